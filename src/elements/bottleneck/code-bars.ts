/** The code as bars: up to eight are dragged one by one; of more, one is chosen and a row below changes it. */
import { html, nothing, svg, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { vars } from "../../core/vars.js";
import type { bottleneck } from "../../i18n/en/bottleneck.js";
import { fixed } from "../../i18n/numbers.js";

/** Rows of 24 px, the least that a finger or a mouse can hit, do not fit for more. */
export const MOST_ROWS = 8;
const MOST_VALUES = 16;

export interface CodeBars {
  words: typeof bottleneck;
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

export function renderCode(view: CodeBars): TemplateResult {
  const { k, words } = view;
  const many = k > MOST_ROWS;
  return html`<div class="code" part="code" data-q="z">
    <div class="hint sub ${many ? "of-many" : ""}">${!view.live ? words.encoderHint : many ? words.chooseHint : words.dragHint}</div>
    <div class="bars ${many ? "many" : "rows"}">${many ? manyBars(view) : Array.from({ length: k }, (_, i) => bar(view, i))}</div>
    ${many && view.code ? html`<div class="edit">${bar(view, view.chosen)}</div>` : nothing}
  </div>`;
}

function bar(view: CodeBars, index: number): TemplateResult {
  const { words, lang, code, before, limit } = view;
  const known = code !== null;
  const value = known ? code[index] : 0;
  const text = known ? fixed(value, 1, lang) : "";
  const was = before && index < before.length ? share(before[index], limit) : null;
  return html`<div class="bar">
    <span class="name q-z" aria-hidden="true"><span class="s">z</span><sub>${index + 1}</sub></span>
    <div class="track" style=${vars({ e: share(value, limit) })}>
      <i class="fill"></i>
      ${was === null ? nothing : html`<i class="was" style=${vars({ w: was })}></i>`}
      ${
        view.live && known
          ? html`<input
              type="range"
              min=${-limit}
              max=${limit}
              step="0.1"
              .value=${live(String(Math.round(value * 10) / 10))}
              aria-label=${words.number(index + 1)}
              aria-valuetext=${text}
              @input=${(event: Event) => view.onInput(index, (event.target as HTMLInputElement).valueAsNumber)}
              @change=${view.onChange}
              @keydown=${pageKeys}
            />`
          : nothing
      }
    </div>
    <span class="value" aria-hidden="true">${text}</span>
  </div>`;
}

function manyBars({ words, lang, k, code, limit, chosen, live: alive, onChoose }: CodeBars): TemplateResult {
  const bars = code ? Array.from(code, (v, i) => `M0 ${i + 0.5}H${(v / limit).toFixed(3)}`).join("") : "";
  const label = code ? words.bars(k, largest(code) + 1, fixed(code[largest(code)], 1, lang)) : words.waiting;
  return html`<div class="track" role="img" aria-label=${label}>
      <svg viewBox="-1 0 2 ${k}" preserveAspectRatio="none" aria-hidden="true">
        ${alive ? svg`<rect class="band" x="-1" y=${chosen} width="2" height="1" />` : nothing}
        <path class="lines" d=${bars} stroke-width=${k > 24 ? 0.72 : 0.55} />
      </svg>
    </div>
    ${
      k <= MOST_VALUES && code
        ? html`<div class="values" aria-hidden="true">
            ${Array.from(code, (v, i) => html`<span class=${i === chosen && alive ? "on" : ""}>${fixed(v, 1, lang)}</span>`)}
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
            aria-valuetext=${words.chosen(chosen + 1, k, fixed(code[chosen], 1, lang))}
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

/** Page keys move a number by 1; browsers take a tenth of the axis. */
function pageKeys(event: KeyboardEvent): void {
  const by = { PageUp: 1, PageDown: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  const input = event.target as HTMLInputElement;
  input.valueAsNumber += by;
  input.dispatchEvent(new Event("input"));
  input.dispatchEvent(new Event("change"));
}

/** Place on the axis, 0 to 1. */
function share(value: number, limit: number): number {
  return Math.min(1, Math.max(0, (value / limit + 1) / 2));
}

function largest(code: ArrayLike<number>): number {
  let at = 0;
  for (let i = 1; i < code.length; i++) if (Math.abs(code[i]) > Math.abs(code[at])) at = i;
  return at;
}
