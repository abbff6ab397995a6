/** A class of the author's to light up: its names side by side where they fit, a list to choose from where they do not. */
import { html, type TemplateResult } from "lit";
import { renderChips, renderLight } from "./class-chips.view.js";
import type { ControlsOptions } from "./controls.view.js";

/** Characters that three rows of names take on the narrowest map, each name's margins counted as three. */
const MOST_CHARACTERS = 72;

export const fits = (names: readonly string[]): boolean => names.reduce((sum, name) => sum + name.length + 3, 0) <= MOST_CHARACTERS;

export function renderNames(names: readonly string[], all: string, options: ControlsOptions): TemplateResult {
  if (fits(names)) return renderChips(names, options, "names");
  const { t, state, on } = options;
  const { lit } = state;
  return renderLight(
    t,
    html`<select
      aria-label=${t.light}
      @change=${(e: Event) => {
        const { value } = e.target as HTMLSelectElement;
        on.light(value === "" ? null : Number(value));
      }}
    >
      <option value="" .selected=${lit === null}>${all}</option>
      ${names.map((name, label) => html`<option value=${label} .selected=${lit === label}>${name}</option>`)}
    </select>`,
  );
}
