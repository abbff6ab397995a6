/** The nearest scene that there is a model and an image for. */
import { DEFAULTS, SAMPLE, withDigit, withK, type Scene } from "./scene.js";
import type { LiveSubject } from "./subject.js";

/** `complain` hears of what an author set and does not get. Gives the same scene where all of it is there. */
export function fit(scene: Scene, subject: LiveSubject, complain: (message: string) => void): Scene {
  return fitImage(fitSample(fitK(scene, subject, complain), subject, complain), subject, complain);
}

function fitK(scene: Scene, { lengths }: LiveSubject, complain: (message: string) => void): Scene {
  const { k, edited } = scene;
  const k2 = Math.min(lengths[lengths.length - 1], Math.max(lengths[0], k));
  if (k2 === k) return scene;
  const only = lengths.length === 1;
  if (k !== DEFAULTS.k)
    complain(`k: this model's code has ${only ? `${k2} numbers, always` : `at most ${k2} numbers`}; using ${k2} in place of ${k}`);
  return { ...withK(scene, k2), edited: edited && edited.length > k2 ? edited.slice(0, k2) : null };
}

function fitSample(scene: Scene, { classes, nearest }: LiveSubject, complain: (message: string) => void): Scene {
  const { digit, source } = scene;
  const nth = source.kind === "sample" ? source.nth : undefined;
  const there = nearest(digit, nth);
  if (there.digit === digit && there.nth === (nth ?? 0)) return scene;
  if (there.digit !== digit && digit !== DEFAULTS.digit)
    complain(
      digit < classes
        ? `digit: there is no image of class ${digit}; using ${there.digit}`
        : `digit: ${digit} is not a whole number from 0 to ${classes - 1}; using ${there.digit}`,
    );
  if (source.kind !== "sample") return { ...scene, digit: there.digit };
  const next = withDigit(scene, there.digit);
  return there.nth ? { ...next, source: { kind: "sample", nth: there.nth } } : next;
}

function fitImage(scene: Scene, { size, isDrawn }: LiveSubject, complain: (message: string) => void): Scene {
  const { source } = scene;
  const wrong = source.kind === "image" ? source.pixels.length !== size : source.kind === "letter" && !isDrawn;
  if (!wrong) return scene;
  complain(`input: the ${source.kind} is not of the images of this model; using a sample`);
  return { ...scene, source: SAMPLE, edited: null };
}
