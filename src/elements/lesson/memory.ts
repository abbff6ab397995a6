/** What the browser keeps of a lesson between visits, where it keeps anything: a sandboxed frame or a strict reader has no storage. */
const PREFIX = "ae-lesson:";

/** One lesson of one page. */
export function memoryKey(page: string, heading: string): string {
  return `${PREFIX}${page}#${heading}`;
}

export function recall(key: string): string {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

/** Empty: forgets. */
export function remember(key: string, value: string): void {
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
  } catch {
    // denied or full: the lesson is read all the same
  }
}
