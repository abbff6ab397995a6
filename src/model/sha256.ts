import { Script } from "./script.js";

const noble = new Script(() => import("@noble/hashes/sha2.js"));

/** SHA-256 in hexadecimal. Pages without https have no `crypto.subtle`; there a small implementation is loaded. */
export async function sha256(data: Uint8Array<ArrayBuffer>): Promise<string> {
  const subtle = globalThis.crypto?.subtle;
  const hash = subtle ? new Uint8Array(await subtle.digest("SHA-256", data)) : (await noble.load()).sha256(data);
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
