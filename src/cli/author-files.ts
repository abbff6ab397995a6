/** Files that the command line names: read, or written, or a plain sentence that says why not. */
import { closeSync, existsSync, openSync, readFileSync, readSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { CliError } from "./errors.js";

/** @throws CliError where nothing can be read there */
export function readFile(file: string): Uint8Array {
  checkFile(file);
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new CliError(`${file} can't be read (${String(cause)}).`, 1, { cause });
  }
}

/** @throws CliError where there is no file, or nothing in it */
export function checkFile(file: string): void {
  const why = whyNot(file);
  if (why) throw new CliError(`${file} can't be read: ${why}.`, 1);
}

/** The beginning of a file as Latin text; "" where there is none to read, which is for others to say. */
export function firstBytes(file: string, count: number): string {
  if (whyNot(file)) return "";
  const handle = openSync(file, "r");
  try {
    const bytes = Buffer.alloc(count);
    return bytes.toString("latin1", 0, readSync(handle, bytes, 0, count, 0));
  } finally {
    closeSync(handle);
  }
}

/** What keeps a file from being read, as the end of a sentence. */
export function whyNot(file: string): string | undefined {
  let stats;
  try {
    stats = statSync(file, { throwIfNoEntry: false });
  } catch {
    // a file where the path has a folder, a name that is too long
  }
  if (!stats) return "there is no such file";
  if (stats.isDirectory()) return "it is a folder; name a file in it";
  return stats.size === 0 && stats.isFile() ? "the file is empty" : undefined;
}

/** Writes a file whose folder exists; gives whether there was one before. `name`: what it could be called. @throws CliError where that can't be */
export function writeOut(out: string, data: string | Uint8Array, name: string): boolean {
  checkOut(out, name);
  const before = existsSync(out);
  try {
    writeFileSync(out, data);
  } catch (cause) {
    throw new CliError(`${out} could not be written (${String(cause)}).`, 1, { cause });
  }
  return before;
}

/** @throws CliError where no file can be written there */
export function checkOut(out: string, name: string): void {
  const folder = dirname(resolve(out));
  if (!existsSync(folder))
    throw new CliError(`There is no folder ${folder} to write ${basename(out)} into. Make it first, or name another place with -o.`, 1);
  if (statSync(out, { throwIfNoEntry: false })?.isDirectory())
    throw new CliError(`${out} is a folder. Name a file in it: -o ${join(out, name)}`, 1);
}
