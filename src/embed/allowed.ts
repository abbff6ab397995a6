import type { Allowed } from "./hash.js";

/** Of every tag; the manifest need not repeat them. */
const OF_ALL = ["hide", "state"];

/** "ae-a:x y;ae-b:z" → attributes by tag. What the build writes into the script; see scripts/lib/embed.mjs. */
export function readAllowed(text: string): Allowed {
  return new Map(
    text.split(";").map((each) => {
      const [tag, attributes] = each.split(":");
      return [tag, [...new Set([...attributes.split(" ").filter(Boolean), ...OF_ALL])].sort()];
    }),
  );
}
