/** A zip whose bytes depend on nothing but what is in it. */
import { zipSync, type Zippable } from "fflate";
import { CliError } from "./errors.js";

/**
 * @param files by path: "index.html", "media/film.mp4"
 * @throws CliError for a path that would lie outside the folder into which the zip is unpacked
 */
export function zipOf(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries: Zippable = Object.create(null) as Zippable;
  for (const path of [...files.keys()].sort()) entries[checked(path)] = files.get(path)!;
  // the first day that a zip can name; in local time, as the format has it
  return zipSync(entries, { level: 9, mtime: new Date(1980, 0, 1) });
}

function checked(path: string): string {
  const parts = path.split("/");
  // "C:x" and a backslash lead out on Windows
  const isSafe =
    /^[^/\\:\0]/.test(path) && !/[\\\0]|^[a-z]:/i.test(path) && parts.every((part) => part !== "" && part !== "." && part !== "..");
  if (!isSafe) throw new CliError(`"${path}" is no path inside a package.`);
  return path;
}
