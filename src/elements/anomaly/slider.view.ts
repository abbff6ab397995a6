/** The threshold's slider: what a keyboard and a screen reader hold. */
import { html, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Facts } from "./facts.js";
import { Grip } from "./grip.js";

export interface SliderHand {
  label: string;
  /** The threshold and what it does, for a screen reader. */
  text: string;
  move: (threshold: number) => void;
  commit: () => void;
}

export function renderSlider(facts: Facts, { label, text, move, commit }: SliderHand): TemplateResult {
  const { top, threshold } = facts;
  return html`<input
    type="range"
    part="slider"
    min="0"
    max=${top}
    step="any"
    .value=${live(String(Math.min(top, threshold)))}
    aria-label=${label}
    aria-valuetext=${text}
    @input=${(event: Event) => {
      // asked of the slider itself: a screen reader's step
      const by = (event.target as HTMLInputElement).valueAsNumber > Math.min(threshold, top) ? "ArrowRight" : "ArrowLeft";
      const to = Grip.step(facts, by, false);
      if (to !== null) move(to);
    }}
    @change=${commit}
    @keydown=${(event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const to = Grip.step(facts, event.key, event.shiftKey);
      if (to === null) return;
      event.preventDefault();
      move(to);
      commit();
    }}
  />`;
}
