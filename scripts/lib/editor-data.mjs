/**
 * Run by the build, with the folder that it makes: completes custom-elements.json and writes from it what editors and the templates of
 * frameworks know of the tags: types/ (TypeScript) and editor/ (VS Code, JetBrains).
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
// reads package.json in the current folder, which is the repository's
import { getWebTypesData } from "custom-element-jet-brains-integration";
import { getVsCodeCssCustomData, getVsCodeHtmlCustomData } from "custom-element-vs-code-integration";
import { typeFiles } from "./framework-types.mjs";
import { addFacts } from "./manifest-facts.mjs";

const dist = process.argv[2];
const manifestFile = join(dist, "custom-elements.json");
const manifest = JSON.parse(readFileSync(manifestFile, "utf8"));
const tags = await addFacts(manifest, dist);

write("types", typeFiles(tags));
write("editor", {
  "vscode.html-custom-data.json": json(getVsCodeHtmlCustomData(structuredClone(manifest), {})),
  "vscode.css-custom-data.json": json(onceEach(JSON.parse(getVsCodeCssCustomData(structuredClone(manifest), {})))),
  "web-types.json": json(getWebTypesData(structuredClone(manifest), { modulePathTemplate: (_, path) => `./${path}` })),
});
// what only the types need
for (const { attributes = [], members = [] } of tags) for (const each of [...attributes, ...members]) delete each.accepts;
writeFileSync(manifestFile, json(manifest));

function write(folder, files) {
  mkdirSync(join(dist, folder), { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(dist, folder, name), content);
}

function json(data) {
  return `${JSON.stringify(typeof data === "string" ? JSON.parse(data) : data, null, 2)}\n`;
}

/** Many tags have the same custom properties and parts; an editor offers each once. */
function onceEach(data) {
  for (const key of ["properties", "pseudoElements"]) data[key] = [...new Map(data[key].map((each) => [each.name, each])).values()];
  return data;
}
