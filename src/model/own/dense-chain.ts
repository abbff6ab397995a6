/**
 * Networks of the layers format that are nothing but dense layers, one after the other, become layers of the library's own: the engine that
 * is there already runs them, many times faster, and TensorFlow.js's own script is not needed.
 */
import type { Activation, Layer } from "../format.js";
import type { RowShape, WeightSpec } from "../tfjs/foreign.js";
import type { Json } from "./json.js";
import { chainOf, type LayerJson } from "./layers-topology.js";

export interface DenseChain {
  readonly input: RowShape;
  readonly output: RowShape;
  /** `read` gives the numbers of a weight by its name in the file. */
  build(read: (name: string) => Float32Array): Layer[];
}

/** Layers that do nothing once a network has learnt. */
const FOR_TRAINING = new Set(["Dropout", "SpatialDropout1D", "GaussianNoise", "GaussianDropout", "AlphaDropout"]);

/** A step of what `build` does, in terms of y = activation(x·W + b). */
type Step =
  | { readonly kind: "dense"; readonly in: number; readonly out: number; readonly kernel: string; readonly bias: string | null }
  | { readonly kind: "activation"; readonly activation: Activation }
  | {
      readonly kind: "affine";
      readonly names: Readonly<Record<"gamma" | "beta" | "moving_mean" | "moving_variance", string | null>>;
      readonly epsilon: number;
    };

/** The chain of a topology with these weights; null where it is anything else. */
export function denseChain(topology: Json, specs: readonly WeightSpec[]): DenseChain | null {
  const layers = chainOf(topology);
  if (!layers) return null;
  const weights = new Names(specs);
  const steps: Step[] = [];
  let shape = firstShape(layers[0]);
  const input = shape;
  if (!shape || !input) return null;
  for (const layer of layers) {
    const next = take(layer, shape, weights, steps);
    if (!next) return null;
    shape = next;
  }
  // a weight that no layer takes: TensorFlow.js shall say what it thinks of that
  if (!weights.allTaken || !isRunnable(steps)) return null;
  return { input, output: shape, build: (read) => build(steps, read) };
}

function firstShape({ config }: LayerJson): number[] | null {
  const shape = config.batch_input_shape ?? config.batch_shape;
  if (!Array.isArray(shape)) return null;
  const row = shape.slice(1) as unknown[];
  return row.length > 0 && row.every((size) => Number.isInteger(size) && (size as number) > 0) ? (row as number[]) : null;
}

/** Adds the steps of a layer and gives the shape after it; null where it is none of a dense chain. */
function take({ className, name, config }: LayerJson, shape: number[], weights: Names, steps: Step[]): number[] | null {
  if (className === "InputLayer" || FOR_TRAINING.has(className)) return shape;
  const count = shape.reduce((a, b) => a * b, 1);
  if (className === "Flatten") return config.data_format === "channels_first" ? null : [count];
  if (className === "Reshape") return reshaped(config.target_shape, count);
  if (className === "ReLU") {
    const plain = !config.max_value && !config.negative_slope && !config.threshold;
    if (plain) steps.push({ kind: "activation", activation: "relu" });
    return plain ? shape : null;
  }
  if (className === "Activation") return activate(config.activation, steps) ? shape : null;
  if (shape.length !== 1) return null;
  if (className === "BatchNormalization") {
    const axis = Array.isArray(config.axis) ? (config.axis as unknown[])[0] : (config.axis ?? -1);
    const epsilon = config.epsilon ?? 1e-3;
    if ((axis !== -1 && axis !== 1) || typeof epsilon !== "number") return null;
    const find = (each: string, used = true) => (used ? weights.take(name, each, [count]) : null);
    const names = {
      gamma: find("gamma", config.scale !== false),
      beta: find("beta", config.center !== false),
      moving_mean: find("moving_mean"),
      moving_variance: find("moving_variance"),
    };
    const whole =
      names.moving_mean && names.moving_variance && (names.gamma || config.scale === false) && (names.beta || config.center === false);
    if (!whole) return null;
    steps.push({ kind: "affine", names, epsilon });
    return shape;
  }
  if (className !== "Dense" || !Number.isInteger(config.units)) return null;
  const out = config.units as number;
  const kernel = weights.take(name, "kernel", [count, out]);
  const bias = config.use_bias === false ? null : weights.take(name, "bias", [out]);
  if (!kernel || (!bias && config.use_bias !== false)) return null;
  steps.push({ kind: "dense", in: count, out, kernel, bias });
  return activate(config.activation, steps) ? [out] : null;
}

function activate(activation: unknown, steps: Step[]): boolean {
  if (activation === "linear" || activation === undefined || activation === null) return true;
  if (activation !== "relu" && activation !== "sigmoid") return false;
  steps.push({ kind: "activation", activation });
  return true;
}

