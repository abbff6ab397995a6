import { broken } from "./errors.js";

/** What `fetch` may be sent to, beside the scheme of the file that names the address. "ae-inlined:": files that stand in the page itself. */
const SCHEMES = ["https:", "http:", "blob:", "ae-inlined:"];

/**
 * The absolute form of an address.
 * @param base of the file that names it
 * @param place where it is named, for the message
 * @throws ModelError "integrity" where it is none, or one with a scheme that is not read
 */
export function absolute(address: string, base: string, place: string): string {
  let url: URL;
  try {
    url = new URL(address, base);
  } catch (cause) {
    throw broken(`${place} is no address: "${short(address)}" cannot be found from ${base}. Write it in full, with https://.`, cause);
  }
  if (!SCHEMES.includes(url.protocol) && url.protocol !== new URL(base).protocol)
    throw broken(`${place} has an address that is not read, "${short(address)}": only http, https and blob, or the page's own kind.`);
  return url.href;
}

const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
