/** Train, steps and their count; the sliders. */
import { html, nothing, type TemplateResult } from "lit";
import { live as current } from "lit/directives/live.js";
import { symbol } from "../../core/quantities.js";
import { vars } from "../../core/vars.js";
import { short } from "../../i18n/numbers.js";
import type { View } from "./pictures.js";
import { LIMITS, nearestStop, STOPS, type Settings } from "./trainer.logic.js";

export interface ControlsView extends View {
  /** Images to learn from, at most. */
  most: number;
  live: boolean;
  /** The settings can be changed, also while a network is being made: a slider that is held keeps the focus. */
  settable: boolean;
  playing: boolean;
  diverged: boolean;
  slow: boolean;
  shows: (control: string) => boolean;
  onPlay: () => void;
  onStep: (n: number) => void;
  onSlow: (slow: boolean) => void;
  onRestart: (event: Event) => void;
  onInput: (change: Partial<Settings>) => void;
  onChange: (change: Partial<Settings>) => void;
}

type Slider = keyof typeof STOPS;

/** What a slider moves, by the names that formulas know. */
const SHOWN: Partial<Record<Slider, string>> = { k: "k z", rate: "eta", size: "n" };

export function rateText(rate: number, lang: string): string {
  return short(rate, 6, lang);
}

export function renderRun(view: ControlsView): TemplateResult {
  const { t, lang, look, live, playing, diverged, slow, shows } = view;
  const off = !live || diverged;
  return html`${shows("play") ? html`<button class="button solid play" ?disabled=${off} @click=${view.onPlay}>${playing ? t.pause : t.play}</button>` : nothing}
    ${
      shows("step")
        ? html`<button class="button" ?disabled=${off} @click=${() => view.onStep(1)}>${t.one}</button>
            <button class="button" ?disabled=${off} @click=${() => view.onStep(10)}>${t.ten}</button>`
        : nothing
    }
    ${
      shows("slow") && shows("play")
        ? html`<label class="check"
            ><input
              type="checkbox"
              .checked=${current(slow)}
              ?disabled=${!live}
              @change=${(event: Event) => view.onSlow((event.target as HTMLInputElement).checked)}
            />${t.slow}</label
          >`
        : nothing
    }
    <span class="count-of-steps"><b class="number">${short(look.steps, 0, lang)}</b> ${t.step(look.steps)}</span>
    <button class="quiet again" ?disabled=${!live || look.steps === 0} @click=${view.onRestart}>${t.again}</button>`;
}

export function renderSettings(view: ControlsView): TemplateResult {
  const { t, lang, look } = view;
  const { k, rate, size, seed } = look.settings;
  const sliders: { name: Slider; label: TemplateResult | string; value: string; note?: string; spoken: string }[] = [
    {
      name: "k",
      label: html`${symbol.k} ${t.k}`,
      value: short(k, 0, lang),
      spoken: t.kValue(k, short(k, 0, lang)),
      // its place is kept: the slider of the digits must not move under the hand
      note: size < LIMITS.k.max ? t.kMost(short(size, 0, lang)) : "",
    },
    { name: "rate", label: t.rate, value: rateText(rate, lang), spoken: rateText(rate, lang) },
    { name: "size", label: t.size, value: short(size, 0, lang), spoken: t.sizes(short(size, 0, lang)) },
    { name: "seed", label: t.seed, value: short(seed, 0, lang), spoken: short(seed, 0, lang) },
  ];
  return html`${sliders.filter(({ name }) => view.shows(name)).map((slider) => renderSlider(view, slider))}`;
}

/** All of an author's images are the last stop. */
function sizesTo(most: number): readonly number[] {
  return [...STOPS.size.filter((size) => size < most), most];
}

function renderSlider(
  view: ControlsView,
  { name, label, value, note, spoken }: { name: Slider; label: TemplateResult | string; value: string; note?: string; spoken: string },
): TemplateResult {
  const { look, most, settable, onInput, onChange } = view;
  const { settings } = look;
  const stops = name === "k" ? STOPS.k.filter((k) => k <= settings.size) : name === "size" ? sizesTo(most) : STOPS[name];
  const at = nearestStop(stops, settings[name]);
  // of one stop alone the beginning
  const share = at / (stops.length - 1 || 1);
  const change = (event: Event) => ({ [name]: stops[(event.target as HTMLInputElement).valueAsNumber] });
  return html`<div class="setting" data-q=${SHOWN[name] ?? nothing}>
    <label class="label" for=${name}>${label}</label>
    <b class="value" aria-hidden="true">${value}</b>
    <input
      id=${name}
      type="range"
      min="0"
      max=${stops.length - 1}
      step="1"
      style=${vars({ c: name === "k" ? "var(--_z)" : "var(--_ink)", p: `calc(11px + ${share} * (100% - 22px))` })}
      .value=${current(String(at))}
      ?disabled=${!settable}
      aria-valuetext=${spoken}
      @input=${(event: Event) => onInput(change(event))}
      @change=${(event: Event) => onChange(change(event))}
    />
    ${note === undefined ? nothing : html`<span class="sub note">${note}</span>`}
  </div>`;
}
