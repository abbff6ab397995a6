/** The package as authors install it: what `npm pack` makes of dist/, packed once for all test files of a run. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inRoot } from "../../scripts/lib/paths.mjs";
import { hashOf } from "../../scripts/lib/sources.mjs";
import { npm } from "./npm.ts";

export interface Packed {
  /** The .tgz file. */
  tarball: string;
  files: readonly { path: string; size: number }[];
  /** Bytes of the .tgz file, and of what it holds. */
  size: number;
  unpackedSize: number;
}

let packing: Promise<Packed> | undefined;

export const packed = (): Promise<Packed> => (packing ??= pack());

async function pack(): Promise<Packed> {
  const cache = inRoot(".cache/packed");
  const hash = hashOf(["dist", "package.json", "README.md", "LICENSE", "NOTICE.md"]);
  const folder = join(cache, hash);
  if (!existsSync(folder)) {
    // another test file may be packing the same at this moment
    const temporary = `${folder}.${process.pid}`;
    mkdirSync(temporary, { recursive: true });
    for (const each of readdirSync(cache)) if (!each.startsWith(hash)) rmSync(join(cache, each), { recursive: true, force: true });
    const [report] = JSON.parse(await npm(["pack", "--json", "--ignore-scripts", "--pack-destination", temporary], inRoot())) as [
      Omit<Packed, "tarball"> & { filename: string },
    ];
    renameSync(join(temporary, report.filename), join(temporary, "ae-elements.tgz"));
    writeFileSync(join(temporary, "report.json"), JSON.stringify(report));
    try {
      renameSync(temporary, folder);
    } catch (error) {
      rmSync(temporary, { recursive: true, force: true });
      if (!existsSync(folder)) throw error;
    }
  }
  const report = JSON.parse(readFileSync(join(folder, "report.json"), "utf8")) as Packed;
  return { ...report, tarball: join(folder, "ae-elements.tgz") };
}

/**
 * Makes a package of a folder in .cache, with what is packed in its `node_modules/ae-elements`; what that depends on is found in the
 * folders above.
 */
export async function unpackInto(folder: string): Promise<string> {
  const place = join(folder, "node_modules/ae-elements");
  const { files } = await packed();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // of another name: inside a package its own name means itself
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "user-of-ae-elements", private: true, type: "module" }));
  for (const { path } of files) cpSync(inRoot(path), join(place, path));
  return place;
}
