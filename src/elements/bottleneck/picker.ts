/** What goes in: ten test digits, the reader's own, a letter, noise. */
import { html, nothing, type TemplateResult } from "lit";
import { paintDigit } from "../../draw/digit.js";
import type { Palette } from "../../draw/palette.js";
import type { BottleneckWords } from "../../i18n/en/bottleneck-rest.js";
import type { common } from "../../i18n/en/common.js";
import { sampleImage } from "./inputs.js";

export interface Picker {
  words: BottleneckWords;
  common: typeof common;
  /** Class of the sample that goes in; null for other inputs. */
  digit: number | null;
  kind: string;
  live: boolean;
  shows: (control: string) => boolean;
  /** The drawing field in place of the samples; null while it is put away. */
  pad: TemplateResult | null;
  /** A digit that the reader drew, here or in another tag of the lesson; null: none. */
  yours: Float32Array | null;
  onSample: (digit: number) => void;
  onYours: (pixels: Float32Array) => void;
  onDraw: () => void;
  onDrawn: () => void;
  onClear: () => void;
  onLetter: () => void;
  onNoise: () => void;
}

export function renderPicker(view: Picker): TemplateResult {
  return html`<div class="pick-head label" id="pick">${view.words.chooseInput}</div>
    ${view.pad ? drawing(view, view.pad) : choices(view)}`;
}

function choices({ words, digit, kind, live, shows, yours, onSample, onYours, onDraw, onLetter, onNoise }: Picker): TemplateResult {
  const tool = (name: string, label: string, run: () => void) =>
    shows(name) ? html`<button class="quiet ${kind === name ? "on" : ""}" ?disabled=${!live} @click=${run}>${label}</button>` : nothing;
  return html`${
      shows("samples")
        ? html`<div class="samples" role="radiogroup" aria-labelledby="pick">
            ${Array.from({ length: 10 }, (_, d) => sample(words, d, digit === d, live, onSample))}
          </div>`
        : nothing
    }
    <div class="tools">
      ${tool("draw", words.draw, onDraw)}${
        yours && kind !== "draw" && shows("draw")
          ? html`<button class="quiet" data-yours ?disabled=${!live} @click=${() => onYours(yours)}>${words.yours}</button>`
          : nothing
      }${tool("letter", words.letter, onLetter)}${tool("noise", words.noise, onNoise)}
    </div>`;
}

function sample(words: BottleneckWords, digit: number, checked: boolean, live: boolean, onSample: Picker["onSample"]): TemplateResult {
  return html`<label class="sample">
    <input
      type="radio"
      name="sample"
      .checked=${checked}
      ?disabled=${!live}
      aria-label=${words.sample(digit)}
      @change=${() => onSample(digit)}
    />
    <canvas class="pixels" data-sample=${digit} width="28" height="28" aria-hidden="true"></canvas>
  </label>`;
}

function drawing({ common: t, onDrawn, onClear }: Picker, pad: TemplateResult): TemplateResult {
  return html`<div class="drawing">
    ${pad}
    <div class="tools">
      <button class="quiet" @click=${onDrawn}>${t.padDone}</button>
      <button class="quiet" @click=${onClear}>${t.padClear}</button>
    </div>
  </div>`;
}

/** Samples stand on the page, not on paper. */
export function paintSamples(root: ParentNode, palette: Palette): void {
  const onPage = { ...palette, rgb: { ...palette.rgb, "seq-0": palette.rgb.bg } };
  for (const canvas of root.querySelectorAll<HTMLCanvasElement>("canvas[data-sample]")) {
    paintDigit(canvas, sampleImage(Number(canvas.dataset.sample)), onPage);
  }
}
