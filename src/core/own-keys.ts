/**
 * What a control does with a key by itself, as "type key": here nobody calls `preventDefault`, from which a page could tell. A field of text
 * takes every key but those that lead out of it.
 */
const OWN =
  /^(number|text|textarea) (?!Tab|Escape)|^(range|radio|select-one) (Arrow|Page|Home|End)|^(button|submit|checkbox|radio|summary|a) (Enter| )$/;

/**
 * A key that the tag has used goes no further. Pages that listen for keys (slides, notebooks) leave alone what is typed into a field, but of
 * a key in a shadow tree they see the tag only.
 */
export function keepOwnKeys(event: KeyboardEvent): void {
  // not what stands inside the tag: pages can see that
  if (event.target !== event.currentTarget) return;
  const { type, localName } = event.composedPath()[0] as HTMLInputElement;
  const isOwn = !(event.altKey || event.ctrlKey || event.metaKey) && OWN.test(`${type || localName} ${event.key}`);
  if (isOwn || event.defaultPrevented) event.stopPropagation();
}
