/** What came of a prediction, in the strip where the question stood. */
import type { TemplateResult } from "lit";
import { renderPrompt } from "../../core/prompt.js";
import { ModelError } from "../../model/api.js";
import type { Scene } from "./bottleneck.logic.js";
import type { StripView } from "./prediction-strip.js";
import { revealing, type Question } from "./prediction.js";
import { outcomeText, read, type Outcome } from "./verdict.js";

export interface Answered {
  question: Question;
  /** The label of the reader's answer. */
  choice: string;
  /** The scene in which the question was put. */
  scene: Scene;
}

export class Reveal {
  #outcome: Outcome | "waiting" | "failed" = "waiting";

  /** `onChange` is called when something else can be shown, `onEnd` when the reader is through with it. */
  constructor(
    readonly answered: Answered,
    private readonly on: { change: () => void; end: () => void; error: (error: ModelError) => void },
  ) {}

  /** Settles when the outcome stands there. Never rejects. */
  async find({ result, fewer }: StripView): Promise<void> {
    const { question, choice, scene } = this.answered;
    this.#outcome = "waiting";
    this.on.change();
    try {
      const { image, error, errors } = await result();
      const reading = question === "noise" || question === "fewer" ? null : await read(image);
      const told = question === "fewer" ? fewer?.reveal(errors[scene.k - 1], error) : undefined;
      this.#outcome = { question, choice, digit: scene.digit, k: revealing(question, scene).k, error, reading, told };
    } catch (cause) {
      this.#outcome = "failed";
      this.on.error(cause instanceof ModelError ? cause : new ModelError("backend", String(cause), { cause }));
    }
    this.on.change();
  }

  render(view: StripView): TemplateResult {
    const { words: w, common: t, lang, scene, go } = view;
    const outcome = this.#outcome;
    const before = this.answered.scene;
    const back = () => {
      this.on.end();
      go({ ...before, edited: null });
    };
    return renderPrompt({
      words: t,
      prediction: null,
      revealed: outcome === "waiting" ? w.asking : outcome === "failed" ? w.noClassifier : outcomeText(outcome, w, lang),
      action:
        outcome === "failed"
          ? { label: t.retry, run: () => void this.find(view) }
          : scene.k !== before.k
            ? { label: w.back(before.k), run: back }
            : undefined,
      onPredict: () => {},
      onSkip: () => {},
    }) as TemplateResult;
  }
}
