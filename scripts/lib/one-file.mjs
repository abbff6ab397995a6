/**
 * dist/cdn/classic: the parts of pages that are one file (`ae-elements export`) and of frames that may fetch no module. These are chunks in
 * SystemJS's format and parts.json, which says what each tag needs. Both come from the code: chunks from the module graph, models from the types that the elements declare, fonts from the
 * formulas and style sheets.
 */
import { compileFunction } from "node:vm";
import { build, transform } from "esbuild";
import { inRoot } from "./paths.mjs";
import { elementsIn, withoutAssetList } from "./rollup-plugins.mjs";
import { filesIn, name } from "./sources.mjs";
import { fontsOf } from "./one-file-fonts.mjs";
import { modelsOf } from "./one-file-models.mjs";

/** Modules that are there for an author's own TeX alone: what the library shows of its own was typeset when it was built. */
const AUTHORS_TEX = /^(src\/core\/katex-typeset\.ts|src\/elements\/quiz\/tex-katex\.ts|node_modules\/katex\/)/;
/** What learns in the page. The pool asks for it when a tag calls createTrainer. */
const LEARNING = /^src\/model\/trainer\.ts$/;
/** Reads an author's own models and data, and shows them in the place of the digits. */
const OWN_MODELS = /^src\/(model\/own\/own|model\/tfjs\/foreign-\w+|elements\/[\w-]+\/own)\.ts$/;
/** The parser of GIFT, for a quiz that is written in it. */
const GIFT = /^src\/content\/quiz\/gift\.ts$/;
/** The built-in lesson; an author's lesson has no use for it. */
const BUILT_IN = /^src\/elements\/lesson\/built-in\.ts$/;
/** The lesson's own quiz: <ae-quiz> brings the models that its questions name. */
const OWN_QUIZ = "src/content/quiz/lesson.ts";
const AUTOLOAD = "src/autoload.ts";
const RUNTIME = /^src\/one-file\/runtime\/([\w-]+)\.ts$/;

/** Entries of the build: the autoloader and the scripts for LMSs. */
export const oneFileInput = () =>
  Object.fromEntries([
    ["autoload", inRoot(AUTOLOAD)],
    ...filesIn("src/one-file/runtime").flatMap((file) => {
      const runtime = RUNTIME.exec(name(file))?.[1];
      return runtime ? [[runtime, file]] : [];
    }),
  ]);

/** "ae-sampler.js" for a tag, "sampler.rest.js" for the second script of one, "pool.js" for what tags share. */
export function partName(chunk) {
  const [tag] = elementsIn(chunk);
  const [, element, file] = /^src\/elements\/([\w-]+)\/([\w.-]+)\.ts$/.exec(chunk.facadeModuleId ? name(chunk.facadeModuleId) : "") ?? [];
  return tag ? `ae-${tag}.js` : element ? `${element}.${file.replace(`${element}.`, "")}.js` : "[name].js";
}

/** What the page does not hold is nowhere else. */
export const inlinedOnly = () => withoutAssetList("inlined-only", "undefined");

/** Minifies each chunk, makes it call `aePart(name, …)`, and adds the loader and parts.json. */
export function oneFileParts({ version }) {
  return {
    name: "one-file-parts",
    async generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter(({ type }) => type === "chunk");
      for (const chunk of chunks) chunk.code = await asPart(chunk);
      this.emitFile({ type: "asset", fileName: "page-loader.js", source: await loader() });
      const list = partsList(chunks, version);
      this.emitFile({ type: "asset", fileName: "parts.json", source: `${JSON.stringify(list, null, 1)}\n` });
    },
  };
}

