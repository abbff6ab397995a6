import { drawGaussian, fitGaussian } from "../../src/math/gaussian.js";
import { Random } from "../../src/math/random.js";
import type { Network } from "../../src/model/format.js";
import type { Lab } from "../lab.js";
import { round, type Figures } from "../measure.js";
import { pixels } from "../mnist.js";
import { decode, encode, errors, mean } from "../run.js";
import { greyLevels, chooseDigits, SPRITE } from "../sprite.js";
import { judge, spriteYardstick, trainingYardstick } from "./digit-like.js";

const DRAWS = 4000;
const SEED = 9;

/**
 * How digit-like decoded draws are: of N(0, I), and of a Gaussian fitted to the model's own codes. Each by the training digits
 * and, with "Page" in the name, as the page can do it: the nearest of the sprite's digits, the fit to their codes.
 */
export function measureSampler(network: Network, lab: Lab): Figures {
  const { test, train } = lab.mnist;
  const x = pixels(test);
  const codes = encode(network, x, test.count);
  const figures: Figures = { error: round(mean(errors(network, x, test.count))), codeLength: round(meanLength(codes, network.latentSize)) };
  const classifier = lab.network("classifier");
  if (!classifier) return figures;

  const random = new Random(SEED);
  const prior = Float32Array.from({ length: DRAWS * network.latentSize }, () => random.normal());
  const fit = (images: Float32Array, n: number) =>
    drawGaussian(fitGaussian(encode(network, images, n), network.latentSize), DRAWS, new Random(SEED));
  const sprite = chooseDigits(test, SPRITE);
  const yardsticks = [
    { page: "", yardstick: trainingYardstick(lab), fitted: fit(pixels(train), train.count) },
    {
      page: "Page",
      yardstick: spriteYardstick(lab),
      fitted: fit(greyLevels(pixels(sprite), SPRITE.levels), sprite.count),
    },
  ];
  for (const { page, yardstick, fitted } of yardsticks) {
    for (const [name, z] of [["", prior] as const, ["Fitted", fitted] as const]) {
      const { digitLike, offManifold, medianDistance } = judge(decode(network, z, DRAWS), DRAWS, classifier, yardstick);
      figures[`digitLike${name}${page}`] = round(digitLike);
      figures[`offData${name}${page}`] = round(offManifold);
      figures[`medianDistance${name}${page}`] = round(medianDistance);
    }
    figures[`distanceLimit${page}`] = round(yardstick.limit);
  }
  figures.draws = DRAWS;
  return figures;
}

/** Mean ‖z‖. */
function meanLength(codes: Float32Array, width: number): number {
  const n = codes.length / width;
  let sum = 0;
  for (let r = 0; r < n; r++) sum += Math.hypot(...codes.subarray(r * width, (r + 1) * width)) / n;
  return sum;
}
