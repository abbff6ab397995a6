/**
 * Words of ae-latent-map for an author's own model and images, in place of those that speak of digits. Names are those that the author
 * gives the classes. Numbers arrive as text.
 */
export interface OwnPlaceWords {
  /** Classes at this place, most frequent first; may be empty. */
  names: readonly string[];
  hole: boolean;
  /** Class of the nearest image. */
  name: string;
  distance: string;
  count: string;
}

/** "cat", "cat and dog", "cat, dog and bird". */
const list = (names: readonly string[]) =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1]}`;

export const latentMapOwn = {
  titleBoth: "The same point in two maps of the images",
  waiting: (done: string, count: string) => `Encoding the images: ${done} of ${count} so far.`,
  place: ({ names, hole, name, distance, count }: OwnPlaceWords) =>
    hole
      ? `A hole. The nearest of ${count} images (${name}) is ${distance} away.`
      : `${names.length > 0 ? `Classes here: ${list(names)}.` : "Where many classes mix."} The nearest image (${name}) is ${distance} away.`,
  placeBrief: ({ names, hole, name }: OwnPlaceWords) =>
    `${hole ? "a hole" : names.length > 1 ? `between ${names[0]} and ${names[1]}` : `class ${names[0] ?? name}`}, nearest: ${name}`,
  keys: (fine: string, coarse: string) => `Arrow keys move it by ${fine}, with Shift by ${coarse}; Home goes to the middle.`,
  nearImage: (name: string) => `near ${name}`,
  lightOne: (name: string) => `Light up class ${name}`,
  /** Of a list to choose from. */
  lightAll: "all classes",
  numerals: "points as letters",
  picture: (map: string, count: string) => `Map of the ${map}: ${count} images in the plane of the code, coloured by class.`,
  pictureClass: (name: string, z1: string, z2: string) => `${name} at (${z1}, ${z2})`,
  pictureOf: (what: string) => `The image that the decoder makes of ${what}`,
  pictureNear: (name: string) => `The nearest real image, of class ${name}`,
  pictureInput: (size: string) => `Your image as the encoder gets it, ${size}`,
  pictureOwn: "Your image, encoded and decoded",
  size: (width: string, height: string) => `${width} × ${height} pixels`,
  decodedPixels: (size: string, nearest: string | null) =>
    nearest === null ? `${size}, decoded` : `${size}, decoded; the nearest real image is of class ${nearest}`,
  inputPixels: (size: string) => `${size}, your image`,
  draw: "Draw your own image",
  yoursHow: "Centred and scaled as handwritten digits are.",
  yoursAt: ({ names, hole, name, distance }: OwnPlaceWords) =>
    `${hole ? "In a hole" : `Classes here: ${list(names.length > 0 ? names : [name])}`}; ${distance} from the nearest image (${name}).`,
  /** `spreads`: the distance in standard deviations of codes with their own mean and spread; null: the draws are from N(0, I). */
  empty: (draws: string, percent: string, distance: string, spreads: string | null) =>
    `Of ${draws} draws ${spreads === null ? "from N(0, I)" : "with the codes' mean and spread"}, ${percent} miss every image by ${distance}${spreads === null ? "" : ` (${spreads}σ)`}`,
  rareOne: (name: string, percent: string) => `; rarest is to land next to ${name} (${percent})`,
  howPoints: (count: string) => `Each dot is one of ${count} images, placed by the two numbers of its code.`,
  howScale: "Both axes have one scale, that of the code.",
  howRings: "The rings are 1, 2 and 3 standard deviations of these codes from their mean.",
  howHole: (distance: string) =>
    `A hole, measured otherwise, is farther from every image than 99\u00a0% of the images are from their neighbour (${distance}).`,
  howOutside: (n: string, map: string | null) => `Images outside the frame${map ? ` of the ${map}'s map` : ""}: ${n}.`,
};
