/** Small models as authors bring them, saved by TensorFlow.js itself, with random weights: for the tests of `model-src`. */
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import * as layers from "@tensorflow/tfjs-layers";
import { Random } from "../../src/math/random.js";

/** Files of a folder by their paths. */
export type Folder = Map<string, Uint8Array>;

export interface OwnModel {
  readonly files: Folder;
  readonly manifest: Readonly<Record<string, unknown>>;
  /** Three images, and what TensorFlow.js gives for them with the models as they were before they were saved. */
  readonly images: number[];
  readonly codes: number[];
  readonly decoded: number[];
}

type Saved = { readonly modelTopology: unknown; readonly weightSpecs: tf.io.WeightsManifestEntry[]; readonly weightData: ArrayBuffer };

const { dense, flatten, reshape, dropout, batchNormalization, reLU, conv2d, conv2dTranspose } = layers.layers;
export const json = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

/** Weights of about ±1/√in; variances stay above 0. */
function fill(model: layers.LayersModel, random: Random): void {
  for (const layer of model.layers) {
    const names = layer.weights.map(({ originalName }) => originalName);
    layer.setWeights(
      layer.getWeights().map((weight, i) => {
        const spread = 1 / Math.sqrt(weight.shape.length > 1 ? weight.size / weight.shape.at(-1)! : 4);
        const value = () =>
          names[i].endsWith("variance")
            ? 0.3 + random.uniform()
            : (2 * random.uniform() - 1) * 2 * spread + (names[i].endsWith("gamma") ? 1 : 0);
        return tf.tensor(Float32Array.from({ length: weight.size }, value), weight.shape);
      }),
    );
  }
}

async function saved(model: layers.LayersModel): Promise<Saved> {
  let artifacts!: Saved;
  await model.save(
    tf.io.withSaveHandler((each) => {
      artifacts = each as Saved;
      return Promise.resolve({ modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: "JSON" } });
    }),
  );
  return artifacts;
}

/** A folder as `model.save("downloads://…")` and tensorflowjs_converter write it, the weights in files of at most `shard` bytes. */
export function folderOf(
  { modelTopology, weightSpecs, weightData }: Saved,
  format: "layers-model" | "graph-model",
  shard = Infinity,
  more: object = {},
): Folder {
  const count = Math.max(1, Math.ceil(weightData.byteLength / shard));
  const paths = Array.from({ length: count }, (_, i) => `group1-shard${i + 1}of${count}.bin`);
  const files: Folder = new Map();
  files.set(
    "model.json",
    json({
      format,
      generatedBy: "own-models.ts",
      convertedBy: null,
      modelTopology,
      weightsManifest: [{ paths, weights: weightSpecs }],
      ...more,
    }),
  );
  paths.forEach((path, i) =>
    files.set(path, new Uint8Array(weightData.slice(i * Math.min(shard, weightData.byteLength), (i + 1) * shard))),
  );
  return files;
}

export const inFolder = (name: string, folder: Folder): [string, Uint8Array][] =>
  [...folder].map(([path, bytes]) => [`${name}/${path}`, bytes]);

export function imagesFor(random: Random, size: number): number[] {
  return Array.from({ length: 3 * size }, () => Math.round(random.uniform() * 255) / 255);
}

export const numbers = (tensor: tf.Tensor): number[] => [...tensor.dataSync()];

interface Shape {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
}

async function made(
  image: Shape,
  latentSize: number,
  seed: number,
  encoder: layers.LayersModel,
  decoder: layers.LayersModel,
  more: { output?: string; kind?: string } = {},
): Promise<OwnModel> {
  const random = new Random(seed);
  fill(encoder, random);
  fill(decoder, random);
  const { width, height, channels } = image;
  const images = imagesFor(random, width * height * channels);
  const answer = encoder.predict(tf.tensor(images, [3, height, width, channels]));
  const codes = Array.isArray(answer) ? answer[encoder.outputNames.indexOf(more.output!)] : answer;
  const decoded = decoder.predict(codes) as tf.Tensor;
  const part = (name: string) => ({ format: "layers", src: `${name}/model.json` });
  const manifest = {
    format: "ae-elements/model@1",
    image,
    latentSize,
    ...(more.kind && { kind: more.kind }),
    encoder: { ...part("encoder"), ...(more.output && { output: more.output }) },
    decoder: part("decoder"),
  };
  const files: Folder = new Map([
    ...inFolder("encoder", folderOf(await saved(encoder), "layers-model", 1500)),
    ...inFolder("decoder", folderOf(await saved(decoder), "layers-model")),
    ["manifest.json", json(manifest)],
  ]);
  return { files, manifest, images, codes: numbers(codes), decoded: numbers(decoded) };
}

/** Dense layers alone, with everything round them that does not matter: 8 × 6, grey, a code of 3 numbers. */
export function denseModel(): Promise<OwnModel> {
  const encoder = layers.sequential({
    name: "encoder",
    layers: [
      flatten({ inputShape: [6, 8, 1] }),
      batchNormalization({ name: "norm_in" }),
      dense({ units: 16, activation: "relu", name: "hidden_1" }),
      dropout({ rate: 0.5 }),
      dense({ units: 12, name: "hidden_2", useBias: false }),
      batchNormalization({ name: "norm_2", scale: false }),
      reLU({}),
      batchNormalization({ name: "norm_3", axis: 1 }),
      dense({ units: 3, name: "code" }),
    ],
  });
  const z = layers.input({ shape: [3], name: "z" });
  const hidden = dense({ units: 12, activation: "relu", name: "up_1" }).apply(z) as layers.SymbolicTensor;
  const flat = layers.layers
    .activation({ activation: "sigmoid" })
    .apply(dense({ units: 48, name: "up_2" }).apply(hidden)) as layers.SymbolicTensor;
  const decoder = layers.model({
    inputs: z,
    outputs: reshape({ targetShape: [6, -1, 1] }).apply(flat) as layers.SymbolicTensor,
    name: "decoder",
  });
  return made({ width: 8, height: 6, channels: 1 }, 3, 5, encoder, decoder);
}

/** Convolutions, two outputs of the encoder: 8 × 8, coloured, a variational code of 4 numbers. */
export function convModel(): Promise<OwnModel> {
  const x = layers.input({ shape: [8, 8, 3], name: "picture" });
  const small = conv2d({ filters: 6, kernelSize: 3, strides: 2, padding: "same", activation: "relu", name: "conv_1" }).apply(x);
  const flat = flatten({}).apply(
    conv2d({ filters: 8, kernelSize: 3, strides: 2, padding: "same", activation: "elu", name: "conv_2" }).apply(small),
  );
  const mean = dense({ units: 4, name: "z_mean" }).apply(flat) as layers.SymbolicTensor;
  const logVariance = dense({ units: 4, name: "z_log_var" }).apply(flat) as layers.SymbolicTensor;
  const encoder = layers.model({ inputs: x, outputs: [logVariance, mean], name: "encoder" });
  const decoder = layers.sequential({
    name: "decoder",
    layers: [
      dense({ units: 32, activation: "relu", inputShape: [4], name: "up" }),
      reshape({ targetShape: [2, 2, 8] }),
      conv2dTranspose({ filters: 6, kernelSize: 3, strides: 2, padding: "same", activation: "relu", name: "deconv_1" }),
      conv2dTranspose({ filters: 3, kernelSize: 3, strides: 2, padding: "same", activation: "sigmoid", name: "deconv_2" }),
    ],
  });
  return made({ width: 8, height: 8, channels: 3 }, 4, 6, encoder, decoder, { output: "z_mean", kind: "vae" });
}
