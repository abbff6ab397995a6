import { Random } from "../../src/math/random.js";
import type { Network } from "../../src/model/format.js";
import { fillBatch } from "../inputs.js";
import type { Lab } from "../lab.js";
import { round, type Figures } from "../measure.js";
import { pixels, PIXELS } from "../mnist.js";
import { runLayers, top } from "../run.js";
import { logSoftmax } from "../softmax.js";

/** How often it is right, on test digits as they are and bent, and whether its confidence can be believed. */
export function measureClassifier(network: Network, { mnist }: Lab): Figures {
  const x = pixels(mnist.test);
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
