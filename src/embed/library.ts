/** Brings the autoloader into the frame. */
import type { Wanted } from "./hash.js";
import { runScript } from "./script.js";

/** What classic/loader.js puts on the page. */
export interface ClassicLoader {
  /** Brings the autoloader, and the fonts of what is wanted first. */
  aeClassic?: (wanted: Wanted, run: (path: string) => Promise<void>) => Promise<void>;
}

const page = globalThis as ClassicLoader;

/**
 * In modules, where they can be had. A frame without an origin (`sandbox="allow-scripts"`) may fetch modules, weights and fonts only from a
 * server that sends `Access-Control-Allow-Origin`, and a page from a disk none at all; classic scripts come everywhere, and classic/ holds
 * all of it once more in such.
 * @param folder address of the folder of embed.html
 * @param wanted what comes first
 * @throws Error where it did not come
 */
export async function loadLibrary(folder: string, wanted: Wanted): Promise<void> {
  if (location.protocol !== "file:") {
    try {
      await import(`${folder}autoload.js`);
      return;
    } catch (cause) {
      if (self.origin !== "null") throw cause;
    }
  }
  await runScript(folder, "classic/loader.js");
  await page.aeClassic!(wanted, (path) => runScript(folder, path));
}

/** Whether the library came in classic scripts, which registered the fonts of the first tag and can't add those of another. */
export const isClassic = (): boolean => page.aeClassic !== undefined;
