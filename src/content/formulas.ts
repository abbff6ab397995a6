/** What the symbols of the built-in formulas mean: for each name in `\q{name}{…}` a key of the dictionary. */
import type { FormulaName } from "./tex/formula.js";

/** A key: the dictionary of formulas has it, and a sentence under the same with "Meaning" behind. */
export type MeaningKey = string;
export type Meanings = Readonly<Record<string, MeaningKey>>;

/** What a symbol means where nobody says otherwise. */
export const COMMON_MEANINGS: Meanings = {
  x: "input",
  theta: "encoder",
  z: "code",
  phi: "decoder",
  xhat: "reconstruction",
  L: "loss",
  k: "length",
};

const pixelwise = { d: "pixels", j: "pixel", x: "pixelInput", xhat: "pixelOutput" };

/** Where a formula's symbols differ from the common meanings, or are its own. */
export const FORMULA_MEANINGS: Readonly<Record<FormulaName, Meanings>> = {
  autoencoder: {},
  encoder: {},
  decoder: {},
  compression: { ratio: "ratio" },
  "reconstruction-loss": { n: "examples", i: "example", x: "exampleInput", xhat: "exampleOutput" },
  mse: pixelwise,
  bce: { ...pixelwise, xhat: "pixelChance" },
  "five-pixels": { x: "fiveInput", xhat: "fiveOutput", sum: "sum", d: "fivePixels" },
  descent: { theta: "encoderWeights", phi: "decoderWeights", eta: "rate" },
  "denoising-loss": { x: "clean", noisy: "noisy" },
  pca: { mean: "mean", W: "directions", xhat: "projection" },
  prior: { z: "drawn", prior: "normal" },
  vae: { theta: "cloud", kl: "divergence", prior: "normal", beta: "weight" },
};
