import { Random } from "../src/math/random.js";
import { interpolateFilm, type Layer, type Network } from "../src/model/format.js";
import { fillBatch } from "./inputs.js";
import { pixels, PIXELS, type Mnist } from "./mnist.js";
import type { PlainLayer, PlainNetwork } from "./quantise.js";
import { decode, encode, errors, mean, runLayers } from "./run.js";
import { logSoftmax } from "./softmax.js";
import { chooseDigits, SPRITE } from "./sprite.js";

/** Measured figures by name. Errors are squared errors summed over pixels, mean over the 10,000 test digits. */
export type Figures = Record<string, number | number[]>;

/** Which way each figure is better; figures not named here are descriptive and not compared. */
export const BETTER: Readonly<Record<string, "lower" | "higher">> = {
  errors: "lower",
  error: "lower",
  accuracy: "higher",
  accuracyWarped: "higher",
  crossEntropy: "lower",
  effectiveClasses: "higher",
};

export function measure(network: Network, mnist: Mnist, classifier: Network | null): Figures {
  const x = pixels(mnist.test);
  const n = mnist.test.count;
  if (!network.decoder) return measureClassifier(network, mnist, x);
  if (network.latentSize > 2) return measureEveryK(network, mnist, x);
  const codes = encode(network, x, n);
  const figures: Figures = { error: round(mean(errors(network, x, n))) };
  const moments = [0, 1].map((axis) => {
    const values = codes.filter((_, i) => i % 2 === axis);
    const m = mean(values);
    return { m, s: Math.sqrt(mean(values.map((v) => (v - m) ** 2))) };
  });
  figures.codeMean = moments.map((a) => round(a.m));
  figures.codeDeviation = moments.map((a) => round(a.s));
  if (classifier) figures.effectiveClasses = round(effectiveClasses(network, classifier));
  return figures;
}

/** Error at every k, and how often one unit more makes the mean error over a hundred digits worse. */
function measureEveryK(network: Network, mnist: Mnist, x: Float32Array): Figures {
  const n = mnist.test.count;
  const byK = Array.from({ length: network.latentSize }, (_, i) => errors(network, x, n, i + 1));
  // The first hundred of the sprite (unrounded pixels), then every hundred of the test digits in their own order.
  const sprite = pixels(chooseDigits(mnist.test, SPRITE), 0, 100);
  const first = Array.from({ length: network.latentSize }, (_, i) => mean(errors(network, sprite, 100, i + 1)));
  const rises = Array.from({ length: n / 100 }, (_, h) => risesOf(byK.map((e) => mean(e.subarray(h * 100, h * 100 + 100)))));
  return {
    errors: byK.map((e) => round(mean(e))),
    risesOnSprite: risesOf(first).length,
    risesOnTest: risesOf(byK.map(mean)).length,
    hundredsWithRise: rises.filter((r) => r.length > 0).length,
    risesInHundreds: mean(rises.map((r) => r.length)),
    firstKOfRise: Math.min(network.latentSize, ...rises.flat()),
  };
}

/** The k's (2 and up) at which the error is above that of k − 1. */
export const risesOf = (errorsByK: ArrayLike<number>): number[] =>
  Array.from(errorsByK, (e, i) => (i > 0 && e > errorsByK[i - 1] ? i + 1 : 0)).filter((k) => k > 0);

/** exp of the entropy of the classes that the classifier gives 10,000 decoded draws of N(0, I): 10 is all alike. */
function effectiveClasses(network: Network, classifier: Network): number {
  const n = 10000;
  const random = new Random(7);
  const z = Float32Array.from({ length: n * network.latentSize }, () => random.normal());
  const images = decode(network, z, n);
  const counts = new Float64Array(classifier.latentSize);
  const logits = runLayers(classifier.encoder, images, n);
  for (let r = 0; r < n; r++) counts[top(logits, r, classifier.latentSize)]++;
  return Math.exp(-counts.reduce((h, c) => (c ? h + (c / n) * Math.log(c / n) : h), 0));
}

function measureClassifier(network: Network, mnist: Mnist, x: Float32Array): Figures {
  const { labels, count } = mnist.test;
  const columns = network.latentSize;
  const score = (images: Float32Array) => {
    const logp = logSoftmax(runLayers(network.encoder, images, count), columns);
    let right = 0;
    let confidence = 0;
    let nats = 0;
    let sure = 0;
    for (let r = 0; r < count; r++) {
      const best = top(logp, r, columns);
      if (best === labels[r]) right++;
      const p = Math.exp(logp[r * columns + best]);
      confidence += p;
      if (p >= 0.9) sure++;
      nats -= logp[r * columns + labels[r]];
    }
    return { accuracy: right / count, confidence: confidence / count, nats: nats / count, sure: sure / count };
  };
  const plain = score(x);
  const all = Uint32Array.from({ length: count }, (_, i) => i);
  const every = Uint16Array.from({ length: PIXELS }, (_, p) => p);
  const warped = score(fillBatch(mnist.test, all, every, new Random(8), { rotation: 15, scale: 0.15, shear: 0.15, shift: 2 }));
  return {
    accuracy: round(plain.accuracy),
    accuracyWarped: round(warped.accuracy),
    crossEntropy: round(plain.nats),
    meanConfidence: round(plain.confidence),
    shareAbove90: round(plain.sure),
  };
}

function top(rows: Float32Array, r: number, columns: number): number {
  let best = 0;
  for (let c = 1; c < columns; c++) if (rows[r * columns + c] > rows[r * columns + best]) best = c;
  return best;
}

/** Six digits: enough to see a change of one weight, few enough to read. */
const round = (value: number): number => Number(value.toPrecision(6));

/** The network before rounding, ready to run. */
export function unrounded(plain: PlainNetwork): Network {
  const layer = (l: PlainLayer, encoder: readonly Layer[]): Layer => ({
    in: l.in,
    out: l.out,
    activation: l.activation,
    weights: l.transposeOf === undefined ? l.weights : transposed(encoder[l.transposeOf]),
    bias: l.bias,
    film: l.film && {
      scale: interpolateFilm(l.film.knots, l.film.scale, l.out),
      shift: interpolateFilm(l.film.knots, l.film.shift, l.out),
    },
  });
  const encoder = plain.encoder.map((l) => layer(l, []));
  return { ...plain, encoder, decoder: plain.decoder?.map((l) => layer(l, encoder)) ?? null };
}

function transposed({ weights, in: rows, out: columns }: Layer): Float32Array {
  return Float32Array.from(weights, (_, i) => weights[(i % rows) * columns + Math.floor(i / rows)]);
}
