/** `{ pass: 0.6 }`, as the command wrote it into the page. */
export function passOf(options: unknown): number | undefined {
  const pass = (options as { pass?: unknown } | null)?.pass;
  return typeof pass === "number" ? pass : undefined;
}
