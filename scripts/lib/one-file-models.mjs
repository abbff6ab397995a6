/**
 * Which weights and data a tag may ask for, read from its sources: the ids in the type of the models that its class declares
 * (`extends AeModelElement<Needed, …>`), which the compiler holds `needs()` to, and those that it acquires by name.
 */
import { readFileSync } from "node:fs";
import { inRoot } from "./paths.mjs";
import { filesIn, name } from "./sources.mjs";

/**
 * File names under weights/, sorted.
 * @param {string} element "latent-map"
 * @throws Error when the sources say something that this can't read
 */
export function modelsOf(element) {
  const sources = filesIn(`src/elements/${element}`)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => ({ file: name(file), code: readFileSync(file, "utf8") }));
  const ids = new Set(sources.flatMap((source) => [...declared(source, sources), ...acquired(source)]));
  return [...ids].map((id) => fileOf(id, element)).sort((a, b) => (a < b ? -1 : 1));
}

function fileOf(id, element) {
  const { assets } = JSON.parse(readFileSync(inRoot("weights/catalogue.json"), "utf8"));
  const entry = assets.find((each) => each.id === id);
  if (!entry) throw new Error(`src/elements/${element} declares a model "${id}", which weights/catalogue.json does not have`);
  return entry.file;
}

/** Of `class … extends AeModelElement<A, …>`: A is a union of ids, or the name of a type that is one. */
function declared({ file, code }, sources) {
  const type = /\bextends AeModelElement<\s*([^,]+?)\s*,/.exec(code)?.[1];
  if (!type) return [];
  const union = /^\w+$/.test(type) ? aliasOf(type, sources) : type;
  const ids = union && idsIn(union);
  if (!ids)
    throw new Error(`${file}: the models of AeModelElement<${type}, …> should be a union of ids, or the name of a type that is one`);
  return ids;
}

function aliasOf(type, sources) {
  const found = sources.flatMap(({ code }) => new RegExp(`^export type ${type} =([^;]+);`, "m").exec(code)?.[1] ?? []);
  return found.length === 1 ? found[0] : null;
}

function idsIn(union) {
  const members = union
    .split("|")
    .map((each) => each.trim())
    .filter(Boolean);
  const ids = members.map((each) => /^"([\w-]+)"$/.exec(each)?.[1]);
  return ids.every(Boolean) ? ids : null;
}

/** Of `acquire("id")` and `acquireAll(["a", "b"])`. */
function acquired({ file, code }) {
  return [...code.matchAll(/\bacquire(?:All)?\(([^)]*)\)/g)].flatMap(([call, inside]) => {
    const ids = [...inside.matchAll(/"([\w-]+)"/g)].map(([, id]) => id);
    if (ids.length === 0) throw new Error(`${file}: ${call} should name its models as strings, for one-file pages are made by these names`);
    return ids;
  });
}
