/**
 * Networks of others, saved by TensorFlow.js: run by TensorFlow.js itself, on the cpu. `foreign-layers.ts` and `foreign-graph.ts` are
 * bundled with all that they import, each with an engine of its own: nothing here meets the engine of the library's own networks.
 */
import { engine, env, registerBackend, type Tensor } from "@tensorflow/tfjs-core";
import { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu/dist/backend_cpu.js";
import "@tensorflow/tfjs-backend-cpu/dist/register_all_kernels.js";

/** A shape without the rows; null where any number will do. */
export type RowShape = readonly (number | null)[];

/** One weight in the order of the file, as `model.json` describes it. */
export interface WeightSpec {
  readonly name: string;
  readonly shape: number[];
  readonly dtype: "float32" | "int32" | "bool" | "complex64";
  readonly quantization?: { readonly dtype: "uint8" | "uint16" | "float16"; readonly scale?: number; readonly min?: number };
  readonly group?: "model" | "optimizer";
}

/** Names of a graph's outputs and the nodes that they are. */
export interface Signature {
  readonly outputs?: Readonly<Record<string, { readonly name?: string }>>;
}

/** What a folder of TensorFlow.js holds. */
export interface Artifacts {
  readonly topology: object;
  readonly signature?: Signature;
  readonly specs: readonly WeightSpec[];
  /** The bytes of all weights, one after the other. */
  readonly weights: ArrayBuffer;
}

export interface ForeignNetwork {
  /** Inputs by name; the shape is null where the file does not say. */
  readonly inputs: readonly { readonly name: string; readonly rows: number | null; readonly shape: RowShape | null }[];
  /** Outputs by their names: of the layer, or of the node and of the signature. */
  readonly outputs: readonly { readonly names: readonly string[]; readonly shape: RowShape | null }[];
  /**
   * @param x rows in the shape `shape` each
   * @param output index of the output that is wanted
   * @returns its numbers and its shape, rows first
   */
  run(x: Float32Array, rows: number, shape: readonly number[], output: number): { values: Float32Array; shape: readonly number[] };
  dispose(): void;
}

export interface ForeignScript {
  /** Rejects with an Error of TensorFlow.js's where it cannot make a network of them. */
  open(artifacts: Artifacts): Promise<ForeignNetwork>;
  /** Tensors alive on this engine. */
  countTensors(): number;
}

/** Starts the engine, or does nothing if it runs. */
export function start(): void {
  if (engine().backendNames().includes("cpu")) return;
  env().set("PROD", true); // no check of every tensor for NaN
  // firstUse: it would advise Node.js to take another backend
  registerBackend("cpu", () => Object.assign(new MathBackendCPU(), { firstUse: false }));
  void engine().setBackend("cpu");
}

export const countTensors = (): number => engine().state.numTensors;

export function runRows(
  x: Float32Array,
  shape: readonly number[],
  call: (input: Tensor) => Tensor,
): { values: Float32Array; shape: readonly number[] } {
  let answer: Tensor;
  let values!: Float32Array;
  engine().tidy(() => {
    answer = call(engine().makeTensor(x, [...shape], "float32"));
    const data = answer.dataSync();
    values = data instanceof Float32Array ? data : Float32Array.from(data as ArrayLike<number>);
  });
  return { values, shape: answer!.shape };
}

/** What stands after the rows; null where any number will do. */
export function rowShape(shape: readonly (number | null | undefined)[]): RowShape {
  return shape.slice(1).map((size) => (size === undefined || size === null || size < 0 ? null : size));
}
