/** Many small images as one faint picture: what a decoder makes of each cell of a plane. */
import type { Palette } from "./palette.js";

const IMAGE_SIDE = 28;

/**
 * Paints side·side images of 28 · 28, row by row, as ink of the given strength on a transparent ground, and gives the canvas to
 * be drawn at any size. `count` images are there yet; the other cells stay empty.
 */
export function paintTiles(
  images: Float32Array,
  side: number,
  count: number,
  strength: number,
  palette: Palette,
): HTMLCanvasElement | null {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = side * IMAGE_SIDE;
  const context = canvas.getContext("2d");
  if (!context) return null;
  const picture = context.createImageData(canvas.width, canvas.height);
  const [red, green, blue] = palette.rgb["seq-1"];
  for (let tile = 0; tile < count; tile++) {
    const left = (tile % side) * IMAGE_SIDE;
    const top = Math.floor(tile / side) * IMAGE_SIDE;
    for (let i = 0; i < IMAGE_SIDE * IMAGE_SIDE; i++) {
      const at = 4 * ((top + Math.floor(i / IMAGE_SIDE)) * canvas.width + left + (i % IMAGE_SIDE));
      picture.data[at] = red;
      picture.data[at + 1] = green;
      picture.data[at + 2] = blue;
      picture.data[at + 3] = 255 * strength * images[tile * IMAGE_SIDE * IMAGE_SIDE + i];
    }
  }
  context.putImageData(picture, 0, 0);
  return canvas;
}
