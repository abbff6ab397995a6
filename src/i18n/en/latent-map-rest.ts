/** Words of ae-latent-map that come with what stands beneath its maps. Numbers arrive as text. */
import { article, latentMap, plurals, type PlaceWords } from "./latent-map.js";

export const latentMapRest = {
  show: "Maps to show",
  large: "The large map",
  zoom: "Magnification, round the cursor",
  placeBrief: ({ classes, hole, label }: PlaceWords) =>
    hole
      ? `a hole, nearest ${label}`
      : `${classes.length > 1 ? `between ${classes[0]} and ${classes[1]}` : `among ${plurals([classes[0] ?? label])}`}, nearest ${label}`,
  /** An author's own images, on their way. */
  waiting: (done: string) => `${done} images are encoded.`,
  cursor: "Cursor in the plane of the code",
  /** A role's name, read out by screen readers in place of "slider". */
  handle: "point in the plane",
  keys: "Arrow keys move it by 0.05, with Shift by 0.5; Home goes to the middle.",
  pin: (name: string) => `Pin ${name}`,
  pinIn: (name: string, map: string) => `Pin ${name} in the map of the ${map}`,
  realDigit: (label: number) => `a real ${label}`,
  nearDigit: (label: number) => `near ${article(label)}`,
  line: "straight line in",
  pathPicture: (from: string, to: string) => `Eight decoded images on the straight line from A, ${from}, to B, ${to}.`,
  pathCovered: (from: string, to: string) =>
    `The ends of the straight line from A, ${from}, to B, ${to}, decoded. The six images between are covered.`,
  rings: "rings of",
  /** Of an author's own model that has no prior; "how" says what they are of. */
  ringsOfCodes: "rings",
  /** N(0, I), for a linked formula. */
  ringsAre: (drawn: boolean) => (drawn ? "drawn as rings 1, 2 and 3 standard deviations from the middle" : "its rings are switched off"),
  decoderOf: (model: string) => `weights of the decoder: ${model}`,
  gridOfDigits: "decoded grid",
  numerals: "points as numerals",
  draw: "Draw your own digit",
  drawClose: "Put the drawing away",
  drawing: "your drawing",
  yours: "yours",
  yoursHow: "Centred and scaled as the network knows digits.",
  yoursDecoded: "what comes back",
  yoursDecodedBy: (map: string) => `${map}: what comes back`,
  yoursAt: ({ classes, hole, label, distance }: PlaceWords) =>
    hole
      ? `In a hole, ${distance} from the nearest digit, ${article(label)}.`
      : `Among ${plurals(classes.length > 0 ? classes : [label])}, ${distance} from ${article(label)}.`,
  yoursWait: "Draw, and see where it lands and what the decoder makes of it.",
  light: "Light up a class",
  lightOne: (label: number) => `Light up class ${label}`,
  empty: (draws: string, percent: string, distance: string) => `Of ${draws} draws from N(0, I), ${percent} miss every digit by ${distance}`,
  rare: (classes: readonly number[], percent: string) => `; the rarest neighbours are ${plurals(classes)}, ${percent}`,
  rareOne: (label: number, percent: string) => `; rarest is to land next to ${article(label)} (${percent})`,
  howPoints: (count: string) => `Each dot is one of ${count} test digits, placed by the two numbers of its code.`,
  howHole: (distance: string) => `A hole is farther from every digit than 99\u00a0% of the digits are from their neighbour (${distance}).`,
  howScaleAe: "The autoencoder's code has no scale of its own: each axis is shifted and stretched to mean 0 and spread 1.",
  howScaleVae: "The variational autoencoder's code is as trained, against N(0, I).",
  howScaleBoth:
    "The autoencoder's code has no scale of its own: each axis is shifted and stretched to mean 0 and spread 1, the variational one is as trained, so that one cursor serves both.",
  howOutside: (n: string, map: string | null) => `${n} digits${map ? ` of the ${map}'s map` : ""} lie outside the frame.`,
  drawFailed: "The drawing field did not arrive. Try again.",
  pictureClasses: (places: string) => `Centres of the classes: ${places}.`,
  pictureClass: (label: number, z1: string, z2: string) => `${label} at (${z1}, ${z2})`,
  pictureInput: "Your digit as the encoder gets it, 28 by 28 pixels",
  pictureOwn: "Your digit, encoded and decoded",
  decodedPixels: (nearest: number | null) =>
    nearest === null ? "784 pixels, decoded" : `784 pixels, decoded; the nearest real digit is ${article(nearest)}`,
  inputPixels: "784 pixels, your digit",
  question: "Halfway from A to B, what does the decoder draw?",
  blend: (a: number, b: number) => `A mix of ${a} and ${b}`,
  another: "A third digit",
  nothing: "Nothing readable",
  predicted: "You predicted",
  /** A button's label within a sentence. */
  inSentence: (label: string) => label.charAt(0).toLowerCase() + label.slice(1),
  asking: "The classifier is on its way.",
  halfway: (map: string, digit: number, percent: string) => `${map}: halfway a classifier reads ${article(digit)} (${percent})`,
  halfwayNothing: (map: string, digit: number, percent: string) =>
    `${map}: halfway a classifier is unsure, its best guess is ${article(digit)} (${percent})`,
  along: (digits: string) => `, along the way ${digits}.`,
  graded: (digit: number, percent: string) => `The classifier reads the decoded image as ${article(digit)} (${percent}).`,
  gradedIn: (map: string, digit: number, percent: string) =>
    `${map}: the classifier reads the decoded image as ${article(digit)} (${percent}).`,
};

/** All words of the tag. */
export const latentMapWords = { ...latentMap, ...latentMapRest };
export type LatentMapWords = typeof latentMapWords;
