/** Both histograms on one axis: normal examples above it, anomalous ones below, the threshold across. */
import { html, nothing, svg, type TemplateResult } from "lit";
import { symbol } from "../../core/quantities.js";
import { vars } from "../../core/vars.js";
import { short } from "../../i18n/numbers.js";
import { precision, recall, type Cell } from "./anomaly.logic.js";
import type { Facts } from "./facts.js";
import { countText, percent, thresholdText, type Speech } from "./speech.js";

/** What the rest of the tag adds: hands. */
export interface PlotHand {
  down: (event: PointerEvent) => void;
  show: (cell: Cell) => void;
  /** For a screen reader: what a count does when it is pressed. */
  showOne: string;
  /** The line was never moved. */
  fresh: boolean;
  /** The threshold's, once the tag lives. */
  slider: TemplateResult | null;
}

/** In per cent of the height: the axis, and what is left free for the threshold's name. */
export const ZERO = 67;
const HEAD = 20;
const FOOT = 5;
/** Ticks of the axis, both ends included. */
const TICKS = 7;

export function renderPlot(facts: Facts, { t, language }: Speech, hand: PlotHand | null): TemplateResult {
  const { source, top, bins, threshold, decimals, chart, confusion: n, scores, shown } = facts;
  const at = Math.min(1, threshold / top);
  const most = (counts: Uint32Array) => Math.max(1, ...counts);
  const unit = Math.min((ZERO - HEAD) / most(chart.normal), (100 - ZERO - FOOT) / most(chart.anomalous));
  const bars = svg`<path d=${barPath(chart.normal, bins, -unit)} /><path d=${barPath(chart.anomalous, bins, unit)} />`;
  const box = (content: unknown) => html`<svg viewBox="0 0 ${bins} 100" preserveAspectRatio="none" aria-hidden="true">${content}</svg>`;
  const over = (counts: Uint32Array, sign: number) => svg`<path d=${barPath(counts.subarray(bins), 1, sign * unit)} />`;
  const count = (value: number) => countText(value, language);
  const words = t.counts(count(n.passed), count(n.falseAlarms), count(n.missed), count(n.caught));
  const limit = thresholdText(threshold, decimals, language);
  const name = (group: "normal" | "anomalous") => t[group][source](count(scores[group].length));
  const alarms = n.caught + n.falseAlarms;
  const extreme = alarms === 0 ? t.nothing : alarms === scores.normal.length + scores.anomalous.length ? t.everything : null;
  const tick = (v: number) => short(v, Math.max(1, decimals - 1), language);
  const allBeyond = at === 1 && threshold > top;
  return html`<div class="chart">
    <div class="cells">${cell("passed", facts, { t, language }, hand)} ${cell("falseAlarms", facts, { t, language }, hand)}</div>
    <div
      class="field ${facts.live ? "live" : ""}"
      dir="ltr"
      data-q="L"
      style=${vars({ t: at, zero: `${ZERO}%` })}
      @pointerdown=${hand?.down ?? nothing}
    >
      <div class="axis-area" role="img" aria-label=${t.picture(name("normal"), name("anomalous"), limit, words)}>
        <div class="bars low">${box(bars)}</div>
        <div class="bars high">${box(bars)}</div>
      </div>
      <div class="over ${allBeyond ? "low" : "high"}" aria-hidden="true">
        <svg viewBox="0 0 1 100" preserveAspectRatio="none">${over(chart.normal, -1)}${over(chart.anomalous, 1)}</svg>
      </div>
      <i class="zero" aria-hidden="true"></i>
      ${
        shown && shown.score !== null
          ? html`<i
              class="mark ${shown.pick?.group ?? "own"} ${shown.score > top ? "beyond" : ""}"
              style=${vars({ s: Math.min(1, shown.score / top) })}
              aria-hidden="true"
            ></i>`
          : nothing
      }
      <i class="line" aria-hidden="true"></i>
      <span class="limit ${at > 0.6 ? "left" : ""}" aria-hidden="true"
        ><b>${t.alarmFrom(limit)}</b><br />${extreme ?? (hand?.fresh ? html`<span class="hint">${t.drag}</span>` : nothing)}</span
      >
      <span class="group normal" aria-hidden="true">${name("normal")}</span>
      <span class="group anomalous" aria-hidden="true">${name("anomalous")}</span>
      ${hand?.slider ?? nothing}
    </div>
    <div class="ticks" dir="ltr" aria-hidden="true">
      ${Array.from({ length: TICKS }, (_, i) => html`<span style=${vars({ f: i / (TICKS - 1) })}>${tick((top * i) / (TICKS - 1))}</span>`)}
      <span class="beyond">${t.beyond(tick(top))}</span>
    </div>
    <div class="axis-name sub">${symbol.L} ${t.axis[source]}</div>
    <div class="cells">${cell("missed", facts, { t, language }, hand)} ${cell("caught", facts, { t, language }, hand)}</div>
    <div class="measures">${measures(facts, { t, language })}</div>
  </div>`;
}

/** One of the four counts; a button that shows such an example. Without a space in the text itself its name would be "380passed". */
function cell(name: Cell, { source, confusion: n }: Facts, { t, language }: Speech, hand: PlotHand | null): TemplateResult {
  const inside = html`<b>${countText(n[name], language)}</b>${` ${t.cell[name]}`}<span class="sub"
      >${t.cellHow[source][name]}${hand && n[name] > 0 ? html`<span class="visually-hidden">: ${hand.showOne}</span>` : nothing}</span
    >`;
  const alarm = name === "falseAlarms" || name === "caught";
  return html`<button
    class="cell ${alarm ? "alarm" : ""}"
    data-cell=${name}
    ?disabled=${!hand || n[name] === 0}
    @click=${() => hand?.show(name)}
  >
    ${inside}
  </button>`;
}

function measures({ source, confusion: n, blank }: Facts, { t, language }: Speech): TemplateResult {
  // as wide as what comes
  const [right, found] = blank ? [0.9, 0.9] : [precision(n), recall(n)];
  const share = (value: number | null) => (value === null ? t.none : percent(value, language));
  return html`<div class="measure" data-measure="precision">
      <span class="number">${share(right)}</span>
      <span class="sub"><b>${t.precision}</b> ${right === null ? t.noAlarm : t.precisionHow}</span>
    </div>
    <div class="measure" data-measure="recall">
      <span class="number">${share(found)}</span>
      <span class="sub"><b>${t.recall}</b> ${t.recallHow[source]}</span>
    </div>`;
}

/** Bars from the axis, a tenth of each bin left free; `unit` of the height for each count, negative: upwards. */
function barPath(counts: ArrayLike<number>, bins: number, unit: number): string {
  let path = "";
  for (let i = 0; i < bins; i++) if (counts[i] > 0) path += `M${i + 0.06} ${ZERO}v${(counts[i] * unit).toFixed(2)}h0.88V${ZERO}z`;
  return path;
}
