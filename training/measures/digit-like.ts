import { PERCENTILE, quantile, sheetStatistics, type SheetStatistics } from "../../src/math/digit-like.js";
import type { Network } from "../../src/model/format.js";
import type { Lab } from "../lab.js";
import { pixels, PIXELS } from "../mnist.js";
import { gallery, nearestSquaredDistances, type Gallery } from "../nearest.js";
import { runLayers } from "../run.js";
import { logSoftmax } from "../softmax.js";
import { chooseDigits, chosenIndices, greyLevels, SPRITE } from "../sprite.js";

/** Real digits to be near to, and the squared distance that 95 % of other real digits keep to. */
export interface Yardstick {
  readonly digits: Gallery;
  readonly limit: number;
}

const TRAINING_DIGITS = 20_000;

/** For the figures: the first 20,000 training digits; the limit is of all 10,000 test digits. */
export function trainingYardstick(lab: Lab): Yardstick {
  return lab.once("training yardstick", () => {
    const { train, test } = lab.mnist;
    const count = Math.min(TRAINING_DIGITS, train.count);
    const digits = gallery(pixels(train, 0, count), count);
    return { digits, limit: quantile(nearestSquaredDistances(pixels(test), test.count, digits), PERCENTILE) };
  });
}

/** For the page, which has no training digits: the sprite's digits, in its grey levels; the limit is of the test digits that are not in it. */
export function spriteYardstick(lab: Lab): Yardstick {
  return lab.once("sprite yardstick", () => {
    const { test } = lab.mnist;
    const sprite = chooseDigits(test, SPRITE);
    const digits = gallery(greyLevels(pixels(sprite), SPRITE.levels), sprite.count);
    const inSprite = new Set(chosenIndices(test, SPRITE));
    const all = pixels(test);
    const others = new Float32Array((test.count - sprite.count) * PIXELS);
    for (let i = 0, at = 0; i < test.count; i++) {
      if (inSprite.has(i)) continue;
      others.set(all.subarray(i * PIXELS, (i + 1) * PIXELS), at);
      at += PIXELS;
    }
    return { digits, limit: quantile(nearestSquaredDistances(others, test.count - sprite.count, digits), PERCENTILE) };
  });
}

/** How digit-like n images are. */
export function judge(images: Float32Array, n: number, classifier: Network, { digits, limit }: Yardstick): SheetStatistics {
  const logp = logSoftmax(runLayers(classifier.encoder, images, n), classifier.latentSize);
  const confidence = Float64Array.from({ length: n }, (_, r) =>
    Math.exp(Math.max(...logp.subarray(r * classifier.latentSize, (r + 1) * classifier.latentSize))),
  );
  return sheetStatistics(confidence, nearestSquaredDistances(images, n, digits), limit);
}
