/**
 * Where the files are that the library fetches while it runs. Their root holds three folders, `weights/`, `wasm/` and `fonts/`,
 * and is two folders above this module in the sources; the builds write where it is in theirs.
 */

import { inlinedAddress } from "./inlined.js";

export type AssetKind = "weights" | "wasm" | "fonts";

/** tfjs's SIMD build, cut to the kernels that the library runs. */
export const WASM_FILE = "tfjs-simd.wasm";

/** Written out one by one because a bundler copies a file only where it sees this very expression. */
const SHIPPED: Record<string, () => URL> = {
  "weights/nested.bin": () => new URL("../../weights/nested.bin", import.meta.url),
  "weights/pca.bin": () => new URL("../../weights/pca.bin", import.meta.url),
  "weights/ae2.bin": () => new URL("../../weights/ae2.bin", import.meta.url),
  "weights/vae2.bin": () => new URL("../../weights/vae2.bin", import.meta.url),
  "weights/ae32.bin": () => new URL("../../weights/ae32.bin", import.meta.url),
  "weights/vae32.bin": () => new URL("../../weights/vae32.bin", import.meta.url),
  "weights/denoiser.bin": () => new URL("../../weights/denoiser.bin", import.meta.url),
  "weights/anomaly.bin": () => new URL("../../weights/anomaly.bin", import.meta.url),
  "weights/sensor.bin": () => new URL("../../weights/sensor.bin", import.meta.url),
  "weights/classifier.bin": () => new URL("../../weights/classifier.bin", import.meta.url),
  "weights/digits.bin": () => new URL("../../weights/digits.bin", import.meta.url),
  "wasm/tfjs-simd.wasm": () => new URL("../../wasm/tfjs-simd.wasm", import.meta.url),
  "fonts/KaTeX_AMS-Regular.woff2": () => new URL("../../fonts/KaTeX_AMS-Regular.woff2", import.meta.url),
  "fonts/KaTeX_Caligraphic-Bold.woff2": () => new URL("../../fonts/KaTeX_Caligraphic-Bold.woff2", import.meta.url),
  "fonts/KaTeX_Caligraphic-Regular.woff2": () => new URL("../../fonts/KaTeX_Caligraphic-Regular.woff2", import.meta.url),
  "fonts/KaTeX_Fraktur-Bold.woff2": () => new URL("../../fonts/KaTeX_Fraktur-Bold.woff2", import.meta.url),
  "fonts/KaTeX_Fraktur-Regular.woff2": () => new URL("../../fonts/KaTeX_Fraktur-Regular.woff2", import.meta.url),
  "fonts/KaTeX_Main-Bold.woff2": () => new URL("../../fonts/KaTeX_Main-Bold.woff2", import.meta.url),
  "fonts/KaTeX_Main-BoldItalic.woff2": () => new URL("../../fonts/KaTeX_Main-BoldItalic.woff2", import.meta.url),
  "fonts/KaTeX_Main-Italic.woff2": () => new URL("../../fonts/KaTeX_Main-Italic.woff2", import.meta.url),
  "fonts/KaTeX_Main-Regular.woff2": () => new URL("../../fonts/KaTeX_Main-Regular.woff2", import.meta.url),
  "fonts/KaTeX_Math-BoldItalic.woff2": () => new URL("../../fonts/KaTeX_Math-BoldItalic.woff2", import.meta.url),
  "fonts/KaTeX_Math-Italic.woff2": () => new URL("../../fonts/KaTeX_Math-Italic.woff2", import.meta.url),
  "fonts/KaTeX_SansSerif-Bold.woff2": () => new URL("../../fonts/KaTeX_SansSerif-Bold.woff2", import.meta.url),
  "fonts/KaTeX_SansSerif-Italic.woff2": () => new URL("../../fonts/KaTeX_SansSerif-Italic.woff2", import.meta.url),
  "fonts/KaTeX_SansSerif-Regular.woff2": () => new URL("../../fonts/KaTeX_SansSerif-Regular.woff2", import.meta.url),
  "fonts/KaTeX_Script-Regular.woff2": () => new URL("../../fonts/KaTeX_Script-Regular.woff2", import.meta.url),
  "fonts/KaTeX_Size1-Regular.woff2": () => new URL("../../fonts/KaTeX_Size1-Regular.woff2", import.meta.url),
  "fonts/KaTeX_Size2-Regular.woff2": () => new URL("../../fonts/KaTeX_Size2-Regular.woff2", import.meta.url),
  "fonts/KaTeX_Size3-Regular.woff2": () => new URL("../../fonts/KaTeX_Size3-Regular.woff2", import.meta.url),
  "fonts/KaTeX_Size4-Regular.woff2": () => new URL("../../fonts/KaTeX_Size4-Regular.woff2", import.meta.url),
  "fonts/KaTeX_Typewriter-Regular.woff2": () => new URL("../../fonts/KaTeX_Typewriter-Regular.woff2", import.meta.url),
};

/**
 * Address of a file. With `base` (the author's, absolute, ending in "/"): base + kind + "/" + file. A file that stands in the page itself
 * has an address of its own, whatever `base` says: see inlined.ts.
 * @throws TypeError for a file that the library does not ship, without a base
 */
export function assetUrl(kind: AssetKind, file: string, base?: string): string {
  const url = findAsset(kind, file, base);
  if (!url) throw new TypeError(`no file ${kind}/${file} comes with the library`);
  return url;
}

/** As `assetUrl`; undefined for a file that is not there: a page that holds its files itself holds those that its tags need. */
export function findAsset(kind: AssetKind, file: string, base?: string): string | undefined {
  const path = `${kind}/${file}`;
  const inlined = inlinedAddress(path);
  if (inlined || base) return inlined ?? new URL(path, base).href;
  return SHIPPED[path]?.().href;
}

/** The folder that the author named with `configure`, on whichever copy of the library of this page; undefined without. */
export function configuredBase(): string | undefined {
  const shared = globalThis as { [key: symbol]: { readonly assetBase?: string } | undefined };
  return shared[Symbol.for("ae-elements/model-pool@1")]?.assetBase;
}
