/** How far the numbers of an author's codes reach, measured on their images. */
import type { Autoencoder, Dataset } from "../../model/api.js";
import { asWritten } from "../../model/own-fit.js";
import { roundUp } from "./bottleneck.logic.js";

/** Share of the numbers that the axis has to hold, as in the stored limits of the digits. */
const HELD = 0.97;
/** Rows that are encoded, over all lengths; of each length at least so many images. */
const ROWS = 768;
const LEAST = 24;
const MOST = 200;

/** Half the width of the axis for every length. Rejects with a ModelError. */
export async function codeLimits(
  model: Autoencoder,
  { id, images, count, inputSize: size }: Dataset,
  lengths: readonly number[],
  signal: AbortSignal,
): Promise<ReadonlyMap<number, number>> {
  const each = Math.min(count, MOST, Math.max(LEAST, Math.floor(ROWS / lengths.length)));
  const taken = new Float32Array(each * size);
  const place = (i: number) => Math.floor((i * count) / each);
  for (let i = 0; i < each; i++) {
    const at = place(i);
    taken.set(images.subarray(at * size, (at + 1) * size), i * size);
  }
  const limits = new Map<number, number>();
  for (const k of lengths) {
    const codes = await model.encode(taken, { k, signal });
    const lost = codes.findIndex((v) => !Number.isFinite(v));
    if (lost >= 0)
      throw new Error(
        asWritten(`The code that ${model.id} gives image ${place(Math.floor(lost / model.latentSize))} of ${id} holds ${codes[lost]}.`),
      );
    const sizes: number[] = [];
    codes.forEach((v, i) => i % model.latentSize < k && sizes.push(Math.abs(v)));
    limits.set(k, roundUp(sizes.sort((a, b) => a - b)[Math.floor(HELD * sizes.length)]) || 1);
  }
  return limits;
}
