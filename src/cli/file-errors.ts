/** What the system says of a file, in words. */
import { statSync, type Stats } from "node:fs";
import { CliError } from "./errors.js";

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "this user has no right to do that",
  EPERM: "this user has no right to do that",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk has no more room for this user",
  EFBIG: "the file is longer than the disk or this user may have it",
  ENOENT: "there is no such file",
  ENOTDIR: "there is no such file",
  ENAMETOOLONG: "its name is too long",
  ELOOP: "its links lead in a circle",
  EPIPE: "nobody reads it any more",
};

export const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException | null)?.code ?? "";

/** The end of a sentence. */
export const reasonOf = (error: unknown): string => REASONS[codeOf(error)] ?? String((error as Error).message);

/** Undefined where there is nothing. @throws CliError where that can't be told */
export function statsOf(path: string, what = "be read"): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (cause) {
    // a file where the path has a folder
    if (codeOf(cause) === "ENOTDIR") return undefined;
    throw new CliError(`${path} can't ${what}: ${reasonOf(cause)}.`, 1, { cause });
  }
}
