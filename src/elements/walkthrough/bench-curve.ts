/** The loss of this digit over the small network's steps, as far as it has learnt. */
import { html, svg, type TemplateResult } from "lit";
import { axisTop, curvePath, type CurvePoint } from "../../draw/curve.js";
import { fixed } from "../../i18n/numbers.js";
import type { BenchView } from "./bench.view.js";
import { USUAL_EM } from "./layout.js";
import { LAST_STEP } from "./scene-at.js";

const TOPS = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5];
/** Beside the pictures where there is room, below them elsewhere. */
const BESIDE = 700;
const PICTURES = 500;
const RIGHT = 54;

export function renderCurve({ words: t, lang, film: { little }, scene: { step }, width, em }: BenchView): TemplateResult {
  const scale = em / USUAL_EM;
  const beside = width > BESIDE * scale;
  const w = beside ? width - PICTURES * scale : width;
  const foot = 18 * scale;
  const right = RIGHT * scale;
  const h = beside ? 134 * scale : 34 + foot;
  const losses = little!.steps.map(({ mse }) => mse);
  const top = axisTop(losses, TOPS);
  const at = (n: number): CurvePoint => [((w - right) * n) / LAST_STEP + 1, 8 + (h - foot - 8) * (1 - losses[n] / top)];
  const [x, y] = at(step);
  return html`<svg class="curve" width=${w} height=${h} viewBox="0 0 ${w} ${h}" aria-hidden="true">
    <path class="axis" d="M1 ${h - foot}H${w - right + 1}" />
    ${[0, LAST_STEP].map((n) => svg`<text class="tick" x=${at(n)[0]} y=${h - 4} text-anchor=${n ? "end" : "start"}>${t.step(n)}</text>`)}
    <path class="loss" d=${curvePath(losses.slice(0, step + 1).map((_, n) => at(n)))} />
    <circle class="now" cx=${x} cy=${y} r="4" />
    <text class="value-now" x=${x + 8} y=${y + 4}>${fixed(losses[step], 4, lang)}</text>
  </svg>`;
}
