import type { Recipe } from "../recipe.js";
import { ae2 } from "./ae2.js";
import { anomaly } from "./anomaly.js";
import { classifier } from "./classifier.js";
import { denoiser } from "./denoiser.js";
import { nested } from "./nested.js";
import { pca } from "./pca.js";
import { ae32, vae32 } from "./sampler.js";
import { sensor } from "./sensor.js";
import { vae2 } from "./vae2.js";

/**
 * Every model, in the order of `npm run train`: the classifier first, because it judges samples; the anomaly and the sampler's
 * networks before the denoiser, which is compared with them.
 */
export const RECIPES: readonly Recipe[] = [classifier, pca, nested, ae2, vae2, ae32, vae32, anomaly, sensor, denoiser];
