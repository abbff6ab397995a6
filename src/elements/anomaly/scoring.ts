/** Scores every example with the autoencoder and, for comparison, with principal components. */
import { principalDirections, project, type Principal } from "../../math/principal.js";
import type { Autoencoder } from "../../model/api.js";
import { COUNT, KINDS, type Kind, type Source } from "./anomaly.logic.js";
import { examples, squaredErrors, type Stock } from "./examples.js";

/** Scores of as many examples each. */
export interface ScoreTable {
  readonly normal: Float32Array;
  readonly byKind: Readonly<Partial<Record<Kind, Float32Array>>>;
}

export interface Table {
  readonly ours: ScoreTable;
  /** With as many principal components as the code has numbers; null where there are none. */
  readonly pca: ScoreTable | null;
  /** How many. */
  readonly k: number;
}

/** Rows at a time, and numbers: making and comparing them takes a few milliseconds; the models slice their own work. */
const BATCH = 50;
const NUMBERS = 65_000;
/** Windows that the sensor's principal components are fitted to, none of them scored. */
const FITTED = 1000;
const SLICE_MS = 6;

export interface Models {
  readonly autoencoder: Autoencoder;
  /** Of images; the sensor's are fitted here. Null: none to compare with. */
  readonly pca: Autoencoder | null;
  readonly stock: Stock;
}

/** Asked before each batch, and told how many examples are scored; false gives it up. */
type Between = (done: number) => Promise<boolean>;
const always: Between = () => Promise.resolve(true);

/** `between`, or the signal, gives it up, and the answer is null. */
export async function scoreAll(
  source: Source,
  { autoencoder, pca, stock }: Models,
  signal?: AbortSignal,
  between: Between = always,
): Promise<Table | null> {
  const k = autoencoder.latentSize;
  const ours = await scored(source, stock, async (x) => autoencoder.decode(await autoencoder.encode(x)), signal, between);
  const linear = ours && (source === "sensor" ? await fitSensor(k, stock) : pca);
  const theirs = linear && (await scoreLinear(source, linear, { k, stock }, signal, between));
  return ours && (!linear || theirs) ? { ours, pca: theirs, k } : null;
}

/** With principal components that are there, or come from afar. */
export function scoreLinear(
  source: Source,
  linear: Principal | Autoencoder,
  { k, stock }: { k: number; stock: Stock },
  signal?: AbortSignal,
  between: Between = always,
): Promise<ScoreTable | null> {
  const back =
    "directions" in linear
      ? (x: Float32Array) => Promise.resolve(projected(x, linear))
      : async (x: Float32Array) => linear.decode(await linear.encode(x, { k }), { k });
  return scored(source, stock, back, signal, between);
}

async function scored(
  source: Source,
  stock: Stock,
  back: (x: Float32Array) => Promise<Float32Array>,
  signal: AbortSignal | undefined,
  between: Between,
): Promise<ScoreTable | null> {
  const { size, count } = stock;
  const batch = Math.min(BATCH, Math.max(1, Math.floor(NUMBERS / size)));
  let done = 0;
  const one = async (kind: Kind | null) => {
    const scores = new Float32Array(count);
    for (let from = 0; from < count; from += batch) {
      await pause();
      if (signal?.aborted || !(await between(done))) return null;
      const x = examples(stock, kind, from, Math.min(count, from + batch));
      scores.set(squaredErrors(x, await back(x), size), from);
      done += x.length / size;
    }
    return scores;
  };
  const normal = await one(null);
  if (!normal) return null;
  const byKind: Partial<Record<Kind, Float32Array>> = {};
  for (const kind of KINDS[source]) {
    const scores = await one(kind);
    if (!scores) return null;
    byKind[kind] = scores;
  }
  return { normal, byKind };
}

let sensorDirections: Principal | null = null;

/** Of healthy windows, in slices. */
async function fitSensor(k: number, stock: Stock): Promise<Principal> {
  if (sensorDirections?.directions.length === k) return sensorDirections;
  const work = principalDirections(examples(stock, null, COUNT, COUNT + FITTED), stock.size, k);
  for (let start = performance.now(); ;) {
    const { done, value } = work.next();
    if (done) return (sensorDirections = value);
    if (performance.now() - start < SLICE_MS) continue;
    await pause();
    start = performance.now();
  }
}

/** What is left of each row in the directions. */
function projected(x: Float32Array, principal: Principal): Float32Array {
  const { width, directions, mean } = principal;
  const along = project(principal, x);
  return Float32Array.from(x, (_, i) => {
    const row = Math.floor(i / width);
    return directions.reduce((sum, direction, d) => sum + along[row * directions.length + d] * direction[i % width], mean[i % width]);
  });
}

function pause(): Promise<void> {
  return new Promise((resume) => setTimeout(resume));
}
