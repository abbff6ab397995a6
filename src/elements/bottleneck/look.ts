/** What stands on the figure: the scene with the models' answer to it, or with a stored result, or with nothing yet. */
import type { Answer } from "./answers.js";
import { SAMPLES } from "./bottleneck.samples.js";
import { inputOf } from "./inputs.js";
import { posterLook, unpackPicture, type Look, type Picture } from "./poster-look.js";
import type { Stored, StoredErrors } from "./poster.js";
import { DEFAULTS, meanSquaredError, type Scene } from "./scene.js";
import type { LiveSubject } from "./subject.js";
import { codeAt, reconstructionAt } from "./sweep.js";

/** The mean errors over all test digits, for k = 1 … 64. */
export const AVERAGE = unpackErrors(SAMPLES.average);
/** Half the width of the code's axis that holds nearly all codes of k numbers. */
export const usualLimit = (k: number): number => SAMPLES.codeLimits[k - 1];

/**
 * `answer` may be about the input before: what stands there stays until the new one is through. `stored`: more than the poster
 * has, where that is there.
 */
export function lookOf(scene: Scene, answer: Answer | null, subject: LiveSubject, stored: Stored | null = null): Look {
  if (answer?.subject === subject) return answeredLook(scene, answer);
  return subject.isDigits ? storedLook(scene, subject, stored) : { ...posterLook(scene, subject), input: inputOf(scene, subject) };
}

/** Whether no stored result is needed but the poster's. */
export function isInPoster({ k, digit, compare, source }: Scene): boolean {
  return source.kind === "sample" && digit === DEFAULTS.digit && k === DEFAULTS.k && compare !== "pca";
}

function answeredLook({ k, compare, edited }: Scene, { subject, source, digit, input, nested, pca, edited: decoded }: Answer): Look {
  const image = edited && decoded?.code.length === k ? decoded.image : reconstructionAt(nested, k);
  const error = image === decoded?.image ? meanSquaredError(input, image) : nested.errors[k - 1];
  return {
    input,
    source,
    digit,
    subject,
    code: edited ?? codeAt(nested, k),
    reconstruction: { image, error },
    comparison: comparisonOf(compare, input, pca && { image: reconstructionAt(pca, k), error: pca.errors[k - 1] }),
    errors: { nested: nested.errors, pca: pca?.errors },
  };
}

function storedLook(scene: Scene, subject: LiveSubject, stored: Stored | null): Look {
  const { k, digit, compare, source, edited } = scene;
  const look = posterLook(scene);
  const input = inputOf(scene, subject);
  const sample = source.kind === "sample";
  const more = sample ? stored?.results[`${digit}/${k}`] : undefined;
  const errors = sample ? (digit === DEFAULTS.digit ? SAMPLES.errors : stored?.errors[digit]) : undefined;
  return {
    ...look,
    input,
    code: look.code ?? more?.code ?? null,
    reconstruction: look.reconstruction ?? (more && !edited ? unpackPicture(more) : null),
    comparison: comparisonOf(compare, input, more ? unpackPicture(more.pca) : null),
    errors: errors ? unpackErrors(errors) : null,
  };
}

function unpackErrors({ nested, pca }: StoredErrors): { nested: number[]; pca: number[] } {
  return { nested: nested.map((v) => v / 1e4), pca: pca.map((v) => v / 1e4) };
}

function comparisonOf(compare: Scene["compare"], input: Float32Array | null, pca: Picture | null): Picture | null {
  if (compare === "identity") return input && { image: input, error: 0 };
  return compare === "pca" ? pca : null;
}
