/** Models and images as an author might have them, made in the page: addresses of blobs. */

export interface Images {
  width: number;
  height: number;
  channels: 1 | 3;
  classes: readonly string[];
  labels: readonly number[];
  /** Image after image, each number from 0 to 255. */
  pixels: Uint8Array;
}

const blob = (...parts: BlobPart[]) => URL.createObjectURL(new Blob(parts));

/** A sprite file. */
export async function imagesFile({ labels, pixels, ...header }: Images): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify({ format: 2, count: labels.length, levels: 256, ...header }));
  const start = new Uint8Array(8);
  start.set(new TextEncoder().encode("AES1"));
  new DataView(start.buffer).setUint32(4, text.length, true);
  const packed = new Blob([Uint8Array.from(labels), pixels as BlobPart]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return blob(start, text, await new Response(packed).arrayBuffer());
}

/** A model of one dense layer: kernel is inputs · units numbers, row by row. */
function layer(inputs: number, units: number, kernel: readonly number[], bias: readonly number[], activation: string): string {
  const config = { name: "only", units, activation, use_bias: true, batch_input_shape: [null, inputs], dtype: "float32" };
  const weights = [
    { name: "only/kernel", shape: [inputs, units], dtype: "float32" },
    { name: "only/bias", shape: [units], dtype: "float32" },
  ];
  return blob(
    JSON.stringify({
      format: "layers-model",
      modelTopology: {
        class_name: "Sequential",
        config: { name: "half", layers: [{ class_name: "Dense", config }] },
        keras_version: "tfjs-layers 4.22.0",
        backend: "tensor_flow.js",
      },
      weightsManifest: [{ paths: [blob(Float32Array.from([...kernel, ...bias]))], weights }],
    }),
  );
}

export interface Planar {
  width: number;
  height: number;
  channels: 1 | 3;
  /** What is added to the two numbers of a code, and what they are multiplied by before. */
  shift: readonly [number, number];
  scale: readonly [number, number];
  kind?: "ae" | "vae";
  /** What an image is multiplied by on its way in. */
  gain?: number;
  title?: string;
  data?: string;
}

/**
 * A manifest of a model whose code is simple to foretell: shift + scale · (mean of the left half, mean of the right half) of an image,
 * counting all its numbers in their order.
 */
export function planarModel({ width, height, channels, shift, scale, kind = "ae", title = "Halves", gain = 1, data }: Planar): string {
  const inputs = width * height * channels;
  const half = inputs / 2;
  const encoder = Array.from({ length: inputs }, (_, i) =>
    i < half ? [(gain * scale[0]) / half, 0] : [0, (gain * scale[1]) / half],
  ).flat();
  const up = [0, 1].flatMap((axis) => Array.from({ length: inputs }, (_, i) => (i < half === (axis === 0) ? 4 / scale[axis] : 0)));
  const back = Array.from({ length: inputs }, (_, i) => (i < half ? -2 - (4 * shift[0]) / scale[0] : -2 - (4 * shift[1]) / scale[1]));
  return blob(
    JSON.stringify({
      format: "ae-elements/model@1",
      title,
      kind,
      image: { width, height, channels },
      latentSize: 2,
      encoder: { format: "layers", src: layer(inputs, 2, encoder, shift, "linear") },
      decoder: { format: "layers", src: layer(2, inputs, up, back, "sigmoid") },
      ...(data && { data }),
    }),
  );
}

/** Images whose halves have the brightness of places on a spiral, in so many classes one after another. */
export function spiral(count: number, names: readonly string[], { width = 4, height = 3 } = {}): Images {
  const size = width * height;
  const pixels = new Uint8Array(count * size);
  for (let i = 0; i < count; i++) {
    const angle = i * 0.4;
    const radius = 0.1 + (0.38 * i) / count;
    const places = [0.5 + radius * Math.cos(angle), 0.5 + radius * Math.sin(angle)];
    for (let j = 0; j < size; j++) pixels[i * size + j] = Math.round(255 * places[j < size / 2 ? 0 : 1]);
  }
  return { width, height, channels: 1, classes: names, labels: Array.from({ length: count }, (_, i) => i % names.length), pixels };
}
