/** What each tag needs of an author's model and images, and what it says where it is not there. For the tags, and for the commands. */
import type { Dataset, ImageShape, OwnAssets } from "./api.js";
import { asWritten, unsuited } from "./own/errors.js";

export { asWritten };

/** Tags with `model-src` or `data-src`. */
export const OWN_TAGS = ["ae-latent-map", "ae-bottleneck", "ae-anomaly", "ae-trainer"] as const;
export type OwnTag = (typeof OWN_TAGS)[number];

/** The trainer shows ten images that it never learns from, and learns from ten at least. */
const LEAST_TRAINED = 20;

/** A sentence for the author; null where everything is as the tag needs it. */
export function unfit(tag: OwnTag, own: OwnAssets): string | null {
  const why = lackOf(tag, own);
  return why && asWritten(why);
}

function lackOf(tag: OwnTag, { autoencoder: model, data }: OwnAssets): string | null {
  switch (tag) {
    case "ae-latent-map":
      if (model && model.latentSize !== 2)
        return `A map needs a code of 2 numbers; that of ${model.id} has ${model.latentSize}. Name a model with "latentSize": 2.`;
      if (!data) return `A map needs images; ${model!.id} names none. Add "data" to the manifest, or data-src to the tag.`;
      if (!model && !isDigitLike(data)) return notDigitLike(data, "models encode the images, and take");
      return data.count === 0 ? `A map needs images; ${data.id} has none.` : null;
    case "ae-bottleneck":
      if (!model) return "<ae-bottleneck> needs a model: name its manifest in model-src, too. There is a file of images only (data-src).";
      return data
        ? null
        : `<ae-bottleneck> needs images to send through ${model.id}: name their file under "data" in the manifest, or in data-src.`;
    case "ae-anomaly":
      if (!data) return `<ae-anomaly> needs images; ${model!.id} names none. Add "data" to the manifest, or data-src to the tag.`;
      if (!model && !isDigitLike(data)) return notDigitLike(data, "model reconstructs the images, and takes");
      return data.count < 2
        ? `<ae-anomaly> needs two images or more, to leave one as it is and to damage one; ${data.id} has ${data.count === 1 ? "one" : "none"}.`
        : null;
    default:
      if (!data) return "<ae-trainer> needs images to learn from: name their file in data-src.";
      return data.count < LEAST_TRAINED
        ? `<ae-trainer> needs ${LEAST_TRAINED} images or more: ten are shown and never learnt from. ${data.id} has ${data.count}.`
        : null;
  }
}

/** @throws ModelError "integrity" */
export function checkFit(tag: OwnTag, own: OwnAssets): void {
  const why = unfit(tag, own);
  if (why) throw unsuited(why);
}

export const isDigitLike = ({ width, height, channels }: ImageShape): boolean => width === 28 && height === 28 && channels === 1;

/** The library's own models take nothing else. */
const notDigitLike = ({ id, width, height, channels }: Dataset, models: string): string =>
  `Without model-src the library's own ${models} 28 × 28 grey; those of ${id} are ${width} × ${height}${channels > 1 ? " in colour" : ""}. Add model-src with a model for them.`;
