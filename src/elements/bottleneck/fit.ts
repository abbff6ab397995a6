/** The nearest scene that there is a model and an image for. */
import { DEFAULTS, SAMPLE, withDigit, withK, type Asked, type Scene } from "./scene.js";
import type { LiveSubject } from "./subject.js";

/** Gives the same scene where all of it is there. `complain` hears of an image that is put away. */
export function fit(scene: Scene, subject: LiveSubject, complain: (message: string) => void): Scene {
  return fitImage(fitSample(fitK(scene, subject), subject), subject, complain);
}

/** What an author wrote and does not get. */
export function unmet({ k = DEFAULTS.k, digit = DEFAULTS.digit }: Partial<Asked>, subject: LiveSubject): string[] {
  const { lengths, classes, nearest } = subject;
  const messages: string[] = [];
  const k2 = nearestLength(k, subject);
  const has = lengths.length === 1 ? `${k2} numbers, always` : `at most ${k2} numbers`;
  if (k2 !== k && k !== DEFAULTS.k) messages.push(`k: this model's code has ${has}; using ${k2} in place of ${k}`);
  const there = nearest(digit).digit;
  if (there !== digit && digit !== DEFAULTS.digit)
    messages.push(
      digit < classes
        ? `digit: there is no image of class ${digit}; using ${there}`
        : `digit: ${digit} is not a whole number from 0 to ${classes - 1}; using ${there}`,
    );
  return messages;
}

const nearestLength = (k: number, { lengths }: LiveSubject) => Math.min(lengths[lengths.length - 1], Math.max(lengths[0], k));

export function fitK(scene: Scene, subject: LiveSubject): Scene {
  const { edited } = scene;
  const k = nearestLength(scene.k, subject);
  if (k === scene.k) return scene;
  return { ...withK(scene, k), edited: edited && edited.length > k ? edited.slice(0, k) : null };
}

function fitSample(scene: Scene, { nearest }: LiveSubject): Scene {
  const { digit, source } = scene;
  const nth = source.kind === "sample" ? source.nth : undefined;
  const there = nearest(digit, nth);
  if (there.digit === digit && there.nth === (nth ?? 0)) return scene;
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
