/** What a tag with an author's own model or data does without: the library's weights, and scripts for formats that no model here has. */
import { attribute, type Element } from "./markup.js";
import type { Group } from "./library.js";

const WEIGHTS = /^weights\//;
const DIGITS = "weights/digits.bin";
/** Not a picture's: the reader may turn to it beside images of any kind. */
const SENSOR = "weights/sensor.bin";
const FOREIGN = /^foreign-(\w+)\.js$/;

/** The attribute that stands in for all of the library's weights. Images alone are enough for a tag whose network learns in the page. */
const INSTEAD: Readonly<Record<string, string>> = {
  "ae-anomaly": "model-src",
  "ae-bottleneck": "model-src",
  "ae-latent-map": "model-src",
  "ae-trainer": "data-src",
};
/** Tags that give an author's images (`data-src`) to the library's models: these stay, the digits go. */
const SHOWS_IMAGES = new Set(["ae-anomaly", "ae-latent-map"]);

const names = (element: Element, attributeName: string): boolean => !!attribute(element, attributeName)?.trim();

export const bringsModels = (element: Element): boolean => names(element, "model-src") || names(element, "data-src");

const needsNone = (element: Element): boolean => Object.hasOwn(INSTEAD, element.tagName) && names(element, INSTEAD[element.tagName]);

const needsNoDigits = (element: Element): boolean =>
  needsNone(element) || (SHOWS_IMAGES.has(element.tagName) && names(element, "data-src"));

/** The tag's files, less what none of these elements uses; all of them where there are no elements. */
export function filesBeside(files: readonly string[], elements: readonly Element[]): readonly string[] {
  if (elements.length === 0) return files;
  if (elements.every(needsNone)) return files.filter((file) => !WEIGHTS.test(file) || file === SENSOR);
  return elements.every(needsNoDigits) ? files.filter((file) => file !== DIGITS) : files;
}

/** The scripts that read an author's files, less those for formats of TensorFlow.js that none of `own` (files by path) has. */
export function scriptsFor({ chunks }: Partial<Group>, own: ReadonlyMap<string, Uint8Array>): Partial<Group> {
  const manifests = [...own].filter(([path]) => path.endsWith(".json")).map(([, bytes]) => new TextDecoder().decode(bytes));
  const isUsed = (format: string) => manifests.some((text) => new RegExp(`"format"\\s*:\\s*"${format}"`).test(text));
  return { chunks: chunks?.filter((chunk) => isUsed(FOREIGN.exec(chunk)?.[1] ?? "") || !FOREIGN.test(chunk)) };
}

/** Whether all that these elements name is in `own`: what comes over the network may be of any format. */
export const areInside = (elements: readonly Element[]): boolean =>
  elements.every((element) =>
    ["model-src", "data-src"].every((name) => (attribute(element, name) ?? "ae-inlined:").startsWith("ae-inlined:")),
  );
