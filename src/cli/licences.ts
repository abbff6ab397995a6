/** The licences of what is in a page, out of the LICENSES.txt of the CDN build. */
import type { Needs } from "./needs.js";

const RULE = /\n(?=[^\n]+\n={3,}\n)/;

/** What has to be in the page for a section to concern it, by the beginning of its title. Others concern every page. */
const CONCERNS: readonly (readonly [title: RegExp, has: (needs: Needs) => boolean])[] = [
  [/^TensorFlow/, ({ files }) => files.some((file) => file.startsWith("wasm/"))],
  [/^MNIST/, ({ files }) => files.some((file) => file.startsWith("weights/"))],
  [/^@noble/, ({ chunks }) => chunks.includes("sha2.js")],
  [/^@floating-ui/, ({ chunks }) => chunks.includes("term.place-floating.js")],
  [/^[^\n]+what reads an author's own models\n/, ({ chunks }) => chunks.includes("own.js")],
  [/^fflate/, ({ chunks }) => chunks.includes("scorm.js") || chunks.includes("cmi5.js")],
  [/^(@xapi|axios)/, ({ chunks }) => chunks.includes("cmi5.js")],
  [/^katex/, ({ files }) => files.some((file) => file.startsWith("fonts/"))],
];

export function licencesOf(all: string, needs: Needs): string {
  const concerns = (section: string) => CONCERNS.every(([title, has]) => !title.test(section) || has(needs));
  return all.split(RULE).filter(concerns).join("\n").trim();
}
