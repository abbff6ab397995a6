/** Accuracy against labels per class: a dot for each draw, mean and standard error of all, and the slider, whose track is the axis. */
import { html, nothing, svg, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { symbol } from "../../core/quantities.js";
import { vars } from "../../core/vars.js";
import { fixed } from "../../i18n/numbers.js";
import type { FeaturesWords } from "../../i18n/en/features-rest.js";
import { CLASSES, labelsAfterKey, labelsToPosition, outcomeOf, positionToLabels, type Draw } from "./features.logic.js";

export interface ChartView {
  t: FeaturesWords;
  language: string;
  labels: number;
  draws: number;
  /** Finished and unfinished runs, by labels per class. */
  runs: ReadonlyMap<number, readonly Draw[]>;
  live: boolean;
  onInput: (labels: number) => void;
  onChange: () => void;
}

const KINDS = ["codes", "pixels"] as const;
type Kind = (typeof KINDS)[number];
/** "pixels" is the class of pictures made of pixels. */
const CLASS = { codes: "codes", pixels: "pixels-of" } as const;
/** Right of these places there is room for a name. */
const ROOMY = 0.7;
const QUANTITY = { codes: "z", pixels: "x" } as const;

export function renderPlot(view: ChartView): TemplateResult {
  const { t, language, runs, labels, draws } = view;
  const stops = [...runs.keys()].sort((a, b) => a - b);
  const done = stops.filter((n) => runs.get(n)!.length === draws);
  return html`<div class="marks" aria-hidden="true">
      <i class="level guess" style=${vars({ y: 1 / CLASSES })}><span>${t.guessing}</span></i>
      <i class="now" style=${vars({ f: labelsToPosition(labels) })}></i>
      ${KINDS.map(
        (kind) =>
          html`<svg class="curves ${CLASS[kind]}" viewBox="0 0 1 1" preserveAspectRatio="none">
            ${svg`<path class="curve ${CLASS[kind]}" d=${curve(done, runs, kind)} />`}
          </svg>`,
      )}
      ${stops.map((n) => renderStop(n, runs.get(n)!, draws))}
      ${stops.length > 0 ? renderNames(stops[stops.length - 1], runs, t) : html`<span class="empty sub">${t.emptyChart}</span>`}
    </div>
    <span class="visually-hidden" role="img" aria-label=${describe(done, runs, t, language)}></span>`;
}

function curve(stops: readonly number[], runs: ChartView["runs"], kind: Kind): string {
  return stops
    .map((n, i) => `${i ? "L" : "M"}${labelsToPosition(n).toFixed(4)} ${(1 - outcomeOf(runs.get(n)!)[kind].mean).toFixed(4)}`)
    .join("");
}

function renderStop(n: number, draws: readonly Draw[], all: number): TemplateResult {
  const f = labelsToPosition(n);
  const outcome = draws.length === all ? outcomeOf(draws) : null;
  return html`${KINDS.map(
    (kind) =>
      html`${draws.map((draw, i) => html`<i class="draw ${CLASS[kind]}" style=${vars({ f, y: draw[kind], j: i % 2 ? 1 : -1 })}></i>`)}
      ${
        outcome
          ? html`<i class="mean ${CLASS[kind]}" style=${vars({ f, y: outcome[kind].mean, e: outcome[kind].standardError })}></i>`
          : nothing
      }`,
  )}`;
}

/** On the column farthest to the right: one above all its dots, the other below. */
function renderNames(n: number, runs: ChartView["runs"], t: FeaturesWords): TemplateResult {
  const draws = runs.get(n)!;
  const outcome = outcomeOf(draws);
  const all = draws.flatMap((d) => [d.codes, d.pixels]);
  const codesAbove = outcome.codes.mean >= outcome.pixels.mean;
  const f = labelsToPosition(n);
  return html`${KINDS.map((kind) => {
    const above = (kind === "codes") === codesAbove;
    const y = above ? Math.max(...all) : Math.min(...all);
    return html`<span
      class="curve-name q-${QUANTITY[kind]} ${above ? "above" : f <= ROOMY ? "below after" : "below"}"
      style=${vars({ f, y })}
      >${symbol[QUANTITY[kind]]} ${t[kind]}</span
    >`;
  })}`;
}

function describe(stops: readonly number[], runs: ChartView["runs"], t: FeaturesWords, language: string): string {
  if (stops.length === 0) return t.describeEmpty;
  return stops
    .map((n) => {
      const { codes, pixels } = outcomeOf(runs.get(n)!);
      const share = ({ mean, standardError }: typeof codes) =>
        t.percent(`${fixed(100 * mean, 1, language)} ± ${fixed(100 * standardError, 1, language)}`);
      return t.describe(t.labelsSpoken(n), share(codes), share(pixels));
    })
    .join(" ");
}

export function renderSlider({ t, labels, live: alive, onInput, onChange }: ChartView): TemplateResult {
  const position = labelsToPosition(labels);
  const step = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const at = input.valueAsNumber;
    let to = positionToLabels(at);
    // a screen reader's own step may be too small for the next stop
    if (to === labels && at !== position && !input.matches(":active"))
      to = labelsAfterKey(labels, at > position ? "ArrowUp" : "ArrowDown")!;
    input.valueAsNumber = labelsToPosition(to);
    if (to !== labels) onInput(to);
  };
  const key = (event: KeyboardEvent) => {
    const to = labelsAfterKey(labels, event.key);
    if (to === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (to === labels) return;
    onInput(to);
    onChange();
  };
  return html`<input
    type="range"
    part="slider"
    min="0"
    max="1"
    step="any"
    style=${vars({ p: `calc(11px + ${position} * (100% - 22px))` })}
    .value=${live(String(position))}
    ?disabled=${!alive}
    aria-label=${t.slider}
    aria-valuetext=${t.labelsSpoken(labels)}
    @input=${step}
    @change=${onChange}
    @keydown=${key}
  />`;
}
