/** A capital letter as a drawing, for models that have only seen digits. Load it when the first letter is asked for. */
import { LETTERS } from "../content/letters.js";
import { toMnist } from "../math/mnist.js";
import { Ink } from "../math/strokes.js";

const FIELD = 112;
const INSET = 14;
const PEN = 5.5;

/** Letters that there are strokes for, in the order in which they come. */
export const LETTER_NAMES: readonly string[] = Object.keys(LETTERS);

/** 784 pixels, made as a drawing is: pen strokes, then scaled and centred as MNIST's makers did. `name`: one of LETTER_NAMES. */
export function letterImage(name: string): Float32Array {
  const ink = new Ink(FIELD);
  const scale = (FIELD - 2 * INSET) / 100;
  for (const stroke of LETTERS[name]) {
    ink.stroke(
      stroke.map(([x, y]) => ({ x: INSET + scale * x, y: INSET + scale * y })),
      PEN,
    );
  }
  return toMnist(ink.pixels, FIELD, FIELD)!;
}
