/** Drawings below the pipeline: a row of pixels as bars, five squared differences, some weights with their steps. */
import { html, nothing, svg, type TemplateResult } from "lit";
import { fixed, short } from "../../i18n/numbers.js";
import type { BenchView } from "./bench.view.js";
import { PIXELS, SIDE, squaredRows, type Film, type Little, type Nudge } from "./film.js";

const HEIGHT = 108;

/** 28 of the 784 numbers, as bars from zero. */
export function renderRow({ words: t, lang, film: { x }, scene, width, em }: BenchView): TemplateResult {
  const row = scene.row ?? 13;
  const cell = width / SIDE;
  const numbers = cell > 2 * em;
  const tall = numbers ? HEIGHT - 22 : HEIGHT;
  const values = Array.from({ length: SIDE }, (_, i) => x[row * SIDE + i]);
  return html`<div class="name-row label">${t.rowOf(row + 1)}</div>
    <div class="bench-body" data-q="x">
      <svg class="drawing" width=${width} height=${HEIGHT + 4} viewBox="0 0 ${width} ${HEIGHT + 4}" aria-hidden="true">
        <path class="axis" d="M0 ${tall + 0.5}H${width}" />
        ${values.map((v, i) => {
          const high = v * (tall - 4) * scene.bench;
          return svg`<rect class="q-x" x=${i * cell + cell * 0.12} y=${tall - high} width=${cell * 0.76} height=${high} />
            ${numbers ? svg`<text class="tick" x=${(i + 0.5) * cell} y=${tall + 18} text-anchor="middle">${short(v, 2, lang)}</text>` : nothing}`;
        })}
      </svg>
    </div>`;
}

/** Five pixels of one row, from the one that lost most ink to the one that gained most: the row where the two lie farthest apart. */
export function tellingFive({ x, trained }: Film): number[] {
  const image = trained?.image ?? x;
  const difference = (i: number) => image[i] - x[i];
  let best: number[] = [];
  let widest = -1;
  for (let row = 0; row < SIDE; row++) {
    const pixels = Array.from({ length: SIDE }, (_, column) => row * SIDE + column).sort((a, b) => difference(a) - difference(b));
    const width = difference(pixels[SIDE - 1]) - difference(pixels[0]);
    if (width <= widest) continue;
    widest = width;
    const inked = pixels.filter((i) => x[i] > 0.05 || image[i] > 0.05);
    const from = inked.length >= 5 ? inked : pixels;
    best = [0, 0.25, 0.5, 0.75, 1].map((share) => from[Math.round(share * (from.length - 1))]);
  }
  return best.sort((a, b) => a - b);
}

/** Input and reconstruction of five pixels side by side, and the square of what lies between them, on one scale. */
export function renderSquares(view: BenchView): TemplateResult {
  const { words: t, lang, film, scene, width } = view;
  const image = film.trained?.image;
  const cell = width / 5;
  const bar = cell > 70 ? 14 : 7;
  const pairs = tellingFive(film).map((i) => [film.x[i], image?.[i] ?? 0]);
  const widest = Math.max(0.2, ...pairs.map(([a, b]) => Math.abs(a - b)));
  const tall = Math.min(HEIGHT - 20, (cell - 2 * bar - 8) / widest);
  const base = HEIGHT - 14;
  const rows = Math.floor(scene.more * SIDE + 1e-9);
  const sum = image ? squaredRows(film.x, image, rows) : 0;
  return html`<div class="name-row label">${t.five}</div>
    <div class="bench-body">
      <svg class="drawing" width=${width} height=${HEIGHT} viewBox="0 0 ${width} ${HEIGHT}" aria-hidden="true">
        <path class="axis" d="M0 ${base + 0.5}H${width}" />
        ${pairs.map(([a, b], i) => {
          const left = i * cell;
          const side = Math.abs(a - b) * tall;
          return svg`<rect class="q-x" x=${left} y=${base - a * tall} width=${bar} height=${a * tall} />
            <rect class="q-xhat" x=${left + bar + 1} y=${base - b * tall} width=${bar} height=${b * tall} />
            <rect class="square" x=${left + 2 * bar + 4} y=${base - Math.max(a, b) * tall} width=${side * Math.min(1, scene.bench)} height=${side} />`;
        })}
      </svg>
      <p class="sum ${rows > 0 ? "" : "later"}" data-q="L">
        <span>${t.squares(short(rows, 0, lang))}</span> <b>${fixed(sum, 2, lang)}</b>
        <span class=${rows === SIDE ? "" : "later"}>${t.overPixels} <b class="q-L">${fixed(sum / PIXELS, 4, lang)}</b></span>
      </p>
    </div>`;
}

