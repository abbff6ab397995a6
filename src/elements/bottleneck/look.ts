/** What stands on the figure: the scene with the models' answer to it, or with a stored result, or with nothing yet. */
import { catalogueEntry } from "../../model/catalogue.js";
import type { Answer } from "./answers.js";
import type { Scene, Source } from "./bottleneck.logic.js";
import { POSTER } from "./bottleneck.poster.js";
import { inputOf } from "./inputs.js";
import { imageOf, RESULT_LEVELS } from "./poster.js";
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
export const AVERAGE = { nested: catalogueEntry("nested").meanError ?? [], pca: catalogueEntry("pca").meanError ?? [] };
export const USUAL_LIMIT = POSTER.codeLimit;

/** `answer` may be about the input before: what stands there stays until the new one is through. */
export function lookOf(scene: Scene, answer: Answer | null): Look {
  return answer ? answeredLook(scene, answer) : storedLook(scene);
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

function storedLook({ k, digit, compare, source, edited }: Scene): Look {
  const input = inputOf({ source, digit });
  const sample = source.kind === "sample";
  const result = sample ? POSTER.results[`${digit}/${k}`] : undefined;
  const errors = sample ? POSTER.errors[digit] : undefined;
  const picture = (image: string, error: number): Picture => ({ image: imageOf(image, RESULT_LEVELS), error });
  return {
    input,
    source,
    digit,
    code: edited ?? result?.code ?? null,
    reconstruction: result && !edited ? picture(result.image, result.error) : null,
    comparison: comparisonOf(compare, input, result ? picture(result.pca.image, result.pca.error) : null),
    errors: errors ? { nested: errors.nested.map((v) => v / 1e4), pca: errors.pca.map((v) => v / 1e4) } : null,
  };
}

function comparisonOf(compare: Scene["compare"], input: Float32Array | null, pca: Picture | null): Picture | null {
  if (compare === "identity") return input && { image: input, error: 0 };
  return compare === "pca" ? pca : null;
}
