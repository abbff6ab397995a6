/**
 * fflate for src/cli. Its largest pieces of work are done ahead, one in a turn, so that a film that plays or a network that learns in the page
 * goes on meanwhile.
 */
import * as fflate from "fflate";

const made = new WeakMap<Uint8Array, Uint8Array>();

/** As src/cli/inlined.ts asks for it. */
const OPTIONS: fflate.DeflateOptions = { level: 9 };

export async function deflateAhead(files: readonly Uint8Array[]): Promise<void> {
  for (const bytes of files) {
    if (made.has(bytes)) continue;
    await new Promise((go) => setTimeout(go));
    made.set(bytes, fflate.deflateSync(bytes, OPTIONS));
  }
}

export const deflateSync = (bytes: Uint8Array, options: fflate.DeflateOptions): Uint8Array =>
  (options.level === OPTIONS.level ? made.get(bytes) : undefined) ?? fflate.deflateSync(bytes, options);
