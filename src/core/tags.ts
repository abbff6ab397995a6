/**
 * A tag that writes other tags into its shadow root can't import them. It asks the page instead: who can load tags takes the event
 * (`preventDefault`) and registers those under `root`. The autoloader does.
 */
export const TAGS_EVENT = "ae-tags";
export type TagsEvent = CustomEvent<{ root: ParentNode }>;

/** Names of the tags under `root` that nobody has registered, each once. */
export function unknownTags(root: ParentNode): string[] {
  const names = [...root.querySelectorAll(":not(:defined)")].map(({ localName }) => localName);
  return [...new Set(names)].filter((name) => name.startsWith("ae-"));
}

/** Asks for the tags under `root`; false when nobody answered. */
export function askForTags(host: EventTarget, root: ParentNode): boolean {
  const event: TagsEvent = new CustomEvent(TAGS_EVENT, { detail: { root }, bubbles: true, composed: true, cancelable: true });
  return !host.dispatchEvent(event);
}
