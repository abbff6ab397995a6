/** Words of ae-latent-map that its first picture needs; the others are in latent-map-rest.ts. Numbers arrive as text, already written as the language writes them. */

export interface PlaceWords {
  /** Classes at this place, most frequent first; may be empty. */
  classes: readonly number[];
  hole: boolean;
  /** Class of the nearest digit. */
  label: number;
  distance: string;
  count: string;
}

/** "4s", "4s and 9s", "4s, 7s and 9s". */
export function plurals(classes: readonly number[]): string {
  const names = classes.map((c) => `${c}s`);
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;
}

export const article = (digit: number) => (digit === 8 ? "an 8" : `a ${digit}`);

export const latentMap = {
  titleOne: "Move a point, see what it decodes to",
  titleBoth: "The same point in two maps of the digits",
  name: { ae: "Autoencoder", vae: "Variational autoencoder" },
  short: { ae: "AE", vae: "VAE", both: "both" },
  mapOf: { ae: "AE map", vae: "VAE map" },
  motto: { ae: "trained to reconstruct", vae: "trained to fill the rings too" },
  decoded: "decoded",
  nearestReal: "nearest real",
  place: ({ classes, hole, label, distance, count }: PlaceWords) =>
    hole
      ? `A hole. The nearest of ${count} digits, ${article(label)}, is ${distance} away.`
      : `${classes.length > 0 ? `Among ${plurals(classes)}.` : "Where many classes mix."} The nearest digit, ${article(label)}, is ${distance} away.`,
  at: (z1: string, z2: string) => `z = (${z1}, ${z2})`,
  picture: (map: string, count: string) => `Map of the ${map}: ${count} test digits in the plane of the code, coloured by class.`,
  pictureOf: (what: string) => `The digit that the decoder makes of ${what}`,
  pictureNear: (label: number) => `The nearest real digit, ${article(label)}`,
};
