/** Which tag grades which goal of a live task: the only list of it. A test holds it to what the tags' `grade` answers. */
import type { TaskGoal } from "../tasks.js";
import { show } from "./messages.js";

type Kind = TaskGoal["kind"];

/** Every tag of the library. With `model-src`, the map and the bottleneck grade no digits: no classifier knows an author's images. */
export const GRADES: Readonly<Record<string, readonly Kind[]>> = {
  "ae-anomaly": ["threshold"],
  "ae-bottleneck": ["digit", "mse"],
  "ae-denoiser": ["digit", "mse"],
  "ae-features": [],
  "ae-formula": [],
  "ae-latent-map": ["digit"],
  "ae-lesson": [],
  "ae-loss-calculator": ["loss"],
  "ae-quiz": [],
  "ae-sampler": ["digit"],
  "ae-term": [],
  "ae-trainer": ["loss", "mse"],
  "ae-walkthrough": [],
};

/** What is odd about a selector that should find one of the tags; null where nothing is, or where it cannot be known here. `kind`: what is to be graded there. */
export function oddTarget(selector: string, kind?: Kind): string | null {
  const named = [...selector.toLowerCase().matchAll(/(?:^|[\s>+~,(])(ae-[\w-]+)/g)].map(([, name]) => name);
  const stray = named.find((name) => !Object.hasOwn(GRADES, name));
  if (stray !== undefined) return `${show(selector)} names <${stray}>, which is no tag of the library${kind ? `; ${gradedBy(kind)}` : ""}`;
  // the tag that is found is named last; others are what it stands in
  const found = selector.split(",").map((each) => /(?:^|[\s>+~])(ae-[\w-]+)[^\s>+~]*$/i.exec(each.trim())?.[1].toLowerCase());
  if (!kind || found.some((name) => name === undefined || GRADES[name].includes(kind))) return null;
  return `<${found[0]}> grades no goal of the kind "${kind}"; ${gradedBy(kind)}`;
}

function gradedBy(kind: Kind): string {
  const tags = Object.keys(GRADES).filter((name) => GRADES[name].includes(kind));
  return `${tags.length > 1 ? `${tags.slice(0, -1).join(", ")} and ${tags.at(-1)!} grade` : `${tags[0]} grades`} it`;
}
