/** An author's own images as what runs learn from: some are held out, and ten of these are shown. */
import { Random } from "../../math/random.js";
import { trainerOwn } from "../../i18n/en/trainer-own.js";
import type { TrainerWords } from "../../i18n/en/trainer-rest.js";
import { words as wordsIn } from "../../i18n/registry.js";
import type { Dataset, OwnAssets } from "../../model/api.js";
import { checkFit } from "../../model/own-fit.js";
import { renderLegend } from "./own-legend.js";
import type { Matter } from "./matter.js";
import { HELD_OUT, LIMITS, MEASURED, SHOWN } from "./trainer.logic.js";

/** Share of the images that is held out, as of the digits; ten at least, which are shown. */
const SHARE = 0.25;
/** The same images are held out on every page. */
const SEED = 1;
const MARK = 2;

interface Shown {
  name(i: number): string;
  readonly names: readonly string[];
  readonly colours: boolean;
}

const UNKNOWN: Shown = { name: () => "", names: [], colours: false };

/** @throws ModelError "integrity" where there are no images, or too few */
export function takeIn(own: OwnAssets): Matter {
  checkFit("ae-trainer", own);
  const data = own.data!;
  const { count } = data;
  const heldOut = Math.min(HELD_OUT, Math.max(SHOWN, Math.round(SHARE * count)));
  const most = Math.min(LIMITS.size.max, count - heldOut);
  const order = orderOf(data, heldOut).subarray(0, heldOut + most);
  const names = data.classes;
  const sorted = arranged(data, order);
  const marks = marksOf(names);
  return {
    data: sorted,
    heldOut,
    measured: Math.min(MEASURED, heldOut),
    most,
    own: {
      marks,
      legend: renderLegend(names, marks),
      words: (words, language) => ownWords(words, language, { name: (i) => names[sorted.labels[i]], names, colours: data.channels === 3 }),
    },
  };
}

/** A shuffle in which the first are of one class after the other. */
function orderOf({ count, labels }: Dataset, heldOut: number): Uint32Array {
  const order = new Random(SEED).shuffle(Uint32Array.from({ length: count }, (_, i) => i));
  const held = order.subarray(0, heldOut);
  const turns = new Map<number, number>();
  const turn = new Map<number, number>();
  for (const i of held) {
    turn.set(i, turns.get(labels[i]) ?? 0);
    turns.set(labels[i], turn.get(i)! + 1);
  }
  const first = Array.from(held)
    .sort((a, b) => turn.get(a)! - turn.get(b)! || labels[a] - labels[b])
    .slice(0, SHOWN)
    .sort((a, b) => labels[a] - labels[b] || turn.get(a)! - turn.get(b)!);
  order.set([...first, ...Array.from(held).filter((i) => !first.includes(i))]);
  return order;
}

function arranged(data: Dataset, order: Uint32Array): Dataset {
  const { inputSize: size, images, labels } = data;
  const taken = new Float32Array(order.length * size);
  order.forEach((from, to) => taken.set(images.subarray(from * size, (from + 1) * size), to * size));
  return { ...data, count: order.length, images: taken, labels: Uint8Array.from(order, (i) => labels[i]) };
}

/** Two letters for each class: its first ones, or the first of two words; numbers where names begin alike. */
export function marksOf(names: readonly string[]): string[] {
  const marks = names.map((name) => {
    const words = name.trim().split(/\s+/);
    const letters = words.length > 1 ? words.map((word) => Array.from(word)[0] ?? "") : Array.from(words[0] ?? "");
    return letters.slice(0, MARK).join("");
  });
  return marks.map((mark, i) => (mark && marks.indexOf(mark) === marks.lastIndexOf(mark) ? mark : String(i)));
}

/** `shown`: names of the classes, of the i-th image, and whether they are coloured; left out before that is known. */
export function ownWords(words: TrainerWords, language: string, shown: Shown = UNKNOWN): TrainerWords {
  const { name, names, colours } = shown;
  const t = wordsIn("trainerOwn", trainerOwn, language);
  const { mean, lossHow, picture, pictureAnswer, pictureMap, sizeBefore, ...same } = t;
  return {
    ...words,
    ...same,
    ...(colours ? { lossHow } : {}),
    meanDigit: mean,
    picture: (i) => picture(name(i)),
    pictureAnswer: (i, steps) => pictureAnswer(name(i), steps),
    pictureMap: (count, k) => pictureMap(count, k, names.join(", ")),
    beforeWith: { ...words.beforeWith, size: sizeBefore },
  };
}
