/** What a picture has that its target has not, and the other way round, told apart by shape as well as by colour. */
import { paintError } from "./error.js";
import type { Palette } from "./palette.js";

const SIDE = 28;
/** Canvas pixels for each pixel of the picture. */
export const CELL = 7;
const RIM = 2;
/** Below this a hole would be seen and the error would not. */
const LEAST = 0.04;

/**
 * Signed error image − target on 28 · CELL canvas pixels: invented ink as full squares in the colour of x̂, lost ink as hollow
 * squares in the colour of x, strength on the fixed range −1 … 1. In forced colours as `paintError`: rising strokes invented,
 * falling strokes lost.
 */
export function paintDifference(canvas: HTMLCanvasElement, image: ArrayLike<number>, target: ArrayLike<number>, palette: Palette): void {
  if (palette.forced) return paintError(canvas, image, target, palette);
  const small = document.createElement("canvas");
  paintError(small, image, target, palette);
  const side = SIDE * CELL;
  if (canvas.width !== side || canvas.height !== side) canvas.width = canvas.height = side;
  const context = canvas.getContext("2d");
  if (!context) return;
  context.imageSmoothingEnabled = false;
  context.drawImage(small, 0, 0, side, side);
  context.fillStyle = palette.colours["div-0"];
  for (let i = 0; i < SIDE * SIDE; i++) {
    if (target[i] - image[i] < LEAST) continue;
    context.fillRect((i % SIDE) * CELL + RIM, Math.floor(i / SIDE) * CELL + RIM, CELL - 2 * RIM, CELL - 2 * RIM);
  }
}
