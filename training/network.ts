import type { Activation } from "../src/model/format.js";
import type { Random } from "../src/math/random.js";
import { matrix, multiply, transpose } from "./gemm.js";

/** One array that training moves, and where its gradient is collected. */
export interface Parameter {
  readonly value: Float32Array;
  readonly gradient: Float32Array;
}

export const parameter = (length: number): Parameter => ({ value: new Float32Array(length), gradient: new Float32Array(length) });

/** A dense layer in training: y = activation((x·W + b) · (1 + P·scale) + P·shift); P says how far each row is at each knot of k. */
export interface Dense {
  readonly in: number;
  readonly out: number;
  readonly activation: Activation;
  /** [in][out] */
  readonly weights: Parameter;
  readonly bias: Parameter;
  /** [knots][out] each. */
  readonly film?: { readonly scale: Parameter; readonly shift: Parameter };
}

/** How far each of n rows is at each knot: [n][knots], every row sums to 1. */
export interface Conditions {
  readonly knots: number;
  readonly weights: Float32Array;
}

/** What `forward` keeps for `backward`. */
export interface Tape {
  readonly input: Float32Array;
  readonly output: Float32Array;
  /** x·W + b and P·scale, where the layer is conditioned. */
  readonly linear?: Float32Array;
  readonly scale?: Float32Array;
}

/** A layer with Glorot's uniform weights (2010) and zero biases; `knots` > 0 makes it conditioned, at first without effect. */
export function dense(inputs: number, out: number, activation: Activation, random: Random, knots = 0): Dense {
  const weights = parameter(inputs * out);
  const limit = Math.sqrt(6 / (inputs + out));
  for (let i = 0; i < weights.value.length; i++) weights.value[i] = (2 * random.uniform() - 1) * limit;
  const film = knots > 0 ? { scale: parameter(knots * out), shift: parameter(knots * out) } : undefined;
  return { in: inputs, out, activation, weights, bias: parameter(out), film };
}

export const parametersOf = (layers: readonly Dense[]): Parameter[] =>
  layers.flatMap((l) => [l.weights, l.bias, ...(l.film ? [l.film.scale, l.film.shift] : [])]);

export function forward(layer: Dense, input: Float32Array, n: number, conditions?: Conditions): Tape {
  const { out, activation, film } = layer;
  const y = multiply(matrix(input, n, layer.in), matrix(layer.weights.value, layer.in, out));
  const bias = layer.bias.value;
  for (let r = 0, i = 0; r < n; r++) for (let o = 0; o < out; o++, i++) y[i] += bias[o];
  if (!film) {
    activate(y, activation);
    return { input, output: y };
  }
  if (!conditions) throw new Error("a conditioned layer needs k");
  const p = matrix(conditions.weights, n, conditions.knots);
  const scale = multiply(p, matrix(film.scale.value, conditions.knots, out));
  const output = multiply(p, matrix(film.shift.value, conditions.knots, out));
  for (let i = 0; i < output.length; i++) output[i] += y[i] * (1 + scale[i]);
  activate(output, activation);
  return { input, output, linear: y, scale };
}

/**
 * Adds the layer's gradients for `error` = ∂loss/∂output (which it overwrites) and returns ∂loss/∂input, or nothing where the
 * input needs none.
 */
export function backward(
  layer: Dense,
  tape: Tape,
  error: Float32Array,
  n: number,
  conditions: Conditions | undefined,
  wantInput: boolean,
): Float32Array {
  const { out, film } = layer;
  derive(error, tape.output, layer.activation);
  if (film && conditions) {
    const p = transpose(matrix(conditions.weights, n, conditions.knots));
    accumulate(film.shift.gradient, multiply(p, matrix(error, n, out)));
    const byScale = new Float32Array(error.length);
    for (let i = 0; i < error.length; i++) {
      byScale[i] = error[i] * tape.linear![i];
      error[i] *= 1 + tape.scale![i];
    }
    accumulate(film.scale.gradient, multiply(p, matrix(byScale, n, out)));
  }
  const e = matrix(error, n, out);
  accumulate(layer.weights.gradient, multiply(transpose(matrix(tape.input, n, layer.in)), e));
  const bias = layer.bias.gradient;
  for (let r = 0, i = 0; r < n; r++) for (let o = 0; o < out; o++, i++) bias[o] += error[i];
  return wantInput ? multiply(e, transpose(matrix(layer.weights.value, layer.in, out))) : EMPTY;
}

/** Runs layer after layer. */
export function forwardAll(layers: readonly Dense[], input: Float32Array, n: number, conditions?: Conditions): Tape[] {
  const tapes: Tape[] = [];
  for (const layer of layers) tapes.push(forward(layer, tapes.length ? tapes[tapes.length - 1].output : input, n, conditions));
  return tapes;
}

/** Backwards through all layers; returns ∂loss/∂input of the first where `wantInput`. */
export function backwardAll(
  layers: readonly Dense[],
  tapes: readonly Tape[],
  error: Float32Array,
  n: number,
  conditions?: Conditions,
  wantInput = false,
): Float32Array {
  for (let i = layers.length - 1; i >= 0; i--) error = backward(layers[i], tapes[i], error, n, conditions, wantInput || i > 0);
  return error;
}

export const last = (tapes: readonly Tape[]): Float32Array => tapes[tapes.length - 1].output;

/** Rows at knots for k of each row: linear in log2 k between the knots, as the weights file says. */
export function conditionsFor(k: ArrayLike<number>, knots: readonly number[]): Conditions {
  const weights = new Float32Array(k.length * knots.length);
  for (let r = 0; r < k.length; r++) {
    let j = 0;
    while (j < knots.length - 2 && knots[j + 1] < k[r]) j++;
    const low = Math.log2(knots[j]);
    const t = (Math.log2(k[r]) - low) / (Math.log2(knots[j + 1]) - low);
    weights[r * knots.length + j] = 1 - t;
    weights[r * knots.length + j + 1] = t;
  }
  return { knots: knots.length, weights };
}

const EMPTY = new Float32Array(0);

function activate(y: Float32Array, activation: Activation): void {
  // Not (y > 0 ? y : 0): NaN must survive, or a diverged run looks like a quiet one.
  if (activation === "relu") for (let i = 0; i < y.length; i++) if (y[i] < 0) y[i] = 0;
  if (activation === "sigmoid") for (let i = 0; i < y.length; i++) y[i] = 1 / (1 + Math.exp(-y[i]));
}

/** error · activation′, from the activation's own output. */
function derive(error: Float32Array, output: Float32Array, activation: Activation): void {
  if (activation === "relu") for (let i = 0; i < error.length; i++) if (!(output[i] > 0)) error[i] = 0;
  if (activation === "sigmoid") for (let i = 0; i < error.length; i++) error[i] *= output[i] * (1 - output[i]);
}

function accumulate(into: Float32Array, from: Float32Array): void {
  for (let i = 0; i < into.length; i++) into[i] += from[i];
}
