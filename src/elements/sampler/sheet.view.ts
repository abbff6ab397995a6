/** One model's sheet: its samples with a mark under each, how many are digit-like, and the sample that is looked at. */
import { html, nothing, svg, type TemplateResult } from "lit";
import { symbol } from "../../core/quantities.js";
import { fixed, short } from "../../i18n/numbers.js";
import type { SampleWords, sampler } from "../../i18n/en/sampler.js";
import type { Facts } from "./facts.js";
import type { ShownReading } from "./poster.js";

export interface Speech {
  t: typeof sampler;
  /** The language that numbers are written in. */
  language: string;
}

/** What a sheet has only with the rest of the tag. */
export interface SheetRest {
  on: {
    over: (event: PointerEvent) => void;
    leave: () => void;
    click: (event: Event) => void;
    key: (event: KeyboardEvent) => void;
  };
  /** The share over all rolls. */
  share: TemplateResult | typeof nothing;
}

export interface SheetOptions extends Speech {
  facts: Facts;
  /** The sample that Tab comes to, and the one that is looked at. */
  picked: number;
  seen: number;
  rest: SheetRest | null;
}

const sign = (d: string) => html`<svg class="sign" viewBox="0 0 10 10" aria-hidden="true">${svg`<path d=${d} />`}</svg>`;
export const tick = sign("M1 5.4 3.9 8.4 9 1.6");
export const cross = sign("M1.6 1.6 8.4 8.4M8.4 1.6 1.6 8.4");

export function renderSheet(options: SheetOptions): TemplateResult {
  const { facts, t, rest } = options;
  const { which, live, covered } = facts;
  const cells = Array.from({ length: facts.count }, (_, i) => renderCell(i, options));
  return html`<section class="model ${which}" part="sheet" aria-label=${t.name[which]}>
    <div class="sheet-head">
      <b class="full">${t.name[which]}</b><b class="brief">${t.short[which]}</b>
      <span class="label" data-q="phi"
        >${symbol.xhat}<span class="r"> = </span>${symbol.g}<span class="r">(</span>${symbol.z}<span class="r">)</span></span
      >
    </div>
    <div
      class="cells ${facts.count > 16 ? "small" : ""}"
      role="group"
      aria-label=${t.sheetOf(t.name[which])}
      data-which=${which}
      data-q=${covered || !facts.images ? "z" : "xhat"}
      @pointerover=${live ? rest?.on.over : undefined}
      @pointerleave=${rest?.on.leave}
      @click=${rest?.on.click}
      @keydown=${rest?.on.key}
    >
      ${cells}
    </div>
    <div class="result">${renderCount(options)} ${rest?.share}</div>
    ${renderDetail(options)}
  </section>`;
}

function renderCell(i: number, { facts, t, language, picked, seen }: SheetOptions): TemplateResult {
  const reading = facts.readings?.[i];
  return html`<button
    class="cell ${reading?.kind ?? "die"} ${i === seen ? "seen" : ""}"
    data-sample=${i}
    tabindex=${i === picked ? 0 : -1}
    aria-label=${sampleText(i, facts, t, language)}
    aria-pressed=${i === picked}
    ?disabled=${!facts.live}
  >
    <canvas class="pixels"></canvas>
    <span class="mark">${reading ? renderMark(reading) : nothing}</span>
  </button>`;
}

/** Told by shape, not by colour: a tick, a question mark, a cross. */
function renderMark({ kind, digit }: ShownReading): unknown {
  if (kind === "off") return cross;
  return kind === "like" ? html`${tick}<b>${digit}</b>` : `${digit}?`;
}

function renderCount({ facts, t, language }: SheetOptions): TemplateResult {
  const { readings } = facts;
  const of = (kind: string) => short(readings?.filter((r) => r.kind === kind).length ?? 0, 0, language);
  return html`<p class="count">
      <span class="number">${readings ? of("like") : t.unknown}</span> ${t.likeOf(short(facts.count, 0, language))}
    </p>
    <p class="sub others">${readings ? t.others(of("unsure"), of("off")) : t.undecoded}</p>`;
}

function renderDetail({ facts, t, language, seen }: SheetOptions): TemplateResult {
  const reading = facts.readings?.[seen];
  const words = reading && wordsOf(reading, language);
  return html`<div class="detail" part="detail">
    <div class="pic one">
      <span class="label">${t.sample(short(seen + 1, 0, language))}</span>
      <canvas class="pixels" role="img" aria-label=${sampleText(seen, facts, t, language)}></canvas>
    </div>
    <div class="pic real">
      <span class="label">${t.nearestReal}</span>
      <canvas class="pixels" role="img" aria-label=${words ? t.near(words) : t.nearUnknown}></canvas>
    </div>
    <p class="sub words">${words ? html`<span>${t.reads(words)}</span> <span>${t.near(words)}</span>` : nothing}</p>
  </div>`;
}

export function sampleText(i: number, { readings }: Facts, t: typeof sampler, language: string): string {
  const reading = readings?.[i];
  const n = short(i + 1, 0, language);
  if (!reading) return t.die(n);
  const words = wordsOf(reading, language);
  return `${t.sample(n)}: ${t.reads(words)} ${t.near(words)}`;
}

export const wordsOf = ({ digit, confidence, label, distance, kind }: ShownReading, language: string): SampleWords => ({
  digit,
  percent: percent(confidence, language),
  label,
  distance: fixed(distance, 1, language),
  kind,
});

/** Rounded down: "100 %" only where it is. */
export const percent = (share: number, language: string): string => `${fixed(Math.floor(1000 * share + 1e-6) / 10, 1, language)}\u00a0%`;
