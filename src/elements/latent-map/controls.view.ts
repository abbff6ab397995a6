/** What stands beneath the maps: which maps, what is drawn on them, a class to light up, and how to read it all. */
import { html, nothing, type TemplateResult } from "lit";
import type { KnownSymbol } from "../../core/known-symbols.js";
import { fixed, short } from "../../i18n/numbers.js";
import { renderChips } from "./class-chips.view.js";
import { MAPS, ZOOMS, type MapState, type Shown, type Which, type Zoom } from "./latent-map.logic.js";
import type { FullSpeech } from "./handles.view.js";
import type { Facts } from "./poster-facts.js";

export interface ControlHandlers {
  show: (shown: Shown) => void;
  front: (which: Which) => void;
  zoom: (zoom: Zoom) => void;
  set: (change: Partial<Pick<MapState, "rings" | "grid" | "numerals">>) => void;
  light: (label: number | null) => void;
  preview: (label: number | null) => void;
  draw: () => void;
}

export interface ControlsOptions extends FullSpeech {
  state: MapState;
  shown: Shown;
  live: boolean;
  /** Points are painted as numerals. */
  numerals: boolean;
  drawing: boolean;
  /** The rings are those of N(0, I). */
  prior: boolean;
  shows: (control: string) => boolean;
  on: ControlHandlers;
}

const DIGITS = Array.from({ length: 10 }, (_, digit) => digit);

const PRIOR = html`<span class="normal"
  ><span class="cal">N</span><span class="r">(0,&#8239;</span><span class="s">I</span><span class="r">)</span></span
>`;

/** Which of two maps is the large one; only seen where one is. */
export function renderSwitch({ t, state, on }: ControlsOptions): TemplateResult {
  return html`<fieldset class="segments switch">
    <legend class="visually-hidden">${t.large}</legend>
    ${MAPS.map(
      (which) =>
        html`<label
          ><input
            type="radio"
            name="front"
            id="front-${which}"
            .checked=${state.front === which}
            @change=${() => on.front(which)}
            aria-label=${t.mapOf[which]}
          />${t.short[which]}</label
        >`,
    )}
  </fieldset>`;
}

export const renderClasses = (options: ControlsOptions): TemplateResult => renderChips(DIGITS, options);

export function renderControls({ t, state, shown, live, numerals, drawing, prior, shows, on }: ControlsOptions): TemplateResult {
  const check = (name: "rings" | "grid" | "numerals", checked: boolean, label: unknown, extra = "", symbol?: KnownSymbol) =>
    html`<label class="check ${extra}" data-q=${symbol ?? nothing}>
      <input type="checkbox" .checked=${checked} @change=${(e: Event) => on.set({ [name]: (e.target as HTMLInputElement).checked })} />
      <span>${label}</span>
    </label>`;
  return html`<div class="controls" part="controls">
    ${
      shows("model")
        ? html`<fieldset class="segments">
            <legend class="visually-hidden">${t.show}</legend>
            ${(["ae", "vae", "both"] as const).map(
              (value) =>
                html`<label
                  ><input
                    type="radio"
                    name="shown"
                    value=${value}
                    .checked=${shown === value}
                    @change=${() => on.show(value)}
                  />${t.short[value]}</label
                >`,
            )}
          </fieldset>`
        : nothing
    }
    ${
      shows("zoom")
        ? html`<fieldset class="segments zoom">
            <legend class="visually-hidden">${t.zoom}</legend>
            ${ZOOMS.map(
              (zoom) =>
                html`<label
                  ><input
                    type="radio"
                    name="zoom"
                    value=${zoom}
                    .checked=${state.window.zoom === zoom}
                    @change=${() => on.zoom(zoom)}
                  />${zoom}×</label
                >`,
            )}
          </fieldset>`
        : nothing
    }
    ${shows("rings") ? check("rings", state.rings, prior ? html`${t.rings} ${PRIOR}` : t.ringsOfCodes, "", prior ? "prior" : undefined) : nothing}
    ${shows("grid") ? check("grid", state.grid, t.gridOfDigits) : nothing} ${check("numerals", numerals, t.numerals, "as-numerals")}
    ${
      shows("draw")
        ? html`<button class="quiet draw" aria-expanded=${drawing} ?disabled=${!live} @click=${on.draw}>
            ${drawing ? t.drawClose : t.draw}
          </button>`
        : nothing
    }
  </div>`;
}

/** How to read the maps: what a dot is, how the axes were made, what counts as a hole. */
export function renderHow(facts: readonly Facts[], { t, language, decimals }: FullSpeech): TemplateResult {
  const both = facts.length > 1;
  const [{ kind, count, blank }] = facts;
  if (blank) return html`<p class="sub how"></p>`;
  const distances = facts.map((f) => `${both ? `${t.short[f.which]} ` : ""}${fixed(f.holeDistance, decimals, language)}`).join(", ");
  const outside = facts
    .filter((f) => f.outside > 0)
    .map((f) => t.howOutside(short(f.outside, 0, language), both ? t.short[f.which] : null));
  const scale = both ? t.howScaleBoth : kind === "ae" ? t.howScaleAe : t.howScaleVae;
  return html`<p class="sub how">${[t.howPoints(short(count, 0, language)), scale, t.howHole(distances), ...outside].join(" ")}</p>`;
}
