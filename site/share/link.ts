/**
 * What follows "#" in a link to a page with a figure: `#k=4&compare=pca`, `#state=k%3D4%26code%3D…`. Fields are attributes of the figure's
 * first tag; those of the second begin with "2.", and so on. A "-" before the name takes an attribute away that the author wrote. Where a page has several figures, `figure=NAME` says
 * which; without it the first is meant. `#NAME` alone leads to one as its author wrote it.
 */
import { allowedValue } from "../../src/embed/addresses.js";
import type { Allowed } from "../../src/embed/hash.js";
import type { Written } from "./describe.js";

/** From what the author wrote to what is shown. */
export interface Change {
  readonly set: Written;
  readonly removed: readonly string[];
}

export function changeBetween(authored: Written, now: Written): Change {
  return {
    set: new Map([...now].filter(([name, value]) => authored.get(name) !== value)),
    removed: [...authored.keys()].filter((name) => !now.has(name)),
  };
}

/** Names the figure of a link. */
const FIGURE = "figure";

/** "" where nothing has changed. @param figure its name, where the page has several */
export function writeLink(changes: readonly Change[], figure = ""): string {
  if (figure && changes.every(({ set, removed }) => set.size + removed.length === 0)) return `#${figure}`;
  const fields = new URLSearchParams(figure ? { [FIGURE]: figure } : {});
  changes.forEach(({ set, removed }, i) => {
    const place = i === 0 ? "" : `${i + 1}.`;
    for (const [name, value] of set) fields.set(place + name, value);
    for (const name of removed) fields.set(`${place}-${name}`, "");
  });
  return fields.size > 0 ? `#${fields.toString()}` : "";
}

/** The name of the figure that a link means; null where it names none. */
export const figureIn = (hash: string): string | null => (hash.includes("=") ? new URLSearchParams(hash.slice(1)).get(FIGURE) : null);

export interface Link {
  /** One for each tag of the figure. */
  readonly changes: readonly Change[];
  /** What was left out, one sentence each. */
  readonly problems: readonly string[];
}

const LONGEST = 20_000;

/**
 * What a link says of a figure with these tags; null for an address that leads to a place of the page, or to none.
 * @param page the address of the page, for addresses in attributes
 */
export function readLink(hash: string, tags: readonly string[], known: Allowed, page: URL): Link | null {
  if (!hash.includes("=")) return null;
  const changes = tags.map(() => ({ set: new Map<string, string>(), removed: [] as string[] }));
  const problems: string[] = [];
  if (hash.length > LONGEST)
    return { changes, problems: [`The link is too long: ${hash.length} characters, and at most ${LONGEST} are read.`] };
  for (const [field, value] of new URLSearchParams(hash.slice(1))) {
    if (field === FIGURE) continue;
    const [, number = "1", minus, name] = /^(?:(\d{1,2})\.)?(-?)([^-].*)?$/.exec(field) ?? [];
    const change = changes[Number(number) - 1];
    const tag = tags[Number(number) - 1];
    const allowed = name !== undefined && known.get(tag)?.includes(name);
    const safe = allowed ? allowedValue(name, value, page) : null;
    if (!change || !allowed) problems.push(`The link says ${quoted(field)}, which ${tag ? `<${tag}> does` : "this page does"} not have.`);
    else if (safe === null) problems.push(`${name}=${quoted(value)} has to be an https address, or one on this server.`);
    else if (minus) change.removed.push(name);
    else change.set.set(name, safe);
  }
  return { changes, problems };
}

const quoted = (text: string): string => `“${text.length > 40 ? `${text.slice(0, 39)}…` : text}”`;
