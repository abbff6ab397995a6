/** Lengths of dice and of real codes on one axis, a row a model; the slider of the spread beneath shares the axis. */
import { html, svg, type TemplateResult } from "lit";
import { vars } from "../../core/vars.js";
import { fixed } from "../../i18n/numbers.js";
import type { SamplerWords } from "../../i18n/en/sampler-rest.js";
import { CODE, WIDEST, type Which } from "./sampler.logic.js";

/** One bin of ‖z‖, and the end of the axis: it holds all dice of the largest spread. */
export const BIN = 0.5;
export const AXIS_END = 50;
/** The part of the axis that the slider of the spread takes: dice of a spread are about √32 times it long. */
export const SLIDER_SHARE = (WIDEST * Math.sqrt(CODE)) / AXIS_END;
const TICKS = [0, 10, 20, 30, 40];

export interface LengthsRow {
  which: Which;
  /** How many in each bin, from 0 on, and their mean; null while they are not known. */
  dice: Distribution | null;
  codes: Distribution | null;
  /** ‖z‖ of the dice on the sheet, and which is looked at. */
  thrown: ArrayLike<number>;
  seen: number;
  /** The codes are the centres of a variational encoder's clouds. */
  centres: boolean;
}

export interface Distribution {
  readonly bins: readonly number[];
  readonly mean: number;
}

export function distribution(values: ArrayLike<number>): Distribution {
  const bins: number[] = [];
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const bin = Math.floor(values[i] / BIN);
    while (bins.length <= bin) bins.push(0);
    bins[bin]++;
    sum += values[i];
  }
  return { bins, mean: sum / values.length };
}

export function renderLengths(rows: readonly LengthsRow[], t: SamplerWords, language: string): TemplateResult {
  return html`<div class="lengths" dir="ltr">
    ${rows.map((row) => renderRow(row, t, language))}
    <div class="ticks" aria-hidden="true">${TICKS.map((at) => html`<span style=${vars({ at: at / AXIS_END })}>${at}</span>`)}</div>
  </div>`;
}

function renderRow({ which, dice, codes, thrown, seen, centres }: LengthsRow, t: SamplerWords, language: string): TemplateResult {
  const number = (d: Distribution | null) => (d ? fixed(d.mean, 1, language) : "…");
  const top = Math.max(1, ...(dice?.bins ?? []), ...(codes?.bins ?? []));
  const naming = centres ? t.lengthCentres : t.lengthCodes;
  return html`<div class="row">
    <p class="sub names">
      <b>${t.short[which]}</b>
      <span class="q-z">${t.lengthDice(number(dice))}</span>
      <span class="codes">${naming(number(codes))}</span>
    </p>
    <svg
      viewBox="0 0 ${AXIS_END} 1"
      preserveAspectRatio="none"
      role="img"
      aria-label=${t.chart(t.name[which], number(dice), number(codes))}
    >
      ${dice ? svg`<path class="of-dice" d=${polygon(dice, top)} />` : ""}
      ${codes ? svg`<path class="of-codes" d=${polygon(codes, top)} />` : ""}
      <path class="thrown" d=${Array.from(thrown, (v) => `M${v.toFixed(2)} 1V0.84`).join("")} />
      <path class="seen" d=${`M${(thrown[seen] ?? 0).toFixed(2)} 1V0.6`} />
      <path class="base" d="M0 1H${AXIS_END}" />
    </svg>
  </div>`;
}

/** Frequency polygon: through the middle of each bin, closed on the axis. */
function polygon({ bins }: Distribution, top: number): string {
  const inside = bins.slice(0, AXIS_END / BIN - 1);
  const first = bins.findIndex((n) => n > 0);
  const points = inside.slice(first).map((n, i) => `L${((first + i + 0.5) * BIN).toFixed(2)} ${(1 - (0.94 * n) / top).toFixed(3)}`);
  const end = (inside.length + 0.5) * BIN;
  return `M${Math.max(0, (first - 0.5) * BIN).toFixed(2)} 1${points.join("")}L${end.toFixed(2)} 1Z`;
}
