/** Many small images as one faint picture: what a decoder makes of each cell of a plane. */
import type { ImageShape } from "../model/api.js";
import { DIGIT } from "./digit.js";
import type { Palette } from "./palette.js";

/**
 * Paints side·side images, row by row, as ink of the given strength on a transparent ground (coloured ones: as they are, at that strength),
 * and gives the canvas to be drawn at any size. `count` images are there yet; the other cells stay empty. Cells are square: what is wider
 * than high stands in the middle of one.
 */
export function paintTiles(
  images: Float32Array,
  side: number,
  count: number,
  strength: number,
  palette: Palette,
  { width, height, channels }: ImageShape = DIGIT,
): HTMLCanvasElement | null {
  const cell = Math.max(width, height);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side * cell;
  const context = canvas.getContext("2d");
  if (!context) return null;
  const picture = context.createImageData(canvas.width, canvas.height);
  const ink = palette.rgb["seq-1"];
  const pixels = width * height;
  for (let tile = 0; tile < count; tile++) {
    const left = (tile % side) * cell + ((cell - width) >> 1);
    const top = Math.floor(tile / side) * cell + ((cell - height) >> 1);
    for (let i = 0; i < pixels; i++) {
      const at = 4 * ((top + Math.floor(i / width)) * canvas.width + left + (i % width));
      const from = (tile * pixels + i) * channels;
      for (let c = 0; c < 3; c++) picture.data[at + c] = channels > 1 ? 255 * images[from + c] : ink[c];
      picture.data[at + 3] = 255 * strength * (channels > 1 ? 1 : images[from]);
    }
  }
  context.putImageData(picture, 0, 0);
  return canvas;
}
