/** The film before its models have come: results that they gave when the library was built. */
import { unpackImage } from "../../math/packed-image.js";
import { axisFor, PIXELS, SIDE, type Film } from "./film.js";
import { DEFAULTS, RESULT_LEVELS, SAMPLE_LEVELS } from "./poster-form.js";
import { POSTER } from "./walkthrough.poster.js";

let usual: Film | null = null;

/** The default film's beginning; blank pictures for any other. */
export function posterFilm(k: number, digit: number | null): Film {
  if (k !== DEFAULTS.k || digit !== DEFAULTS.digit) {
    return { k, digit, x: new Float32Array(PIXELS), trained: null, limit: 1, more: null, little: null };
  }
  const { sample, image, code, mse } = POSTER;
  return (usual ??= {
    k,
    digit,
    x: unpackImage(sample, SIDE, SAMPLE_LEVELS),
    trained: { code, image: unpackImage(image, SIDE, RESULT_LEVELS), mse },
    limit: axisFor(code),
    more: null,
    little: null,
  });
}
