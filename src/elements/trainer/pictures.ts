/** The ten digits, what the network answers, and the network between them; with their painting. */
import { html, nothing, svg, type TemplateResult } from "lit";
import { symbol } from "../../core/quantities.js";
import { vars } from "../../core/vars.js";
import { densityOf } from "../../draw/density.js";
import { paintDigit } from "../../draw/digit.js";
import type { Palette } from "../../draw/palette.js";
import { paintScatter } from "../../draw/scatter.js";
import type { ImageShape } from "../../model/api.js";
import type { common } from "../../i18n/en/common.js";
import { fixed, short } from "../../i18n/numbers.js";
import { linear } from "../../math/scale.js";
import type { TrainerWords } from "../../i18n/en/trainer-rest.js";
import type { Look } from "./look.js";
import { FRAME } from "./poster.js";
import { countWeights, LIMITS, SHOWN } from "./trainer.logic.js";

export interface View {
  t: TrainerWords;
  common: typeof common;
  /** In which numbers are written. */
  lang: string;
  look: Look;
}

/** A nudge of a tenth fills its bar. */
const LONGEST = 0.1;

const columns = Array.from({ length: SHOWN }, (_, i) => i);

export function renderDigits(view: View): TemplateResult {
  const { t, common: words, lang, look } = view;
  const after = t.answer(look.steps, short(look.steps, 0, lang));
  const right = look.reads?.filter((read, i) => read === i).length;
  return html`<div class="digits">
    <div class="label" data-q="x">${symbol.x} <b>${words.xInput}</b> <span>${t.input}</span></div>
    ${columns.map((i) => picture("x", i, t.picture(i)))} ${renderNetwork(view)}
    <div class="label of-answers">
      <span data-q="xhat">${symbol.xhat} <b>${words.xhatReconstruction}</b> <span>${after}</span></span>
      <span class="count">${right === undefined ? nothing : t.readRight(short(right, 0, lang), short(SHOWN, 0, lang))}</span>
    </div>
    ${columns.map((i) => {
      const read = look.reads?.[i];
      const label = t.pictureAnswer(i, after);
      return html`<div class="cell">
        ${picture("xhat", i, read === undefined ? label : `${label}, ${t.readAs(read)}`)}
        <span class="read ${read === i ? "right" : "wrong"}" aria-hidden="true">${read ?? nothing}</span>
      </div>`;
    })}
  </div>`;
}

function picture(kind: "x" | "xhat", i: number, label: string): TemplateResult {
  return html`<canvas
    class="pixels ${kind}"
    data-picture=${kind}
    data-q=${kind}
    data-index=${i}
    width="28"
    height="28"
    role="img"
    aria-label=${label}
  ></canvas>`;
}

/** Wide at the pixels, narrow at the code: the neck is k/64 of the width. */
function renderNetwork({ t, common: words, lang, look }: View): TemplateResult {
  const { k } = look.settings;
  const { theta, phi } = countWeights(k, sizeOf(look.shape));
  const neck = Math.max(0.6, (100 * k) / LIMITS.k.max) / 2;
  const [a, b] = [50 - neck, 50 + neck];
  return html`<div class="network" part="network">
    <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      ${svg`<path class="f" d="M0 0L${a} 46H${b}L100 0Z" /><path class="g" d="M${a} 54L0 100H100L${b} 54Z" />
      <path class="f edge" d="M0 0L${a} 46M100 0L${b} 46" /><path class="g edge" d="M${a} 54L0 100M${b} 54L100 100" />
      <path class="neck" d="M${a} 46V54M${b} 46V54" />`}
    </svg>
    ${renderSide(symbol.f, "theta", words.encoder, theta)}
    <div class="neck-name label" data-q="z">${symbol.z} <b>${k}</b> <span>${t.numbers(k)}</span></div>
    ${renderSide(symbol.g, "phi", words.decoder, phi)}
  </div>`;

  function renderSide(name: TemplateResult, quantity: "theta" | "phi", word: string, count: number): TemplateResult {
    const nudge = look.nudge?.[quantity] ?? null;
    const gradient = look.gradient?.[quantity] ?? null;
    return html`<div class="side ${quantity} label" data-q=${quantity}>
      <span>${name} <b>${word}</b> <span class="weights">${t.weights(short(count, 0, lang))}</span></span>
      <span class="nudge"
        >${nudge === null ? t.notNudged : html`${t.nudged} <b>${percent(nudge, lang, t)}</b>`}${
          gradient === null
            ? nothing
            : html`<span class="weights"
                >, ${t.gradient} <b>${fixed(gradient, gradient < 10 ? 4 : gradient < 1000 ? 1 : 0, lang)}</b></span
              >`
        }</span
      ><i class="bar" style=${vars({ p: nudge === null ? 0 : Math.min(1, nudge / LONGEST) })}></i>
    </div>`;
  }
}

/** Two digits that count: a nudge may be a millionth or more than the whole. */
export function percent(share: number, lang: string, t: TrainerWords): string {
  const percents = 100 * share;
  return t.percent(fixed(percents, percents >= 10 ? 0 : percents >= 1 ? 1 : percents >= 0.1 ? 2 : 3, lang));
}

export const sizeOf = ({ width, height, channels }: ImageShape): number => width * height * channels;

/** Paints what has changed. */
export class Painter {
  #painted = new WeakMap<HTMLCanvasElement, { of: unknown; palette: Palette; pixels: number }>();

  paint(root: ParentNode, { shape, digits, answers, points, marks }: Look, palette: Palette, fontFamily: () => string): void {
    for (const canvas of root.querySelectorAll<HTMLCanvasElement>("canvas[data-picture]")) {
      const of = canvas.dataset.picture === "x" ? digits : answers;
      if (this.#is(canvas, of, palette, 0)) continue;
      const size = sizeOf(shape);
      const from = Number(canvas.dataset.index) * size;
      paintDigit(canvas, of?.subarray(from, from + size) ?? new Float32Array(size), palette, shape);
    }
    const map = root.querySelector<HTMLCanvasElement>("canvas.map");
    const side = map?.clientWidth ?? 0;
    if (!map || side === 0) return;
    const pixels = Math.round(side * densityOf(map));
    if (this.#is(map, points, palette, pixels)) return;
    map.width = map.height = pixels;
    const context = map.getContext("2d");
    if (!context || !points) return;
    context.setTransform(map.width / side, 0, 0, map.height / side, 0, 0);
    const area = { side, x: linear([-FRAME, FRAME], [0, side]), y: linear([-FRAME, FRAME], [side, 0]) };
    // numerals rather than dots: here no class is told by its colour alone
    paintScatter(context, points, {
      area,
      palette,
      radius: 4,
      lit: null,
      names: marks,
      numeralFont: `600 ${side > 240 ? 11 : 10}px ${fontFamily()}`,
    });
  }

  #is(canvas: HTMLCanvasElement, of: unknown, palette: Palette, pixels: number): boolean {
    const before = this.#painted.get(canvas);
    if (before && before.of === of && before.palette === palette && before.pixels === pixels) return true;
    this.#painted.set(canvas, { of, palette, pixels });
    return false;
  }
}
