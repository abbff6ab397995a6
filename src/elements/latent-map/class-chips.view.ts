/** A class to light up, of the digits or of an author's images: one button each, side by side. */
import { html, type TemplateResult } from "lit";
import { vars } from "../../core/vars.js";
import type { ControlsOptions } from "./controls.view.js";

/** `choice`: what is chosen with. */
export const renderLight = (t: ControlsOptions["t"], choice: TemplateResult): TemplateResult =>
  html`<fieldset class="classes" part="classes">
    <legend class="visually-hidden">${t.light}</legend>
    <span class="label" aria-hidden="true">${t.light}</span>
    ${choice}
  </fieldset>`;

/** `names`: of the classes in their order; colours come again after ten. `kind`: for the style sheet. */
export function renderChips(names: readonly unknown[], { t, state, on }: ControlsOptions, kind = ""): TemplateResult {
  const { lit } = state;
  return renderLight(
    t,
    html`<div class="numerals ${kind} ${lit === null ? "" : "picked"}">
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
    </div>`,
  );
}
