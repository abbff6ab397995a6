/** A throw of 32 dice as a picture of 28 × 28 pixels, as large as the digit that a decoder makes of it. */
import type { Palette } from "./palette.js";

const SIDE = 28;
const COLUMNS = 8;
const BLOCK = { width: 2, height: 5, left: 2, top: 2, stepX: 3, stepY: 6 };
/** Beyond this the ink is full, or none. */
const FAR = 2;

/** 32 numbers from N(0, 1), eight in a row: the larger, the more of the code's colour. */
export function paintDie(canvas: HTMLCanvasElement, numbers: ArrayLike<number>, palette: Palette): void {
  if (canvas.width !== SIDE || canvas.height !== SIDE) canvas.width = canvas.height = SIDE;
  const context = canvas.getContext("2d");
  if (!context) return;
  const paper = palette.rgb.paper;
  const ink = palette.rgb.z;
  const image = context.createImageData(SIDE, SIDE);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const share = inkAt(x - BLOCK.left, y - BLOCK.top, numbers);
      for (let c = 0; c < 3; c++) image.data[4 * (y * SIDE + x) + c] = paper[c] + (ink[c] - paper[c]) * share;
      image.data[4 * (y * SIDE + x) + 3] = 255;
    }
  }
  context.putImageData(image, 0, 0);
}

function inkAt(x: number, y: number, numbers: ArrayLike<number>): number {
  const column = Math.floor(x / BLOCK.stepX);
  const row = Math.floor(y / BLOCK.stepY);
  const inside = x >= 0 && y >= 0 && column < COLUMNS && x % BLOCK.stepX < BLOCK.width && y % BLOCK.stepY < BLOCK.height;
  const value = inside ? numbers[row * COLUMNS + column] : undefined;
  return value === undefined ? 0 : Math.min(1, Math.max(0, (value + FAR) / (2 * FAR)));
}
