/** What stands on the figure: the scene with the models' answer to it, or with a stored result, or with nothing yet. */
import type { Answer } from "./answers.js";
import { DEFAULTS, type Scene, type Source } from "./bottleneck.logic.js";
import { POSTER } from "./bottleneck.poster.js";
import { inputOf } from "./inputs.js";
import { imageOf, RESULT_LEVELS, type Stored, type StoredErrors, type StoredPicture } from "./poster.js";
import { codeAt, meanSquaredError, reconstructionAt } from "./sweep.js";

export interface Picture {
  readonly image: ArrayLike<number>;
  /** Mean over pixels. */
  readonly error: number;
}

export interface Look {
  /** What goes in; null while a letter's strokes are on their way. */
  readonly input: Float32Array | null;
  readonly source: Source;
  readonly digit: number;
  /** k numbers; null before the models are there, unless stored. */
  readonly code: ArrayLike<number> | null;
  readonly reconstruction: Picture | null;
  readonly comparison: Picture | null;
  /** Errors of this input for k = 1 … 64. */
  readonly errors: { readonly nested: readonly number[]; readonly pca: readonly number[] } | null;
}

/** The mean errors over all test digits, for k = 1 … 64. */
export const AVERAGE = unpackErrors(POSTER.average);
/** Half the width of the code's axis that holds nearly all codes of k numbers. */
export const usualLimit = (k: number): number => POSTER.codeLimits[k - 1];

/**
 * `answer` may be about the input before: what stands there stays until the new one is through. `stored`: more than the poster
 * has, where that is there.
 */
export function lookOf(scene: Scene, answer: Answer | null, stored: Stored | null = null): Look {
  return answer ? answeredLook(scene, answer) : storedLook(scene, stored);
}

/** Whether the poster shows all of a scene. */
export function isInPoster({ k, digit, compare, source }: Scene): boolean {
  return source.kind === "sample" && digit === DEFAULTS.digit && k === DEFAULTS.k && compare !== "pca";
}

function answeredLook({ k, compare, edited }: Scene, { source, digit, input, nested, pca, edited: decoded }: Answer): Look {
  const image = edited && decoded?.code.length === k ? decoded.image : reconstructionAt(nested, k);
  const error = image === decoded?.image ? meanSquaredError(input, image) : nested.errors[k - 1];
  return {
    input,
    source,
    digit,
    code: edited ?? codeAt(nested, k),
    reconstruction: { image, error },
    comparison: comparisonOf(compare, input, { image: reconstructionAt(pca, k), error: pca.errors[k - 1] }),
    errors: { nested: nested.errors, pca: pca.errors },
  };
}

function storedLook(scene: Scene, stored: Stored | null): Look {
  const { k, digit, compare, source, edited } = scene;
  const input = inputOf({ source, digit });
  const sample = source.kind === "sample";
  const usual = sample && digit === DEFAULTS.digit;
  const more = sample ? stored?.results[`${digit}/${k}`] : undefined;
  const result = more ?? (usual && k === DEFAULTS.k ? POSTER.result : undefined);
  const errors = usual ? POSTER.errors : sample ? stored?.errors[digit] : undefined;
  return {
    input,
    source,
    digit,
    code: edited ?? result?.code ?? null,
    reconstruction: result && !edited ? unpackPicture(result) : null,
    comparison: comparisonOf(compare, input, more ? unpackPicture(more.pca) : null),
    errors: errors ? unpackErrors(errors) : null,
  };
}

function unpackPicture({ image, error }: StoredPicture): Picture {
  return { image: imageOf(image, RESULT_LEVELS), error };
}

function unpackErrors({ nested, pca }: StoredErrors): { nested: number[]; pca: number[] } {
  return { nested: nested.map((v) => v / 1e4), pca: pca.map((v) => v / 1e4) };
}

function comparisonOf(compare: Scene["compare"], input: Float32Array | null, pca: Picture | null): Picture | null {
  if (compare === "identity") return input && { image: input, error: 0 };
  return compare === "pca" ? pca : null;
}
