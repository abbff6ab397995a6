/** One map as HTML: its field with handles, what lies under the cursor, the path. Painted afterwards; see map-picture.ts. */
import { html, nothing, type TemplateResult } from "lit";
import { ifDefined } from "lit/directives/if-defined.js";
import { symbol } from "../../core/quantities.js";
import { vars } from "../../core/vars.js";
import { fixed, short } from "../../i18n/numbers.js";
import type { latentMap, PlaceWords } from "../../i18n/en/latent-map.js";
import type { Coverage, Nearest } from "./code-map.js";
import type { Facts } from "./facts.js";
import { LIMIT, sees, type End, type Point, type Window } from "./latent-map.logic.js";

export interface Speech {
  t: typeof latentMap;
  /** The language that numbers are written in. */
  language: string;
}

export interface MapHandlers {
  down: (event: PointerEvent) => void;
  hover: (event: PointerEvent) => void;
  leave: () => void;
  key: (event: KeyboardEvent) => void;
}

export interface MapOptions extends Speech {
  facts: Facts;
  cursor: Point;
  window: Window;
  /** The value text of the cursor: what lies there, in each map that is shown. */
  spoken: string;
  /** Both maps are shown: the cursor is one, and the second map's ring is no second stop for the keyboard. */
  second: boolean;
  both: boolean;
  /** Of two, the large one where there is room for one. */
  front: boolean;
  hasPath: boolean;
  hasCoverage: boolean;
  /** The images between the ends wait for the reader's prediction. */
  covered: boolean;
  /** Null until the map can be handled. */
  on: MapHandlers | null;
}

export function renderMap(options: MapOptions): TemplateResult {
  const { facts, t, both, front } = options;
  const { which } = facts;
  const name = t.name[which];
  return html`<section class="map ${which} ${front ? "front" : "back"}" part="map" role="group" aria-label=${name}>
    <div class="map-head"><b>${name}</b> <span class="sub motto">${t.motto[which]}</span></div>
    ${renderField(options)} ${renderReading(options)} ${options.hasPath ? renderPath(options) : nothing}
    ${
      options.hasCoverage
        ? html`<p class="sub coverage">
            ${both ? html`<b class="who">${t.short[which]}</b> ` : nothing}${coverageText(facts.coverage, options)}
          </p>`
        : nothing
    }
  </section>`;
}

function renderField(options: MapOptions): TemplateResult {
  const { facts, t, on, front } = options;
  const { which, live } = facts;
  return html`<div
    class="field ${live ? "live" : ""}"
    data-which=${which}
    @pointerdown=${on?.down}
    @mousedown=${keepFocus}
    @pointermove=${on?.hover}
    @pointerleave=${on?.leave}
    @keydown=${on?.key}
  >
    <canvas class="base" role="img" aria-label=${pictureText(options)}></canvas>
    <canvas class="overlay" aria-hidden="true"></canvas>
    ${live ? html`${options.hasPath ? html`${renderPin("a", options)}${renderPin("b", options)}` : nothing}${renderCursor(options)}` : still(options)}
    ${front ? nothing : html`<label class="enlarge" for="front-${which}"><span class="sub">${t.mapOf[which]}</span></label>`}
  </div>`;
}

/** The hand's own focus follows in `down`; a press on the field must not take it away again. */
const keepFocus = (event: Event) => event.preventDefault();

/** Pins before the model has come: seen, not to be grabbed. */
const still = ({ facts, hasPath, window }: MapOptions) =>
  hasPath
    ? (["a", "b"] as const).map(
        (end) =>
          html`<span class="pin" style=${placed(facts.pins[end], window)} aria-hidden="true"><span>${end.toUpperCase()}</span></span>`,
      )
    : nothing;

function renderCursor({ t, language, cursor, window, spoken, second }: MapOptions): TemplateResult {
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
    aria-valuemin=${-LIMIT}
    aria-valuemax=${LIMIT}
    aria-valuenow=${cursor[0].toFixed(2)}
    aria-valuetext="${atText(cursor, t, language)}. ${spoken}"
  ></div>`;
}

function renderPin(end: End, { facts, t, language, both, window }: MapOptions): TemplateResult {
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
    aria-valuemin=${-LIMIT}
    aria-valuemax=${LIMIT}
    aria-valuenow=${at[0].toFixed(2)}
    aria-valuetext="${atText(at, t, language)}. ${endText(ends[end], t)}"
  >
    <span>${letter}</span>
  </div>`;
}

