/** node:crypto as far as src/cli uses it to make a page. */
import { sha256 } from "@noble/hashes/sha2.js";
import { base64 } from "./buffer.js";

/** `createHash("sha256").update(text).digest("base64")` */
export function createHash() {
  const hash = sha256.create();
  return {
    update(text: string) {
      hash.update(new TextEncoder().encode(text));
      return this;
    },
    digest: () => base64(hash.digest()),
  };
}
