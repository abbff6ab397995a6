/** The strip below: the question of this input, then what came of the reader's answer. */
import { nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import { renderPrompt } from "../../core/prompt.js";
import type { bottleneck } from "../../i18n/en/bottleneck.js";
import type { common } from "../../i18n/en/common.js";
import { ModelError } from "../../model/api.js";
import type { Scene } from "./bottleneck.logic.js";
import type { Outcome } from "./live.js";
import { liveParts } from "./parts.js";
import { dismiss, questionFor, revealing, wording, type Question } from "./prediction.js";

interface Answered {
  question: Question;
  choice: string;
  /** The scene in which the question was put. */
  scene: Scene;
  outcome: Told | "waiting" | "failed";
}

/** The outcome in words, in the language of the moment. */
type Told = (words: typeof bottleneck, lang: string) => TemplateResult;

/** What the strip needs of the figure. */
export interface StripView {
  words: typeof bottleneck;
  common: typeof common;
  lang: string;
  scene: Scene;
  live: boolean;
  go: (scene: Scene) => void;
  /** The reconstruction and its error in the scene that stands there once every answer is through. */
  result: () => Promise<{ image: Float32Array; error: number }>;
}

export class PredictionStrip {
  #answered: Answered | null = null;
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
  forget(): void {
    this.#answered = null;
  }

  render(view: StripView): TemplateResult | typeof nothing {
    const { words, common: t, scene, live } = view;
    if (this.#answered && !sameInput(this.#answered.scene, scene)) this.#answered = null;
    const answered = this.#answered;
    if (answered) return this.#renderAnswer(answered, view);
    const question = questionFor(scene);
    if (!question) return nothing;
    const prediction = wording(question, scene, words);
    return renderPrompt({
      words: t,
      prediction,
      revealed: null,
      disabled: !live,
      onPredict: (id) => {
        const choice = prediction.options.find((option) => option.id === id)!.label;
        dismiss(question);
        this.#reveal({ question, choice, scene, outcome: "waiting" }, view);
      },
      onSkip: () => {
        dismiss(question);
        this.host.requestUpdate();
      },
    });
  }

  #renderAnswer(answered: Answered, view: StripView): TemplateResult | typeof nothing {
    const { words, common: t, lang, scene, go } = view;
    const { outcome } = answered;
    const revealed = outcome === "waiting" ? words.asking : outcome === "failed" ? words.noClassifier : outcome(words, lang);
    const back = () => {
      this.#answered = null;
      go({ ...answered.scene, edited: null });
    };
    const action =
      outcome === "failed"
        ? { label: t.retry, run: () => this.#reveal({ ...answered, outcome: "waiting" }, view) }
        : scene.k !== answered.scene.k
          ? { label: words.back(answered.scene.k), run: back }
          : undefined;
    return renderPrompt({ words: t, prediction: null, revealed, action, onPredict: () => {}, onSkip: () => {} });
  }

  #reveal(answered: Answered, view: StripView): void {
    this.#answered = answered;
    view.go(revealing(answered.question, view.scene));
    this.host.requestUpdate();
    this.#pending = this.#find(answered, view).finally(() => {
      this.#pending = null;
      this.host.requestUpdate();
    });
  }

  async #find(answered: Answered, { result }: StripView): Promise<void> {
    const { question, choice, scene } = answered;
    try {
      const { image, error } = await result();
      const { read, outcomeText } = await liveParts.load();
      const reading = question === "noise" ? null : await read(image);
      const outcome: Outcome = { question, choice, digit: scene.digit, k: revealing(question, scene).k, error, reading };
      answered.outcome = (words, lang) => outcomeText(outcome, words, lang);
    } catch (cause) {
      answered.outcome = "failed";
      this.onError(cause instanceof ModelError ? cause : new ModelError("backend", String(cause), { cause }));
    }
  }
}

function sameInput(a: Scene, b: Scene): boolean {
  return a.source === b.source && a.digit === b.digit;
}
