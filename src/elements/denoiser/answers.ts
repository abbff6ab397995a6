/** What the models say of the scene: asked when something new is wanted, kept until the next answer is through. */
import type { Latest } from "../../core/latest.js";
import type { Classifier } from "../../model/api.js";
import { noisyOf, type Scene } from "./denoiser.logic.js";
import { cleanOf, letters } from "./look.js";
import { letterPart } from "./parts.js";
import type { Readings } from "./poster.js";
import { curveOf, readAll, repair, type Curve, type Menders, type Repair } from "./repair.js";

export interface Models extends Menders {
  readonly classifier: Classifier;
}

export interface Answer extends Repair {
  readonly scene: Scene;
  readonly clean: Float32Array;
  readonly noisy: Float32Array;
  readonly readings: Readings;
}

export class Answers {
  /** The newest; perhaps about the scene before. */
  latest: Answer | null = null;
  /** PSNR at every level; perhaps of the scene before. */
  curve: { readonly scene: Scene; readonly of: Curve } | null = null;
  #asked: { scene: Scene; models: Models | null } | null = null;

  /** `onAnswer` is called when something new can be shown. */
  constructor(
    private readonly work: Latest,
    private readonly onAnswer: () => void,
  ) {}

  /** Starts a job where the scene wants what the latest answers do not tell. */
  follow(scene: Scene, models: Models | null): void {
    if (this.#asked?.scene === scene && this.#asked.models === models) return;
    this.#asked = { scene, models };
    if (!models && !lacksLetter(scene)) return;
    this.work.run((signal) => this.#ask(scene, models, signal));
  }

  /** After this, what was asked before is asked again. */
  forgetQuestion(): void {
    this.#asked = null;
  }

  async #ask(scene: Scene, models: Models | null, signal: AbortSignal): Promise<void> {
    await bringLetter(scene);
    if (models && !signal.aborted) {
      const clean = cleanOf(scene);
      const noisy = noisyOf(clean, scene);
      const repaired = await repair(models, noisy, { signal });
      const readings = await readAll(models.classifier, [clean, noisy, repaired.output, repaired.plain], { signal });
      if (signal.aborted) return;
      this.latest = { ...repaired, scene, clean, noisy, readings };
      this.onAnswer();
      if (this.curve && sameCurve(this.curve.scene, scene)) return;
      // the picture first; the curve when the hand rests
      const of = await curveOf(models, clean, scene, { signal });
      if (signal.aborted) return;
      this.curve = { scene, of };
    }
    this.onAnswer();
  }
}

/** Whether two scenes differ in nothing but the strength of the noise. */
export function sameCurve(a: Scene, b: Scene): boolean {
  return a.noise === b.noise && a.seed === b.seed && a.erased === b.erased && cleanOf(a) === cleanOf(b);
}

function lacksLetter({ source }: Scene): boolean {
  return source.kind === "letter" && !letters.has(source.letter);
}

async function bringLetter({ source }: Scene): Promise<void> {
  if (source.kind !== "letter" || letters.has(source.letter)) return;
  const { letterImage } = await letterPart.load();
  letters.set(source.letter, letterImage(source.letter));
}
