/** Files that the command line names: read, or written, or a plain sentence that says why not. */
import { accessSync, closeSync, constants, openSync, readFileSync, readSync, statSync, type Stats } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { CliError } from "./errors.js";
import { reasonOf, statsOf } from "./file-errors.js";
import { replaceFile } from "./replace-file.js";

/** @throws CliError where nothing can be read there */
export function readFile(file: string): Uint8Array {
  checkFile(file);
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new CliError(`${file} can't be read: ${reasonOf(cause)}.`, 1, { cause });
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
    if (stats) accessSync(file, constants.R_OK);
  } catch (error) {
    return reasonOf(error);
  }
  if (!stats) return "there is no such file";
  if (stats.isDirectory()) return "it is a folder; name a file in it";
  return stats.size === 0 && stats.isFile() ? "the file is empty" : undefined;
}

export interface Writing {
  /** What it could be called. */
  readonly name: string;
  /** Files that it is made from: none of them is written over. */
  readonly inputs?: Iterable<string>;
}

/** Writes a file whose folder exists; gives whether there was one before. @throws CliError where that can't be */
export function writeOut(out: string, data: string | Uint8Array, writing: Writing): boolean {
  const before = checkOut(out, writing);
  try {
    replaceFile(out, data);
  } catch (cause) {
    throw new CliError(`${out} can't be written: ${reasonOf(cause)}.`, 1, { cause });
  }
  return before !== undefined;
}

/** Gives what is there already. @throws CliError where no file can be written there */
export function checkOut(out: string, { name, inputs = [] }: Writing): Stats | undefined {
  if (out === "") throw new CliError(`-o has no name of a file after it. Write one, such as -o ${name}`, 1);
  // "pages/" is no name of a file; what stands before the "/" is to be there
  const folder = /[\\/]$/.test(out) ? out : dirname(resolve(out));
  const parent = statsOf(folder, "be written into");
  if (!parent)
    throw new CliError(`There is no folder ${folder} to write ${basename(out)} into. Make it first, or name another place with -o.`, 1);
  if (!parent.isDirectory()) throw new CliError(`${folder} is a file, and no folder to write into. Name another place with -o.`, 1);
  const before = statsOf(out, "be written");
  if (before?.isDirectory()) throw new CliError(`${out} is a folder. Name a file in it: -o ${join(out, name)}`, 1);
  if (before?.isFile()) checkIsNoInput(out, before, inputs);
  return before;
}

/** By what the system knows a file by: another spelling, or a link, is the same file. */
function checkIsNoInput(out: string, { dev, ino }: Stats, inputs: Iterable<string>): void {
  for (const input of inputs) {
    const stats = statsOf(input);
    if (stats?.dev !== dev || stats.ino !== ino) continue;
    const whose = resolve(input) === resolve(out) ? "" : `the file ${input}, `;
    throw new CliError(`${out} is ${whose}one of the files that the result is made from. Nothing was written; name another file with -o.`);
  }
}
