/** What the hand does with the bars: up to eight are dragged one by one; of more, one is chosen and a row below changes it. */
import { html, nothing, svg, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { vars } from "../../core/vars.js";
import type { BottleneckWords } from "../../i18n/en/bottleneck-rest.js";
import { fixed } from "../../i18n/numbers.js";
import { codeText, decimalsOf, isUsual, share, type CodeHand } from "./code-bars.js";

const MOST_VALUES = 16;

export interface Hand {
  words: BottleneckWords;
  lang: string;
  k: number;
  /** k numbers, or null where they are not known yet. */
  code: ArrayLike<number> | null;
  /** Where the bars were before the last change: k numbers or others. */
  before: ArrayLike<number> | null;
  /** Half the width of the axis. */
  limit: number;
  chosen: number;
  /** Whether the bars can be moved. */
  live: boolean;
  onInput: (index: number, value: number) => void;
  onChange: () => void;
  onChoose: (index: number) => void;
}

export function codeHand(view: Hand): CodeHand {
  return {
    chosen: view.chosen,
    onTrack: (index) => onTrack(view, index),
    get many() {
      return manyBars(view);
    },
  };
}

/** Steps of a thousandth are too coarse for codes as small as these. */
const isFine = (limit: number) => limit < 1 && !isUsual(limit);

/** For screen readers large numbers stand in full. */
const spokenText = (v: number, limit: number, lang: string) =>
  isFine(limit) ? codeText(v, limit, lang) : fixed(v, decimalsOf(limit), lang);

function onTrack({ words, lang, code, before, limit, live: alive, onInput, onChange }: Hand, index: number): TemplateResult {
  const was = before && index < before.length ? share(before[index], limit) : null;
  return html`${was === null ? nothing : html`<i class="was" style=${vars({ w: was })}></i>`}
  ${
    alive && code
      ? html`<input
          type="range"
          min=${-limit}
          max=${limit}
          step=${isFine(limit) ? limit / 1000 : 10 ** -decimalsOf(limit)}
          .value=${live(isFine(limit) ? String(code[index]) : code[index].toFixed(decimalsOf(limit)))}
          aria-label=${words.number(index + 1)}
          aria-valuetext=${spokenText(code[index], limit, lang)}
          @input=${(event: Event) => onInput(index, (event.target as HTMLInputElement).valueAsNumber)}
          @change=${onChange}
          @keydown=${pageKeys}
        />`
      : nothing
  }`;
}

function manyBars({ words, lang, k, code, limit, chosen, live: alive, onChoose }: Hand): TemplateResult {
  const bars = code ? Array.from(code, (v, i) => `M0 ${i + 0.5}H${(v / limit).toFixed(3)}`).join("") : "";
  const value = (v: number) => spokenText(v, limit, lang);
  const label = code ? words.bars(k, largest(code) + 1, value(code[largest(code)])) : words.waiting;
  return html`<div class="track" role="img" aria-label=${label}>
      <svg viewBox="-1 0 2 ${k}" preserveAspectRatio="none" aria-hidden="true">
        ${alive ? svg`<rect class="band" x="-1" y=${chosen} width="2" height="1" />` : nothing}
        <path class="lines" d=${bars} stroke-width=${k > 24 ? 0.72 : 0.55} />
      </svg>
    </div>
    ${
      k <= MOST_VALUES && code
        ? html`<div class="values" aria-hidden="true">
            ${Array.from(code, (v, i) => html`<span class=${i === chosen && alive ? "on" : ""}>${codeText(v, limit, lang)}</span>`)}
          </div>`
        : nothing
    }
    ${
      alive && code
        ? html`<input
            class="chooser"
            type="range"
            min="1"
            max=${k}
            step="1"
            .value=${live(String(chosen + 1))}
            aria-label=${words.choose}
            aria-valuetext=${words.chosen(chosen + 1, k, value(code[chosen]))}
            @input=${(event: Event) => onChoose((event.target as HTMLInputElement).valueAsNumber - 1)}
            @keydown=${(event: KeyboardEvent) => {
              const to = chosenAfterKey(chosen, k, event.key);
              if (to === null) return;
              event.preventDefault();
              onChoose(to);
            }}
          />`
        : nothing
    }`;
}

/** The first number stands on top: down goes on, whatever the browser makes of a vertical slider. */
function chosenAfterKey(chosen: number, k: number, key: string): number | null {
  const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, PageDown: 8, PageUp: -8, End: k, Home: -k }[key];
  return by === undefined ? null : Math.min(k - 1, Math.max(0, chosen + by));
}

/** Page keys move a number by ten steps; browsers take a tenth of the axis. */
function pageKeys(event: KeyboardEvent): void {
  const by = { PageUp: 1, PageDown: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  const input = event.target as HTMLInputElement;
  input.valueAsNumber += 10 * by * Number(input.step);
  input.dispatchEvent(new Event("input"));
  input.dispatchEvent(new Event("change"));
}

function largest(code: ArrayLike<number>): number {
  let at = 0;
  for (let i = 1; i < code.length; i++) if (Math.abs(code[i]) > Math.abs(code[at])) at = i;
  return at;
}
