/** What the models say of the scene: asked when something new is wanted, kept until the next answer is through. */
import type { Latest } from "../../core/latest.js";
import type { Autoencoder } from "../../model/api.js";
import type { Scene, Source } from "./bottleneck.logic.js";
import { inputOf, loadInput } from "./inputs.js";
import { decodeCode, sweep, type Sweep } from "./sweep.js";

/** What the models gave for one input. */
export interface Answer {
  readonly source: Source;
  readonly digit: number;
  readonly input: Float32Array;
  readonly nested: Sweep;
  readonly pca: Sweep;
  /** A code set by hand, decoded. */
  readonly edited: { readonly code: Float32Array; readonly image: Float32Array } | null;
}

interface Models {
  readonly nested: Autoencoder;
  readonly pca: Autoencoder;
}

type Wanted = Pick<Scene, "source" | "digit" | "edited"> & { models: Models | null };

/** Whether the answer is about the scene's input. */
export function isAbout(answer: Answer | null, { source, digit }: Pick<Scene, "source" | "digit">): answer is Answer {
  return answer !== null && answer.source === source && (source.kind !== "sample" || answer.digit === digit);
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
  follow({ source, digit, edited }: Scene, models: Models | null): void {
    const wanted: Wanted = { source, digit, edited, models };
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

  #isAnswered({ source, digit, edited, models }: Wanted): boolean {
    if (!models) return inputOf({ source, digit }) !== null;
    return isAbout(this.latest, { source, digit }) && (!edited || this.latest.edited?.code === edited);
  }

  async #ask(wanted: Wanted, signal: AbortSignal): Promise<void> {
    const { source, digit, edited, models } = wanted;
    try {
      const input = await loadInput(wanted);
      if (models && !signal.aborted) {
        const known = isAbout(this.latest, wanted) ? this.latest : null;
        const base = known ?? {
          source,
          digit,
          input,
          nested: await sweep(models.nested, input, signal),
          pca: await sweep(models.pca, input, signal),
        };
        const image = edited && (await decodeCode(models.nested, edited, signal));
        if (signal.aborted) return;
        this.latest = { ...base, edited: edited && image && { code: edited, image } };
      }
      this.onAnswer();
    } catch (error) {
      if (this.#asked === wanted) this.#asked = null;
      throw error;
    }
  }
}

function same(a: Wanted, b: Wanted): boolean {
  return a.source === b.source && a.digit === b.digit && a.edited === b.edited && a.models === b.models;
}
