import { readFileSync, rmSync } from "node:fs";
import { writeWhole } from "./files.js";

/** All that a run needs to go on as if it had not stopped: numbers in `state`, arrays in a fixed order. */
export interface Checkpoint {
  /** Tells one recipe from another: a checkpoint of another recipe is not taken up. */
  readonly recipe: string;
  readonly state: {
    readonly epoch: number;
    readonly steps: number;
    readonly random: [number, number, number, number];
    readonly best: number;
    readonly bestEpoch: number;
    readonly seconds: number;
  };
  readonly arrays: readonly Float32Array[];
}

const MAGIC = "AECKPT1\n";

export function saveCheckpoint(file: string, { recipe, state, arrays }: Checkpoint): void {
  const head = Buffer.from(MAGIC + JSON.stringify({ recipe, state, lengths: arrays.map((a) => a.length) }) + "\n");
  const body = arrays.map((a) => new Uint8Array(a.buffer, a.byteOffset, a.byteLength));
  writeWhole(file, Buffer.concat([head, ...body]));
}

/** The checkpoint of this recipe, or null where there is none; arrays are read into `arrays`. Throws where the file is broken. */
export function loadCheckpoint(file: string, recipe: string, arrays: readonly Float32Array[]): Checkpoint["state"] | null {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new Error(`the checkpoint ${file} cannot be read (${(error as Error).message}); delete it to start again`, { cause: error });
  }
  const broken = (why: string) => new Error(`the checkpoint ${file} cannot be used (${why}); delete it to start again`);
  const end = bytes.indexOf("\n", MAGIC.length);
  if (bytes.subarray(0, MAGIC.length).toString() !== MAGIC || end < 0) throw broken("it is not a checkpoint");
  let head: Omit<Checkpoint, "arrays"> & { lengths: number[] };
  try {
    head = JSON.parse(bytes.subarray(MAGIC.length, end).toString());
  } catch {
    throw broken("its header is broken");
  }
  if (head.recipe !== recipe) return null;
  const total = head.lengths.reduce((a, b) => a + b, 0);
  if (bytes.length !== end + 1 + 4 * total) throw broken("it is cut off");
  if (head.lengths.length !== arrays.length || head.lengths.some((l, i) => l !== arrays[i].length))
    throw broken("its arrays have other sizes");
  let at = end + 1;
  for (const array of arrays) {
    new Uint8Array(array.buffer, array.byteOffset, array.byteLength).set(bytes.subarray(at, at + array.byteLength));
    at += array.byteLength;
  }
  return head.state;
}

export const dropCheckpoint = (file: string): void => rmSync(file, { force: true });
