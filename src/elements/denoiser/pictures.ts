/** The row of four: clean target, noisy input, and what two autoencoders make of that. Their frames with words, and their painting. */
import { html, nothing, type TemplateResult } from "lit";
import { symbol } from "../../core/quantities.js";
import { paintDigit } from "../../draw/digit.js";
import type { Palette } from "../../draw/palette.js";
import type { denoiser, InputKind } from "../../i18n/en/denoiser.js";
import { fixed } from "../../i18n/numbers.js";
import { countErased, PIXELS, type Scene } from "./denoiser.logic.js";
import type { Look } from "./look.js";
import type { Reading } from "./poster.js";

/** From this probability on, the classifier counts as sure. */
export const SURE = 0.6;

export interface Pictures {
  words: typeof denoiser;
  lang: string;
  look: Look;
  /** What lies over the noisy picture: the eraser. */
  eraser: unknown;
}

/** x̃; a word stands beside it. */
export const noisySymbol = html`<span class="s q-x tilde" aria-hidden="true">x</span>`;

export function renderPictures(view: Pictures): TemplateResult {
  const { words: t, lang, look, eraser } = view;
  const { scene, psnr, readings } = look;
  const [kind, name] = inputName(scene);
  const known = (image: Float32Array | null, text: (level: string) => string, level: number) =>
    image ? text(levelText(level, t, lang)) : t.waiting;
  return html`<div class="pic x" part="clean" data-q="x">
      <div class="name-row label">${symbol.x} <b>${t.clean}</b></div>
      ${field(picture("clean", t.pictureClean(kind, name)))}
      <div class="sub"><span class="level wish">${t.target}</span>${readingLine(readings?.[0], t, lang)}</div>
    </div>
    <div class="pic noisy" part="noisy" data-q="noisy">
      <div class="name-row label">${noisySymbol} <b>${t.noisy}</b></div>
      ${field(
        picture(
          "noisy",
          t.pictureNoisy(
            scene.noise,
            scene.noise === "mask" ? percent(scene.level, lang) : `σ = ${fixed(scene.level, 2, lang)}`,
            countErased(scene),
          ),
        ),
        eraser,
      )}
      <div class="sub">${levelLine(psnr.noisy, t, lang)}${readingLine(readings?.[1], t, lang)}</div>
    </div>
    <div class="pic xhat" part="output" data-q="xhat">
      <div class="name-row label">
        ${symbol.xhat} <b><span class="long">${t.denoisedLong}</span><span class="brief">${t.denoised}</span></b>
      </div>
      ${field(picture("output", known(look.output, t.pictureOutput, psnr.denoised)))}
      <div class="sub" data-q="L">${levelLine(psnr.denoised, t, lang, "q-L")}${readingLine(readings?.[2], t, lang)}</div>
    </div>
    <div class="pic plain" part="plain">
      <div class="name-row label"><b class="baseline">${t.plain}</b></div>
      ${field(picture("plain", known(look.plain, t.picturePlain, psnr.plain)))}
      <div class="sub">${levelLine(psnr.plain, t, lang)}${readingLine(readings?.[3], t, lang)}</div>
    </div>`;
}

const field = (canvas: TemplateResult, over: unknown = nothing) => html`<div class="field">${canvas}${over}</div>`;

/** A canvas that `paintPictures` finds by its name. */
export function picture(name: string, label: string): TemplateResult {
  return html`<canvas class="pixels" data-picture=${name} width="28" height="28" role="img" aria-label=${label}></canvas>`;
}

function levelLine(level: number, t: typeof denoiser, lang: string, colour = ""): TemplateResult {
  return html`<span class="level"><span class="psnr">${t.psnr}</span> <b class="number ${colour}">${levelText(level, t, lang)}</b></span>`;
}

function readingLine(reading: Reading | undefined, t: typeof denoiser, lang: string): TemplateResult {
  const said = reading ? t.read(reading.digit, percent(reading.confidence, lang, 99), reading.confidence >= SURE) : "";
  return html`<span class="reading"><bdi>${said}</bdi></span>`;
}

/** PSNR as text: "18.9 dB", "exact" where nothing differs, nothing where it is not known. */
export function levelText(level: number, t: typeof denoiser, lang: string): string {
  if (Number.isNaN(level)) return "";
  return Number.isFinite(level) ? t.decibels(fixed(level, 1, lang)) : t.exact;
}

/** Whole per cent, up to `most`: never a hundred for what is not certain. */
export function percent(share: number, lang: string, most = Infinity): string {
  return `${fixed(Math.min(most, Math.round(100 * share)), 0, lang)}\u00a0%`;
}

/** What goes in and its name: a digit, a letter, nothing for a drawing. */
export function inputName({ source, digit }: Scene): [InputKind, string] {
  return [source.kind, source.kind === "letter" ? source.letter : source.kind === "sample" ? String(digit) : ""];
}

const BLANK = new Float32Array(PIXELS);

export function paintPictures(root: ParentNode, { clean, noisy, output, plain }: Look, palette: Palette): void {
  const images: Record<string, Float32Array | null> = { clean, noisy, output, plain };
  for (const canvas of root.querySelectorAll<HTMLCanvasElement>("canvas[data-picture]")) {
    paintDigit(canvas, images[canvas.dataset.picture!] ?? BLANK, palette);
  }
}
