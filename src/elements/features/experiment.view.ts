/** The experiment's own controls: run, stop, the whole curve, and whose codes are put to the test. */
import { html, nothing, type TemplateResult } from "lit";
import { vars } from "../../core/vars.js";
import { short } from "../../i18n/numbers.js";
import { catalogueEntry } from "../../model/catalogue.js";
import * as logic from "./features.logic.js";
import type { Codes } from "./features.logic.js";
import type { RestHost } from "./rest-host.js";
import type { Trials } from "./trials.js";

/** Numbers of one code. */
export const widthOf = (codes: Codes): number => catalogueEntry(logic.MODEL[codes]).latentSize;

export function renderRun({ t, language, settings, shows }: RestHost, trials: Trials): TemplateResult {
  const { runs, encoded } = trials;
  const { running } = runs;
  const number = short(settings.draws, 0, language);
  const done = trials.draws().length > 0;
  const press = () => {
    if (running) runs.cancel();
    else if (!done) trials.runByHand();
  };
  // one button in all states, and never disabled while it may have the focus: the focus stays where it is
  return html`<button
      class="button ${running ? "" : "solid"}"
      ?disabled=${!running && !encoded}
      aria-disabled=${!running && done ? "true" : nothing}
      @click=${press}
    >
      ${running ? t.cancel : done ? t.done(short(settings.labels, 0, language)) : t.run(number)}
    </button>
    ${
      running
        ? html`<span class="progress-words" role="status">${t.progress(short(running.draws.length + 1, 0, language), number)}</span>
            <div class="bar" aria-hidden="true"><i style=${vars({ p: running.draws.length / settings.draws })}></i></div>`
        : shows("curve")
          ? html`<button class="quiet" ?disabled=${!encoded || trials.isCurveComplete} @click=${trials.runCurve}>${t.curve}</button>`
          : nothing
    }`;
}

/** Whose codes are put to the test. */
export function renderCodes(host: RestHost): TemplateResult {
  const { t, settings, language } = host;
  const choose = (codes: Codes) => {
    host.set({ codes });
    host.element.requestUpdate();
    host.emit("ae-change", { codes });
  };
  return html`<div class="controls" data-q="theta">
    <span class="label" aria-hidden="true">${t.source}</span>
    <fieldset class="segments">
      <legend class="visually-hidden">${t.source}</legend>
      ${logic.CODES.map(
        (codes) =>
          html`<label
            ><input
              type="radio"
              name="codes"
              value=${codes}
              .checked=${settings.codes === codes}
              aria-label=${t.sources[codes]}
              @change=${() => choose(codes)}
            />${t.sourcesShort[codes]}<span class="sub">${short(widthOf(codes), 0, language)}</span></label
          >`,
      )}
    </fieldset>
  </div>`;
}
