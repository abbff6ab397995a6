import type { Network } from "../../src/model/format.js";
import type { Lab } from "../lab.js";
import { round, type Figures } from "../measure.js";
import { pixels } from "../mnist.js";
import { errors, mean } from "../run.js";
import { chooseDigits, SPRITE } from "../sprite.js";

/** Error at every k, and how often one unit more makes the mean error over a hundred digits worse. */
export function measureEveryK(network: Network, { mnist }: Lab): Figures {
  const x = pixels(mnist.test);
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
