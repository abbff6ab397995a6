/** Predict, then reveal: most pixels are taken away, and a classifier says what came back. Asked once a page. */
import { html, nothing, type TemplateResult } from "lit";
import { asked } from "../../core/asked.js";
import { renderPrompt } from "../../core/prompt.js";
import type { DenoiserWords } from "../../i18n/en/denoiser-rest.js";
import type { common } from "../../i18n/en/common.js";
import { fixed } from "../../i18n/numbers.js";
import { inkBalance, type Scene } from "./denoiser.logic.js";
import type { Look } from "./look.js";
import { percent, SURE } from "./pictures.js";

/** The share of pixels that the question takes, and the one that it goes on with. */
const HALF = 0.5;
const MOST = 0.9;

/** Of the one question in `asked`. */
const NAME = "denoiser";

/** The share that is asked about: one whose answer does not stand on the figure already. */
export function shareAsked({ noise, level }: Scene): number {
  return noise === "mask" && Math.abs(level - HALF) < 0.15 ? MOST : HALF;
}

export interface StripView {
  words: DenoiserWords;
  common: typeof common;
  lang: string;
  look: Look;
  scene: Scene;
  live: boolean;
  go: (scene: Scene) => void;
  change: () => void;
}

type Choice = "same" | "other" | "blur";

export class Prediction {
  /** The reader's answer, and the scene that shows what came of it. */
  #answered: { choice: Choice; scene: Scene } | null = null;

  forget(): void {
    this.#answered = null;
  }

  render(view: StripView): TemplateResult | typeof nothing {
    const { words: t, common: w, lang, scene, live, go, change } = view;
    // who moves on looks for themselves
    if (this.#answered && this.#answered.scene !== scene) this.forget();
    const { digit, source } = scene;
    const options = { same: t.theSame(digit), other: t.another, blur: t.blur };
    if (this.#answered) {
      const { choice } = this.#answered;
      const share = scene.level;
      return renderPrompt({
        words: w,
        prediction: null,
        revealed: html`${t.predicted} <b>${lowerFirst(options[choice])}</b>. ${outcome(view)}`,
        action:
          share < MOST
            ? { label: t.nowMore(percent(MOST, lang)), run: () => this.#show(choice, { ...scene, level: MOST }, go, change) }
            : undefined,
        onPredict: () => {},
        onSkip: () => {},
      });
    }
    if (asked.has(NAME) || source.kind !== "sample") return nothing;
    const share = shareAsked(scene);
    return renderPrompt({
      words: w,
      prediction: {
        question: t.ask(digit, percent(share, lang)),
        options: Object.entries(options).map(([id, label]) => ({ id, label })),
      },
      revealed: null,
      disabled: !live,
      onPredict: (id) => {
        asked.add(NAME);
        this.#show(id as Choice, { ...scene, noise: "mask", level: share, erased: null }, go, change);
      },
      onSkip: () => {
        asked.add(NAME);
        change();
      },
    });
  }

  #show(choice: Choice, scene: Scene, go: (scene: Scene) => void, change: () => void): void {
    this.#answered = { choice, scene };
    go(scene);
    change();
  }
}

/** What came back, in a classifier's words; from the figure's own results. */
function outcome({ words: t, lang, look, scene }: StripView): string {
  const { readings, psnr, output, clean } = look;
  if (look.scene !== scene || !readings || !output) return t.asking;
  const { digit, confidence } = readings[2];
  const sure = percent(confidence, lang, 99);
  if (confidence < SURE) return t.revealBlur(digit, sure);
  if (digit === scene.digit) return t.revealSame(digit, sure, fixed(psnr.noisy, 1, lang), fixed(psnr.denoised, 1, lang));
  const balance = inkBalance(clean, output);
  return balance ? t.revealOther(digit, sure, percent(balance.invented, lang)) : t.revealOtherNoInk(digit, sure);
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
