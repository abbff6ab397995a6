import type { Random } from "../src/math/random.js";
import type { Learner } from "./loop.js";
import type { Mnist } from "./mnist.js";
import type { PlainNetwork } from "./quantise.js";

/** A trained network before rounding, and what the catalogue should say about it beside measured figures. */
export interface Trained {
  readonly network: PlainNetwork;
  readonly notes?: Readonly<Record<string, unknown>>;
}

/** How one model is made. `options` is written into the catalogue: with the seed, all that shapes the run. */
export interface Recipe {
  readonly id: string;
  readonly kind: "autoencoder" | "classifier";
  readonly seed: number;
  /** Absent for a model that is computed, not trained. */
  readonly training?: { readonly epochs: number; readonly batch: number; readonly rate: number; readonly decay?: number };
  readonly options: object;
  /** A learner, and how to take the network from it once it has learnt. */
  learner?(mnist: Mnist, random: Random): { learner: Learner; finish(): Trained };
  /** The network at once. */
  compute?(mnist: Mnist): Trained;
}
