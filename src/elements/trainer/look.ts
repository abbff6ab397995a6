/** What stands on the figure at one moment. */
import { DIGIT } from "../../draw/digit.js";
import type { Points } from "../../draw/scatter.js";
import type { ImageShape } from "../../model/api.js";
import { unpackImages, unpackPoints, UNIT } from "./poster.js";
import { DEFAULTS, sameNetwork, type Settings } from "./trainer.logic.js";
import { POSTER } from "./trainer.poster.js";

export interface Look {
  readonly settings: Settings;
  readonly steps: number;
  readonly shape: ImageShape;
  /** SHOWN images each; null while there are none. */
  readonly digits: Float32Array | null;
  readonly answers: Float32Array | null;
  /** Held-out losses from step 0 on, and each step's own; empty while nothing was measured. */
  readonly heldOut: readonly number[];
  readonly train: readonly number[];
  /** To compare with; dashed. */
  readonly other: { readonly name: string; readonly curve: readonly number[] };
  readonly meanLoss: number;
  readonly points: Points | null;
  /** Of the classes on the map; their numerals where there are none. */
  readonly marks?: readonly string[];
  /** Length of the last step as a share of that of the weights. */
  readonly nudge: { readonly theta: number; readonly phi: number } | null;
  /** Length of the last step's gradient. */
  readonly gradient: { readonly theta: number; readonly phi: number } | null;
  /** What a classifier takes the answers for; null while it has not been asked. */
  readonly reads: readonly number[] | null;
}

/** The stored run's held-out losses from step 0 on. */
export const STORED_CURVE: readonly number[] = POSTER.curve.map((v) => v / UNIT);

const unpacked = { digits: unpackImages(POSTER.digits), answers: unpackImages(POSTER.answers), points: unpackPoints(POSTER) };

/** The untrained network with the usual settings; blank answers for another. */
export function posterLook(settings: Settings, storedName: string): Look {
  const usual = sameNetwork(settings, DEFAULTS);
  return {
    settings,
    steps: 0,
    shape: DIGIT,
    digits: unpacked.digits,
    answers: usual ? unpacked.answers : null,
    heldOut: [],
    train: [],
    other: { name: storedName, curve: STORED_CURVE },
    meanLoss: POSTER.meanLoss,
    points: usual ? unpacked.points : null,
    nudge: null,
    gradient: null,
    reads: null,
  };
}

/** While an author's own images are on their way: nothing of the digits. */
export function emptyLook(settings: Settings): Look {
  return { ...posterLook(settings, ""), digits: null, answers: null, other: { name: "", curve: [] }, meanLoss: NaN, points: null };
}
