/** Small pictures, one canvas pixel for each pixel; CSS shows them at a whole multiple, unsmoothed. */
import type { ImageShape } from "../model/api.js";
import type { Palette } from "./palette.js";

/** Of the digits. */
export const DIGIT: ImageShape = { width: 28, height: 28, channels: 1 };

/** Grey: ink on paper, 0 is paper, 1 is ink. Coloured: as it is. Values outside [0, 1] are clipped. */
export function paintDigit(canvas: HTMLCanvasElement, pixels: ArrayLike<number>, palette: Palette, shape = DIGIT): void {
  const { channels } = shape;
  const from = channels > 1 ? [0, 0, 0] : palette.rgb["seq-0"];
  const to = channels > 1 ? [255, 255, 255] : palette.rgb["seq-1"];
  const at = (i: number, c: number) =>
    from[c] + (to[c] - from[c]) * Math.min(1, Math.max(0, pixels[i * channels + (channels > 1 ? c : 0)]));
  paint(canvas, shape, (i, put) => put(at(i, 0), at(i, 1), at(i, 2)));
}

type Put = (red: number, green: number, blue: number) => void;

/** Makes the canvas the picture's size and sets each pixel's colour. */
export function paint(canvas: HTMLCanvasElement, { width, height }: ImageShape, fill: (pixel: number, put: Put) => void): void {
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const context = canvas.getContext("2d");
  if (!context) return;
  const image = context.createImageData(width, height);
  const { data } = image;
  let at = 0;
  const put: Put = (red, green, blue) => {
    data[at] = red;
    data[at + 1] = green;
    data[at + 2] = blue;
    data[at + 3] = 255;
  };
  for (let pixel = 0; at < data.length; pixel++, at += 4) fill(pixel, put);
  context.putImageData(image, 0, 0);
}
