/** The row under a live figure that lets an author take it along: its markup, and its script, site/share/. */
import { readFileSync, writeFileSync } from "node:fs";
import { sep } from "node:path";
import { build } from "esbuild";
import { inRoot } from "./paths.mjs";

const escape = (text) => text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);

/**
 * Stands after an element with `data-live`, which holds the tags. Without scripts the field has the author's markup.
 * @param {{ title: string, html: string, cdn: string, lesson?: boolean, narrow?: boolean, name?: string }} figure `cdn`: the folder of the CDN build, seen
 * from the page; `lesson`: the page is the lesson; `name`: of one of several figures on a page, for its links and its file
 */
export const shareRow = ({ title, html, cdn, lesson = false, narrow = false, name = "" }) => `<section class="share${
  narrow ? " column" : ""
}" data-share="${lesson ? "lesson" : ""}" data-title="${escape(title)}"${name && ` data-name="${name}"`} aria-label="Take the figure along${name && escape(`: ${title}`)}">
<div class="share-row"><div class="share-actions"><button type="button" data-copy="link">Copy link</button>
<button type="button" data-copy="iframe">Copy iframe</button>
<button type="button" data-copy="tag">Copy tag</button>
<button type="button" data-download>Download as one file</button></div>
<label for="share-text${name && `-${name}`}">Tag, for any HTML page.</label>
<textarea id="share-text${name && `-${name}`}" readonly rows="4" spellcheck="false" translate="no">${escape(
  `<script type="module" src="${cdn}autoload.js"></script>\n${html}`,
)}</textarea>
<p class="share-status" role="status"></p></div>
</section>`;

/**
 * Bundles site/share/ into share.js and share/ in `out`.
 * @param {{ out: string, manifest: object, cdn?: string }} options `manifest`: custom-elements.json; `cdn`: the address of a published CDN
 * build for the snippets, ending in "/". Without it that is the folder cdn/ beside share.js
 */
export async function buildShare({ out, manifest, cdn = "" }) {
  const maker = await bundle({ entry: "one-file/one-file.ts", out, name: "share/[name]-[hash]", plugins: [inBrowser] });
  const define = { __AE_TAGS__: JSON.stringify(attributesByTag(manifest)), __AE_CDN__: JSON.stringify(cdn) };
  await bundle({ entry: "share.ts", out, name: "[name]", plugins: [importedLater(`./${maker}`)], define });
}

/** Gives the path of the script under `out`. */
async function bundle({ entry, out, name, plugins, define = {} }) {
  const { warnings, metafile } = await build({
    entryPoints: [inRoot("site/share", entry)],
    outdir: out,
    entryNames: name,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    legalComments: "none",
    define,
    plugins,
    metafile: true,
    absWorkingDir: out,
    logLevel: "silent",
  });
  if (warnings.length > 0) throw new Error(`site/share/${entry}: ${warnings[0].text}`);
  return Object.keys(metafile.outputs)[0];
}

/** What puts a file together is a script of its own, for the few who ask for it. */
const importedLater = (path) => ({
  name: "imported-later",
  setup: ({ onResolve }) => onResolve({ filter: /\/one-file\.js$/ }, () => ({ path, external: true })),
});

/** What src/cli takes from Node, from the disk and from fflate comes from site/share/one-file/. */
const inBrowser = {
  name: "in-browser",
  setup({ onResolve, onLoad }) {
    const cli = inRoot("src/cli") + sep;
    onResolve({ filter: /^node:/ }, ({ path, importer }) => {
      const file = path.replace(/^node:(crypto|path)$/, "site/share/one-file/$1.ts");
      return file === path ? { errors: [{ text: `${importer} imports ${path}, which no browser has` }] } : { path: inRoot(file) };
    });
    onResolve({ filter: /\/library\.js$|^fflate$/ }, ({ path, importer }) => {
      const file = path === "fflate" ? "deflate.ts" : "library.ts";
      return importer.startsWith(cli) ? { path: inRoot("site/share/one-file", file) } : null;
    });
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const code = path.startsWith(cli) ? readFileSync(path, "utf8") : "";
      if (!/\bBuffer\./.test(code)) return null;
      const buffer = JSON.stringify(inRoot("site/share/one-file/buffer.ts"));
      return { contents: `import { Buffer } from ${buffer};\n${code}`, loader: "ts" };
    });
  },
};

/** Tags and their attributes as src/embed/allowed.ts reads them: "ae-a:x y;ae-b:z". */
export function attributesByTag({ modules }) {
  return modules
    .flatMap((module) => module.declarations ?? [])
    .filter(({ tagName }) => tagName)
    .map(({ tagName, attributes = [] }) => {
      const names = attributes.map(({ name }) => name).filter((name) => /^(?!on)[a-z][a-z-]*$/.test(name));
      return `${tagName}:${[...new Set(names)].sort(inOrder).join(" ")}`;
    })
    .sort(inOrder)
    .join(";");
}

const inOrder = (a, b) => (a < b ? -1 : 1);

/** Puts the row into a page that says where: `<!-- share -->`. */
export function addShareRow(file, figure) {
  const html = readFileSync(file, "utf8");
  if (!html.includes("<!-- share -->")) throw new Error(`${file} has no place for the row under its figure: <!-- share -->`);
  writeFileSync(
    file,
    html.replace("<!-- share -->", () => shareRow(figure)),
  );
}