/** A target shape with at most one open size: −1, or null as TensorFlow.js writes it. */
function reshaped(target: unknown, count: number): number[] | null {
  if (!Array.isArray(target)) return null;
  const sizes = target.map((size: unknown) => (size === null ? -1 : size)) as number[];
  if (!sizes.every(Number.isInteger)) return null;
  const known = sizes.filter((size) => size >= 0).reduce((a, b) => a * b, 1);
  const open = sizes.filter((size) => size < 0).length;
  if (open > 1 || (open === 0 ? known !== count : known === 0 || count % known !== 0)) return null;
  return sizes.map((size) => (size < 0 ? count / known : size));
}

/** An activation can only stand after a dense layer that has none yet, a normalisation only where a dense layer can take it up. */
function isRunnable(steps: readonly Step[]): boolean {
  let last: "none" | "linear" | "active" | "waiting" = "none";
  for (const { kind } of steps) {
    if (kind === "dense") last = "linear";
    else if (kind === "activation") {
      if (last !== "linear") return false;
      last = "active";
    } else if (last !== "linear") {
      if (last === "waiting") return false;
      last = "waiting";
    }
  }
  return last === "linear" || last === "active";
}

interface Affine {
  readonly scale: Float64Array;
  readonly shift: Float64Array;
}

function build(steps: readonly Step[], read: (name: string) => Float32Array): Layer[] {
  const layers: Layer[] = [];
  let waiting: Affine | null = null;
  for (const step of steps) {
    const last = layers.at(-1);
    if (step.kind === "dense") {
      const weights = read(step.kernel).slice();
      const bias = step.bias ? read(step.bias).slice() : new Float32Array(step.out);
      if (waiting) before(weights, bias, waiting);
      waiting = null;
      layers.push({ in: step.in, out: step.out, activation: "linear", weights, bias });
    } else if (step.kind === "activation") layers[layers.length - 1] = { ...last!, activation: step.activation };
    else {
      const affine = normalisation(step, read);
      if (last?.activation === "linear") after(last.weights, last.bias, affine);
      else waiting = affine;
    }
  }
  return layers;
}

/** y = γ(x − mean)/√(variance + ε) + β as a scale and a shift (Ioffe and Szegedy 2015). */
function normalisation({ names, epsilon }: Extract<Step, { kind: "affine" }>, read: (name: string) => Float32Array): Affine {
  const variance = read(names.moving_variance!);
  const mean = read(names.moving_mean!);
  const gamma = names.gamma && read(names.gamma);
  const beta = names.beta && read(names.beta);
  const scale = Float64Array.from(variance, (v, i) => (gamma ? gamma[i] : 1) / Math.sqrt(v + epsilon));
  return { scale, shift: Float64Array.from(mean, (m, i) => (beta ? beta[i] : 0) - m * scale[i]) };
}

/** (x·W + b)·scale + shift, in place. */
function after(weights: Float32Array, bias: Float32Array, { scale, shift }: Affine): void {
  const out = bias.length;
  for (let i = 0; i < weights.length; i++) weights[i] *= scale[i % out];
  for (let o = 0; o < out; o++) bias[o] = bias[o] * scale[o] + shift[o];
}

/** (x·scale + shift)·W + b, in place. */
function before(weights: Float32Array, bias: Float32Array, { scale, shift }: Affine): void {
  const out = bias.length;
  const sums = new Float64Array(out);
  for (let i = 0; i < weights.length; i++) {
    const row = Math.floor(i / out);
    sums[i % out] += shift[row] * weights[i];
    weights[i] *= scale[row];
  }
  for (let o = 0; o < out; o++) bias[o] += sums[o];
}

/** Finds weights as TensorFlow.js does: "dense_1/kernel", with whatever a converter put between or before. */
class Names {
  readonly #left: Map<string, WeightSpec>;

  constructor(specs: readonly WeightSpec[]) {
    this.#left = new Map(specs.filter(({ group }) => group !== "optimizer").map((spec) => [spec.name, spec]));
  }

  get allTaken(): boolean {
    return this.#left.size === 0;
  }

  /** The name in the file of a float32 weight of this shape; null where there is none, or more than one. */
  take(layer: string, weight: string, shape: readonly number[]): string | null {
    const all = [...this.#left.keys()];
    const exact = all.filter((name) => name === `${layer}/${weight}`);
    const parts = (name: string) => name.split("/");
    const near = all.filter((name) => parts(name).includes(layer) && parts(name).at(-1) === weight);
    const [name, ...others] = exact.length > 0 ? exact : near;
    const spec = name === undefined ? undefined : this.#left.get(name);
    if (!spec || others.length > 0 || spec.dtype !== "float32" || spec.shape.join() !== shape.join()) return null;
    this.#left.delete(spec.name);
    return spec.name;
  }
}
