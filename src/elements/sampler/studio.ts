/** What works with models: sheets of both models from the same dice, the digits' codes, and the dice fitted to them. */
import { Turns } from "../../core/turns.js";
import type { SheetStatistics } from "../../math/digit-like.js";
import { drawGaussian, fitGaussian, type Gaussian } from "../../math/gaussian.js";
import { NearestRow } from "../../math/nearest-row.js";
import { Random } from "../../math/random.js";
import type { Autoencoder, Classifier, Dataset } from "../../model/api.js";
import { catalogueEntry } from "../../model/catalogue.js";
import { judge, statisticsOf, type Reading } from "./judge.js";
import { CODE, keyOf, lengths, MODEL, MODELS, PIXELS, settingOf, throwDice, type Dice, type Throw, type Which } from "./sampler.logic.js";
import { Tally } from "./tally.js";

/** One model's answer to one throw. */
export interface Sheet {
  readonly thrown: Throw;
  /** count · 32 and count · 784 numbers; live, not to be written into. */
  readonly codes: Float32Array;
  readonly images: Float32Array;
  readonly readings: readonly Reading[];
  readonly statistics: SheetStatistics;
}

export interface Needs {
  readonly models: Partial<Record<Which, Autoencoder>>;
  readonly classifier: Classifier;
  readonly digits: Dataset;
}

export interface StudioHost {
  shown(): readonly Which[];
  thrown(): Throw;
  /** Null while anything is missing. */
  needs(): Needs | null;
  /** Something new can be shown. */
  changed(): void;
}

/** Dice behind a curve of their lengths. */
const MANY = 2000;
const SEED = 1;
const ENCODE_ROWS = 250;

/** One limit for both models: it is a matter of the digits. */
export const LIMIT = catalogueEntry("vae32").sampling?.limit ?? NaN;

export class Studio {
  sheets: Partial<Record<Which, Sheet>> = {};
  readonly tallies: Readonly<Record<Which, Tally>> = { ae: new Tally(), vae: new Tally() };
  #codes: Partial<Record<Which, Float32Array>> = {};
  #fits: Partial<Record<Which, Gaussian>> = {};
  #lengths = new Map<string, Float64Array>();
  #digits: { images: Float32Array; nearest: NearestRow } | null = null;
  #busy = false;

  constructor(private readonly host: StudioHost) {}

  /** True while `refresh` runs: it sees for itself what is wanted next. */
  get busy(): boolean {
    return this.#busy;
  }

  /** Everything that is shown is as wanted. */
  get done(): boolean {
    return this.#next() === null;
  }

  /** What is due and can be done. */
  get due(): boolean {
    return this.host.needs() !== null && !this.done;
  }

  readonly refresh = async (signal: AbortSignal): Promise<void> => {
    this.#busy = true;
    try {
      for (let next = this.#next(); next && !signal.aborted; next = this.#next()) {
        const needs = this.host.needs();
        if (!needs) return;
        await next(needs, signal);
        this.host.changed();
      }
    } finally {
      this.#busy = false;
      this.host.changed();
    }
  };

  /** Fitted dice wait for the codes; else the sheet comes first. */
  #next(): ((needs: Needs, signal: AbortSignal) => Promise<void>) | null {
    const shown = this.host.shown();
    const thrown = this.host.thrown();
    const uncoded = shown.find((which) => !this.#codes[which]);
    const late = shown.some((which) => !this.sheets[which] || keyOf(this.sheets[which].thrown) !== keyOf(thrown));
    if (late && (thrown.dice === "prior" || !uncoded)) return (needs) => this.#roll(needs, shown, thrown);
    return uncoded ? (needs, signal) => this.#encode(needs, uncoded, signal) : null;
  }

  /** All sheets change at once: they are of the same dice. */
  async #roll({ models, classifier, digits }: Needs, shown: readonly Which[], thrown: Throw): Promise<void> {
    if (this.#digits?.images !== digits.images) this.#digits = { images: digits.images, nearest: new NearestRow(digits.images, PIXELS) };
    const rolled = { ...this.sheets };
    for (const which of shown) {
      const codes = this.codesOf(which, thrown);
      const images = await models[which]!.decode(codes);
      const readings = await judge(images, classifier, this.#digits.nearest, LIMIT);
      rolled[which] = { thrown, codes, images, readings, statistics: statisticsOf(readings, LIMIT) };
      const like = readings.filter((r) => r.kind === "like").length;
      this.tallies[which].add(settingOf(thrown), thrown.seed, thrown.count, like);
    }
    this.sheets = rolled;
  }

  async #encode({ models, digits }: Needs, which: Which, signal: AbortSignal): Promise<void> {
    const codes = new Float32Array(digits.count * CODE);
    const turns = new Turns();
    for (let from = 0; from < digits.count; from += ENCODE_ROWS) {
      const rows = digits.images.subarray(from * PIXELS, (from + ENCODE_ROWS) * PIXELS);
      codes.set(await models[which]!.encode(rows, { signal }), from * CODE);
      await turns.next();
    }
    this.#codes[which] = codes;
  }

  /** The dice as codes of a model. Fitted dice need the digits' codes. */
  codesOf(which: Which, { dice, spread, seed, count }: Throw): Float32Array {
    if (dice === "fitted") return drawGaussian(this.#fit(which), count, new Random(seed));
    return throwDice(seed, count).map((v) => v * spread);
  }

  #fit(which: Which): Gaussian {
    return (this.#fits[which] ??= fitGaussian(this.#codes[which]!, CODE));
  }

  /** The digits' codes; null until they are there. Live. */
  realCodes(which: Which): Float32Array | null {
    return this.#codes[which] ?? null;
  }

  /**
   * ‖z‖ of the digits' codes; null until they are there. A variational encoder gives each digit a cloud: against N(0, I) stands one
   * draw from each (with the mean width that the catalogue holds), against dice that are fitted to the centres stand the centres.
   */
  realLengths(which: Which, dice: Dice): Float64Array | null {
    const codes = this.#codes[which];
    if (!codes) return null;
    const { posteriorDeviation } = catalogueEntry(MODEL[which]);
    if (dice === "fitted" || !posteriorDeviation) return this.#kept(`${which} codes`, () => lengths(codes));
    return this.#kept(`${which} clouds`, () => {
      const random = new Random(SEED);
      return lengths(codes.map((v, i) => v + posteriorDeviation[i % CODE] * random.normal()));
    });
  }

  /** ‖z‖ of 2,000 dice; null while the codes are missing that they are fitted to. */
  diceLengths(which: Which, { dice, spread }: Throw): Float64Array | null {
    if (dice === "prior") return this.#kept("prior", () => lengths(throwDice(SEED, MANY))).map((v) => v * spread);
    if (!this.#codes[which]) return null;
    return this.#kept(`${which} fitted`, () => lengths(drawGaussian(this.#fit(which), MANY, new Random(SEED))));
  }

  #kept(key: string, make: () => Float64Array): Float64Array {
    let values = this.#lengths.get(key);
    if (!values) this.#lengths.set(key, (values = make()));
    return values;
  }

  /** Forgets what was counted. What is on the sheets is counted again. */
  forget(): void {
    for (const which of MODELS) {
      this.tallies[which].clear();
      const sheet = this.sheets[which];
      if (sheet) {
        const { thrown } = sheet;
        this.tallies[which].add(settingOf(thrown), thrown.seed, thrown.count, sheet.readings.filter((r) => r.kind === "like").length);
      }
    }
  }
}
