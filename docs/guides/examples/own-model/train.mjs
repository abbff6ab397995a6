// An autoencoder for images of your own, trained by Node.js:
//
//   npm install @tensorflow/tfjs-core @tensorflow/tfjs-layers @tensorflow/tfjs-backend-cpu
//   node train.mjs data.bin            a code of 8 numbers, 40 rounds
//   node train.mjs data.bin 2 100      of 2 numbers, for a map
//
// data.bin is what `ae-elements pack-data` writes. encoder/ and decoder/ are written beside it.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inflateRawSync } from "node:zlib";
import "@tensorflow/tfjs-backend-cpu";
import { io, tensor2d, train } from "@tensorflow/tfjs-core";
import { layers, sequential } from "@tensorflow/tfjs-layers";

const [file, k = "8", rounds = "40"] = process.argv.slice(2);
const { count, size, pixels } = readImages(file);

// every dense layer but the last of each half with ReLU; the code is linear, and pixels are 0 to 1
const dense = (units, activation, from) => layers.dense({ units, activation, ...(from && { inputShape: [from] }) });
const encoder = sequential({ layers: [dense(64, "relu", size), dense(Number(k), "linear")] });
const decoder = sequential({ layers: [dense(64, "relu", Number(k)), dense(size, "sigmoid")] });
const both = sequential({ layers: [encoder, decoder] });
both.compile({ optimizer: train.adam(0.003), loss: "meanSquaredError" });

const x = tensor2d(pixels, [count, size]);
await both.fit(x, x, {
  epochs: Number(rounds),
  batchSize: 32,
  verbose: 0,
  callbacks: { onEpochEnd: (round, { loss }) => console.log(`round ${round + 1}: mean squared error ${loss.toFixed(4)}`) },
});
await save(encoder, "encoder");
await save(decoder, "decoder");

/** Images as numbers from 0 to 1, one row for each. */
function readImages(name) {
  const bytes = readFileSync(name);
  const start = 8 + bytes.readUInt32LE(4);
  const { width, height, channels = 1, levels, ...header } = JSON.parse(bytes.toString("utf8", 8, start));
  // a class for each image comes first
  const numbers = inflateRawSync(bytes.subarray(start)).subarray(header.count);
  return { ...header, size: width * height * channels, pixels: Float32Array.from(numbers, (level) => level / (levels - 1)) };
}

/** As a folder with model.json and weights.bin. */
async function save(model, name) {
  const folder = join(dirname(file), name);
  mkdirSync(folder, { recursive: true });
  const handler = io.withSaveHandler(async ({ weightData, weightSpecs, ...rest }) => {
    writeFileSync(join(folder, "weights.bin"), Buffer.from(weightData));
    const weightsManifest = [{ paths: ["weights.bin"], weights: weightSpecs }];
    writeFileSync(join(folder, "model.json"), JSON.stringify({ ...rest, weightsManifest }));
    return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: "JSON" } };
  });
  await model.save(handler);
}
