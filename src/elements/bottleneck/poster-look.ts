/** What stands on the figure, and what of that is there from the first moment. */
import { POSTER } from "./bottleneck.poster.js";
import { imageOf, RESULT_LEVELS, SAMPLE_LEVELS, type StoredPicture } from "./poster.js";
import { DEFAULTS, DIGITS, type Scene, type Source, type Subject } from "./scene.js";

export interface Picture {
  readonly image: ArrayLike<number>;
  /** Mean over the numbers of an image. */
  readonly error: number;
}

export interface Look {
  /** What goes in; null while it is on its way. */
  readonly input: Float32Array | null;
  readonly source: Source;
  readonly digit: number;
  readonly subject: Subject;
  /** k numbers; null before the models are there, unless stored. */
  readonly code: ArrayLike<number> | null;
  readonly reconstruction: Picture | null;
  readonly comparison: Picture | null;
  /** Errors of this input for k = 1, 2 …; holes where the model has no such length, and no `pca` while that is on its way. */
  readonly errors: { readonly nested: readonly number[]; readonly pca?: readonly number[] } | null;
}

/** The default digit and its reconstruction; blank pictures for anything else. */
export function posterLook({ k, digit, source, edited }: Scene, subject = DIGITS): Look {
  const usual = subject === DIGITS && source.kind === "sample" && digit === DEFAULTS.digit;
  const known = usual && k === DEFAULTS.k && !edited;
  return {
    input: usual ? imageOf(POSTER.sample, SAMPLE_LEVELS) : null,
    source,
    digit,
    subject,
    code: edited ?? (known ? POSTER.result.code : null),
    reconstruction: known ? unpackPicture(POSTER.result) : null,
    comparison: null,
    errors: null,
  };
}

export function unpackPicture({ image, error }: StoredPicture): Picture {
  return { image: imageOf(image, RESULT_LEVELS), error };
}