const MAGNIFIED = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** How many times the steps are drawn longer, so that the longest is about as long as the largest weight. */
export function magnification({ nudges: { theta, phi }, rate }: Little): number {
  const all = [...theta, ...phi];
  const axis = Math.max(...all.map(({ weight }) => Math.abs(weight)));
  const longest = Math.max(...all.map(({ gradient }) => Math.abs(gradient))) * rate;
  const wanted = (1.3 * axis) / longest;
  return MAGNIFIED.findLast((m) => m <= wanted) ?? 1;
}

/** Weights as bars from zero, and the step of each as an arrow: minus the gradient, times the rate. */
export function renderWeights({ words: t, lang, film, scene, width, mirrored }: BenchView): TemplateResult {
  const { little } = film;
  if (!little) {
    return html`<div class="name-row label">${t.small(`784–48–${film.k}–48–784`)}</div>
      <div class="bench-body"></div>`;
  }
  const magnified = magnification(little);
  const { theta, phi } = little.nudges;
  const reach = Math.max(
    ...[...theta, ...phi].map(({ weight, gradient }) => Math.abs(weight) + little.rate * Math.abs(gradient) * magnified),
  );
  const middle = HEIGHT / 2;
  const high = (v: number) => (v / reach) * (middle - 4);
  const half = width / 2;
  const group = (nudges: readonly Nudge[], from: number, name: "theta" | "phi", arrow: number) => {
    const cell = (half - 24) / nudges.length;
    const bar = Math.min(26, cell * 0.5);
    return nudges.map(({ weight, gradient }, i) => {
      const x = from + (i + 0.5) * cell;
      const now = weight - little.rate * gradient * scene.more;
      const end = high(now * scene.bench);
      const tip = end - high(little.rate * gradient * magnified) * arrow;
      const down = tip < end ? 1 : -1;
      return svg`<rect class="q-${name}" x=${x - bar / 2} y=${middle - Math.max(0, end)} width=${bar} height=${Math.abs(end)} />
        ${
          arrow > 0
            ? svg`<path class="arrow" d="M${x} ${middle - end}V${middle - tip}m-4 ${-5 * down}l4 ${5 * down}l4 ${-5 * down}" />`
            : nothing
        }`;
    });
  };
  const appear = (from: number) => Math.min(1, Math.max(0, (scene.back - from) / 0.15));
  const [first, second] = mirrored ? [half, 0] : [0, half];
  const label = (text: string, symbol: string, name: string) =>
    html`<span><span class="s q-${name}" aria-hidden="true">${symbol}</span> ${text}</span>`;
  return html`<div class="name-row label">${scene.back > 0 ? t.weights(short(magnified, 0, lang)) : t.small(little.shape.join("–"))}</div>
    <div class="bench-body">
      <svg class="drawing" width=${width} height=${HEIGHT} viewBox="0 0 ${width} ${HEIGHT}" aria-hidden="true">
        <path class="axis" d="M${first} ${middle}h${half - 24}M${second} ${middle}h${half - 24}" />
        ${group(theta, first, "theta", appear(0.85))} ${group(phi, second, "phi", appear(0.35))}
      </svg>
      <div class="sides">${label(t.ofEncoder, "θ", "theta")} ${label(t.ofDecoder, "ϕ", "phi")}</div>
    </div>`;
}
