/** What is computed of the digits: their codes, who is near whom, the picture of it, and what the reader's labels make of the rest. */
import type { Autoencoder, Dataset } from "../../model/api.js";
import { forceLayout } from "../../math/force-layout.js";
import { nearestNeighbours } from "../../math/neighbours.js";
import { principalDirections, project } from "../../math/principal.js";
import { callAll, type Features, type Sources } from "./experiment.js";
import { accuracyOf, classesOf, type Codes, type Named } from "./features.logic.js";
import { inTurns } from "./in-turns.js";
import { NEAR } from "./poster.js";

/** Nearest codes that attract a digit. */
export const ATTRACTING = 6;
const ROWS_AT_ONCE = 125;
const DIRECTIONS = 2;

export interface Wanted {
  readonly codes: Codes;
  readonly model: Autoencoder;
  readonly digits: Dataset;
  readonly named: Named;
  /** The reader's own digit. */
  readonly yours: Float32Array | null;
}

/** The reader's own digit among the others: those with the nearest codes, and a place in their middle. */
export interface Yours {
  readonly image: Float32Array;
  readonly codes: Codes;
  readonly near: readonly number[];
  readonly at: readonly [number, number];
}

export interface Cloud {
  readonly codes: Codes;
  /** n pairs in −1 … 1, y upwards. */
  readonly places: Float32Array;
  /** n · ATTRACTING indices, the nearest first. */
  readonly neighbours: Uint32Array;
}

/** What the classifiers make of the digits that the reader has not named. */
export interface OwnOutcome {
  readonly named: Named;
  readonly codes: Codes;
  /** What each calls every digit. */
  readonly calls: Readonly<Record<"codes" | "pixels", Uint8Array>>;
  /** Share of the other digits that is called right, in [0, 1]. */
  readonly accuracy: Readonly<Record<"codes" | "pixels", number>>;
  /** The share that can be right at most: digits of classes that have a label. */
  readonly ceiling: number;
}

/** A classifier needs two classes to tell apart. */
export const LEAST_CLASSES = 2;

/** The picture of neighbourhoods, in pieces; deterministic. */
export function* drawCloud(rows: Float32Array, width: number): Generator<unknown, Omit<Cloud, "codes">> {
  const neighbours = yield* nearestNeighbours(rows, width, ATTRACTING);
  const start = project(yield* principalDirections(rows, width, DIRECTIONS), rows);
  return { neighbours, places: yield* forceLayout(start, neighbours) };
}

export class Lab {
  sources: (Sources & { kind: Codes }) | null = null;
  cloud: Cloud | null = null;
  own: OwnOutcome | null = null;
  yours: Yours | null = null;
  #busy = false;

  constructor(
    private readonly wanted: () => Wanted | null,
    private readonly changed: () => void,
  ) {}

  /** True while `refresh` runs: it sees for itself what is due. */
  get busy(): boolean {
    return this.#busy;
  }

  /** Something is missing or out of date. */
  get due(): boolean {
    return this.#next() !== null;
  }

  #next(): ((wanted: Wanted, signal: AbortSignal) => Promise<void>) | null {
    const wanted = this.wanted();
    if (!wanted) return null;
    if (this.sources?.kind !== wanted.codes) return this.#encode;
    if (this.own && classesOf(wanted.named) < LEAST_CLASSES) return this.#forget;
    if (classesOf(wanted.named) >= LEAST_CLASSES && (this.own?.named !== wanted.named || this.own.codes !== wanted.codes))
      return this.#call;
    if (this.cloud?.codes !== wanted.codes) return this.#draw;
    const placed = wanted.yours ? this.yours?.image === wanted.yours && this.yours.codes === wanted.codes : !this.yours;
    return placed ? null : this.#place;
  }

  /** Works until all is as wanted. */
  readonly refresh = async (signal: AbortSignal): Promise<void> => {
    this.#busy = true;
    try {
      for (let job = this.#next(); job && !signal.aborted; job = this.#next()) {
        await job(this.wanted()!, signal);
        this.changed();
      }
    } finally {
      this.#busy = false;
      this.changed();
    }
  };

  readonly #encode = async ({ codes, model, digits }: Wanted, signal: AbortSignal): Promise<void> => {
    const width = model.latentSize;
    const rows = new Float32Array(digits.count * width);
    for (let from = 0; from < digits.count; from += ROWS_AT_ONCE) {
      const to = Math.min(digits.count, from + ROWS_AT_ONCE);
      rows.set(await model.encode(digits.images.subarray(from * digits.inputSize, to * digits.inputSize), { signal }), from * width);
    }
    this.sources = { kind: codes, codes: { rows, width }, pixels: { rows: digits.images, width: digits.inputSize }, truth: digits.labels };
  };

  readonly #draw = async ({ codes }: Wanted, signal: AbortSignal): Promise<void> => {
    const { rows, width } = this.sources!.codes;
    const cloud = await inTurns(drawCloud(rows, width), signal);
    if (cloud) this.cloud = { codes, ...cloud };
  };

  readonly #place = async ({ codes, model, yours }: Wanted, signal: AbortSignal): Promise<void> => {
    if (!yours) {
      this.yours = null;
      return;
    }
    const code = await model.encode(yours, { signal });
    const near = nearestRows(this.sources!.codes, code, NEAR);
    const { places } = this.cloud!;
    const middle = (axis: number) => near.reduce((sum, i) => sum + places[2 * i + axis] / near.length, 0);
    this.yours = { image: yours, codes, near, at: [middle(0), middle(1)] };
  };

  readonly #forget = async (): Promise<void> => {
    this.own = null;
  };

  readonly #call = async ({ codes, named }: Wanted, signal: AbortSignal): Promise<void> => {
    const { truth, ...sources } = this.sources!;
    const labelled = [...named.keys()];
    const given = [...named.values()];
    const byCodes = await inTurns(callAll(sources.codes, labelled, given), signal);
    const byPixels = byCodes && (await inTurns(callAll(sources.pixels, labelled, given), signal));
    if (!byCodes || !byPixels) return;
    const reachable = new Set(given);
    this.own = {
      named,
      codes,
      calls: { codes: byCodes, pixels: byPixels },
      accuracy: { codes: accuracyOf(byCodes, truth, labelled), pixels: accuracyOf(byPixels, truth, labelled) },
      ceiling: accuracyOf(
        truth.map((label) => (reachable.has(label) ? label : 255)),
        truth,
        labelled,
      ),
    };
  };
}

function nearestRows({ rows, width }: Features, code: Float32Array, k: number): number[] {
  const distances = Array.from({ length: rows.length / width }, (_, r) => {
    let sum = 0;
    for (let i = 0; i < width; i++) sum += (rows[r * width + i] - code[i]) ** 2;
    return sum;
  });
  return [...distances.keys()].sort((a, b) => distances[a] - distances[b]).slice(0, k);
}
