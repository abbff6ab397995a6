/** An author's model and images as what the figure is about. */
import { OwnPca } from "../../core/own-pca.js";
import type { Autoencoder, OwnAssets } from "../../model/api.js";
import { checkFit } from "../../model/own-fit.js";
import { codeLimits } from "./own-codes.js";
import { fewer } from "./own-question.js";
import { OwnSamples } from "./own-samples.js";
import { ownIn, ownWords } from "./own-words.js";
import { FEW } from "./prediction.js";
import { inkBalance, MAX_K } from "./scene.js";
import type { LiveSubject } from "./subject.js";

/** A change of brightness that is clearly to be seen. */
const CLEAR = 0.1;

/** @throws ModelError "integrity" where there is no model, or there are no images */
export function takeIn(own: OwnAssets): { subject: LiveSubject; models: { nested: Autoencoder; pca: OwnPca } } {
  checkFit("ae-bottleneck", own);
  const { image: shape, classes } = own;
  const [nested, data] = [own.autoencoder!, own.data!];
  const { latentSize, inputSize: size } = nested;
  const lengths = nested.nested ? Array.from({ length: latentSize }, (_, i) => i + 1) : [latentSize];
  const hasOneLength = lengths.length === 1;
  const most = hasOneLength ? MAX_K : latentSize;
  const samples = new OwnSamples(data);
  const pca = new OwnPca(data, latentSize);
  const name = (digit: number) => classes[digit] ?? String(digit);
  const images = { shape, size, most, hasOneLength, fitted: pca.fitted, name };
  let limits: ReadonlyMap<number, number> = new Map();
  const subject: LiveSubject = {
    ...images,
    classes: classes.length,
    tiles: samples.tiles,
    lengths,
    unitsInUse: latentSize,
    average: null,
    isDrawn: shape.width === 28 && shape.height === 28 && shape.channels === 1,
    isDigits: false,
    balance: shape.channels === 1 ? inkBalance : changeBalance,
    nearest: samples.nearest,
    image: samples.image,
    limit: (k) => limits.get(k) ?? 1,
    async prepare(model, signal) {
      if (limits.size === 0) limits = await codeLimits(model, data, lengths, signal);
    },
    words: (words, language, lang) => ownWords(words, language, lang, images),
    common: (common, language) => {
      const { padLabel, padEmpty } = ownIn(language);
      return { ...common, padLabel, padEmpty };
    },
    question: ({ k }, language, lang) => (lengths.length > FEW ? fewer(ownIn(language), k, lang) : null),
  };
  return { subject, models: { nested, pca } };
}

/** Coloured: the shares of the pixels that are clearly darker than those of x, and clearly lighter. */
function changeBalance(x: ArrayLike<number>, xhat: ArrayLike<number>): { lost: number; invented: number } {
  let lost = 0;
  let invented = 0;
  for (let i = 0; i < x.length; i += 3) {
    const change = (xhat[i] + xhat[i + 1] + xhat[i + 2] - x[i] - x[i + 1] - x[i + 2]) / 3;
    if (change < -CLEAR) lost++;
    if (change > CLEAR) invented++;
  }
  return { lost: (3 * lost) / x.length, invented: (3 * invented) / x.length };
}
