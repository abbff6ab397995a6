import { Random } from "../../src/math/random.js";
import { fitSoftmax, predictSoftmax } from "../../src/math/softmax-regression.js";
import type { Network } from "../../src/model/format.js";
import type { Lab } from "../lab.js";
import { round, type Figures } from "../measure.js";
import { pixels, type Digits } from "../mnist.js";
import { encode, mean } from "../run.js";

const LABELS = [1, 5, 20, 100] as const;
const DRAWS = 8;
const SEED = 21;
const TESTED = 5000;

/**
 * Accuracy of softmax regression from few labels: on raw pixels, on the codes of this network, of the plain autoencoder and of the VAE.
 * Labels for each class are drawn from the training digits, `featureDraws` times; tested on 5,000 test digits. Mean of the draws.
 */
export function measureFeatures(network: Network, lab: Lab): Figures {
  const kinds: [name: string, network: Network | null | "pixels"][] = [
    ["accuracyCodes", network],
    ["accuracyPixels", "pixels"],
    ["accuracyPlainCodes", lab.network("ae32")],
    ["accuracyVaeCodes", lab.network("vae32")],
  ];
  const figures: Figures = { featureLabels: [...LABELS], featureDraws: DRAWS };
  for (const [name, source] of kinds) {
    if (!source) continue;
    const run = () => accuracies(lab.mnist, source);
    figures[name] = source === network ? run() : lab.once(`features ${name}`, run);
  }
  return figures;
}

function accuracies({ train, test }: Lab["mnist"], source: Network | "pixels"): number[] {
  const features = (digits: Digits, indices: ArrayLike<number>) => {
    const rows = new Float32Array(indices.length * 784);
    Array.from(indices, (i, r) => rows.set(pixels(digits, i, i + 1), r * 784));
    return source === "pixels" ? rows : encode(source, rows, indices.length);
  };
  const tested = features(
    test,
    Array.from({ length: Math.min(TESTED, test.count) }, (_, i) => i),
  );
  return LABELS.map((count, at) => {
    const shares = Array.from({ length: DRAWS }, (_, draw) => {
      const chosen = drawLabelled(train, count, new Random(SEED + 100 * at + draw));
      const model = fitSoftmax(
        features(train, chosen),
        chosen.map((i) => train.labels[i]),
        10,
      );
      const answers = predictSoftmax(model, tested);
      return mean(Array.from(answers, (a, i) => (a === test.labels[i] ? 1 : 0)));
    });
    return round(mean(shares));
  });
}

/** `count` digits of each class. */
function drawLabelled({ labels, count: all }: Digits, count: number, random: Random): number[] {
  const taken = new Array<number>(10).fill(0);
  const chosen: number[] = [];
  while (chosen.length < 10 * count) {
    const i = random.integer(all);
    if (taken[labels[i]] >= count || chosen.includes(i)) continue;
    taken[labels[i]]++;
    chosen.push(i);
  }
  return chosen;
}
