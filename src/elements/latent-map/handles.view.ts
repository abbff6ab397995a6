/** What a hand grabs on a map, and what a map says to those who do not see it. */
import { html, nothing, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import { fixed, short } from "../../i18n/numbers.js";
import type { LatentMapWords } from "../../i18n/en/latent-map-rest.js";
import { EMPTY_DISTANCE, type Coverage } from "./code-map.js";
import { sees, type End, type Point, type Window } from "./latent-map.logic.js";
import { atText, placed, placeWords } from "./map.view.js";
import { endText } from "./path.view.js";
import type { Facts } from "./poster-facts.js";

/** All words of the tag. */
export interface FullSpeech {
  t: LatentMapWords;
  /** The language that numbers are written in. */
  language: string;
  /** Of a code. */
  decimals: number;
}

export interface HandleOptions extends FullSpeech {
  facts: Facts;
  cursor: Point;
  window: Window;
  /** All that there is of the plane. */
  whole: Window;
  /** The value text of the cursor: what lies there, in each map that is shown. */
  spoken: string;
  /** Both maps are shown: the cursor is one, and the second map's ring is no second stop for the keyboard. */
  second: boolean;
  both: boolean;
  hasPath: boolean;
}

export function renderHandles(options: HandleOptions): TemplateResult {
  return html`${options.hasPath ? html`${renderPin("a", options)}${renderPin("b", options)}` : nothing}${renderCursor(options)}`;
}

export const renderEnlarge = ({ which }: Facts, { t }: FullSpeech) =>
  html`<label class="enlarge" for="front-${which}"><span class="sub">${t.mapOf[which]}</span></label>`;

function renderCursor({ cursor, window, whole, spoken, second, ...speech }: HandleOptions): TemplateResult {
  const { t } = speech;
  return html`<div
    class="handle cursor"
    part="cursor"
    data-handle="cursor"
    data-q="z"
    style=${placed(cursor, window)}
    role="slider"
    tabindex=${second ? -1 : 0}
    aria-roledescription=${t.handle}
    aria-label=${t.cursor}
    aria-description=${t.keys}
    aria-hidden=${ifDefined(second ? "true" : undefined)}
    aria-valuemin=${whole.centre[0] - whole.half}
    aria-valuemax=${whole.centre[0] + whole.half}
    aria-valuenow=${cursor[0].toFixed(speech.decimals)}
    aria-valuetext="${atText(cursor, speech)}. ${spoken}"
  ></div>`;
}

function renderPin(end: End, { facts, both, window, whole, ...speech }: HandleOptions): TemplateResult {
  const { t } = speech;
  const letter = end.toUpperCase();
  const at = facts.pins[end];
  const { which, ends } = facts;
  return html`<div
    class="handle pin"
    part="pin"
    data-handle=${end}
    ?hidden=${!sees(window, at)}
    style=${placed(at, window)}
    role="slider"
    tabindex="0"
    aria-roledescription=${t.handle}
    aria-label=${both ? t.pinIn(letter, t.name[which]) : t.pin(letter)}
    aria-description=${t.keys}
    aria-valuemin=${whole.centre[0] - whole.half}
    aria-valuemax=${whole.centre[0] + whole.half}
    aria-valuenow=${at[0].toFixed(speech.decimals)}
    aria-valuetext="${atText(at, speech)}. ${endText(ends[end], t)}"
  >
    <span>${letter}</span>
  </div>`;
}

/** What lies at the cursor, in each map that is shown. */
export function cursorText(facts: readonly Facts[], speech: FullSpeech): string {
  const { t } = speech;
  const said = facts.flatMap(({ which, place, count }) => {
    if (!place) return [];
    const brief = t.placeBrief(placeWords(place, count, speech));
    return [facts.length > 1 ? `${t.name[which]}: ${brief}` : brief];
  });
  return said.length > 0 ? `${said.join("; ")}.` : "";
}

export function percent(share: number, language: string): string {
  return `${fixed(100 * share, share > 0 && share < 0.01 ? 1 : 0, language)}\u00a0%`;
}

export function coverageText(coverage: Coverage | null, { t, language }: FullSpeech): string {
  if (!coverage) return "\u00a0";
  const least = Math.min(...coverage.classes);
  const rarest = coverage.classes.indexOf(least);
  const draws = short(coverage.draws, 0, language);
  const empty = t.empty(draws, percent(coverage.empty, language), short(EMPTY_DISTANCE, 1, language));
  return `${empty}${t.rareOne(rarest, percent(least, language))}.`;
}

/** The text alternative of a map: what is where. */
export function pictureText({ facts, t, language, decimals, spoken }: HandleOptions): string {
  // a class is about there
  const about = (v: number) => fixed(v, Math.max(0, decimals - 1), language);
  const places = facts.numerals.flatMap((at, label) => (at ? [t.pictureClass(label, about(at[0]), about(at[1]))] : []));
  // the stored picture holds fewer digits than the tag will
  const count = facts.encoded ? facts.count : facts.points.labels.length;
  return `${t.picture(t.name[facts.kind], short(count, 0, language))} ${t.pictureClasses(places.join(", "))} ${t.cursor}: ${spoken}`;
}
