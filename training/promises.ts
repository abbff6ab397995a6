import type { Catalogue, Entry } from "./catalogue.js";
import type { Figures } from "./measure.js";
import { OWN_NET } from "./models/nested.js";

/** One line of what the models owe: a figure of the shipped (int8) file on the test set, and the file's size under brotli. */
export interface Promised {
  readonly id: string;
  readonly what: string;
  /** Which way is better. */
  readonly better: "lower" | "higher";
  readonly must: number;
  readonly reach?: number;
  /** The figure to hold against `must`; undefined where it was not measured. */
  readonly value: (figures: Figures, all: ReadonlyMap<string, Figures>) => number | undefined;
}

/** Bytes under brotli. */
export const MOST_BYTES: Readonly<Record<string, number>> = {
  nested: 470_000,
  ae2: 190_000,
  vae2: 190_000,
  ae32: 250_000,
  vae32: 250_000,
  denoiser: 350_000,
  anomaly: 100_000,
  sensor: 20_000,
  classifier: 60_000,
};

const one = (name: string) => (figures: Figures) => figures[name] as number | undefined;
const figure = (id: string, what: string, name: string, better: "lower" | "higher", must: number, reach?: number): Promised => ({
  id,
  what,
  better,
  must,
  reach,
  value: one(name),
});

export const PROMISES: readonly Promised[] = [
  {
    id: "nested",
    what: "largest error ÷ PCA's over all 64 k",
    better: "lower",
    must: 1,
    value: ({ errors }, all) => {
      const pca = all.get("pca")?.errors as number[] | undefined;
      return pca && Math.max(...(errors as number[]).map((e, i) => e / pca[i]));
    },
  },
  ...OWN_NET.map(({ k, error }): Promised => ({
    id: "nested",
    what: `error ÷ ${error} (a net of its own) at k = ${k}`,
    better: "lower",
    must: 1.15,
    reach: 1,
    value: ({ errors }) => (errors as number[])[k - 1] / error,
  })),
  {
    id: "nested",
    what: "error at k = 30 (the paper's net: 3.00)",
    better: "lower",
    must: Infinity,
    reach: 3,
    value: ({ errors }) => (errors as number[])[29],
  },
  figure("ae2", "error", "error", "lower", 29, 27),
  {
    id: "vae2",
    what: "error ÷ the autoencoder's",
    better: "lower",
    must: 1.1,
    value: ({ error }, all) => (error as number) / (all.get("ae2")?.error as number),
  },
  figure("vae2", "effective classes of N(0, I)", "effectiveClasses", "higher", 8, 9),
  figure("vae32", "share of N(0, I) that is digit-like", "digitLike", "higher", 0.42, 0.6),
  figure("vae32", "share of N(0, I) off the data", "offData", "lower", 0.02),
  figure("denoiser", "dB above the best linear map, σ = 0.5", "gainGaussian", "higher", 1, 2),
  figure("denoiser", "dB above the best linear map, half masked", "gainMask", "higher", 1, 2),
  figure("anomaly", "AUC, scratched", "aucScratch", "higher", 0.96, 0.99),
  figure("anomaly", "AUC, rotated by 90°", "aucRotate", "higher", 0.97, 0.99),
  figure("anomaly", "AUC, shifted", "aucShift", "higher", 0.98, 0.99),
  figure("sensor", "AUC, frequency", "aucFrequency", "higher", 0.99),
  figure("sensor", "AUC, harmonic", "aucHarmonic", "higher", 0.99),
  figure("sensor", "AUC, spikes", "aucSpikes", "higher", 0.9, 0.95),
  figure("sensor", "AUC, bearing", "aucBearing", "higher", 0.9, 0.95),
  figure("classifier", "share right", "accuracy", "higher", 0.975, 0.985),
];

export interface Held {
  readonly promise: Promised;
  readonly value: number | undefined;
  readonly kept: boolean;
  readonly reached: boolean;
}

const figuresOf = (assets: readonly Entry[]) => new Map(assets.map((a) => [a.id, a.figures]));

/** Every promise about the models that are there, with what was measured. */
export function holdPromises({ assets }: Catalogue): Held[] {
  const all = figuresOf(assets);
  return PROMISES.filter((p) => all.has(p.id)).map((promise) => {
    const value = promise.value(all.get(promise.id)!, all);
    const within = (limit: number | undefined) =>
      limit !== undefined && value !== undefined && (promise.better === "lower" ? value <= limit : value >= limit);
    return { promise, value, kept: within(promise.must), reached: within(promise.reach) };
  });
}

/** What is not as promised, one sentence each. */
export function brokenPromises(catalogue: Catalogue): string[] {
  const figures = holdPromises(catalogue)
    .filter((h) => !h.kept)
    .map(({ promise: p, value }) => `${p.id}: ${p.what} is ${value}, it must be at ${p.better === "lower" ? "most" : "least"} ${p.must}`);
  const sizes = catalogue.assets
    .filter((a) => a.brotliBytes > (MOST_BYTES[a.id] ?? Infinity))
    .map((a) => `${a.id}: ${a.file} has ${a.brotliBytes} bytes under brotli, at most ${MOST_BYTES[a.id]} are allowed`);
  const missing = Object.keys(MOST_BYTES)
    .filter((id) => !catalogue.assets.some((a) => a.id === id))
    .map((id) => `${id}: it is not in the catalogue; npm run train -- ${id} makes it`);
  return [...missing, ...figures, ...sizes];
}
