/** The strip below: the question of this input, then what came of the reader's answer. */
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import { renderPrompt } from "../../core/prompt.js";
import type { BottleneckWords } from "../../i18n/en/bottleneck-rest.js";
import type { common } from "../../i18n/en/common.js";
import type { ModelError } from "../../model/api.js";
import type { Scene } from "./bottleneck.logic.js";
import type { Answered, Reveal } from "./live.js";
import { liveParts } from "./parts.js";
import type { Fewer } from "./own-question.js";
import { dismiss, questionFor, revealing, wording } from "./prediction.js";

/** What the strip needs of the figure. */
export interface StripView {
  words: BottleneckWords;
  common: typeof common;
  /** The page's language, and the one in which numbers are written. */
  language: string;
  lang: string;
  scene: Scene;
  /** The question about images of an author's own; null: this model has no shorter codes. Left out for digits. */
  fewer?: Fewer | null;
  live: boolean;
  go: (scene: Scene) => void;
  /** The reconstruction, its error, and that at every k, in the scene that stands there once every answer is through. */
  result: () => Promise<{ image: Float32Array; error: number; errors: readonly number[] }>;
}

export class PredictionStrip {
  #reveal: Reveal | null = null;
  #pending: Promise<void> | null = null;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly onError: (error: ModelError) => void,
  ) {}

  /** Settles when the answer stands in the strip; null when none is on its way. */
  get pending(): Promise<void> | null {
    return this.#pending;
  }

  /** Takes the answer off the strip. */
  readonly forget = (): void => {
    this.#reveal = null;
  };

  render(view: StripView): TemplateResult | typeof nothing {
    const { words, common: t, scene, live, fewer } = view;
    if (this.#reveal && !sameInput(this.#reveal.answered.scene, scene)) this.forget();
    if (this.#reveal) return this.#reveal.render(view);
    const question = questionFor(scene, fewer === undefined);
    if (!question) return nothing;
    if (question === "later" || (question === "fewer" && !fewer)) return html`<div class="prompt"></div>`;
    const prediction = wording(question, scene, words, fewer);
    return renderPrompt({
      words: t,
      prediction,
      revealed: null,
      disabled: !live,
      onPredict: (id) => {
        dismiss(question);
        this.#answer({ question, choice: prediction.options.find((option) => option.id === id)!.label, scene }, view);
      },
      onSkip: () => {
        dismiss(question);
        this.host.requestUpdate();
      },
    });
  }

  #answer(answered: Answered, view: StripView): void {
    const change = () => this.host.requestUpdate();
    view.go(revealing(answered.question, view.scene));
    this.#pending = liveParts
      .load()
      .then((parts) => {
        this.#reveal = new parts.Reveal(answered, { change, end: this.forget, error: this.onError });
        return this.#reveal.find(view);
      })
      .catch(this.onError)
      .finally(() => {
        this.#pending = null;
        change();
      });
  }
}

function sameInput(a: Scene, b: Scene): boolean {
  return a.source === b.source && a.digit === b.digit;
}
