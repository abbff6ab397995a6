/** What stands beneath a formula. */
import { html, nothing, type TemplateResult } from "lit";
import { failure } from "../../core/tex.js";
import type { TexError } from "../../core/tex-tree.js";
import type { formula } from "../../i18n/en/formula.js";
import type { Mark, Meaning } from "./formula.logic.js";

/** A mark with all that is known of it now. */
export interface Entry {
  mark: Mark;
  meaning: Meaning | null;
  /** Its live value in the linked figure. */
  value: string | null;
  /** The linked figure does not show it. */
  absent: boolean;
  chosen: boolean;
  glyph(place: "legend" | "meaning"): unknown;
}

export interface LegendHandlers {
  hover(name: string | null): void;
  press(name: string): void;
}

/** Symbols with their names. For pointers, which need something bigger than a letter; with a keyboard one moves in the formula. */
export function renderLegend(entries: readonly Entry[], t: typeof formula, { hover, press }: LegendHandlers): TemplateResult {
  const item = ({ mark, meaning, absent, chosen, glyph }: Entry) =>
    meaning
      ? html`<div
          class="item ${colourOf(mark)} ${chosen ? "chosen" : ""}"
          @pointerenter=${(event: PointerEvent) => event.pointerType !== "touch" && hover(mark.name)}
          @pointerleave=${() => hover(null)}
          @click=${() => press(mark.name)}
        >
          <dt>${glyph("legend")}</dt>
          <dd><bdi>${meaning.name || meaning.meaning}</bdi>${absent ? html`<span class="absent">, ${t.absent}</span>` : nothing}</dd>
        </div>`
      : nothing;
  return html`<dl class="legend" part="legend">${entries.map(item)}</dl>`;
}

function colourOf({ name, quantity }: Mark): string {
  return quantity ? `q-${quantity}` : name === "k" ? "q-k" : "";
}

/**
 * The sentence of the chosen symbol, at a place that all sentences share. `linked`: there is room for a value, also while the figure
 * is not there; `live`: it is.
 */
export function renderMeanings(
  entries: readonly Entry[],
  t: typeof formula,
  { linked, live }: { linked: boolean; live: boolean },
): TemplateResult {
  const value = ({ value: text, absent }: Entry) =>
    html`<bdi class="value"
      >${absent ? html`<span class="now">${t.absentHere}</span>` : text ? html`<span class="now">${t.now}</span> ${text}` : nothing}</bdi
    >`;
  return html`<div class="meanings" part="meaning">
    <p class="hint ${entries.some(({ chosen }) => chosen) ? "" : "shown"}"><bdi>${live ? t.hintLinked : t.hint}</bdi></p>
    ${entries.map((entry) => {
      const { meaning, chosen, glyph } = entry;
      return html`<p class="sentence ${chosen ? "shown" : ""}">
        ${glyph("meaning")}
        <bdi>${meaning?.name ? html`<span class="name">${meaning.name}</span>` : nothing} ${meaning?.meaning ?? nothing}</bdi>
        ${linked ? value(entry) : nothing}
      </p>`;
    })}
  </div>`;
}

/** The source, the place and the reason; Retry where that can help. */
export function renderFailure(tex: string, error: TexError, t: typeof formula, retry: { label: string; run: () => void }): TemplateResult {
  return html`<div class="failure" part="failure" role="alert">
    <b class="name">${error.recoverable ? t.failedNetwork : t.failed}</b>
    ${failure(tex, error)} ${error.recoverable ? html`<button class="button" @click=${retry.run}>${retry.label}</button>` : nothing}
  </div>`;
}
