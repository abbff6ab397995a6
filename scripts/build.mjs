/**
 * `npm run build`: everything into dist/. It is put together in a folder of its own and takes the place of dist/ when it is
 * whole, so that a broken build leaves the last good one.
 */
import "./lib/node-version.mjs";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { inRoot } from "./lib/paths.mjs";
import { node, tool } from "./lib/run.mjs";
import { hashOf, name } from "./lib/sources.mjs";

/** What dist/ is made of. */
const SOURCES = [
  "src",
  "site",
  "weights",
  "fonts",
  "scripts",
  "rollup.config.mjs",
  "custom-elements-manifest.config.mjs",
  "tsconfig.json",
  "tsconfig.build.json",
  "LICENSE",
  "NOTICE.md",
  "licenses",
  "package.json",
  "package-lock.json",
];
const STAMP = ".build.json";

/** Whether dist/ was built from the sources as they are now. */
export function isBuilt() {
  try {
    return JSON.parse(readFileSync(inRoot("dist", STAMP), "utf8")).sources === hashOf(SOURCES);
  } catch {
    return false;
  }
}

/** Builds into dist/; throws an Error that says which step failed. */
export async function build() {
  const sources = hashOf(SOURCES);
  const stage = inRoot(".cache", `build-${process.pid}`);
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(stage, { recursive: true });
  try {
    await Promise.all([bundle(stage), declarations(stage), manifest(stage)]);
    await Promise.all([copies(stage), editorData(stage)]);
    const { dropPrivateDeclarations } = await import("./lib/declarations.mjs");
    dropPrivateDeclarations(stage);
    const { buildEmbed } = await import("./lib/embed.mjs");
    await buildEmbed(stage);
    const { writeIntegrity } = await import("./lib/integrity.mjs");
    writeIntegrity(join(stage, "cdn"));
    const { buildGallery } = await import("./gallery.mjs");
    await buildGallery(join(stage, "custom-elements.json"), join(stage, "gallery"));
    writeFileSync(join(stage, STAMP), JSON.stringify({ sources }));
    replace(stage, inRoot("dist"));
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

async function bundle(stage) {
  const { rollup } = await import("rollup");
  const { configurations } = await import("../rollup.config.mjs");
  for (const { output, ...input } of configurations(stage)) {
    const bundled = await rollup(input);
    await bundled.write(output);
    await bundled.close();
  }
}

const declarations = (stage) =>
  step("declarations", tool("typescript", ["-p", "tsconfig.build.json", "--outDir", join(stage, "esm")], {}, "tsc"));

const manifest = (stage) =>
  step(
    "custom-elements manifest",
    tool("@custom-elements-manifest/analyzer", ["analyze", "--litelement", "--outdir", name(stage)], {}, "cem"),
  );

/** Completes the manifest from the modules, and writes what editors and frameworks know of the tags. */
const editorData = (stage) => step("editor data", node([inRoot("scripts/lib/editor-data.mjs"), stage]));

async function step(title, running) {
  const { code, output } = await running;
  if (code !== 0) throw new Error(`${title}:\n${output}`);
}

/** What is no code: weights, the trimmed wasm file, fonts, the site. */
async function copies(stage) {
  const { trimWasm } = await import("./tfjs/trim-wasm.mjs");
  cpSync(inRoot("weights"), join(stage, "cdn/weights"), { recursive: true });
  await trimWasm(join(stage, "cdn/wasm/tfjs-simd.wasm"));
  cpSync(inRoot("fonts"), join(stage, "cdn/fonts"), { recursive: true });
  writeFileSync(join(stage, "cdn/LICENSES.txt"), licences());
  // what the gallery is written from is no page, and its script is bundled
  const isPage = (source) => !/\.mjs$|^site\/share(\/|$)/.test(name(source));
  cpSync(inRoot("site"), stage, { recursive: true, filter: isPage });
}

/** The licences of everything whose code or fonts are in the CDN build. */
function licences() {
  const read = (path) => readFileSync(inRoot(path), "utf8").trim();
  const texts = [
    ["ae-elements", read("LICENSE")],
    ...[
      "lit",
      "lit-html",
      "lit-element",
      "@lit/reactive-element",
      "katex",
      "@noble/hashes",
      "@floating-ui/dom",
      "@floating-ui/core",
      "@floating-ui/utils",
      "fflate",
      "gift-pegjs",
    ].map((each) => [each, read(`node_modules/${each}/LICENSE`)]),
    [
      "TensorFlow.js (tfjs-core, tfjs-backend-cpu, tfjs-backend-wasm, tfjs-converter). Copyright Google LLC",
      read("licenses/Apache-2.0.txt"),
    ],
    ["tfjs-layers, in what reads an author's own models", read("licenses/tfjs-layers.txt")],
    ["seedrandom, in TensorFlow.js, in what reads an author's own models", read("licenses/seedrandom.txt")],
    ["valibot, in what reads an author's own models", read("node_modules/valibot/LICENSE.md")],
    ["@xapi/xapi", read("node_modules/@xapi/xapi/LICENSE.md")],
    ["axios, in @xapi/xapi", read("node_modules/axios/LICENSE")],
    ["MNIST data and the models trained on it", read("NOTICE.md")],
  ];
  return texts.map(([title, text]) => `${title}\n${"=".repeat(title.length)}\n\n${text}\n`).join("\n\n");
}

/** Puts the folder `stage` in the place of `target`. Two builds at once: the last one to be whole stays. */
function replace(stage, target) {
  const old = `${stage}-old`;
  try {
    if (existsSync(target)) renameSync(target, old);
    renameSync(stage, target);
  } catch (error) {
    if (!["EPERM", "EBUSY", "EACCES", "ENOENT", "EEXIST", "ENOTEMPTY"].includes(error.code)) throw error;
    // Windows renames no folder that is in use; another build may have been here in between
    rmSync(target, { recursive: true, force: true, maxRetries: 5 });
    cpSync(stage, target, { recursive: true });
  }
  rmSync(old, { recursive: true, force: true, maxRetries: 5 });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await ensureDependencies();
  try {
    const started = performance.now();
    await build();
    const { measure, report } = await import("./lib/sizes.mjs");
    console.log(report(measure(inRoot("dist"))));
    console.log(`dist/ built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  } catch (error) {
    console.error(`The build failed. ${error.message}`);
    process.exitCode = 1;
  }
}