/** As shares of the field, so that a handle needs no measuring. */
function placed([z1, z2]: Point, { centre, half }: Window) {
  const share = (v: number) => ((v + half) / (2 * half)).toFixed(5);
  return vars({ x: share(z1 - centre[0]), y: share(centre[1] - z2) });
}

function renderReading({ facts, t, language, cursor, both }: MapOptions): TemplateResult {
  const { which, place } = facts;
  const words = place ? t.place(placeWords(place, facts.count, language)) : "";
  return html`<div class="reading">
    <div class="pic decoded" data-q="phi">
      <span class="label"
        >${both ? html`<b class="who">${t.short[which]}</b>` : nothing}${symbol.g}<span class="r">(</span>${symbol.z}<span class="r"
          >)</span
        >
        <b>${t.decoded}</b></span
      >
      <canvas class="pixels" role="img" aria-label=${t.pictureOf(atText(cursor, t, language))}></canvas>
    </div>
    <div class="pic real">
      <span class="label"><b>${t.nearestReal}</b></span>
      <canvas class="pixels" role="img" aria-label=${place ? t.pictureNear(place.label) : t.nearestReal}></canvas>
    </div>
    <p class="sub words">
      <span class="at" data-q="z" dir="ltr"
        >${symbol.z}<span class="r"> = </span>(${fixed(cursor[0], 2, language)}, ${fixed(cursor[1], 2, language)})</span
      >
      <span class="place">${both ? html`<b class="who">${t.short[which]}</b> ` : nothing}${words}</span>
    </p>
  </div>`;
}

function renderPath({ facts, t, covered, both }: MapOptions): TemplateResult {
  const [from, to] = [endText(facts.ends.a, t), endText(facts.ends.b, t)];
  return html`<div class="path" part="path">
    <div class="path-head label">
      <span><i class="letter">A</i> ${from}</span
      ><span>${both ? html`<b class="who">${t.short[facts.which]}</b>` : nothing}<span class="line">${t.line} ${symbol.z}</span></span
      ><span>${to} <i class="letter">B</i></span>
    </div>
    <div class="strip" role="img" aria-label=${covered ? t.pathCovered(from, to) : t.pathPicture(from, to)}>
      ${facts.path.map((_, i) =>
        covered && i > 0 && i < facts.path.length - 1
          ? html`<span class="cover">?</span>`
          : html`<canvas class="pixels" data-step=${i}></canvas>`,
      )}
    </div>
  </div>`;
}

/** What lies at the cursor, in each map that is shown. */
export function cursorText(facts: readonly Facts[], { t, language }: Speech): string {
  const said = facts.flatMap(({ which, place, count }) => {
    if (!place) return [];
    const brief = t.placeBrief(placeWords(place, count, language));
    return [facts.length > 1 ? `${t.name[which]}: ${brief}` : brief];
  });
  return said.length > 0 ? `${said.join("; ")}.` : "";
}

export const endText = ({ label, moved }: { label: number; moved: boolean }, t: typeof latentMap) =>
  moved ? t.nearDigit(label) : t.realDigit(label);

export function placeWords(place: Nearest, count: number, language: string): PlaceWords {
  const { classes, hole, label, distance } = place;
  return { classes, hole, label, distance: fixed(distance, 2, language), count: short(count, 0, language) };
}

export const atText = ([z1, z2]: Point, t: typeof latentMap, language: string) => t.at(fixed(z1, 2, language), fixed(z2, 2, language));

export function percent(share: number, language: string): string {
  return `${fixed(100 * share, share > 0 && share < 0.01 ? 1 : 0, language)}\u00a0%`;
}

export function coverageText(coverage: Coverage | null, { t, language }: Speech): string {
  if (!coverage) return "\u00a0";
  const least = Math.min(...coverage.classes);
  const rarest = coverage.classes.indexOf(least);
  return `${t.holes(short(coverage.draws, 0, language), percent(coverage.holes, language))}${t.rareOne(rarest, percent(least, language))}.`;
}

/** The text alternative of a map: what is where. */
function pictureText({ facts, t, language, spoken }: MapOptions): string {
  const places = facts.numerals.flatMap((at, label) =>
    at ? [t.pictureClass(label, fixed(at[0], 1, language), fixed(at[1], 1, language))] : [],
  );
  return `${t.picture(t.name[facts.which], short(facts.count, 0, language))} ${t.pictureClasses(places.join(", "))} ${t.cursor}: ${spoken}`;
}
