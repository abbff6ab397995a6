/** The learner's own digit, drawn in another tag, and what the network makes of it at this moment. */
import { html, nothing, type TemplateResult } from "lit";
import { symbol } from "../../core/quantities.js";
import { paintDigit } from "../../draw/digit.js";
import type { Palette } from "../../draw/palette.js";
import type { Trainer } from "../../model/api.js";
import type { View } from "./pictures.js";

export class DrawnAnswer {
  #image: Float32Array | null = null;
  #answer: Float32Array | null = null;
  /** What was asked last: the digit and the moment. */
  #asked: readonly unknown[] = [];
  #busy = false;

  /** `onChange` when an answer has come. */
  constructor(private readonly onChange: () => void) {}

  /** Asks the network anew when the digit or the moment has changed. */
  follow(image: Float32Array | null, trainer: Trainer | null, moment: unknown): void {
    if (image !== this.#image) this.#answer = null;
    this.#image = image;
    if (!image || !trainer || this.#busy || (this.#asked[0] === image && this.#asked[1] === moment)) return;
    this.#asked = [image, moment];
    this.#busy = true;
    trainer
      .reconstruct(image)
      .then(
        (answer) => {
          if (image === this.#image && answer.every(Number.isFinite)) this.#answer = answer;
        },
        () => {}, // the run has ended meanwhile
      )
      .finally(() => {
        this.#busy = false;
        this.onChange();
      });
  }

  render({ t }: View): TemplateResult | typeof nothing {
    if (!this.#image) return nothing;
    return html`<div class="own">
      <div class="label">${symbol.x} <b>${t.yours}</b></div>
      <div class="label">${symbol.xhat} <b>${t.yoursAnswer}</b></div>
      <canvas class="pixels" data-own="x" width="28" height="28" role="img" aria-label=${t.yours}></canvas>
      <canvas class="pixels" data-own="xhat" width="28" height="28" role="img" aria-label=${t.yoursAnswer}></canvas>
    </div>`;
  }

  paint(root: ParentNode, palette: Palette): void {
    const pictures = { x: this.#image, xhat: this.#answer };
    for (const [name, image] of Object.entries(pictures)) {
      const canvas = root.querySelector<HTMLCanvasElement>(`canvas[data-own=${name}]`);
      if (canvas) paintDigit(canvas, image ?? new Float32Array(784), palette);
    }
  }
}
