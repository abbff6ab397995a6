/** A class of the author's to light up: its names side by side where they fit, a list to choose from where they do not. */
import { html, type TemplateResult } from "lit";
import { vars } from "../../core/vars.js";
import type { ControlsOptions } from "./controls.view.js";

/** Characters that three rows of names take on the narrowest map, each name's margins counted as three. */
const MOST_CHARACTERS = 72;

export const fits = (names: readonly string[]): boolean => names.reduce((sum, name) => sum + name.length + 3, 0) <= MOST_CHARACTERS;

export function renderNames(names: readonly string[], all: string, { t, state, on }: ControlsOptions): TemplateResult {
  const { lit } = state;
  const head = html`<legend class="visually-hidden">${t.light}</legend>
    <span class="label" aria-hidden="true">${t.light}</span>`;
  if (!fits(names))
    return html`<fieldset class="classes" part="classes">
      ${head}
      <select
        aria-label=${t.light}
        @change=${(e: Event) => {
          const { value } = e.target as HTMLSelectElement;
          on.light(value === "" ? null : Number(value));
        }}
      >
        <option value="" .selected=${lit === null}>${all}</option>
        ${names.map((name, label) => html`<option value=${label} .selected=${lit === label}>${name}</option>`)}
      </select>
    </fieldset>`;
  return html`<fieldset class="classes" part="classes">
    ${head}
    <div class="numerals names ${lit === null ? "" : "picked"}">
      ${names.map(
        (name, label) =>
          html`<button
            style=${vars({ c: `var(--_class-${label % 10})` })}
            aria-label=${t.lightOne(label)}
            aria-pressed=${lit === label}
            @click=${() => on.light(lit === label ? null : label)}
            @pointerenter=${() => on.preview(label)}
            @pointerleave=${() => on.preview(null)}
            @focus=${() => on.preview(label)}
            @blur=${() => on.preview(null)}
          >
            ${name}
          </button>`,
      )}
    </div>
  </fieldset>`;
}
