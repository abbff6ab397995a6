import { Random } from "../../src/math/random.js";
import type { Network } from "../../src/model/format.js";
import type { Lab } from "../lab.js";
import { round, type Figures } from "../measure.js";
import { pixels } from "../mnist.js";
import { decode, encode, errors, mean, runLayers, top } from "../run.js";
import { judge, trainingYardstick } from "./digit-like.js";

const JUDGED = 4000;

/** Error, place and spread of the codes, how evenly draws of N(0, I) cover the classes, and how many of them are digit-like. */
export function measureMap(network: Network, lab: Lab): Figures {
  const x = pixels(lab.mnist.test);
  const n = lab.mnist.test.count;
  const codes = encode(network, x, n);
  const figures: Figures = { error: round(mean(errors(network, x, n))) };
  const moments = [0, 1].map((axis) => {
    const values = codes.filter((_, i) => i % 2 === axis);
    const m = mean(values);
    return { m, s: Math.sqrt(mean(values.map((v) => (v - m) ** 2))) };
  });
  figures.codeMean = moments.map((a) => round(a.m));
  figures.codeDeviation = moments.map((a) => round(a.s));
  const classifier = lab.network("classifier");
  if (!classifier) return figures;
  figures.effectiveClasses = round(effectiveClasses(network, classifier));
  const { digitLike, offManifold } = judge(decode(network, prior(network, JUDGED), JUDGED), JUDGED, classifier, trainingYardstick(lab));
  figures.digitLike = round(digitLike);
  figures.offData = round(offManifold);
  return figures;
}

/** n draws of N(0, I). */
function prior({ latentSize }: Network, n: number): Float32Array {
  const random = new Random(7);
  return Float32Array.from({ length: n * latentSize }, () => random.normal());
}

/** exp of the entropy of the classes that the classifier gives 10,000 decoded draws of N(0, I): 10 is all alike. */
function effectiveClasses(network: Network, classifier: Network): number {
  const n = 10000;
  const images = decode(network, prior(network, n), n);
  const counts = new Float64Array(classifier.latentSize);
  const logits = runLayers(classifier.encoder, images, n);
  for (let r = 0; r < n; r++) counts[top(logits, r, classifier.latentSize)]++;
  return Math.exp(-counts.reduce((h, c) => (c ? h + (c / n) * Math.log(c / n) : h), 0));
}
