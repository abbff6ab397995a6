/**
 * Stands in for @tensorflow/tfjs-core in a bundle: all of its names, without what the package does on import that dense
 * networks do not need (chained operators on tensors, saving and loading, gradients, a platform that polyfills). What is
 * not used falls away in tree shaking.
 */
import "@tensorflow/tfjs-core/dist/flags";
import { env } from "@tensorflow/tfjs-core/dist/environment";
import { buffer } from "@tensorflow/tfjs-core/dist/ops/buffer";
import { cast } from "@tensorflow/tfjs-core/dist/ops/cast";
import { clone } from "@tensorflow/tfjs-core/dist/ops/clone";
import { setOpHandler } from "@tensorflow/tfjs-core/dist/tensor";

setOpHandler({ buffer, cast, clone, print() {} });
env().setPlatform("browser", {
  fetch: (input, init) => fetch(input, init),
  now: () => performance.now(),
  encode: (text) => new TextEncoder().encode(text),
  decode: (bytes) => new TextDecoder().decode(bytes),
  setTimeoutCustom: (callback, delay) => setTimeout(callback, delay),
  isTypedArray: (value) => ArrayBuffer.isView(value) && !(value instanceof DataView),
});

export * from "@tensorflow/tfjs-core/dist/base";
