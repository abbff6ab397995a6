/**
 * The part of the CDN build for frames: embed.html with its script, embed.js for host pages, and what classic/
 * needs besides the parts of one-file pages to be the library for frames that may fetch no module: a loader, and every file as a script.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { build } from "esbuild";
import { inRoot } from "./paths.mjs";

/** Names that no tag's attribute may have in a frame, whatever the manifest says. */
const NEVER = /^(on.*|id|class|style|slot|part|is|srcdoc|lang|dir|theme|background|host|tag)$/;

/** Writes everything into `stage`/cdn; custom-elements.json and cdn/classic/ with its parts are there already. */
export async function buildEmbed(stage) {
  const cdn = join(stage, "cdn");
  const manifest = JSON.parse(readFileSync(join(stage, "custom-elements.json"), "utf8"));
  const parts = JSON.parse(readFileSync(join(cdn, "classic/parts.json"), "utf8"));
  const write = (path, content) => {
    const file = join(cdn, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  write("embed.html", page(readFileSync(inRoot("src/embed/embed.html"), "utf8")));
  write("embed.js", await script("src/embed/host.ts"));
  write("embed-frame.js", await script("src/embed/frame.ts", { __AE_TAGS__: JSON.stringify(allowlist(manifest)) }));

  const files = filesOf(cdn, ["weights", "wasm"], /\.(bin|wasm)$/);
  const fonts = filesOf(cdn, ["fonts"], /\.woff2$/);
  const classic = { entry: parts.entry, files, fonts: fontsByTag(parts), allFonts: fonts };
  write("classic/loader.js", await script("src/embed/classic.ts", { __AE_CLASSIC__: JSON.stringify(classic) }));
  const inScript = (path, bytes) => write(`classic/${path}.js`, `aeFile(${JSON.stringify(path)},"${bytes.toString("base64")}")\n`);
  for (const path of files) inScript(path, deflateRawSync(readFileSync(join(cdn, path)), { level: 9 }));
  for (const path of fonts) inScript(path, readFileSync(join(cdn, path)));
}

/** Tags and their attributes as src/embed/allowed.ts reads them: "ae-a:x y;ae-b:z". */
export function allowlist(manifest) {
  const declarations = manifest.modules.flatMap((module) => module.declarations ?? []).filter(({ tagName }) => tagName);
  if (declarations.length === 0) throw new Error("custom-elements.json names no tag");
  return declarations
    .map(({ tagName, attributes = [] }) => {
      const names = attributes.map(({ name }) => name).filter((name) => /^[a-z][a-z-]*$/.test(name) && !NEVER.test(name));
      return `${tagName}:${[...new Set(names)].join(" ")}`;
    })
    .sort()
    .join(";");
}

/** embed.html with its policy. Styles come by hash: the page has no other inline code. */
function page(template) {
  // browsers hash styles with plain line ends
  const html = template.replaceAll(/\r?\n\s*/g, "\n").replaceAll(/<!--[^]*?-->|\/\*[^]*?\*\/\n/g, "");
  const styles = [...html.matchAll(/<style>([^]*?)<\/style>/g)].map(([, css]) => sha("sha256", css));
  const policy = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    `style-src ${styles.map((hash) => `'${hash}'`).join(" ")}`,
    // what an author's address may name: a quiz, a model, data
    "connect-src 'self' https:",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types lit-html ae-embed",
  ];
  if (!html.includes("POLICY")) throw new Error("src/embed/embed.html has no place for its policy");
  return html.replace("POLICY", policy.join("; "));
}

const sha = (algorithm, content) => `${algorithm}-${createHash(algorithm).update(content).digest("base64")}`;

async function script(entry, define = {}) {
  const { outputFiles, warnings } = await build({
    entryPoints: [inRoot(entry)],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    target: "es2022",
    legalComments: "none",
    define,
  });
  if (warnings.length > 0) throw new Error(`${entry}: ${warnings[0].text}`);
  return outputFiles[0].text;
}

/** Paths under `cdn`, sorted. */
const filesOf = (cdn, folders, pattern) =>
  folders.flatMap((folder) =>
    readdirSync(join(cdn, folder))
      .filter((file) => pattern.test(file))
      .sort()
      .map((file) => `${folder}/${file}`),
  );

/** Fonts of each tag, with those of the tags that it writes into itself. */
function fontsByTag({ tags }) {
  const filesOfAll = (tag, seen = new Set()) => {
    if (seen.has(tag)) return [];
    seen.add(tag);
    const { files, builtIn } = tags[tag];
    return [...files, ...(builtIn?.tags ?? []).flatMap((each) => filesOfAll(each, seen))];
  };
  const fontsOf = (tag) => filesOfAll(tag).filter((file) => file.startsWith("fonts/"));
  return Object.fromEntries(Object.keys(tags).map((tag) => [tag, [...new Set(fontsOf(tag))]]));
}
