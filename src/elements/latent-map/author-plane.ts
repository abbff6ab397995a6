/** How far an author's codes reach, and what is fixed on the plane with them. Pure. */
import { STANDARD, type CodeMap, type Dice } from "./code-map.js";
import { LIMIT, WHOLE, type End, type Window } from "./latent-map.logic.js";

/** Of the codes, at either end of an axis: these may stand outside the frame where they would make a speck of the others. */
const STRAYS = 0.01;
/** Strays are let in as long as the frame grows no more than so many times. */
const MOST_GROWTH = 1.8;
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
  const axes = [axisOf(codes, 0), axisOf(codes, 1)];
  const reach = (name: "core" | "all") => Math.max(...axes.map((axis) => axis[name][1] - axis[name][0])) / 2;
  const chosen = reach("all") <= MOST_GROWTH * reach("core") ? "all" : "core";
  const half = reach(chosen) * MARGIN;
  const farthest = Math.max(...axes.flatMap((axis) => axis.all.map(Math.abs)));
  if (farthest <= LIMIT && (prior || half >= FILLS * LIMIT)) return WHOLE;
  const middle = axes.map(({ [chosen]: [low, high] }) => (low + high) / 2);
  const size = half || Math.max(1, farthest / 2);
  // round numbers at the edges; half a step more makes up for the centre's shift
  const step = 10 ** Math.floor(Math.log10(size)) / 10;
  const round = (v: number) => Number((Math.round(v / step) * step).toPrecision(12)) + 0;
  return { centre: [round(middle[0]), round(middle[1])], half: round(Math.ceil(size / step + 0.5) * step), zoom: 1 };
}

/** From where to where the codes reach on an axis: all of them, and without strays. */
function axisOf(codes: Float32Array, axis: 0 | 1): Record<"core" | "all", readonly [number, number]> {
  const values = Float64Array.from({ length: codes.length / 2 }, (_, i) => codes[2 * i + axis]).sort();
  const cut = Math.floor(STRAYS * values.length);
  const last = values.length - 1;
  return { all: [values[0], values[last]], core: [values[cut], values[last - cut]] };
}

/** A: the first image. B: of the first images of the other classes the one that is farthest from it; of one class the farthest image. */
export function endsOf({ codes, labels }: Pick<CodeMap, "codes" | "labels">): Readonly<Record<End, number>> {
  const firsts = [...labels.keys()].filter((i) => labels.indexOf(labels[i]) === i && i > 0);
  const distance = (i: number) => Math.hypot(codes[2 * i] - codes[0], codes[2 * i + 1] - codes[1]);
  const among = firsts.length > 0 ? firsts : [...labels.keys()];
  return { a: 0, b: among.reduce((best, i) => (distance(i) > distance(best) ? i : best), among[0]) };
}

export interface Measured {
  ends: Readonly<Record<End, number>>;
  whole: Window;
  dice: Dice;
}

/** `kind`: of an author's own model; null where the library's encoded the images, whose plane is known. */
export function measure(map: CodeMap, kind: "ae" | "vae" | null): Measured {
  return {
    ends: endsOf(map),
    whole: kind ? planeOf(map.codes, kind === "vae") : WHOLE,
    dice: kind === "ae" ? diceOf(map.codes) : STANDARD,
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
