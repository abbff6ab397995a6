import type { Palette } from "./palette.js";
import { text } from "./plane.js";
import type { PlotArea } from "./scatter.js";

/** The reader's own digit: a square standing on its corner, in the colour of inputs, with its name. */
export function paintDrawn(
  context: CanvasRenderingContext2D,
  { x, y, side }: PlotArea,
  palette: Palette,
  at: readonly [number, number],
  name: string,
  font: string,
): void {
  const [px, py] = [x(at[0]), y(at[1])];
  const r = 6.5;
  context.beginPath();
  context.moveTo(px, py - r);
  context.lineTo(px + r, py);
  context.lineTo(px, py + r);
  context.lineTo(px - r, py);
  context.closePath();
  context.strokeStyle = palette.colours.bg;
  context.lineWidth = 4;
  context.stroke();
  context.fillStyle = palette.colours.x;
  context.fill();
  if (!font) return;
  const left = px > side / 2;
  text(context, name, px + (left ? -r - 4 : r + 4), py, {
    font,
    halo: 4,
    palette,
    colour: palette.colours.x,
    align: left ? "right" : "left",
  });
}
