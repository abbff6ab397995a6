/** Words about an author's own images, in the places of those about digits. */
import { bottleneckOwn } from "../../i18n/en/bottleneck-own.js";
import type { BottleneckWords } from "../../i18n/en/bottleneck-rest.js";
import { short } from "../../i18n/numbers.js";
import { words as wordsIn } from "../../i18n/registry.js";
import type { ImageShape } from "../../model/api.js";

/** Letters of a class's name on the figure. The whole name is in the text alternatives. */
const LONGEST = 24;

export interface Images {
  readonly shape: ImageShape;
  readonly size: number;
  readonly most: number;
  readonly hasOneLength: boolean;
  /** That PCA is computed from. */
  readonly fitted: number;
  name(digit: number): string;
}

export const ownIn = (language: string): typeof bottleneckOwn => wordsIn("bottleneckOwn", bottleneckOwn, language);

/** `language`: the page's; `lang`: that in which numbers are written. */
export function ownWords(words: BottleneckWords, language: string, lang: string, images: Images): BottleneckWords {
  const t = ownIn(language);
  const { shape, size, most, hasOneLength, fitted, name } = images;
  const colours = shape.channels === 3;
  const number = (n: number) => short(n, 0, lang);
  const all = colours ? t.coloured(number(size)) : t.grey(number(size));
  const measures = t.shape(shape.width, shape.height, colours);
  return {
    ...words,
    title: (kind, k) => (kind === "noise" ? t.titleNoise(k) : kind === "letter" ? words.title(kind, k) : words.titleOwn(k)),
    pixels: all,
    pixelsOut: measures,
    sample: name,
    input: (kind, whole) => t.input(kind, whole, measures),
    inputName: (kind, whole) => (kind === "sample" ? shortened(whole) : words.inputName(kind, whole)),
    ...(colours ? { lost: t.darker, invented: t.lighter, errorMap: t.errorMap } : {}),
    network: (k) => t.network(k, all),
    errorAtEach: (kind) => (kind === "sample" || kind === "image" ? words.errorAtEachOwn : words.errorAtEach(kind)),
    curve: hasOneLength ? t.curveOnly : t.curve,
    curveEnds: (one, last) => t.curveEnds(one, last, most),
    aboutPca: t.aboutPca(number(fitted)),
    identityNumbers: t.identityNumbers(number(size)),
    yours: t.yours,
    aDigit: t.like,
    revealNoise: t.revealNoise,
  };
}

function shortened(name: string): string {
  const letters = Array.from(name);
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join("")}…` : name;
}
