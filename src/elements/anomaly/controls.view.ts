/** What stands beneath the figure: what is watched, what is wrong with the anomalies, what errors cost, how to read it. */
import { html, nothing, type TemplateResult } from "lit";
import { live as liveValue } from "lit/directives/live.js";
import { fixed } from "../../i18n/numbers.js";
import { kindsFor, KINDS, SOURCES, type Costs, type Kind, type Scores, type Source } from "./anomaly.logic.js";
import { cheapest, costOf, MOST_COST } from "./moves.js";
import type { Facts } from "./facts.js";
import { quantumOf } from "./grip.js";
import { aucOf } from "./prediction.js";
import type { FullSpeech } from "./rest.js";
import type { Table } from "./scoring.js";
import { countText, thresholdText } from "./speech.js";

export interface ControlsView extends FullSpeech {
  facts: Facts;
  /** The images are an author's. */
  isOwn: boolean;
  chosen: readonly Kind[];
  costs: Costs;
  table: Table | null;
  /** Areas of single kinds would give the prediction away. */
  secret: boolean;
  shows: (control: string) => boolean;
  watch: (source: Source) => void;
  toggle: (kind: Kind) => void;
  setCosts: (costs: Costs) => void;
  setThreshold: (threshold: number) => void;
}

export function renderControls(view: ControlsView): TemplateResult {
  const { t, facts, isOwn, shows, watch } = view;
  return html`<div class="controls" part="controls">
      ${
        shows("source")
          ? html`<fieldset class="segments">
              <legend class="visually-hidden">${t.sourceLegend}</legend>
              ${SOURCES.map(
                (source) =>
                  html`<label
                    ><input
                      type="radio"
                      name="source"
                      value=${source}
                      .checked=${facts.source === source}
                      @change=${() => watch(source)}
                    />${source === "digits" && isOwn ? t.sourceOwn : t.source[source]}</label
                  >`,
              )}
            </fieldset>`
          : nothing
      }
      ${shows("anomalies") ? renderKinds(view) : nothing}
    </div>
    ${shows("costs") ? renderCosts(view) : nothing}`;
}

function renderKinds({ t, language, facts, chosen, table, secret, toggle }: ControlsView): TemplateResult {
  const { source, live } = facts;
  const on = kindsFor(source, chosen);
  return html`<fieldset class="kinds">
    <legend class="label">${t.kindsLegend[source]}</legend>
    ${KINDS[source].map(
      (kind) =>
        html`<label class="check"
          ><input
            type="checkbox"
            value=${kind}
            .checked=${liveValue(on.includes(kind))}
            ?disabled=${!live || (on.length === 1 && on[0] === kind)}
            @change=${() => toggle(kind)}
          /><span
            >${t.kind[kind]}<span class="sub">${table && !secret ? t.kindAuc(fixed(aucOf(table, kind), 3, language)) : nothing}</span></span
          ></label
        >`,
    )}
  </fieldset>`;
}

/** What errors cost, and the threshold at which that is least; there the button stays, for the focus that is on it. */
function renderCosts({ t, language, facts, costs, setCosts, setThreshold }: ControlsView): TemplateResult {
  const { decimals, scores, confusion, live, blank } = facts;
  const now = costOf(confusion, costs);
  const best = bestOf(scores, costs, quantumOf(facts));
  const count = (n: number) => countText(n, language);
  const stepper = (name: keyof Costs, label: string) =>
    html`<label class="stepper"
      ><span>${label}</span
      ><input
        type="number"
        name=${name}
        min="0"
        max=${MOST_COST}
        step="1"
        inputmode="numeric"
        ?disabled=${!live}
        .value=${liveValue(String(costs[name]))}
        @change=${(event: Event) => {
          const value = Math.round((event.target as HTMLInputElement).valueAsNumber);
          setCosts({ ...costs, [name]: Number.isFinite(value) ? Math.min(MOST_COST, Math.max(0, value)) : costs[name] });
        }}
    /></label>`;
  return html`<div class="costs" part="costs">
    <span class="label">${t.costs}</span>
    ${stepper("falseAlarm", t.costFalseAlarm)} ${stepper("miss", t.costMiss)}
    <span class="sum"
      >${
        blank
          ? nothing
          : html`${t.costNow(count(now))};
            ${now <= best.cost ? t.costIsBest : t.costBest(count(best.cost), thresholdText(best.threshold, decimals, language))}`
      }</span
    >
    <button
      class="quiet"
      ?disabled=${!live}
      aria-disabled=${now <= best.cost}
      @click=${() => now > best.cost && setThreshold(best.threshold)}
    >
      ${t.costSet}
    </button>
  </div>`;
}

let last: { scores: Scores; costs: Costs; best: ReturnType<typeof cheapest> } | null = null;

/** The cheapest threshold; computed once, since it is asked for at each step of a drag. */
function bestOf(scores: Scores, costs: Costs, quantum: number) {
  if (last?.scores !== scores || last.costs !== costs) last = { scores, costs, best: cheapest(scores, costs, quantum) };
  return last.best;
}

export function renderHow({ source, kinds, blank }: Facts, { t }: FullSpeech): TemplateResult {
  return html`<p class="sub how">${blank ? nothing : t.how[source]} ${!blank && kinds.includes("flip") ? t.howFlip : nothing}</p>`;
}
