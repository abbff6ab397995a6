/** PSNR over the strength of the noise, and the slider of the strength, whose track is the axis of the curves. */
import { html, nothing, svg, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { vars } from "../../core/vars.js";
import { curvePath, placeNames, type CurvePoint, type Frame } from "../../draw/curve.js";
import type { DenoiserWords } from "../../i18n/en/denoiser-rest.js";
import { fixed, short } from "../../i18n/numbers.js";
import { levelAfterKey, type Scene } from "./denoiser.logic.js";
import type { Levels } from "./look.js";
import { levelText } from "./pictures.js";
import { CURVE_LEVELS, type Curve } from "./repair.js";

/** Half the thumb: the axis begins and ends where the middle of the thumb does. */
const INSET = 11;
/** dB at the top of the plot; what is nearer to the target leaves it there. */
const TOP = 30;
const TICKS = [10, 20, 30];
/** Mean width of a letter as a share of the type size. */
const LETTER = 0.52;
/** The level of the catalogue's figures. */
export const MEASURED = 0.5;
const MARK = 0.05;
const GAP = 3;

export interface LevelCurve {
  words: DenoiserWords;
  lang: string;
  scene: Scene;
  psnr: Levels;
  /** Null where it is not known yet. */
  curve: Partial<Curve> & Pick<Curve, "noisy">;
  /** Mean PSNR of the best linear filter at MEASURED; undefined where the catalogue has none. */
  linear: number | undefined;
  /** Size of the drawing in px, and of its type. */
  width: number;
  height: number;
  type: number;
  /** Whether the slider can be moved; null leaves it out. */
  live: boolean | null;
  onInput: (level: number) => void;
  onChange: () => void;
}

export function renderCurve(view: LevelCurve): TemplateResult {
  const { words: t, lang, scene } = view;
  return html`<div class="curve-head label"><span>${t.curveTitle}</span></div>
    <div class="plot" dir="ltr" data-q="L" role="img" aria-label=${describe(view)}>${drawing(view)}</div>
    ${slider(view)}
    <div class="ticks" dir="ltr" aria-hidden="true">
      <span class="first">0<span class="end"> ${t.ends[scene.noise][0]}</span></span
      ><b
        >${t.strengthIs[scene.noise](scene.noise === "mask" ? `${fixed(100 * scene.level, 0, lang)}\u00a0%` : fixed(scene.level, 2, lang))}</b
      ><span class="last"><span class="end">${t.ends[scene.noise][1]} </span>1</span>
    </div>`;
}

function drawing({ words: t, lang, scene, psnr, curve, linear, width, height, type }: LevelCurve): TemplateResult {
  const x = (level: number) => INSET + (width - 2 * INSET) * level;
  const y = (decibels: number) => height - (height * Math.min(TOP, Math.max(0, decibels))) / TOP;
  const pointsOf = (levels: readonly number[]): CurvePoint[] => levels.map((v, i) => [x(CURVE_LEVELS[i]), y(v)]);
  const drawn = (["denoised", "plain", "noisy"] as const).flatMap((name) => {
    const levels = curve[name];
    return levels ? [{ name, points: name === "noisy" ? belowTop(pointsOf(levels)) : pointsOf(levels) }] : [];
  });
  const mark: CurvePoint[] | null =
    linear === undefined
      ? null
      : [
          [x(MEASURED - MARK), y(linear)],
          [x(MEASURED + MARK), y(linear)],
        ];
  const named = { denoised: t.curveOurs, plain: t.curvePlain, noisy: t.curveNoisy };
  const names = drawn.map(({ name }, i) => ({ name, text: named[name], curves: [i] }));
  const size = (text: string) => ({ width: LETTER * type * text.length, height: type + 3 });
  const curves = drawn.map(({ points }) => points);
  const linearName = mark && placeAtMark(mark, curves, size(t.curveLinear));
  const places = placeNames(
    curves,
    names.map((name) => ({ ...name, ...size(name.text) })),
    { left: INSET, right: width - INSET, top: 0, bottom: height - 1 },
    [],
    mark && linearName ? [linearName, { left: mark[0][0], right: mark[1][0], top: mark[0][1] - 2, bottom: mark[0][1] + 2 }] : [],
  );
  const at = x(scene.level);
  const dots = (["noisy", "plain", "denoised"] as const).filter((name) => psnr[name] <= TOP);
  return html`<svg width="100%" height=${height} viewBox="0 0 ${width} ${height}" aria-hidden="true">
    <path class="axis" d="M${INSET} ${height}H${width - INSET}${TICKS.map((v) => `M${INSET} ${y(v) + 0.5}H${width - INSET}`).join("")}" />
    ${drawn.map(({ name, points }) => svg`<path class="curve ${name}" d=${curvePath(points)} />`).reverse()}
    <path class="stem" d="M${at} ${Math.min(height, ...dots.map((name) => y(psnr[name])))}V${height + 2 * INSET}" />
    ${mark ? svg`<path class="mark" d=${curvePath(mark)} />` : nothing}
    ${
      linearName
        ? svg`<text class="curve-name" x=${linearName.left} y=${(linearName.top + linearName.bottom) / 2} dy="0.36em">${t.curveLinear}</text>`
        : nothing
    }
    ${TICKS.map((v) => svg`<text class="tick" x=${width - INSET} y=${y(v) - 3} text-anchor="end">${short(v, 0, lang)}</text>`)}
    ${dots.map((name) => svg`<circle class="dot ${name}" cx=${at} cy=${y(psnr[name])} r=${name === "denoised" ? 4 : 3.5} />`)}
    ${names.map(({ name, text }, i) => {
      const place = places[i];
      return place ? svg`<text class="curve-name ${name}" x=${place.x} y=${place.y} dy="0.36em">${text}</text>` : nothing;
    })}
  </svg>`;
}

/** Under the mark or above it, flush with one of its ends: where the curves leave most room. */
function placeAtMark(
  [[left, y], [right]]: readonly CurvePoint[],
  curves: readonly (readonly CurvePoint[])[],
  { width, height }: { width: number; height: number },
): Frame {
  const places = [left, right - width].flatMap((x) =>
    [y + GAP, y - GAP - height].map((top): Frame => ({ left: x, right: x + width, top, bottom: top + height })),
  );
  const room = places.map((place) => Math.min(...curves.map((points) => clearance(points, place))));
  return places[room.indexOf(Math.max(...room))];
}

/** From a curve to a box, straight up or down. */
function clearance(points: readonly CurvePoint[], { left, right, top, bottom }: Frame): number {
  let least = Infinity;
  for (let i = 1; i < points.length; i++) {
    const [[x0, y0], [x1, y1]] = [points[i - 1], points[i]];
    if (x1 < left || x0 > right) continue;
    least = Math.min(least, Math.max(Math.min(y0, y1) - bottom, top - Math.max(y0, y1)));
  }
  return least;
}

/** A curve that comes down through the top begins there, not along it. */
function belowTop(points: readonly CurvePoint[]): CurvePoint[] {
  const first = points.findIndex(([, y]) => y > 0);
  return points.slice(Math.max(0, first - 1));
}

function slider({ words: t, lang, scene, live: alive, onInput, onChange }: LevelCurve): TemplateResult {
  if (alive === null) return html`<div class="slider"></div>`;
  const { level, noise } = scene;
  const key = (event: KeyboardEvent) => {
    const to = levelAfterKey(level, event.key);
    if (to === null) return;
    event.preventDefault();
    onInput(to);
    onChange();
  };
  return html`<div class="slider" dir="ltr">
    <input
      type="range"
      part="slider"
      min="0"
      max="1"
      step="0.01"
      style=${vars({ c: "var(--_x)", p: `calc(${INSET}px + ${level} * (100% - ${2 * INSET}px))` })}
      .value=${live(String(level))}
      ?disabled=${!alive}
      aria-label=${t.strength}
      aria-valuetext=${t.strengthIs[noise](noise === "mask" ? `${fixed(100 * level, 0, lang)}\u00a0%` : fixed(level, 2, lang))}
      @input=${(event: Event) => onInput((event.target as HTMLInputElement).valueAsNumber)}
      @change=${onChange}
      @keydown=${key}
    />
  </div>`;
}

function describe({ words: t, lang, scene, psnr, curve }: LevelCurve): string {
  const text = (v: number) => levelText(v, t, lang) || "?";
  const now = t.curveText(fixed(scene.level, 2, lang), text(psnr.noisy), text(psnr.denoised), text(psnr.plain));
  const { denoised } = curve;
  if (!denoised) return now;
  const from = CURVE_LEVELS.findIndex((_, i) => denoised.slice(i).every((v, j) => v > curve.noisy[i + j]));
  if (from < 0) return now;
  return `${now} ${from === 0 ? t.worthNever : t.worthFrom(fixed(CURVE_LEVELS[from], 2, lang))}`;
}
