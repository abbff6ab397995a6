/** What goes in: samples (of the digits ten, one of each class), the reader's own, a letter, noise. */
import { html, nothing, type TemplateResult } from "lit";
import { vars } from "../../core/vars.js";
import { paintDigit } from "../../draw/digit.js";
import type { Palette } from "../../draw/palette.js";
import type { BottleneckWords } from "../../i18n/en/bottleneck-rest.js";
import type { common } from "../../i18n/en/common.js";
import type { LiveSubject, Tile } from "./subject.js";

export interface Picker {
  words: BottleneckWords;
  common: typeof common;
  subject: LiveSubject;
  /** The sample that goes in; null for other inputs. */
  chosen: Tile | null;
  kind: string;
  live: boolean;
  shows: (control: string) => boolean;
  /** The drawing field in place of the samples; null while it is put away. */
  pad: TemplateResult | null;
  /** A digit that the reader drew, here or in another tag of the lesson; null: none. */
  yours: Float32Array | null;
  onSample: (tile: Tile) => void;
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

function choices({
  words,
  subject,
  chosen,
  kind,
  live,
  shows,
  yours,
  onSample,
  onYours,
  onDraw,
  onLetter,
  onNoise,
}: Picker): TemplateResult {
  const tool = (name: string, label: string, run: () => void) =>
    shows(name) ? html`<button class="quiet ${kind === name ? "on" : ""}" ?disabled=${!live} @click=${run}>${label}</button>` : nothing;
  return html`${
      shows("samples")
        ? html`<div
            class="samples ${subject.tiles.length === 6 ? "six" : ""}"
            role="radiogroup"
            aria-labelledby="pick"
            style=${vars({ n: Math.min(10, subject.tiles.length) })}
          >
            ${subject.tiles.map((tile) => sample(words, tile, isSame(tile, chosen), live, onSample))}
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

const isSame = (a: Tile, b: Tile | null) => a.digit === b?.digit && a.nth === b.nth;

function sample(words: BottleneckWords, tile: Tile, checked: boolean, live: boolean, onSample: Picker["onSample"]): TemplateResult {
  const { digit, nth } = tile;
  const name = words.sample(digit);
  return html`<label class="sample">
    <input
      type="radio"
      name="sample"
      .checked=${checked}
      ?disabled=${!live}
      aria-label=${nth > 0 ? `${name}, ${nth + 1}` : name}
      @change=${() => onSample(tile)}
    />
    <canvas class="pixels" data-sample=${digit} data-nth=${nth} width="28" height="28" aria-hidden="true"></canvas>
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
export function paintSamples(root: ParentNode, palette: Palette, { image, shape }: LiveSubject): void {
  const onPage = { ...palette, rgb: { ...palette.rgb, "seq-0": palette.rgb.bg } };
  for (const canvas of root.querySelectorAll<HTMLCanvasElement>("canvas[data-sample]")) {
    const pixels = image(Number(canvas.dataset.sample), Number(canvas.dataset.nth));
    if (pixels) paintDigit(canvas, pixels, onPage, shape);
  }
}
