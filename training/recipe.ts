import type { Random } from "../src/math/random.js";
import type { Network } from "../src/model/format.js";
import type { Lab } from "./lab.js";
import type { Learner } from "./loop.js";
import type { Figures } from "./measure.js";
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
  /** Absent for a model that is computed, not trained. `examples`: in one epoch, where it is not the training digits. */
  readonly training?: {
    readonly epochs: number;
    readonly batch: number;
    readonly rate: number;
    readonly decay?: number;
    readonly examples?: number;
  };
  readonly options: object;
  /** The figures of the network as read from its file, on the test digits. */
  measure(network: Network, lab: Lab): Figures;
  /** Other networks that have a say in figures (by name): when one of them changes, this one is measured again. */
  readonly measuredWith?: Readonly<Record<string, readonly string[]>>;
  /** A learner, and how to take the network from it once it has learnt. */
  learner?(mnist: Mnist, random: Random): { learner: Learner; finish(): Trained | Promise<Trained> };
  /** The network at once. */
  compute?(mnist: Mnist): Trained;
}
