/** gift-pegjs as a module of ours: it is in CommonJS, which bundlers of authors and browsers do not all take. */
import { readFileSync } from "node:fs";
import { transform } from "esbuild";
import { inRoot } from "./paths.mjs";

const read = (file) => readFileSync(inRoot("node_modules/gift-pegjs", file), "utf8");

/** Where it comes to stand among the modules; there is no such file. */
const MODULE = inRoot("src/content/quiz/gift-pegjs.js");

/** Its code as an ES module, with its licence. */
function asModule() {
  const { version } = JSON.parse(read("package.json"));
  return `/*! gift-pegjs ${version}\n\n${read("LICENSE").trim()}\n*/\nconst module = {};\n${read("pegjs-gift.js")}\nexport default module.exports;\n`;
}

/** The same, a quarter as long. */
async function minified() {
  return (await transform(asModule(), { minify: true, format: "esm", target: "es2022", legalComments: "inline" })).code;
}

/** For Rollup. */
export function giftGrammar() {
  return {
    name: "gift-grammar",
    resolveId: (source) => (source === "gift-pegjs" ? MODULE : null),
    load: async (id) => (id === MODULE ? { code: await minified(), map: null } : null),
  };
}

/** For the test server. */
export function giftGrammarPlugin() {
  return {
    name: "gift-grammar",
    transform: ({ path }) => (path.endsWith("/gift-pegjs/pegjs-gift.js") ? asModule() : undefined),
  };
}
