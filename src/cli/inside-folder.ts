/** Whether a file that a page names is the page's own: one from its folder or below, under whatever name. What a page takes inside goes to strangers. */
import { realpathSync } from "node:fs";
import { resolve, sep } from "node:path";
import { CliError } from "./errors.js";

/** @throws CliError for a path that leads out of `folder`, by its name or by a link in the file system. `address` is what the page says */
export function checkInside(path: string, folder: string, address: string): void {
  const root = resolve(folder);
  const target = resolve(root, path);
  if (path.includes("\0") || !isBelow(target, root)) throw new CliError(outside(address, folder));
  let real: string;
  try {
    real = realpathSync(target);
  } catch {
    return; // there is no such file
  }
  if (!isBelow(real, realpathSync(root))) throw new CliError(outside(address, folder));
}

const isBelow = (file: string, of: string): boolean => file === of || file.startsWith(of.endsWith(sep) ? of : of + sep);

const outside = (address: string, folder: string): string =>
  `"${address}" lies outside ${folder === "." ? "this folder" : resolve(folder)}: a file of a page has to lie beside the page or below. Copy it there.`;
