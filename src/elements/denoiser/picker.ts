/** What is spoilt: ten test digits, the reader's own, a letter. */
import { html, nothing, type TemplateResult } from "lit";
import { paintDigit } from "../../draw/digit.js";
import type { Palette } from "../../draw/palette.js";
import type { DenoiserWords } from "../../i18n/en/denoiser-rest.js";
import type { common } from "../../i18n/en/common.js";
import { sampleImage } from "./look.js";

export interface Picker {
  words: DenoiserWords;
  common: typeof common;
  /** Class of the sample that goes in; null for other inputs. */
  digit: number | null;
  kind: "" | "draw" | "letter" | "own";
  live: boolean;
  shows: (control: string) => boolean;
  /** The reader's own digit, drawn in another tag or in this one; null where there is none. */
  own: Float32Array | null;
  /** The drawing field in place of the samples; null while it is put away. */
  pad: TemplateResult | null;
  /** What is to be said of the input. */
  note: string;
  onSample: (digit: number) => void;
  onOwn: () => void;
  onDraw: () => void;
  onDrawn: () => void;
  onClear: () => void;
  onLetter: () => void;
}

export function renderPicker(view: Picker): TemplateResult {
  return html`<div class="pick-head label" id="pick">${view.words.chooseInput}</div>
    ${view.pad ? drawing(view, view.pad) : choices(view)}
    <div class="sub note" role="status">${view.note}</div>`;
}

function choices({ words: t, digit, kind, live, shows, own, onSample, onOwn, onDraw, onLetter }: Picker): TemplateResult {
  const tool = (name: "draw" | "letter", label: string, run: () => void) =>
    shows(name) ? html`<button class="quiet ${kind === name ? "on" : ""}" ?disabled=${!live} @click=${run}>${label}</button>` : nothing;
  return html`${
      shows("samples")
        ? html`<div class="samples" role="radiogroup" aria-labelledby="pick">
            ${Array.from({ length: 10 }, (_, d) => sample(t.sample(d), d, digit === d, live, () => onSample(d)))}
          </div>`
        : nothing
    }
    <div class="tools">
      ${
        own
          ? html`<button class="quiet own ${kind === "own" ? "on" : ""}" ?disabled=${!live} @click=${onOwn}>
              <canvas class="pixels" data-own width="28" height="28" aria-hidden="true"></canvas>${t.own}
            </button>`
          : nothing
      }
      ${tool("draw", t.draw, onDraw)}${tool("letter", t.letter, onLetter)}
    </div>`;
}

function sample(label: string, digit: number, checked: boolean, live: boolean, onChange: () => void): TemplateResult {
  return html`<label class="sample">
    <input type="radio" name="sample" .checked=${checked} ?disabled=${!live} aria-label=${label} @change=${onChange} />
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
export function paintTiles(root: ParentNode, own: Float32Array | null, palette: Palette): void {
  const onPage = { ...palette, rgb: { ...palette.rgb, "seq-0": palette.rgb.bg } };
  for (const canvas of root.querySelectorAll<HTMLCanvasElement>("canvas[data-sample]")) {
    paintDigit(canvas, sampleImage(Number(canvas.dataset.sample)), onPage);
  }
  const tile = root.querySelector<HTMLCanvasElement>("canvas[data-own]");
  if (tile && own) paintDigit(tile, own, onPage);
}
