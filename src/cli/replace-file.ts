/** Writes a file whole or not at all: beside its place first, then into it. A full disk leaves what was there. */
import { randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  lstatSync,
  readlinkSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
  type Stats,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { codeOf } from "./file-errors.js";

/** Names of the process's own streams. They may lead to a file, which is the shell's and stays where it is. */
const STREAM = /^\/(dev\/(std(in|out|err)$|fd\/)|proc\/)/;
/** As many as Linux follows. */
const MOST_LINKS = 40;
/** Nothing may be made beside the file, or it can't be moved (one file of a container's): it may be written all the same. */
const IN_PLACE: ReadonlySet<string> = new Set(["EACCES", "EPERM", "EROFS", "EBUSY"]);

/** @throws the system's error */
export function replaceFile(out: string, data: string | Uint8Array): void {
  const file = followed(out);
  const before = file === null ? undefined : statSync(file, { throwIfNoEntry: false });
  // devices and pipes
  if (file === null || (before && !before.isFile())) return writeFileSync(out, data);
  // a file that may not be written may not be replaced either
  if (before) accessSync(file, constants.W_OK);
  const temporary = join(dirname(file), `.ae-elements-${process.pid}-${randomBytes(4).toString("hex")}.tmp`);
  try {
    writeFileSync(temporary, data, { flag: "wx" });
    if (before) makeLike(temporary, before);
    renameSync(temporary, file);
  } catch (error) {
    discard(temporary);
    if (!before || !IN_PLACE.has(codeOf(error))) throw error;
    writeFileSync(file, data);
  }
}

/** Where links lead; null for streams. */
function followed(out: string): string | null {
  let file = resolve(out);
  for (let links = 0; links < MOST_LINKS; links++) {
    if (STREAM.test(file)) return null;
    const folder = realpathSync(dirname(file));
    if (!lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink()) return join(folder, basename(file));
    file = resolve(folder, readlinkSync(file));
  }
  return file;
}

function makeLike(file: string, { mode, uid, gid }: Stats): void {
  try {
    chownSync(file, uid, gid);
  } catch {
    // only the administrator gives files away; it is then a file of whoever wrote it
  }
  chmodSync(file, mode & 0o777);
}

function discard(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // it was never made
  }
}
