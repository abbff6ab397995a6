/** Models in the graph format, written as tensorflowjs_converter writes them, with random weights: for the tests of `model-src`. */
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import { Random } from "../../src/math/random.js";
import { folderOf, imagesFor, inFolder, json, numbers, type Folder, type OwnModel } from "./own-models.js";

interface Node {
  readonly name: string;
  readonly op: string;
  readonly input?: readonly string[];
  readonly attr?: Readonly<Record<string, unknown>>;
}

/** A folder in the graph format, as tensorflowjs_converter writes it of a SavedModel. */
export function graphFolder(
  nodes: readonly Node[],
  weights: readonly { name: string; shape: number[]; values: Float32Array | Int32Array }[],
  output: string,
): Folder {
  const constants = weights.map(({ name, values }): Node => {
    const type = values instanceof Int32Array ? "DT_INT32" : "DT_FLOAT";
    return { name, op: "Const", attr: { dtype: { type } } };
  });
  const bytes = new Uint8Array(weights.reduce((sum, { values }) => sum + values.byteLength, 0));
  let at = 0;
  for (const { values } of weights) {
    bytes.set(new Uint8Array(values.buffer), at);
    at += values.byteLength;
  }
  const weightSpecs = weights.map(({ name, shape, values }) => ({
    name,
    shape,
    dtype: values instanceof Int32Array ? "int32" : "float32",
  })) as tf.io.WeightsManifestEntry[];
  const modelTopology = { node: [...constants, ...nodes], versions: { producer: 1882 } };
  return folderOf({ modelTopology, weightSpecs, weightData: bytes.buffer }, "graph-model", Infinity, {
    signature: { outputs: { [output]: { name: "Identity:0" } } },
  });
}

/** The encoder of `graphModel`: 5 × 6 pixels to 2 numbers. */
export function graphEncoder(
  random: Random,
  change: (nodes: Node[]) => Node[] = (nodes) => nodes,
): { folder: Folder; run(x: tf.Tensor): tf.Tensor } {
  const draw = (shape: number[]) =>
    Float32Array.from({ length: shape.reduce((a, b) => a * b) }, () => (2 * random.uniform() - 1) / Math.sqrt(shape[0]));
  const w1 = draw([30, 10]);
  const b1 = draw([10]);
  const w2 = draw([10, 2]);
  const plain = { transpose_a: { b: false }, transpose_b: { b: false }, T: { type: "DT_FLOAT" } };
  const nodes: Node[] = [
    {
      name: "picture",
      op: "Placeholder",
      attr: { dtype: { type: "DT_FLOAT" }, shape: { shape: { dim: [{ size: "-1" }, { size: "6" }, { size: "5" }, { size: "1" }] } } },
    },
    { name: "flat", op: "Reshape", input: ["picture", "flat/shape"], attr: { T: { type: "DT_FLOAT" }, Tshape: { type: "DT_INT32" } } },
    { name: "mul_1", op: "MatMul", input: ["flat", "w1"], attr: plain },
    { name: "add_1", op: "BiasAdd", input: ["mul_1", "b1"], attr: { T: { type: "DT_FLOAT" }, data_format: { s: "TkhXQw==" } } },
    { name: "act_1", op: "Tanh", input: ["add_1"], attr: { T: { type: "DT_FLOAT" } } },
    { name: "mul_2", op: "MatMul", input: ["act_1", "w2"], attr: plain },
    { name: "Identity", op: "Identity", input: ["mul_2"], attr: { T: { type: "DT_FLOAT" } } },
  ];
  const weights = [
    { name: "flat/shape", shape: [2], values: Int32Array.of(-1, 30) },
    { name: "w1", shape: [30, 10], values: w1 },
    { name: "b1", shape: [10], values: b1 },
    { name: "w2", shape: [10, 2], values: w2 },
  ];
  return {
    folder: graphFolder(change(nodes), weights, "code"),
    run: (x) =>
      tf.matMul(tf.tanh(tf.add(tf.matMul(tf.reshape(x, [-1, 30]), tf.tensor(w1, [30, 10])), tf.tensor(b1))), tf.tensor(w2, [10, 2])),
  };
}

/** In the graph format, both halves: 5 × 6, grey, a code of 2 numbers. */
export function graphModel(): OwnModel {
  const random = new Random(7);
  const encoder = graphEncoder(random);
  const w = Float32Array.from({ length: 60 }, () => 2 * random.uniform() - 1);
  const decoder = graphFolder(
    [
      { name: "z", op: "Placeholder", attr: { dtype: { type: "DT_FLOAT" }, shape: { shape: { dim: [{ size: "-1" }, { size: "2" }] } } } },
      {
        name: "mul",
        op: "MatMul",
        input: ["z", "w"],
        attr: { transpose_a: { b: false }, transpose_b: { b: false }, T: { type: "DT_FLOAT" } },
      },
      { name: "act", op: "Sigmoid", input: ["mul"], attr: { T: { type: "DT_FLOAT" } } },
      { name: "Identity", op: "Reshape", input: ["act", "shape"], attr: { T: { type: "DT_FLOAT" }, Tshape: { type: "DT_INT32" } } },
    ],
    [
      { name: "shape", shape: [4], values: Int32Array.of(-1, 6, 5, 1) },
      { name: "w", shape: [2, 30], values: w },
    ],
    "picture",
  );
  const images = imagesFor(random, 30);
  const codes = encoder.run(tf.tensor(images, [3, 6, 5, 1]));
  const decoded = tf.sigmoid(tf.matMul(codes as tf.Tensor2D, tf.tensor(w, [2, 30]) as tf.Tensor2D));
  const manifest = {
    format: "ae-elements/model@1",
    image: { width: 5, height: 6, channels: 1 },
    latentSize: 2,
    encoder: { format: "graph", src: "encoder/model.json", output: "code" },
    decoder: { format: "graph", src: "decoder/model.json" },
  };
  const files: Folder = new Map([
    ...inFolder("encoder", encoder.folder),
    ...inFolder("decoder", decoder),
    ["manifest.json", json(manifest)],
  ]);
  return { files, manifest, images, codes: numbers(codes), decoded: numbers(decoded) };
}
