/**
 * What the analyzer of custom-elements.json can't read off the syntax, taken from the built modules: the types behind names like
 * `Compare`, the type of what an accessor takes, the details of events, and the defaults of attributes.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** TypeScript 7 has no JavaScript interface; the analyzer brings a version that has. */
const require = createRequire(createRequire(import.meta.url).resolve("@custom-elements-manifest/analyzer/package.json"));

/** Events that are the same in every tag, by the type of their detail. */
const DETAILS = new Set(["ae-ready", "ae-progress", "ae-error", "ae-answer", "ae-complete", "ae-digit"]);

/** Types that mean the same in every file. */
const GLOBAL = /^(readonly|null|undefined|true|false|string|number|boolean|ArrayLike|Iterable|Float32Array|Uint8Array)$/;
/** Types of the package's own that properties take and that it exports. */
export const EXPORTED = ["Question", "Quiz"];

/**
 * Completes a manifest in place: `type` and `default` of attributes and properties, `type` of events. A property that takes more than
 * it gives gets `accepts`, a type as text that can stand in any file; one with a type of ours is taken as `Class["property"]`.
 * @param {object} manifest custom-elements.json
 * @param {string} dist folder with the built modules and their declarations in esm/
 */
export async function addFacts(manifest, dist) {
  const elements = manifest.modules.flatMap(({ path, declarations = [] }) =>
    declarations.filter(({ tagName }) => tagName).map((declaration) => ({ declaration, file: join(dist, path.replace(/^dist\//, "")) })),
  );
  const typesOf = reader(elements.map(({ file }) => declarationsOf(file)));
  for (const { declaration, file } of elements) {
    const { [declaration.name]: Class } = await import(pathToFileURL(file).href);
    const types = typesOf(declarationsOf(file), declaration.name);
    complete(declaration, types, new Class());
  }
  return elements.map(({ declaration }) => declaration);
}

const declarationsOf = (file) => file.replace(/\.js$/, ".d.ts");

function complete(declaration, types, element) {
  const { attributes = [], members = [], events = [] } = declaration;
  const fields = members.filter(({ kind, static: isStatic }) => kind === "field" && !isStatic);
  for (const each of [...fields, ...attributes]) {
    const name = each.kind === "field" ? each.name : each.fieldName;
    const type = types(name);
    if (!type) continue;
    if (type.isPlain || !each.type?.text) each.type = { text: type.gives };
    if (type.takes && !each.readonly) each.accepts = portable(type.takes, EXPORTED) ? type.takes : `${declaration.name}["${name}"]`;
    const value = each.readonly ? undefined : defaultOf(element, name);
    if (value !== undefined) each.default = value;
  }
  // an attribute without a property is described in JSDoc: {light | dark}
  for (const { fieldName, type } of attributes)
    if (!fieldName && /^[\w-]+( \| [\w-]+)+$/.test(type?.text)) type.text = type.text.replaceAll(/[\w-]+/g, '"$&"');
  for (const event of events) event.type = { text: `CustomEvent<${detailOf(event, declaration.name, fields)}>` };
}

const portable = (type, exported = []) =>
  type
    .replaceAll(/"[^"]*"/g, "")
    .match(/[A-Za-z_]\w*/g)
    ?.every((word) => GLOBAL.test(word) || exported.includes(word)) ?? true;

/** As it would stand in the source. */
function defaultOf(element, name) {
  try {
    const value = element[name];
    if (typeof value === "number" ? Number.isFinite(value) : ["string", "boolean"].includes(typeof value)) return JSON.stringify(value);
    if (Array.isArray(value) && value.every((each) => typeof each === "number" || typeof each === "string")) return JSON.stringify(value);
  } catch {
    // only there in a page
  }
  return undefined;
}

/** What changed, by the names that the description gives in braces: `{k}`, `{map, pin, at}`, `{diverged: true}`. */
function detailOf({ name, description = "" }, className, fields) {
  if (DETAILS.has(name)) return `AeEventDetails["${name}"]`;
  if (name === "ae-quantity") return `{ quantity: keyof ${className}["quantities"] | null }`;
  if (name === "ae-tags") return "{ root: ParentNode }";
  const named = [...description.matchAll(/\{([^}]*)\}/g)].flatMap(([, list]) => list.split(",").map((each) => each.split(":")[0].trim()));
  const own = [...new Set(named)].filter((each) => fields.some((field) => field.name === each));
  return `AeEventDetails["${name}"]${own.length > 0 ? ` & { ${own.map((each) => `${each}?: ${className}["${each}"]`).join("; ")} }` : ""}`;
}

/** Reads declaration files: gives a function of a file and a class, that gives a function of a property. */
function reader(files) {
  const ts = require("typescript");
  const { ScriptTarget, ModuleKind, ModuleResolutionKind, TypeFormatFlags: Flags } = ts;
  const program = ts.createProgram(files, {
    target: ScriptTarget.ES2022,
    module: ModuleKind.ESNext,
    moduleResolution: ModuleResolutionKind.Bundler,
    lib: ["lib.es2022.d.ts"],
    types: [],
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  });
  const checker = program.getTypeChecker();
  const text = (type) => {
    // names of unions inside a union stay names otherwise
    if (type.isUnion() && type.types.every((each) => each.isStringLiteral()))
      return type.types.map(({ value }) => `"${value}"`).join(" | ");
    return checker.typeToString(type, undefined, Flags.NoTruncation | Flags.InTypeAlias);
  };
  return (file, className) => {
    const symbols = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)));
    const element = checker.getDeclaredTypeOfSymbol(symbols.find(({ name }) => name === className));
    return (property) => {
      const symbol = property && checker.getPropertyOfType(element, property);
      if (!symbol) return null;
      const gives = text(checker.getTypeOfSymbol(symbol));
      const setter = symbol.declarations.find(ts.isSetAccessorDeclaration);
      const takes = setter ? text(checker.getTypeAtLocation(setter.parameters[0])) : gives;
      return { gives, takes, isPlain: portable(gives) };
    };
  };
}
