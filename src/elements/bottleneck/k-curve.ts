/** Error against k, and the slider of k, whose track is the axis of the curve. */
import { html, nothing, svg, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { symbol } from "../../core/quantities.js";
import { vars } from "../../core/vars.js";
import { axisTop, curvePath, besidePoints, placeNames, type CurvePoint } from "../../draw/curve.js";
import type { BottleneckWords } from "../../i18n/en/bottleneck-rest.js";
import { fixed } from "../../i18n/numbers.js";
import { kAfterKey, kToPosition, positionToK } from "./bottleneck.logic.js";
import type { Look } from "./poster-look.js";
import type { LiveSubject } from "./subject.js";

/** Half the thumb: the axis begins and ends where the middle of the thumb does. */
const INSET = 11;
const TOPS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.03, 0.04, 0.06, 0.07, 0.08, 0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 1];
const TICKS = [1, 2, 4, 8, 16, 32, 64];
/** Of two ticks whose numbers are nearer than by this factor, the inner goes. */
const TICK_GAP = 1.4;
/** In the order in which names are placed. The averages look alike: thin, and dashed for PCA, as this digit's curves are. */
const CLASSES = ["ours", "pca", "ours average", "pca average"];
/** Mean width of a letter as a share of the type size. */
const LETTER = 0.52;

export interface KCurve {
  words: BottleneckWords;
  lang: string;
  k: number;
  subject: LiveSubject;
  look: Look;
  /** An error that the axis has to hold. */
  peak: number;
  /** Size of the drawing in px, and of its type. */
  width: number;
  height: number;
  type: number;
  /** Whether the slider can be moved; null leaves it out. */
  live: boolean | null;
  onInput: (k: number) => void;
  onChange: () => void;
}

export function renderCurve(view: KCurve): TemplateResult {
  const { words, k, look, subject } = view;
  const { most } = subject;
  const ticks = [...TICKS.filter((t) => t === most || t * TICK_GAP < most), ...(TICKS.includes(most) ? [] : [most])];
  const only = subject.lengths.length === 1;
  return html`<div class="khead label">
      ${
        only
          ? html`<span id="only">${words.onlyLength(k)}</span>`
          : html`<span>${words.errorAtEach(look.source.kind)} ${symbol.k}<span class="visually-hidden">k</span></span>`
      }
      <span aria-hidden="true"
        ><span dir="ltr" data-q="k">${symbol.k}<span class="r"> = </span><b class="k-now">${k}</b></span></span
      >
    </div>
    <div class="plot" dir="ltr" data-q="L" role="img" aria-label=${describe(view)}>${drawing(view)}</div>
    ${slider(view)}
    <div class="ticks" dir="ltr" aria-hidden="true">
      ${ticks.map((t) => html`<span class=${t === k ? "on" : ""} style=${vars({ f: kToPosition(t, most) })}>${t}</span>`)}
    </div>`;
}

