/** Predict, then reveal: what ten digits look like after twenty steps. Asked once a page, while the answer is still to come. */
import { html, nothing, type TemplateResult } from "lit";
import { asked } from "../../core/asked.js";
import { renderPrompt } from "../../core/prompt.js";
import { short } from "../../i18n/numbers.js";
import type { View } from "./pictures.js";
import type { Session } from "./session.js";
import type { Likeness, Verdict } from "./trainer.logic.js";

/** The step that the question is about. */
export const ASKED_STEP = 20;

const CHOICES: readonly Verdict[] = ["noise", "same", "different"];

/** Of the one question in `asked`. */
const NAME = "trainer";

interface Options {
  view: View;
  live: boolean;
  session: Session;
  /** A share as per cent. */
  spread: (share: number) => string;
  /** The reader has chosen. */
  begin: () => void;
  goOn: () => void;
}

export class Prediction {
  #choice: Verdict | null = null;
  #outcome: (Likeness & { steps: number }) | null = null;
  #pending: Promise<void> | null = null;
  #run: unknown = null;

  constructor(private readonly onChange: () => void) {}

  /** Settles when the answer stands there; null when none is on its way. */
  get pending(): Promise<void> | null {
    return this.#pending;
  }

  forget(): void {
    asked.delete(NAME);
    this.#choice = this.#outcome = null;
  }

  render(options: Options): TemplateResult | typeof nothing {
    const { view, session, live } = options;
    const { t } = view;
    // another network: what was said of the last one goes
    if (this.#outcome && this.#run !== session.trainer) this.#choice = this.#outcome = null;
    const open = !asked.has(NAME) && session.history.train.length <= ASKED_STEP;
    // the place of a question that the run has answered by itself stays: nothing below may move while it trains
    if (!this.#choice && !open) return asked.has(NAME) ? nothing : html`<div class="prompt empty"></div>`;
    return renderPrompt({
      words: view.common,
      prediction: { question: t.question, options: CHOICES.map((id) => ({ id, label: t[id] })) },
      revealed:
        this.#choice &&
        html`${t.predicted} <b>${t.inSentence(t[this.#choice])}</b>. ${this.#outcome ? say(this.#outcome, options) : t.asking}`,
      action: this.#outcome ? { label: t.goOn, run: options.goOn } : undefined,
      disabled: !live,
      onPredict: (id) => this.#find(id as Verdict, options),
      onSkip: () => {
        asked.add(NAME);
        this.onChange();
      },
    });
  }

  #find(choice: Verdict, { session, begin }: Options): void {
    asked.add(NAME);
    this.#choice = choice;
    begin();
    session.pause();
    const missing = Math.max(0, ASKED_STEP - session.history.train.length);
    this.#pending = session
      .step(missing)
      .then(() => {
        const likeness = session.likeness();
        this.#run = session.trainer;
        if (likeness && session.moment && !session.diverged) this.#outcome = { ...likeness, steps: session.moment.steps };
        else this.#choice = null;
      })
      .catch(() => void (this.#choice = null))
      .finally(() => {
        this.#pending = null;
        this.onChange();
      });
    this.onChange();
  }
}

function say({ verdict, spread, steps }: Likeness & { steps: number }, { view: { t, lang } }: Options): string {
  const after = short(steps, 0, lang);
  const percents = short(100 * spread, 0, lang);
  if (verdict === "noise") return t.verdictNoise(after);
  return verdict === "same" ? t.verdictSame(after, percents) : t.verdictDifferent(after, percents);
}
