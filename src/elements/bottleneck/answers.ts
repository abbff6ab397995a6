/** What the models say of the scene: asked when something new is wanted, kept until the next answer is through. */
import type { Latest } from "../../core/latest.js";
import type { Autoencoder } from "../../model/api.js";
import type { Scene, Source } from "./bottleneck.logic.js";
import { inputOf, loadInput } from "./inputs.js";
import { isKnown } from "./scene.js";
import type { LiveSubject } from "./subject.js";
import { decodeCode, sweep, type Sweep } from "./sweep.js";

/** What the models gave for one input. */
export interface Answer {
  readonly subject: LiveSubject;
  readonly source: Source;
  readonly digit: number;
  readonly input: Float32Array;
  readonly nested: Sweep;
  /** Null while PCA is still being computed. */
  readonly pca: Sweep | null;
  /** A code set by hand, decoded. */
  readonly edited: { readonly code: Float32Array; readonly image: Float32Array } | null;
}

/** A model that is made in the page. */
export interface LateModel extends Autoencoder {
  readonly isMade: boolean;
}

interface Models {
  readonly nested: Autoencoder;
  readonly pca: Autoencoder | LateModel;
}

type Input = Pick<Scene, "source" | "digit"> & { subject: LiveSubject };
type Wanted = Input & Pick<Scene, "edited"> & { models: Models | null };

/** Whether the answer is about this input. */
export function isAbout(answer: Answer | null, { subject, source, digit }: Input): answer is Answer {
  return answer?.subject === subject && answer.source === source && (source.kind !== "sample" || answer.digit === digit);
}

export class Answers {
  /** The newest; perhaps about the input before. */
  latest: Answer | null = null;
  #asked: Wanted | null = null;

  /** `onAnswer` is called when something new can be shown. */
  constructor(
    private readonly work: Latest,
    private readonly onAnswer: () => void,
  ) {}

  /** Starts a job where the scene wants what the latest answer does not tell. */
  follow({ source, digit, edited }: Scene, subject: LiveSubject, models: Models | null): void {
    const wanted: Wanted = { subject, source, digit, edited, models };
    if (this.#isAnswered(wanted)) {
      if (this.#asked) this.work.cancel();
      this.#asked = null;
      if (this.latest?.edited && !edited) this.latest = { ...this.latest, edited: null };
      return;
    }
    if (this.#asked && same(this.#asked, wanted)) return;
    this.#asked = wanted;
    this.work.run((signal) => this.#ask(wanted, signal));
  }

  /** After this, what was asked before is asked again. */
  forgetQuestion(): void {
    this.#asked = null;
  }

  #isAnswered(wanted: Wanted): boolean {
    const { subject, source, edited, models } = wanted;
    if (!models) return source.kind === "sample" || !isKnown(subject) || inputOf(wanted, subject) !== null;
    return isAbout(this.latest, wanted) && this.latest.pca !== null && (!edited || this.latest.edited?.code === edited);
  }

  async #ask(wanted: Wanted, signal: AbortSignal): Promise<void> {
    const { subject, source, digit, edited, models } = wanted;
    const { lengths } = subject;
    const tell = (answer: Answer) => {
      if (signal.aborted) return;
      this.latest = answer;
      this.onAnswer();
    };
    try {
      const input = await loadInput(wanted, subject);
      if (!models || signal.aborted) return this.onAnswer();
      const known = isAbout(this.latest, wanted) ? this.latest : null;
      if (!known) await subject.prepare?.(models.nested, signal);
      const nested = known?.nested ?? (await sweep(models.nested, input, signal, lengths));
      const image = edited && (await decodeCode(models.nested, edited, signal));
      const answer = { subject, source, digit, input, nested, edited: edited && image && { code: edited, image } };
      let pca = known?.pca ?? null;
      // nothing else waits for what takes long
      if ("isMade" in models.pca && !models.pca.isMade) tell({ ...answer, pca });
      pca ??= await sweep(models.pca, input, signal, lengths);
      tell({ ...answer, pca });
    } catch (error) {
      if (this.#asked === wanted) this.#asked = null;
      throw error;
    }
  }
}

function same(a: Wanted, b: Wanted): boolean {
  return a.subject === b.subject && a.source === b.source && a.digit === b.digit && a.edited === b.edited && a.models === b.models;
}
