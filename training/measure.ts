import { interpolateFilm, type Layer, type Network } from "../src/model/format.js";
import type { PlainLayer, PlainNetwork } from "./quantise.js";

/** Measured figures by name. Errors are squared errors summed over pixels, mean over the 10,000 test digits. */
export type Figures = Record<string, number | number[]>;

/** Which way each figure is better; figures not named here are descriptive and not compared. */
export const BETTER: Readonly<Record<string, "lower" | "higher">> = {
  errors: "lower",
  error: "lower",
  accuracy: "higher",
  accuracyWarped: "higher",
  crossEntropy: "lower",
  effectiveClasses: "higher",
  digitLike: "higher",
  offData: "lower",
  psnrGaussian: "higher",
  psnrMask: "higher",
  gainGaussian: "higher",
  gainMask: "higher",
  aucScratch: "higher",
  aucRotate: "higher",
  aucShift: "higher",
  aucFrequency: "higher",
  aucHarmonic: "higher",
  aucSpikes: "higher",
  aucBearing: "higher",
};

/** Six digits: enough to see a change of one weight, few enough to read. */
export const round = (value: number): number => Number(value.toPrecision(6));

/** The network before rounding, ready to run. */
export function unrounded(plain: PlainNetwork): Network {
  const layer = (l: PlainLayer, encoder: readonly Layer[]): Layer => ({
    in: l.in,
    out: l.out,
    activation: l.activation,
    weights: l.transposeOf === undefined ? l.weights : transposed(encoder[l.transposeOf]),
    bias: l.bias,
    film: l.film && {
      scale: interpolateFilm(l.film.knots, l.film.scale, l.out),
      shift: interpolateFilm(l.film.knots, l.film.shift, l.out),
    },
  });
  const encoder = plain.encoder.map((l) => layer(l, []));
  return { ...plain, encoder, decoder: plain.decoder?.map((l) => layer(l, encoder)) ?? null };
}

function transposed({ weights, in: rows, out: columns }: Layer): Float32Array {
  return Float32Array.from(weights, (_, i) => weights[(i % rows) * columns + Math.floor(i / rows)]);
}
