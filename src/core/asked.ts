/**
 * The questions for a prediction that a reader of this page has answered or skipped, by name. Each is asked once a page, also where
 * two copies of the library were loaded; Reset of the tag that asked takes its name out again.
 */
const KEY = Symbol.for("ae-elements.asked");

export const asked: Set<string> = ((globalThis as { [KEY]?: Set<string> })[KEY] ??= new Set());
