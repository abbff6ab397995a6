/** What an author's map has in place of class numerals: names of classes, and numbers at its edges that say what plane it is. */
import { text } from "../../draw/plane.js";
import { DIMMED, type PlotArea } from "../../draw/scatter.js";
import { fixed } from "../../i18n/numbers.js";
import { ticksOf } from "./author-plane.js";
import type { MapView } from "./map-picture.js";

const NAME_PX = 14;
const TICK_PX = 12;
/** From the edge of the map to its numbers, and to a name that would stand across it. */
const INSET = 5;
/** Longer names of classes end in "…" on the map. */
const LONGEST = 14;

export const shortened = (name: string): string => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1).trimEnd()}…` : name);

export function paintTicks(context: CanvasRenderingContext2D, { x, y, side }: PlotArea, view: MapView, language: string): void {
  const { window, palette, fontFamily } = view;
  const colour = palette.colours["ink-2"];
  const style = { font: `${TICK_PX}px ${fontFamily}`, halo: 3, palette, colour };
  const mark = (from: readonly [number, number], to: readonly [number, number]) => {
    context.strokeStyle = colour;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(...from);
    context.lineTo(...to);
    context.stroke();
  };
  for (const axis of [0, 1] as const) {
    const { values, decimals } = ticksOf(window, axis);
    for (const value of values) {
      const words = fixed(value, decimals, language);
      const at = axis === 0 ? x(value) : y(value);
      // clear of the corner, where the other axis has its own
      if (axis === 0 ? at < 28 || at > side - 16 : at < 12 || at > side - 24) continue;
      if (axis === 0) {
        mark([at, side], [at, side - 4]);
        text(context, words, at, side - INSET - TICK_PX / 2, { ...style, align: "center" });
      } else {
        mark([0, at], [4, at]);
        text(context, words, INSET + 2, at, { ...style, align: "left" });
      }
    }
  }
}

export function paintNames(
  context: CanvasRenderingContext2D,
  { x, y, side }: PlotArea,
  { numerals, palette, lit, fontFamily }: MapView,
  names: readonly string[],
): void {
  const font = `700 ${NAME_PX}px ${fontFamily}`;
  context.font = font;
  numerals.forEach((at, label) => {
    if (!at) return;
    const words = shortened(names[label]);
    const half = context.measureText(words).width / 2 + INSET;
    context.globalAlpha = lit === null || lit === label ? 1 : DIMMED;
    text(context, words, Math.min(side - half, Math.max(half, x(at[0]))), y(at[1]), {
      font,
      halo: 4,
      palette,
      colour: palette.colours[`class-${label % 10}`],
      align: "center",
    });
  });
  context.globalAlpha = 1;
}
