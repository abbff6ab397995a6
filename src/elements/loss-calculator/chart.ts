/** The picture: each pixel as a pair of bars, its error as a square (MSE) or a bar in nats (BCE), its way downhill as an arrow. */
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { short } from "../../i18n/numbers.js";
import { pixelText, pixelTextShort, slopeText, termText } from "./loss-calculator.numbers.js";
import { density, stepped, type Pixel } from "./loss-calculator.logic.js";
import { namePlace, slopePlace } from "./labels.js";
import { pixelSymbol, slopeSymbol } from "./symbols.js";
import { vars } from "../../core/vars.js";
import type { Side, View } from "./view.js";

const SIDES: readonly Side[] = ["x", "reconstruction"];
const QUANTITY = { x: "x", reconstruction: "xhat" } as const;

export function renderChart(view: View): TemplateResult {
  const { pixels } = view.report;
  const { wide, narrow } = density(pixels.length);
  const { words } = view;
  return html`<div
    class="plot w-${wide} n-${narrow} ${view.loss} ${view.moving ? "moving" : ""}"
    part="chart"
    role="group"
    aria-label=${words.chart}
    style=${vars({ n: pixels.length })}
  >
    <div class="field" aria-hidden="true">
      ${[1, 0.5, 0].map((v) => html`<i class="grid" style=${vars({ v })}><span>${short(v, 1, view.lang)}</span></i>`)}
      <div class="squares">${view.loss === "mse" ? pixels.map((p) => renderSquare(p)) : nothing}</div>
    </div>
    <div class="pixels">
      ${repeat(
        pixels,
        (p) => p.index,
        (p) => renderPixel(view, p),
      )}
    </div>
  </div>`;
}

/** Side |x − x̂| on the scale of the axis, standing in the gap that it measures. */
function renderSquare({ index, x, xhat }: Pixel): TemplateResult | typeof nothing {
  const gap = Math.abs(x - xhat);
  return gap === 0 ? nothing : html`<i class="square" data-q="L" style=${vars({ i: index, low: Math.min(x, xhat), gap })}></i>`;
}

function renderPixel(view: View, pixel: Pixel): TemplateResult {
  const { words, lang, loss, chosen, actions } = view;
  const { index, x, xhat, term } = pixel;
  const name = words.pixelGroup(index + 1, pixelText(x, lang), pixelText(xhat, lang), loss, termText(term, lang));
  return html`<div
    class="pixel ${index === chosen ? "chosen" : ""}"
    role="group"
    aria-label=${name}
    data-index=${index}
    @click=${actions.choose}
    @focusin=${actions.choose}
  >
    <span class="numeral" aria-hidden="true">${index + 1}</span>
    ${SIDES.map((side) => html`<span class="name" data-side=${side} data-q=${QUANTITY[side]} aria-hidden="true">${pixelSymbol(side, index)}</span>`)}
    ${SIDES.map((side) => html`<i class="swatch" data-side=${side} aria-hidden="true" style=${vars({ ink: `${100 * valueOf(pixel, side)}%` })}></i>`)}
    ${SIDES.map((side) => renderBar(view, pixel, side))}
    <div class="gutter" aria-hidden="true">${loss === "bce" ? renderNats(pixel) : nothing}${renderArrow(view, pixel)}</div>
    ${SIDES.map((side) => renderNumber(view, pixel, side))}
    <span class="numbers" aria-hidden="true"
      >${SIDES.map((side) => html`<span class="q-${QUANTITY[side]}">${pixelTextShort(valueOf(pixel, side), lang)}</span>`)}</span
    >
    <span class="term" aria-hidden="true">${termText(term, lang)}</span>
  </div>`;
}

function renderBar(view: View, pixel: Pixel, side: Side): TemplateResult {
  const { words, lang, actions, lastStep } = view;
  const { index } = pixel;
  const value = valueOf(pixel, side);
  const was = side === "reconstruction" ? lastStep?.from[index] : undefined;
  return html`<div
    class="column q-${QUANTITY[side]}"
    data-side=${side}
    data-index=${index}
    style=${vars({ v: value })}
    @pointerdown=${actions.grab}
    @mousedown=${keepFocus}
  >
    <i class="bar" data-q=${QUANTITY[side]}></i>
    ${was === undefined ? nothing : html`<i class="tick" style=${vars({ was })}></i>`}
    <div class="grip">
      <input
        type="range"
        min="0"
        max="1"
        step="any"
        aria-label=${side === "x" ? words.xLabel(index + 1) : words.xhatLabel(index + 1)}
        aria-orientation="vertical"
        aria-valuetext=${pixelText(value, lang)}
        data-side=${side}
        data-index=${index}
        data-q=${QUANTITY[side]}
        .value=${live(String(value))}
        @keydown=${actions.key}
        @input=${actions.slide}
        @change=${actions.commit}
      />
      <i class="ring" data-q=${QUANTITY[side]}></i>
    </div>
  </div>`;
}

/** BCE on the axis, 1 nat as high as the field: hollow up to the entropy of x, filled above. Torn off where it is higher. */
function renderNats({ term, floor }: Pixel): TemplateResult {
  return html`<i class="nats ${term > 1 ? "torn" : ""}" data-q="L" style=${vars({ term, floor: Math.min(floor, term) })}
    >${floor > 0 ? html`<i></i>` : nothing}</i
  >`;
}

/** From x̂ to where the next step takes it; the number is −∂L/∂x̂. The first arrow is named, where there is room. */
function renderArrow(view: View, { index, xhat, gradient }: Pixel): TemplateResult {
  const { words, lang, rate, report, loss } = view;
  const to = stepped(xhat, gradient, rate);
  const way = to > xhat ? "up" : to < xhat ? "down" : "still";
  const place = slopePlace(report.pixels[index], rate, loss);
  const named = index === 0 ? namePlace(report.pixels, rate, loss) : null;
  const name = (at: number) =>
    html`<span class="downhill above" style=${vars({ at })}><span dir="auto">${words.downhill}</span>, ${slopeSymbol()}</span>`;
  return html`<i class="arrow ${way}" style=${vars({ low: Math.min(to, xhat), length: Math.abs(to - xhat) })}></i>
    <span class="slope ${place.above ? "above" : "below"}" style=${vars({ at: place.at })}
      >${slopeText(-gradient, lang)}${named === "beside" ? name(0) : nothing}</span
    >
    ${typeof named === "number" ? name(named) : nothing}`;
}

function renderNumber(view: View, pixel: Pixel, side: Side): TemplateResult {
  const { words, typing, actions } = view;
  const { index } = pixel;
  const value = valueOf(pixel, side);
  const label = words.asNumber(side === "x" ? words.xLabel(index + 1) : words.xhatLabel(index + 1));
  const mine = typing?.side === side && typing.index === index;
  return html`<input
    class="number-input q-${QUANTITY[side]}"
    type="number"
    min="0"
    max="1"
    step="any"
    inputmode="decimal"
    aria-label=${label}
    data-side=${side}
    data-index=${index}
    .value=${live(mine ? typing.text : String(Number(value.toFixed(3))))}
    @keydown=${actions.key}
    @input=${actions.type}
    @change=${actions.commit}
    @blur=${actions.commit}
  />`;
}

/** A press on a bar must not take the focus from its slider again. */
const keepFocus = (event: MouseEvent) => event.preventDefault();

export const valueOf = (pixel: Pixel, side: Side) => (side === "x" ? pixel.x : pixel.xhat);
