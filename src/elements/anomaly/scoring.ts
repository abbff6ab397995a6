/** Scores every example with the autoencoder and, for comparison, with principal components. */
import { principalDirections, project, type Principal } from "../../math/principal.js";
import type { Autoencoder } from "../../model/api.js";
import { COUNT, KINDS, SIZE, type Kind, type Source } from "./anomaly.logic.js";
import { examples, squaredErrors, type Digits } from "./examples.js";

/** Scores of COUNT examples each. */
export interface ScoreTable {
  readonly normal: Float32Array;
  readonly byKind: Readonly<Partial<Record<Kind, Float32Array>>>;
}

export interface Table {
  readonly ours: ScoreTable;
  /** With as many principal components as the code has numbers. */
  readonly pca: ScoreTable;
  /** How many. */
  readonly k: number;
}

/** Rows at a time: making and comparing them takes a few milliseconds; the models slice their own work. */
const BATCH = 50;
/** Windows that the sensor's principal components are fitted to, none of them scored. */
const FITTED = 1000;
const SLICE_MS = 6;

export interface Models {
  readonly autoencoder: Autoencoder;
  /** Of the digits only; the sensor's are fitted here. */
  readonly pca: Autoencoder | null;
  readonly digits: Digits | null;
}

/** `between` is asked after each batch; false, or the signal, gives it up, and the answer is null. */
export async function scoreAll(
  source: Source,
  { autoencoder, pca, digits }: Models,
  signal?: AbortSignal,
  between: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<Table | null> {
  const k = autoencoder.latentSize;
  const size = SIZE[source];
  const fitted = pca ? null : await fitSensor(k);
  const linear = async (x: Float32Array) => {
    if (fitted) return projected(x, fitted);
    return pca!.decode(await pca!.encode(x, { k }), { k });
  };
  const one = async (kind: Kind | null) => {
    const ours = new Float32Array(COUNT);
    const theirs = new Float32Array(COUNT);
    for (let from = 0; from < COUNT; from += BATCH) {
      await pause();
      if (signal?.aborted || !(await between())) return null;
      const x = examples(source, kind, from, from + BATCH, digits);
      ours.set(squaredErrors(x, await autoencoder.decode(await autoencoder.encode(x)), size), from);
      theirs.set(squaredErrors(x, await linear(x), size), from);
    }
    return { ours, theirs };
  };
  const normal = await one(null);
  if (!normal) return null;
  const ours: Partial<Record<Kind, Float32Array>> = {};
  const theirs: Partial<Record<Kind, Float32Array>> = {};
  for (const kind of KINDS[source]) {
    const scores = await one(kind);
    if (!scores) return null;
    ours[kind] = scores.ours;
    theirs[kind] = scores.theirs;
  }
  return { ours: { normal: normal.ours, byKind: ours }, pca: { normal: normal.theirs, byKind: theirs }, k };
}

let sensorDirections: Principal | null = null;

/** Of healthy windows, in slices. */
async function fitSensor(k: number): Promise<Principal> {
  if (sensorDirections?.directions.length === k) return sensorDirections;
  const work = principalDirections(examples("sensor", null, COUNT, COUNT + FITTED, null), SIZE.sensor, k);
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
