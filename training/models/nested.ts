import type { AutoencoderOptions } from "../autoencoder-options.js";
import { AutoencoderLearner } from "../autoencoder.js";
import { measureEveryK } from "../measures/every-k.js";
import type { Recipe } from "../recipe.js";
import { settleTail } from "../tail.js";

/** Test errors of a net of its own at these k (784-128-64-k, 60 epochs): what one net for every k is measured against. */
export const OWN_NET = [
  { k: 2, error: 28.7 },
  { k: 4, error: 20.8 },
  { k: 8, error: 13.1 },
  { k: 16, error: 8.0 },
  { k: 32, error: 4.25 },
  { k: 64, error: 3.6 },
] as const;

const options: AutoencoderOptions = {
  id: "nested",
  hidden: [272, 224],
  latent: 64,
  pixelBudget: 0.01,
  roundFrom: 0.8,
  levels: 63,
  innerLevels: 127,
  knots: [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 64],
  conditionEncoder: true,
  startAtPca: true,
  weightOf: (k) => 10 / ownNet(k),
  validateAt: OWN_NET,
  uniformShare: 0.65,
};

/** How surely a unit must lower the mean error over a hundred digits to stay in use, in standard deviations. */
const TAIL_SIGMAS = 2;

/** One autoencoder for every k of 1 to 64: the first k units are the k-code, hidden units have a scale and a shift for each k. */
export const nested: Recipe = {
  id: "nested",
  kind: "autoencoder",
  seed: 1,
  training: { epochs: 200, batch: 256, rate: 4e-3 },
  options: { ...options, weightOf: "10 / error of a net of its own" },
  measure: measureEveryK,
  learner(mnist, random) {
    const learner = new AutoencoderLearner(options, mnist, random);
    return {
      learner,
      finish() {
        const { network, unitsInUse } = settleTail(learner.plain("scale").network, mnist, TAIL_SIGMAS);
        return { network, notes: { unitsInUse, tailSigmas: TAIL_SIGMAS } };
      },
    };
  },
};

/** OWN_NET for every k, linear in log k and log error. */
function ownNet(k: number): number {
  const points = [{ k: 1, error: 36 }, ...OWN_NET];
  let i = 0;
  while (i < points.length - 2 && points[i + 1].k < k) i++;
  const t = Math.log(k / points[i].k) / Math.log(points[i + 1].k / points[i].k);
  return points[i].error ** (1 - t) * points[i + 1].error ** t;
}
