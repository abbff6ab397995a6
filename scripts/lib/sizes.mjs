/** What a page downloads, compressed as a server would, against the budgets. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

/** Most bytes after brotli. */
export const BUDGET = {
  /** Autoloader and everything that a tag imports before it paints. */
  poster: 30_000,
  /** The same for a tag that never loads a model; that is all it ever needs. */
  complete: 35_000,
  /** The engine's script and its wasm file. */
  engine: 130_000,
  /** What a host page loads for its frames. */
  embed: 1_500,
  /** What a frame loads besides the library. */
  embedFrame: 5_000,
};

/** What `npm pack` makes of dist/, at most. Weights are in it twice, as files and as classic scripts: nothing else needs much room. */
export const PACKAGE_BUDGET = { bytes: 7_500_000, files: 1_250 };

/** Tags that show no model. */
const WITHOUT_MODEL = new Set(["ae-loss-calculator", "ae-quiz", "ae-formula", "ae-lesson", "ae-term"]);

/**
 * @typedef {object} Row
 * @property {string} title
 * @property {number} bytes after brotli
 * @property {number} [budget]
 */

/** Sizes of a finished build. @returns {Row[]} */
export function measure(dist) {
  const cdn = join(dist, "cdn");
  const { entry, engine, tags } = JSON.parse(readFileSync(join(cdn, "chunks.json"), "utf8"));
  const cache = new Map();
  const size = (file) => {
    if (!cache.has(file)) cache.set(file, compressed(join(cdn, file)));
    return cache.get(file);
  };
  const sum = (files) => [...new Set(files)].reduce((total, file) => total + size(file), 0);

  // what a tag without a model fetches by itself after its first script
  const later = readdirSync(join(cdn, "chunks"))
    .filter((file) => /^math-font-faces-.*\.js$/.test(file))
    .map((file) => `chunks/${file}`);
  const first = new Set([...entry, ...Object.values(tags).flat()]);
  return [
    ...Object.entries(tags)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([tag, files]) => ({
        title: WITHOUT_MODEL.has(tag) ? `<${tag}>, complete` : `<${tag}>, until its poster`,
        bytes: sum([...entry, ...files, ...(WITHOUT_MODEL.has(tag) ? later : [])]),
        budget: WITHOUT_MODEL.has(tag) ? BUDGET.complete : BUDGET.poster,
      })),
    { title: "all tags on one page, until their posters", bytes: sum(first) },
    {
      title: "engine: script and wasm",
      bytes: sum([...engine.filter((file) => !first.has(file)), "wasm/tfjs-simd.wasm"]),
      budget: BUDGET.engine,
    },
    { title: "embed.js", bytes: size("embed.js"), budget: BUDGET.embed },
    { title: "embed.html and its script", bytes: sum(["embed.html", "embed-frame.js"]), budget: BUDGET.embedFrame },
    ...binaries(join(cdn, "weights")).map((file) => ({ title: `weights/${file}`, bytes: size(join("weights", file)) })),
  ];
}

/** The table that `npm run size` prints. @param {Row[]} rows */
export function report(rows) {
  const lines = rows.map(({ title, bytes, budget }) => {
    const verdict = budget === undefined ? "" : bytes <= budget ? `of ${kilobytes(budget)}` : `TOO MUCH: budget ${kilobytes(budget)}`;
    return `  ${title.padEnd(46)}${kilobytes(bytes).padStart(10)}  ${verdict}`.trimEnd();
  });
  return ["Sizes after brotli", ...lines].join("\n");
}

/** The lines that `npm run size` adds. @param {{ size: number, files: readonly unknown[] }} pack what `npm pack --json` says */
export function packageReport({ size, files }) {
  const verdict = isPackageInBudget({ size, files }) ? "of" : "TOO MUCH: budget";
  return `Package: ${kilobytes(size)} packed, ${files.length} files  ${verdict} ${kilobytes(PACKAGE_BUDGET.bytes)}, ${PACKAGE_BUDGET.files} files`;
}

export const isPackageInBudget = ({ size, files }) => size <= PACKAGE_BUDGET.bytes && files.length <= PACKAGE_BUDGET.files;

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

function binaries(folder) {
  return readdirSync(folder).filter((file) => file.endsWith(".bin"));
}

function compressed(file) {
  const content = readFileSync(file);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  return brotliCompressSync(content, { params }).length;
}
