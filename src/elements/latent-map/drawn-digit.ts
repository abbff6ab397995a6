/** The reader's own digit: the pad, and where the drawing lands on each map. Loaded when the reader asks for it. */
import { html, type ReactiveControllerHost, type TemplateResult } from "lit";
import { PadController, padStyles } from "../../core/pad.js";
import { symbol } from "../../core/quantities.js";
import type { Palette } from "../../draw/palette.js";
import type { common } from "../../i18n/en/common.js";
import type { Chart } from "./chart.js";
import type { FullSpeech } from "./handles.view.js";
import { placeWords } from "./map.view.js";

export { padStyles };

export interface DrawnDigitOptions extends FullSpeech {
  common: typeof common;
  palette: Palette;
  charts: readonly Chart[];
  /** 784 pixels, as the encoder gets them. */
  input: Float32Array | null;
}

export class DrawnDigit {
  readonly #pad: PadController;

  constructor(host: ReactiveControllerHost, onDraw: (image: Float32Array | null) => void) {
    this.#pad = new PadController(host, onDraw);
  }

  clear(): void {
    this.#pad.clear();
  }

  render({ common: words, palette, charts, input, ...speech }: DrawnDigitOptions): TemplateResult {
    const { t } = speech;
    const landed = charts.filter(({ own, map }) => own && map);
    return html`<div class="own" part="own">
      <div class="pad-side">
        <span class="label"><b>${t.drawing}</b></span>
        ${this.#pad.render({ words, palette })}
        <button class="quiet" @click=${this.#pad.clear}>${words.padClear}</button>
      </div>
      <div class="landings" role="status">
        ${
          input && landed.length > 0
            ? html`<div class="landing" data-q="x">
                  <span class="label">${symbol.x} <b>${t.yours}</b></span>
                  <canvas class="pixels" data-own-input role="img" aria-label=${t.pictureInput}></canvas>
                  <p class="sub">${t.yoursHow}</p>
                </div>
                ${landed.map((chart) => renderLanding(chart, charts.length > 1, speech))}`
            : html`<p class="sub">${t.yoursWait}</p>`
        }
      </div>
    </div>`;
  }
}

function renderLanding({ which, own, map }: Chart, named: boolean, speech: FullSpeech): TemplateResult {
  const { t } = speech;
  const place = map!.nearest(own!.at[0], own!.at[1]);
  return html`<div class="landing" data-own=${which} data-q="xhat">
    <span class="label">${symbol.xhat} <b>${named ? t.yoursDecodedBy(t.short[which]) : t.yoursDecoded}</b></span>
    <canvas class="pixels" role="img" aria-label=${t.pictureOwn}></canvas>
    <p class="sub">${t.yoursAt(placeWords(place, map!.labels.length, speech))}</p>
  </div>`;
}
