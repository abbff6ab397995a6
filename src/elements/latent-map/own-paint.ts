/** What an author's map has in place of class numerals: names of classes, and numbers at its edges that say what plane it is. */
import { text } from "../../draw/plane.js";
import { DIMMED, type PlotArea } from "../../draw/scatter.js";
import { fixed } from "../../i18n/numbers.js";
import { ticksOf } from "./own-plane.js";
import type { MapView } from "./map-picture.js";

const NAME_PX = 13;
/** Half the side of the square in the colour of the class before its name: no point of the map is square. */
const MARK = 4;
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
  const font = `600 ${NAME_PX}px ${fontFamily}`;
  context.font = font;
  numerals.forEach((at, label) => {
    if (!at) return;
    const words = shortened(names[label]);
    const half = context.measureText(words).width / 2 + MARK + INSET;
    const middle = Math.min(side - half, Math.max(half, x(at[0])));
    const square = (r: number, colour: string) => {
      context.fillStyle = colour;
      context.fillRect(middle - half + INSET - r, y(at[1]) - r, 2 * r, 2 * r);
    };
    context.globalAlpha = lit === null || lit === label ? 1 : DIMMED;
    text(context, words, middle + MARK, y(at[1]), { font, halo: 4, palette, colour: palette.colours.ink, align: "center" });
    square(MARK + 2, palette.colours.bg);
    square(MARK, palette.colours[`class-${label % 10}`]);
  });
  context.globalAlpha = 1;
}
