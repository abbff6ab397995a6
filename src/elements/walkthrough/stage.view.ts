/** The pipeline x → f → z → g → x̂ with the error map: frames, words, bars. */
import { html, nothing, type TemplateResult } from "lit";
import { symbol } from "../../core/quantities.js";
import { vars } from "../../core/vars.js";
import { paintDigit } from "../../draw/digit.js";
import { paintError } from "../../draw/error.js";
import { network } from "../../draw/network.js";
import type { Palette } from "../../draw/palette.js";
import type { common } from "../../i18n/en/common.js";
import type { walkthrough } from "../../i18n/en/walkthrough.js";
import { fixed, short } from "../../i18n/numbers.js";
import { inkBalance, PIXELS, type Film } from "./film.js";
import type { Layout } from "./layout.js";
import type { Scene } from "./scene.js";
import type { Shown } from "./shown.js";

/** The nested autoencoder's longest code: the neck is drawn to this scale. */
const MOST = 64;
/** More bars than this stand close together, without their numbers. */
export const MOST_NUMBERS = 8;

export interface StageView {
  words: typeof walkthrough;
  common: typeof common;
  lang: string;
  film: Film;
  scene: Scene;
  shown: Shown;
  layout: Layout;
  /** What stands below. */
  bench: TemplateResult;
  /** The large button upon the first picture; null when the film runs or has run. */
  start: TemplateResult | null;
}

export function renderStage(view: StageView): TemplateResult {
  const { words: t, common: c, lang, film, scene, shown, bench, start } = view;
  const seen = shown.mse !== null;
  const share = (v: number) => `${short(100 * v, 0, lang)}\u00a0%`;
  const ink = inkBalance(film.x, shown.image);
  const hasImage = scene.unfold === 1 && scene.xhat === 1 && shown.image.length > 0;
  return html`<div class="stage" part="stage" data-cue=${scene.cue}>
    <div class="pic x">
      <div class="name-row label" data-q="x">${symbol.x} <b>${c.xInput}</b></div>
      ${picture("x", t.input(film.digit))}
      <div class="sub">${t.pixels}</div>
    </div>
    ${renderNetwork(view)}
    <div class="pic xhat">
      <div class="name-row label" data-q="xhat">
        ${symbol.xhat} <b><span class="long">${c.xhatReconstruction}</span><span class="brief">${t.output}</span></b>
      </div>
      ${picture("xhat", hasImage && shown.mse !== null ? t.reconstruction(fixed(shown.mse, 4, lang)) : hasImage ? c.xhatReconstruction : t.empty)}
      <div class="sub">${t.pixels}</div>
    </div>
    <div class="pic err">
      <div class="name-row label">
        <span class="difference" dir="ltr">${symbol.xhat}<span class="r">−</span>${symbol.x}</span> <b>${c.error}</b>
      </div>
      ${picture("error", seen ? t.errorMap(share(ink.lost), share(ink.invented)) : t.empty)}
      <div class="sub ${scene.compare > 0 && scene.error === 1 ? "" : "later"}">
        <span data-q="L">${t.mse} <b class="q-L mse">${shown.mse === null ? "" : fixed(shown.mse, 4, lang)}</b></span>
        <span class="keys" aria-hidden="true"
          ><span><i class="key lost"></i>${t.lost}</span><span><i class="key invented"></i>${t.invented}</span></span
        >
      </div>
    </div>
    <div class="bench" part="bench">${bench}</div>
    <canvas class="sky" aria-hidden="true"></canvas>
    ${start ?? nothing}
  </div>`;
}

function renderNetwork({
  words: t,
  common: c,
  lang,
  scene,
  film: { k },
  shown: { bars, code },
  layout: { network: size },
}: StageView): TemplateResult {
  const { encoder, decoder, wires } = network(k, MOST, size);
  const numbers = k <= MOST_NUMBERS;
  const list = code ? Array.from(code, (v) => fixed(v, 1, lang)) : null;
  return html`<div class="net">
    <div class="name-row label" data-q="z">${symbol.z} <b>${c.zCode}</b></div>
    <div
      class="flow"
      role="img"
      aria-label="${t.network(k)}${list ? `. ${t.code(list.join(", "))}` : ""}"
      style=${vars({ depth: `${size.depth}px`, from: `${size.rows!.start + 2}px`, to: `${size.width - size.rows!.end + 4}px` })}
    >
      <svg width="100%" height="100%" viewBox="0 0 ${size.width} ${size.height}" aria-hidden="true">
        <g class="f">
          <path class="area" d=${encoder.area} />
          <path class="edges" d=${encoder.edges} />
        </g>
        <g class="g">
          <path class="area" d=${decoder.area} />
          <path class="edges" d=${decoder.edges} />
        </g>
        <path class="wires" d=${wires} />
      </svg>
      <span class="map-f" data-q="theta">${symbol.f}</span>
      <span class="map-g" data-q="phi">${symbol.g}</span>
      <div class="bars ${numbers ? "" : "many"}" data-q="z">
        ${bars.map(
          (end, i) =>
            html`<div class="bar">
              <div class="track"><i class="fill" style=${vars({ e: (Math.min(1, Math.max(-1, end)) + 1) / 2 })}></i></div>
              ${numbers ? html`<span class="value">${list?.[i] ?? ""}</span>` : nothing}
            </div>`,
        )}
      </div>
    </div>
    <div class="sub net-sub">
      <span class="wide-only">${c.encoder}</span>
      <span>${scene.little > 0.5 ? t.smallStep(scene.step) : t.numbers(k)}</span>
      <span class="wide-only">${c.decoder}</span>
    </div>
  </div>`;
}

function picture(name: string, label: string): TemplateResult {
  return html`<canvas class="pixels" data-picture=${name} width="28" height="28" role="img" aria-label=${label}></canvas>`;
}

/** A small picture below the pipeline: `paintStage` finds its pixels on it. */
export interface InkCanvas extends HTMLCanvasElement {
  ink?: ArrayLike<number> | null;
}

const painted = new WeakMap<HTMLCanvasElement, { ink: unknown; palette: Palette }>();

export function paintStage(root: ParentNode, film: Film, { image, difference }: Shown, palette: Palette): void {
  const zero = new Float32Array(PIXELS);
  for (const canvas of root.querySelectorAll<InkCanvas>("canvas.pixels")) {
    const { picture: name } = canvas.dataset;
    const ink = name === "x" ? film.x : name === "xhat" ? image : name === "error" ? difference : canvas.ink;
    const before = painted.get(canvas);
    if (before?.ink === ink && before?.palette === palette) continue;
    painted.set(canvas, { ink, palette });
    if (name === "error") paintError(canvas, difference, zero, palette);
    else paintDigit(canvas, ink ?? zero, palette);
  }
}
