/** The layers of src/ and what may cross them. Imports only go down; see docs/architecture.md. */
import { staticReach } from "./imports.mjs";

/** What other layers may import of the model module: no engine, no tfjs, no format of weights. */
const MODEL = [
  "model/api",
  "model/assets",
  "model/lazy-pool",
  "model/lazy-own",
  "model/own-fit",
  "model/script",
  "model/catalogue",
  "model/read",
];

/** For each folder of src/, what its modules may import: folders, or modules without ".ts". Their own folder always. */
const LAYERS = {
  math: [],
  content: [],
  i18n: [],
  lang: ["i18n"],
  model: ["math"],
  draw: ["math", "model/api"],
  core: ["draw", "math", "content", "i18n", ...MODEL],
  elements: ["core", "draw", "math", "content", "i18n", ...MODEL],
  lms: ["core/events"],
  "one-file": ["lms"],
  embed: ["lms", "one-file", "core/events"],
  cli: ["content", "model", "lang", "core/katex"],
};

/** The tags that write others into themselves get them through the autoloader, lazily. */
const WRITERS = /^src\/elements\/(lesson|quiz)\/define\.ts$/;

/** Where each package may be imported. */
const PACKAGES = [
  { name: "lit", where: /^src\/(core|elements)\// },
  { name: "@tensorflow", where: /^src\/model\/(engine\.ts|trainer\.ts|tfjs\/)/ },
  { name: "@noble/hashes", where: /^src\/model\// },
  { name: "valibot", where: /^src\/model\/own\// },
  { name: "@floating-ui/dom", where: /^src\/elements\/term\/place-floating\.ts$/ },
  { name: "gift-pegjs", where: /^src\/content\/quiz\/gift-grammar\.ts$/ },
  { name: "katex", where: /^src\/core\/katex/ },
  { name: "node:", where: /^src\/cli\// },
  { name: "parse5", where: /^src\/cli\// },
  { name: "fflate", where: /^src\/(cli|lms)\// },
  { name: "@xapi/xapi", where: /^src\/lms\/xapi-transport\.ts$/ },
];

/** Heavy modules that no tag may reach before it needs them. */
const HEAVY = /^(@tensorflow\/|@floating-ui\/|katex(\/|$)|valibot$|gift-pegjs$|src\/model\/(engine|trainer)\.ts$|src\/model\/(tfjs|own)\/)/;

/** Modules that a page loads first. */
const ENTRY = /^src\/(elements\/[^/]+\/(define|[^/]+\.element)|index|all|autoload)\.ts$/;

/**
 * What is wrong with the imports of src/, one sentence each.
 * @param {import("./imports.mjs").Import[]} imports with type imports, for the layers
 * @param {import("./imports.mjs").Import[]} [values] without, for what a page loads
 */
export function violations(imports, values = imports) {
  return [...imports.flatMap((each) => violation(each) ?? []), ...heavyStarts(values)];
}

function violation({ from, to, external }) {
  if (external) return packageViolation(from, to);
  const source = place(from);
  const target = place(to);
  if (!to.startsWith("src/")) return `${from} imports ${to}, which is outside src/`;
  if (!source.layer || source.layer === target.layer) return elementViolation(source, target);
  if (WRITERS.test(from) && target.module === "autoload") return null;
  const allowed = LAYERS[source.layer];
  if (!allowed) return `${from} is in a folder that no layer describes`;
  return allowed.includes(target.layer) || allowed.includes(target.module)
    ? null
    : `${from} imports ${to}: ${source.layer} may import ${allowed.join(", ") || "nothing"}`;
}

function elementViolation(source, target) {
  return source.layer === "elements" && source.element !== target.element
    ? `${source.path} imports ${target.path}: no element imports another`
    : null;
}

function packageViolation(from, to) {
  const rule = PACKAGES.find(({ name }) => to === name || to.startsWith(name.endsWith(":") ? name : `${name}/`));
  if (!rule) return `${from} imports ${to}, a package that no layer knows`;
  return rule.where.test(from) ? null : `${from} imports ${to}, which is not for this module`;
}

function heavyStarts(imports) {
  const entries = [...new Set(imports.map(({ from }) => from))].filter((from) => ENTRY.test(from));
  return entries.flatMap((entry) =>
    [...staticReach(entry, imports)]
      .filter(([module]) => HEAVY.test(module))
      .map(([, chain]) => `${entry} loads a heavy module before it needs it: ${chain.join(" → ")}`),
  );
}

/** "src/model/tfjs/runtime.ts": layer "model", module "model/tfjs/runtime". Files right in src/ have no layer. */
function place(path) {
  const parts = path.replace(/^src\//, "").split("/");
  return {
    path,
    layer: parts.length > 1 ? parts[0] : null,
    module: parts.join("/").replace(/\.ts$/, ""),
    element: parts[0] === "elements" ? parts[1] : null,
  };
}
