/** Attributes that hold an address, and which addresses a frame may load from. */

export const isAddress = (attribute: string): boolean => /^(.+-)?(src|href)$/.test(attribute);

/**
 * The value that an attribute may have: as it is, or, of an attribute that holds an address, that address in full, seen from `page`. Null for
 * an address that is neither https nor on the page's own server, or that carries a password: a link is everybody's to write, and what it
 * names is read as data.
 */
export function allowedValue(attribute: string, value: string, page: URL): string | null {
  if (!isAddress(attribute)) return value;
  if (!URL.canParse(value, page.href)) return null;
  const address = new URL(value, page.href);
  const isOwn = address.protocol === "http:" && page.protocol === "http:" && address.host === page.host;
  return (address.protocol === "https:" || isOwn) && !address.username && !address.password ? address.href : null;
}
