/** Words of ae-sampler that its first picture needs; the others are in sampler-rest.ts. Numbers arrive as text. */
const article = (digit: number) => (digit === 8 ? "an 8" : `a ${digit}`);

export interface SampleWords {
  digit: number;
  percent: string;
  /** Class of the nearest real digit, and its distance. */
  label: number;
  distance: string;
  kind: "like" | "unsure" | "off";
}

export const sampler = {
  titleBoth: "Roll one set of dice for two decoders",
  titleOne: "Roll a code, see what it decodes to",
  name: { ae: "Autoencoder", vae: "Variational autoencoder" },
  short: { ae: "AE", vae: "VAE", both: "both" },
  dice: "dice",
  numbers: "32 numbers each",
  likeOf: (count: string) => `of ${count} digit-like`,
  /** In place of a number that is not known yet. */
  unknown: "?",
  others: (unsure: string, off: string) => `${unsure} of no clear class, ${off} off the data`,
  undecoded: "the same dice, not decoded yet",
  sheetOf: (model: string) => `Sheet of the ${model}`,
  sample: (n: string) => `sample ${n}`,
  die: (n: string) => `Sample ${n}: 32 dice, not decoded yet`,
  nearestReal: "nearest real",
  nearUnknown: "Nearest real digit: not known yet",
  reads: ({ digit, percent, kind }: SampleWords) =>
    kind === "like"
      ? `Digit-like: read as ${article(digit)}, ${percent} sure.`
      : kind === "unsure"
        ? `No clear class: at best ${article(digit)}, ${percent} sure.`
        : `Off the data; read as ${article(digit)}, ${percent} sure.`,
  near: ({ label, distance }: SampleWords) => `Nearest real digit: ${article(label)}, ${distance} away.`,
};
