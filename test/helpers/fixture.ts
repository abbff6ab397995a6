/** Puts HTML on the page for one test. */

const holders = new Set<HTMLElement>();

/**
 * Appends a `<div>` with `html` to the body and gives its first element, once that has rendered (`updateComplete`, where it has
 * one). Removed after the test. `parent` may be an element of the page, for instance one with `dir="rtl"`.
 */
export async function fixture<T extends Element = HTMLElement>(
  html: string,
  { parent = document.body }: { parent?: Element } = {},
): Promise<T> {
  const holder = document.createElement("div");
  holder.innerHTML = html;
  const element = holder.firstElementChild;
  if (!element) throw new Error("fixture: the HTML holds no element");
  parent.append(holder);
  holders.add(holder);
  await (element as Element & { updateComplete?: Promise<unknown> }).updateComplete;
  return element as T;
}

/** Takes every fixture off the page; called after each test. */
export function removeFixtures(): void {
  for (const holder of holders) holder.remove();
  holders.clear();
}