function drawing({ words, lang, k, look, subject, peak, width, height, type }: KCurve): TemplateResult {
  const ours = look.errors?.nested ?? null;
  const pca = look.errors?.pca ?? null;
  const known = look.reconstruction?.error ?? ours?.[k - 1];
  const { average } = subject;
  const means = average ? [average.nested, average.pca] : [];
  const top = axisTop([...means.flat(), ...(ours ?? []), ...(pca ?? []), known ?? 0, peak], TOPS);
  const x = (n: number) => INSET + (width - 2 * INSET) * kToPosition(n, subject.most);
  const y = (error: number) => height - (height * error) / top;
  const pointsOf = (errors: readonly number[]): CurvePoint[] => errors.flatMap((e, i) => [[x(i + 1), y(e)] as const]);
  const curves = [ours ?? [], pca ?? [], ...means].map(pointsOf);
  const drawn = curves.flatMap((points, i) => (points.length > 0 ? [{ points, class: CLASSES[i], i }] : []));
  const names = [
    { text: words.autoencoder, of: [0], class: CLASSES[0] },
    { text: words.pca, of: [1], class: CLASSES[1] },
    { text: words.average, of: [2, 3], class: CLASSES[2] },
  ].map((name) => ({ ...name, curves: name.of.map((i) => drawn.findIndex((c) => c.i === i)).filter((i) => i >= 0) }));
  const at = x(k);
  const frame = { left: INSET, right: width - INSET, top: 0, bottom: height - 1 };
  const boxes = names.map((name) => ({ curves: name.curves, width: LETTER * type * name.text.length, height: type + 3 }));
  const places =
    subject.lengths.length > 1
      ? placeNames(
          drawn.map(({ points }) => points),
          boxes,
          frame,
          drawn.flatMap((c, place) => (c.i >= 2 ? [place] : [])),
        )
      : besidePoints(
          drawn.map(({ points }) => points[0]),
          boxes,
          frame,
        );
  const dots = [pca ? y(pca[k - 1]) : null, known === undefined ? null : y(known)] as const;
  return html`<svg width="100%" height=${height} viewBox="0 0 ${width} ${height}" aria-hidden="true">
    <path class="axis" d="M${INSET} ${height}H${width - INSET}M${INSET} 0.5H${width - INSET}" />
    ${drawn.length > 0 ? svg`<text class="tick" x=${width - INSET} y="-4" text-anchor="end">${fixed(top, top < 0.01 ? 3 : 2, lang)}</text>` : nothing}
    ${drawn.map((c) => svg`<path class="curve ${c.class}" d=${curvePath(c.points)} />`).reverse()}
    <path class="stem" d="M${at} ${Math.min(...dots.map((d) => d ?? height))}V${height + 2 * INSET}" />
    ${dots[0] === null ? nothing : svg`<circle class="dot pca" cx=${at} cy=${dots[0]} r="3.5" />`}
    ${dots[1] === null ? nothing : svg`<circle class="dot ours" cx=${at} cy=${dots[1]} r="4" />`}
    ${names.map((name, i) => {
      const place = places[i];
      return place ? svg`<text class="curve-name ${name.class}" x=${place.x} y=${place.y} dy="0.36em">${name.text}</text>` : nothing;
    })}
  </svg>`;
}

function slider({ words, k, subject, live: alive, onInput, onChange }: KCurve): TemplateResult | typeof nothing {
  if (alive === null) return html`<div class="k-slider"></div>`;
  const { most } = subject;
  const only = subject.lengths.length === 1;
  const step = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const position = input.valueAsNumber;
    let to = positionToK(position, most);
    // a screen reader's own step may be too small for a whole number
    if (to === k && position !== kToPosition(k, most) && !input.matches(":active"))
      to = kAfterKey(k, position > kToPosition(k, most) ? "ArrowUp" : "ArrowDown", most)!;
    input.valueAsNumber = kToPosition(to, most);
    onInput(to);
  };
  const key = (event: KeyboardEvent) => {
    const to = kAfterKey(k, event.key, most);
    if (to === null) return;
    event.preventDefault();
    onInput(to);
    onChange();
  };
  return html`<div class="k-slider" data-q="k" dir="ltr">
    <input
      type="range"
      part="slider"
      min="0"
      max="1"
      step="any"
      style=${vars({ c: "var(--_z)", p: `calc(${INSET}px + ${kToPosition(k, most)} * (100% - ${2 * INSET}px))` })}
      .value=${live(String(kToPosition(k, most)))}
      ?disabled=${!alive || only}
      aria-label=${words.slider}
      aria-valuetext=${words.numbersShort(k)}
      aria-describedby=${only ? "only" : nothing}
      @input=${step}
      @change=${onChange}
      @keydown=${key}
    />
  </div>`;
}

function describe({ words, lang, k, subject, look }: KCurve): string {
  const text = (v: number | undefined) => (v === undefined ? "?" : fixed(v, 4, lang));
  if (!look.errors) return words.waiting;
  const { nested, pca } = look.errors;
  const here = words.curve(k, text(look.reconstruction?.error), text(pca?.[k - 1]), text(subject.average?.nested[k - 1]));
  return subject.lengths.length > 1 ? `${here} ${words.curveEnds(text(nested[0]), text(nested[subject.most - 1]))}` : here;
}
