import type { Recipe } from "../recipe.js";
import { ae2 } from "./ae2.js";
import { classifier } from "./classifier.js";
import { nested } from "./nested.js";
import { pca } from "./pca.js";
import { vae2 } from "./vae2.js";

/** Every model, in the order of `npm run train`: the classifier first, because the VAE's figures and the sprite need it. */
export const RECIPES: readonly Recipe[] = [classifier, pca, nested, ae2, vae2];
