import type { ImageShape } from "../api.js";
import type { RowShape } from "../tfjs/foreign.js";

/** What one end of a network should take or give. */
export interface End {
  /** "an image of 28 × 28 × 1 = 784 numbers" */
  readonly text: string;
  readonly size: number;
  /** The shape of a row that fits, with its open places filled; null where it does not fit. */
  fit(shape: RowShape): number[] | null;
}

/** Row by row, the numbers of a pixel side by side: flat, height × width (grey), or height × width × channels. */
export function imageEnd({ width, height, channels }: ImageShape): End {
  const size = width * height * channels;
  const forms = [[size], [height, width, channels], ...(channels === 1 ? [[height, width]] : [])];
  return {
    text: `an image of ${product([height, width, channels])} = ${size} numbers (height × width × channels)`,
    size,
    fit: (shape) => forms.find((form) => form.length === shape.length && form.every((each, i) => (shape[i] ?? each) === each)) ?? null,
  };
}

/** Flat, with any ones beside it. */
export function codeEnd(size: number): End {
  return {
    text: `a code of ${size} ${size === 1 ? "number" : "numbers"}`,
    size,
    fit(shape) {
      const open = shape.filter((each) => each === null).length;
      const known = shape.reduce<number>((a, b) => a * (b ?? 1), 1);
      const long = shape.filter((each) => each !== null && each !== 1).length;
      if (shape.length === 0 || open > 1 || long > 1) return null;
      if (open === 1) return long === 0 ? shape.map((each) => each ?? size) : known === size ? shape.map((each) => each ?? 1) : null;
      return known === size ? (shape as number[]).slice() : null;
    },
  };
}

export const product = (shape: RowShape): string => shape.map((each) => each ?? "any").join(" × ") || "one number";
