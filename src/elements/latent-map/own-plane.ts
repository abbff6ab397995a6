/** How far an author's codes reach, and what is fixed on the plane with them. Pure. */
import { STANDARD, type CodeMap, type Dice } from "./code-map.js";
import { LIMIT, WHOLE, type End, type Window } from "./latent-map.logic.js";

/** Of the codes, at either end of an axis, are left out to find the core of them. */
const TAILS = 0.01;
/** From the middle of the core, in halves of it: what is farther is a stray, and would make a speck of the others. */
const MOST_REACH = 1.8;
/** Between the codes and the edge. */
const MARGIN = 1.08;
/** The digits' plane serves where the codes fill this share of it. */
const FILLS = 0.75;

/** Mean and standard deviations. */
export function diceOf(codes: Float32Array): Dice {
  const n = codes.length / 2 || 1;
  const of = (axis: 0 | 1): [number, number] => {
    let sum = 0;
    for (let i = axis; i < codes.length; i += 2) sum += codes[i];
    const mean = sum / n;
    let squares = 0;
    for (let i = axis; i < codes.length; i += 2) squares += (codes[i] - mean) ** 2;
    return [mean, Math.sqrt(squares / n)];
  };
  const [[mean1, spread1], [mean2, spread2]] = [of(0), of(1)];
  return { mean: [mean1, mean2], spread: [spread1, spread2] };
}

/**
 * A square round the codes, with one scale on both axes, so that what is near on the map is near in the code. Where the digits' plane does as
 * well it is that one. `prior`: the model was trained towards N(0, I), whose rings should be seen.
 */
export function planeOf(codes: Float32Array, prior: boolean): Window {
  const axes = [valuesOf(codes, 0), valuesOf(codes, 1)];
  const farthest = Math.max(...axes.flatMap((values) => [Math.abs(values[0]), Math.abs(values[values.length - 1])]));
  const cores = axes.map((values) => {
    const cut = Math.floor(TAILS * values.length);
    return [values[cut], values[values.length - 1 - cut]] as const;
  });
  const most = MOST_REACH * Math.max(...cores.map(([low, high]) => (high - low) / 2)) || Infinity;
  const ends = axes.map((values, axis) => {
    const middle = (cores[axis][0] + cores[axis][1]) / 2;
    const near = values.filter((v) => Math.abs(v - middle) <= most);
    return [near[0], near[near.length - 1]] as const;
  });
  const half = (MARGIN * Math.max(...ends.map(([low, high]) => high - low))) / 2;
  if (farthest <= LIMIT && (prior || half >= FILLS * LIMIT)) return WHOLE;
  const size = half || Math.max(1, farthest / 2);
  // round numbers at the edges; half a step more makes up for the centre's shift
  const step = 10 ** Math.floor(Math.log10(size)) / 10;
  const round = (v: number) => Number((Math.round(v / step) * step).toPrecision(12)) + 0;
  const centre = ends.map(([low, high]) => round((low + high) / 2));
  return { centre: [centre[0], centre[1]], half: round(Math.ceil(size / step + 0.5) * step), zoom: 1 };
}

/** The codes' numbers on one axis, sorted. */
const valuesOf = (codes: Float32Array, axis: 0 | 1) =>
  Float64Array.from({ length: codes.length / 2 }, (_, i) => codes[2 * i + axis]).sort();

/**
 * A: the first image. B: of the first images of the other classes the one that is farthest from it; of one class the farthest image. `rows`: of
 * each image as many numbers as there are to go by.
 */
export function endsOf(rows: Float32Array, labels: Uint8Array): Readonly<Record<End, number>> {
  const size = rows.length / labels.length;
  const firsts = [...labels.keys()].filter((i) => labels.indexOf(labels[i]) === i && i > 0);
  const among = firsts.length > 0 ? firsts : [...labels.keys()];
  const distances = among.map((image) => {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += (rows[image * size + i] - rows[i]) ** 2;
    return sum;
  });
  return { a: 0, b: among[distances.indexOf(Math.max(...distances))] };
}

export interface Measured {
  ends: Readonly<Record<End, number>>;
  whole: Window;
  dice: Dice;
}

/**
 * `kind`: of an author's own model; null where the library's encoded the images. Their plane is known, and two maps share A and B: these are
 * far apart as images.
 */
export function measure({ codes, labels }: CodeMap, kind: "ae" | "vae" | null, images: Float32Array): Measured {
  return {
    ends: endsOf(kind ? codes : images, labels),
    whole: kind ? planeOf(codes, kind === "vae") : WHOLE,
    dice: kind === "ae" ? diceOf(codes) : STANDARD,
  };
}

/** Numbers for the marks on an axis: three to six of them, a multiple of a round step apart. */
export function ticksOf({ centre, half }: Window, axis: 0 | 1): { values: number[]; decimals: number } {
  const width = 2 * half;
  const power = Math.floor(Math.log10(width / 3));
  const unit = 10 ** power;
  const step = ([5, 2, 1].find((each) => each * unit * 3 <= width) ?? 1) * unit;
  const low = Math.ceil((centre[axis] - half) / step + 1e-9);
  const high = Math.floor((centre[axis] + half) / step - 1e-9);
  return {
    values: Array.from({ length: high - low + 1 }, (_, i) => (low + i) * step),
    decimals: Math.max(0, -power),
  };
}
