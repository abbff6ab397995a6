/** One map as HTML: its field with handles, what lies under the cursor, the path. Painted afterwards; see map-picture.ts. */
import { html, nothing, type TemplateResult } from "lit";
import { symbol } from "../../core/quantities.js";
import { vars } from "../../core/vars.js";
import { fixed, short } from "../../i18n/numbers.js";
import type { latentMap, PlaceWords } from "../../i18n/en/latent-map.js";
import type { Nearest } from "./code-map.js";
import type { Point, Window } from "./latent-map.logic.js";
import type { Facts } from "./poster-facts.js";

export interface Speech {
  t: typeof latentMap;
  /** The language that numbers are written in. */
  language: string;
  /** Of a code. */
  decimals: number;
}

export interface MapHandlers {
  down: (event: PointerEvent) => void;
  hover: (event: PointerEvent) => void;
  leave: () => void;
  key: (event: KeyboardEvent) => void;
}

/** What a map has only with the rest of the tag. */
export interface MapRest {
  on: MapHandlers;
  /** On a map whose model is there. */
  handles: TemplateResult;
  /** A press on the small one of two maps. */
  enlarge: TemplateResult | typeof nothing;
  /** The text alternative of the map. */
  picture: string;
  /** What stands in the place of what lies at the cursor, while nobody knows. */
  waiting: string;
  coverage: string;
  /** The line from A to B, decoded. */
  path: TemplateResult;
}

export interface MapOptions extends Speech {
  facts: Facts;
  cursor: Point;
  window: Window;
  both: boolean;
  /** Of two, the large one where there is room for one. */
  front: boolean;
  hasPath: boolean;
  hasCoverage: boolean;
  /** Null until the part of the tag has come that a hand needs. */
  rest: MapRest | null;
}

export function renderMap(options: MapOptions): TemplateResult {
  const { facts, t, both, front, rest } = options;
  const { which, kind, author, blank } = facts;
  // whether an author's model is variational is known when it is there
  const name = blank ? "\u00a0" : t.name[kind];
  return html`<section class="map ${which} ${front ? "front" : "back"}" part="map" role="group" aria-label=${name}>
    <div class="map-head"><b>${name}</b> <span class="sub motto">${blank ? "" : author?.title || t.motto[kind]}</span></div>
    ${renderField(options)} ${renderReading(options)} ${options.hasPath ? (rest?.path ?? html`<div class="path"></div>`) : nothing}
    ${
      options.hasCoverage
        ? html`<p class="sub coverage">${rest && both ? html`<b class="who">${t.short[which]}</b> ` : nothing}${rest?.coverage}</p>`
        : nothing
    }
  </section>`;
}

function renderField(options: MapOptions): TemplateResult {
  const { facts, t, language, rest } = options;
  const { which, live, count, blank } = facts;
  const on = rest?.on;
  return html`<div
    class="field ${live ? "live" : ""}"
    data-which=${which}
    @pointerdown=${on?.down}
    @mousedown=${keepFocus}
    @pointermove=${on?.hover}
    @pointerleave=${on?.leave}
    @keydown=${on?.key}
  >
    <canvas
      class="base"
      role="img"
      aria-label=${rest?.picture ?? (blank ? t.titleOne : t.picture(t.name[which], short(count, 0, language)))}
    ></canvas>
    <canvas class="overlay" aria-hidden="true"></canvas>
    ${rest && live ? rest.handles : still(options)} ${rest?.enlarge}
  </div>`;
}

/** The hand's own focus follows in `down`; a press on the field must not take it away again. */
const keepFocus = (event: Event) => event.preventDefault();

/** Pins before the model has come: seen, not to be grabbed. */
const still = ({ facts, hasPath, window }: MapOptions) =>
  hasPath && !facts.blank
    ? (["a", "b"] as const).map(
        (end) =>
          html`<span class="pin" style=${placed(facts.pins[end], window)} aria-hidden="true"><span>${end.toUpperCase()}</span></span>`,
      )
    : nothing;

/** As shares of the field, so that a handle needs no measuring. */
export function placed([z1, z2]: Point, { centre, half }: Window) {
  const share = (v: number) => ((v + half) / (2 * half)).toFixed(5);
  return vars({ x: share(z1 - centre[0]), y: share(centre[1] - z2) });
}

function renderReading({ facts, cursor, both, rest, ...speech }: MapOptions): TemplateResult {
  const { which, place, blank } = facts;
  const { t, language, decimals } = speech;
  const words = place ? t.place(placeWords(place, facts.count, speech)) : rest?.waiting;
  return html`<div class="reading">
    <div class="pic decoded" data-q="phi">
      <span class="label"
        >${both ? html`<b class="who">${t.short[which]}</b>` : nothing}${symbol.g}<span class="r">(</span>${symbol.z}<span class="r"
          >)</span
        >
        <b>${t.decoded}</b></span
      >
      <canvas class="pixels" data-q="xhat" role="img" aria-label=${blank ? t.decoded : t.pictureOf(atText(cursor, speech))}></canvas>
    </div>
    <div class="pic real">
      <span class="label"><b>${t.nearestReal}</b></span>
      <canvas class="pixels" role="img" aria-label=${place ? t.pictureNear(place.label) : t.nearestReal}></canvas>
    </div>
    <p class="sub words">
      <span class="at" data-q="z" dir="ltr"
        >${
          blank
            ? "\u00a0"
            : html`${symbol.z}<span class="r"> = </span>(${fixed(cursor[0], decimals, language)}, ${fixed(cursor[1], decimals, language)})`
        }</span
      >
      <span class="place">${both ? html`<b class="who">${t.short[which]}</b> ` : nothing}${words}</span>
    </p>
  </div>`;
}

export function placeWords(place: Nearest, count: number, { language, decimals }: Omit<Speech, "t">): PlaceWords {
  const { classes, hole, label, distance } = place;
  return { classes, hole, label, distance: fixed(distance, decimals, language), count: short(count, 0, language) };
}

export const atText = ([z1, z2]: Point, { t, language, decimals }: Speech) =>
  t.at(fixed(z1, decimals, language), fixed(z2, decimals, language));
