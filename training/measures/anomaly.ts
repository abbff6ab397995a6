import { ANOMALIES, damage, type Anomaly } from "../../src/math/anomalies.js";
import { Random } from "../../src/math/random.js";
import { auc } from "../../src/math/roc.js";
import { FAULTS, vibration, WINDOW } from "../../src/math/vibration.js";
import type { Network } from "../../src/model/format.js";
import type { Lab } from "../lab.js";
import { round, type Figures } from "../measure.js";
import { pixels, PIXELS } from "../mnist.js";
import { errors, mean } from "../run.js";

const SEEDS = { damage: 17, healthy: 18, faulty: 19 };
const RECORDINGS = 10_000;
/** Name of the figure of principal components for a kind of damage. */
export const pcaFigure = (anomaly: Anomaly): string => `pcaAuc${title(anomaly)}`;
const title = (name: string) => name[0].toUpperCase() + name.slice(1);

/**
 * Area under the ROC curve of the reconstruction error, all test digits as they are against all of them damaged; "pca…" is the same
 * for principal components, as many as the code has numbers.
 */
export function measureAnomaly(network: Network, lab: Lab): Figures {
  const { test } = lab.mnist;
  const x = pixels(test);
  const normal = errors(network, x, test.count);
  const figures: Figures = { error: round(mean(normal)) };
  const pca = lab.network("pca");
  const k = network.latentSize;
  const pcaNormal = pca && errors(pca, x, test.count, k);
  for (const anomaly of ANOMALIES) {
    const random = new Random(SEEDS.damage);
    const damaged = new Float32Array(x.length);
    for (let at = 0; at < x.length; at += PIXELS) damaged.set(damage(x.subarray(at, at + PIXELS), anomaly, random), at);
    figures[`auc${title(anomaly)}`] = round(auc(normal, errors(network, damaged, test.count)));
    if (pca && pcaNormal) figures[pcaFigure(anomaly)] = round(auc(pcaNormal, errors(pca, damaged, test.count, k)));
  }
  return figures;
}

/** The same for the vibration sensor: 10,000 healthy windows against 10,000 with each fault. */
export function measureSensor(network: Network): Figures {
  const healthy = errors(network, recordings(new Random(SEEDS.healthy), RECORDINGS), RECORDINGS);
  const figures: Figures = { error: round(mean(healthy)) };
  for (const fault of FAULTS) {
    const faulty = recordings(new Random(SEEDS.faulty), RECORDINGS, fault);
    figures[`auc${title(fault)}`] = round(auc(healthy, errors(network, faulty, RECORDINGS)));
  }
  return figures;
}

/** n windows, each of a machine of its own. */
export function recordings(random: Random, n: number, fault?: (typeof FAULTS)[number]): Float32Array {
  const out = new Float32Array(n * WINDOW);
  for (let r = 0; r < n; r++) out.set(vibration(WINDOW, random, fault), r * WINDOW);
  return out;
}
