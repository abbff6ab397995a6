/**
 * chai's `assert`, whose errors the runner can take to the terminal. It writes out what was found and what was wanted, whole; of an element
 * that is the page with all that its scripts hold, and the browser hangs over it instead of saying that a test has failed.
 */
import { assert as chai } from "chai";

/** Tries one assertion. */
function plainly<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    const found = error as { actual?: unknown; expected?: unknown };
    // the message has them in short
    if (isDeep(found.actual) || isDeep(found.expected)) found.actual = found.expected = undefined;
    throw error;
  }
}

/** Whether there is something of the page in it, or it has no end. */
function isDeep(value: unknown, depth = 0): boolean {
  if (typeof value === "function") return true;
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return false;
  if (value instanceof EventTarget || value instanceof Event || depth > 8) return true;
  const parts = value instanceof Map || value instanceof Set ? [...value].flat() : Object.values(value);
  return parts.length > 10_000 || parts.some((part) => isDeep(part, depth + 1));
}

export const assert: Chai.AssertStatic = new Proxy(chai, {
  get(target, name) {
    const value = Reflect.get(target, name) as unknown;
    return typeof value === "function" ? (...given: unknown[]) => plainly(() => Reflect.apply(value, target, given) as unknown) : value;
  },
  apply: (target, self, given) => plainly(() => Reflect.apply(target, self, given) as unknown),
});