async function asPart({ code, fileName }) {
  const head = /^System\.register\(\[/;
  if (/\bexecute: \(?async\b/.test(code)) throw new Error(`${fileName} awaits at its top level, which the loader of one-file pages can't`);
  const { code: small } = await transform(code, { minify: true, target: "es2022", legalComments: "none" });
  if (!head.test(small)) throw new Error(`${fileName} is no System.register(…): ${small.slice(0, 60)}`);
  return inlineable(small.replace(head, `aePart(${JSON.stringify(fileName)},[`), fileName);
}

async function loader() {
  const { outputFiles } = await build({
    entryPoints: [inRoot("src/one-file/loader.ts")],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    target: "es2022",
    legalComments: "none",
  });
  return inlineable(outputFiles[0].text, "page-loader.js");
}

/**
 * Text that a `<script>` can hold: no "</script", and no "<!--", which would open a comment; and ASCII, so that its hash is the same in
 * whatever encoding a server or a host page puts it. All of these stand in strings, templates and regular expressions alone, where an
 * escape means the same.
 */
function inlineable(code, file) {
  const escape = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  const safe = code
    .replaceAll(/<(?=!--|\/script)/gi, "\\x3c")
    .replaceAll(/[\u007f-\uffff]/g, escape)
    .trimEnd();
  compileFunction(safe, [], { filename: file }); // throws a SyntaxError where one did not
  return safe;
}

/**
 * What parts.json holds; src/cli/library.ts has it as a type. For each tag: the chunks that it may load and the files (paths under
 * dist/cdn) that it may fetch; apart from these, what only some pages need: the built-in lesson or quiz with the tags that it brings,
 * what typesets an author's TeX, what reads an author's models, what reads a quiz in GIFT.
 */
function partsList(chunks, version) {
  const graph = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const facade = (chunk) => (chunk.facadeModuleId ? name(chunk.facadeModuleId) : "");
  const behind = (pattern) => new Set(chunks.filter((chunk) => pattern.test(facade(chunk))).map(({ fileName }) => fileName));
  const entry = chunks.find((chunk) => facade(chunk) === AUTOLOAD);
  if (entry.imports.length > 0) throw new Error(`${AUTOLOAD} shares code with ${entry.imports.join(", ")}; it must import nothing`);
  const engine = chunks.find(({ moduleIds }) => moduleIds.includes(inRoot("src/model/engine.ts"))).fileName;
  const tex = behind(AUTHORS_TEX);
  const lesson = behind(BUILT_IN);
  const learning = behind(LEARNING);
  const own = behind(OWN_MODELS);
  const gift = behind(GIFT);
  if (tex.size * lesson.size * learning.size * gift.size === 0)
    throw new Error("the chunk of KaTeX, of the built-in lesson, of the trainer or of GIFT was not found");

  /** What `start` may load without going through a chunk of `doors`. */
  const reach = (start, ...doors) => {
    const found = new Set();
    const queue = [start];
    for (const file of queue) {
      if (found.has(file) || file === entry.fileName || doors.some((each) => each.has(file))) continue;
      found.add(file);
      queue.push(...graph.get(file).imports, ...graph.get(file).dynamicImports);
    }
    return sorted(found);
  };
  const modules = (files) =>
    files.flatMap((file) => Object.entries(graph.get(file).modules).map(([id, { code }]) => ({ path: name(id), code: code ?? "" })));

  const starts = new Map(chunks.flatMap((chunk) => elementsIn(chunk).map((element) => [element, chunk.fileName])));
  const tags = {};
  for (const element of sorted(starts.keys())) {
    const start = starts.get(element);
    const learns = modules(reach(start, tex, lesson, learning, own, gift)).some(
      ({ path, code }) => path.startsWith("src/elements/") && /\bcreateTrainer\(/.test(code),
    );
    const closed = learns ? new Set() : learning;
    const always = reach(start, tex, lesson, own, gift, closed);
    /** What is behind one kind of door. */
    const behindOne = (kind) =>
      reach(start, ...[tex, lesson, own, gift].filter((each) => each !== kind), closed).filter((file) => !always.includes(file));
    const builtIn = behindOne(lesson);
    const texChunks = behindOne(tex);
    const ownChunks = behindOne(own);
    const giftChunks = behindOne(gift);
    const written = [...modules(builtIn), ...modules(always).filter(({ path }) => path === OWN_QUIZ)];
    const brings = tagsIn(written, starts.keys()).filter((tag) => tag !== `ae-${element}`);
    tags[`ae-${element}`] = {
      chunks: always,
      files: [
        ...modelsOf(element).map((file) => `weights/${file}`),
        ...(always.includes(engine) ? ["wasm/tfjs-simd.wasm"] : []),
        ...fontsOf(modules(always)).map((file) => `fonts/${file}`),
      ],
      ...(written.length > 0 && { builtIn: { chunks: builtIn, tags: brings } }),
      ...(texChunks.length > 0 && { tex: { chunks: texChunks, files: allFonts() } }),
      ...(ownChunks.length > 0 && { own: { chunks: ownChunks } }),
      ...(giftChunks.length > 0 && { gift: { chunks: giftChunks } }),
    };
  }
  const runtimes = Object.fromEntries(
    chunks.flatMap((chunk) => {
      const runtime = chunk.isEntry && RUNTIME.exec(facade(chunk))?.[1];
      return runtime ? [[runtime, { entry: chunk.fileName, chunks: reach(chunk.fileName) }]] : [];
    }),
  );
  return { version, entry: entry.fileName, tags, runtimes };
}

/** Strings in the order of their code units. */
const sorted = (strings) => [...strings].sort((a, b) => (a < b ? -1 : 1));

const allFonts = () =>
  filesIn("fonts")
    .map(name)
    .filter((file) => file.endsWith(".woff2"));

/** Tags whose names are written in the code, as strings or as markup. */
function tagsIn(modules, elements) {
  const written = (element) => modules.some(({ code }) => new RegExp(`["'\`<]ae-${element}["'\`\\s>]`).test(code));
  return sorted([...elements].filter(written).map((element) => `ae-${element}`));
}
