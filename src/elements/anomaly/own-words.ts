/** The tag's words for an author's own images: those of its dictionary, and in place of those that speak of digits their own. */
import { anomalyOwn } from "../../i18n/en/anomaly-own.js";
import type { AnomalyWords } from "../../i18n/en/anomaly-rest.js";
import { short } from "../../i18n/numbers.js";
import { spoken, words } from "../../i18n/registry.js";
import { shiftIn } from "../../math/anomalies.js";
import type { ImageShape } from "../../model/api.js";
import type { Kind } from "./anomaly.logic.js";

/** What the words speak of. */
export interface Spoken extends ImageShape {
  readonly classes: readonly string[];
  /** The model is the author's too. */
  readonly model: boolean;
}

export function ownWords(t: AnomalyWords, language: string, about: Spoken): AnomalyWords {
  const own = words("anomalyOwn", anomalyOwn, language);
  const tongue = spoken("anomalyOwn", language);
  const { width, height, channels, classes, model } = about;
  const number = (n: number) => short(n, 0, tongue);
  const size = number(width * height * channels);
  const numbers = channels > 1 ? own.numbers(size) : own.pixels(size);
  const turned = width === height ? "90°" : "180°";
  const damaged: Partial<Record<Kind, string>> = {
    scratch: own.scratched,
    rotate: own.turned(turned),
    flip: own.mirrored,
    shift: own.shifted(number(shiftIn(about))),
  };
  return {
    ...t,
    normal: { ...t.normal, digits: own.intact },
    anomalous: { ...t.anomalous, digits: own.damaged },
    axis: { ...t.axis, digits: own.axis(numbers) },
    recallHow: { ...t.recallHow, digits: own.recallHow },
    aucMeaning: { ...t.aucMeaning, digits: own.aucMeaning },
    example: (label, kind) => own.example(classes[label] ?? String(label), kind ? damaged[kind]! : own.asItIs),
    own: { ...t.own, own: own.yours },
    pixels: numbers,
    kind: { ...t.kind, rotate: own.turnedShort(turned) },
    draw: own.draw,
    yours: own.yoursShort,
    // the library's are those of digits
    ...(model && { honestTie: own.honestTie, honestBehind: own.honestBehind, honestAhead: own.honestAhead }),
    how: { ...t.how, digits: `${model ? own.how : own.howLibrary} ${own.howError(numbers)} ${own.howOthers}` },
    howFlip: own.howFlip,
  };
}
