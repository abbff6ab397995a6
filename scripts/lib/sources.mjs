/** Which files there are, and what they hold. */
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { ROOT } from "./paths.mjs";

/** Every file under a file or folder of the repository, sorted, as absolute paths; none when it does not exist. */
export function filesIn(path) {
  const full = join(ROOT, path);
  const stat = statSync(full, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [full];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/** Path from the repository's folder, with slashes on every system. */
export const name = (file) => relative(ROOT, file).split(sep).join("/");

/** SHA-256 over names and contents of everything under `paths`. */
export function hashOf(paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap(filesIn)) {
    const content = readFileSync(file);
    hash.update(`${name(file)}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}
