/**
 * A drawing made into what MNIST's makers would have stored: the ink's bounding box scaled into 20 × 20 with its aspect kept,
 * then placed in 28 × 28 so that the centre of mass lies in the middle (LeCun et al., "Gradient-based learning applied to
 * document recognition", 1998).
 */
export const SIDE = 28;
const INNER = 20;

/** `ink`: width·height values in [0, 1], row by row. Null when there is no ink to speak of. */
export function toMnist(ink: ArrayLike<number>, width: number, height: number): Float32Array | null {
  const box = boundingBox(ink, width, height);
  if (!box) return null;
  const scale = INNER / Math.max(box.width, box.height);
  const small = resample(ink, width, box, scale);
  const { x, y } = centreOfMass(small.pixels, small.width, small.height);
  const left = clampShift(Math.round(SIDE / 2 - x), small.width);
  const top = clampShift(Math.round(SIDE / 2 - y), small.height);
  const out = new Float32Array(SIDE * SIDE);
  for (let r = 0; r < small.height; r++) {
    for (let c = 0; c < small.width; c++) {
      const at = (r + top) * SIDE + c + left;
      out[at] = Math.max(out[at], small.pixels[r * small.width + c]);
    }
  }
  return out;
}

const clampShift = (shift: number, size: number) => Math.min(SIDE - size, Math.max(0, shift));

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

function boundingBox(ink: ArrayLike<number>, width: number, height: number): Box | null {
  let left = width;
  let right = -1;
  let top = height;
  let bottom = -1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!(ink[y * width + x] > 0.05)) continue;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
  }
  return right < 0 ? null : { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** Box filter: each new pixel is the mean of the area that it covers, which keeps thin strokes. */
function resample(ink: ArrayLike<number>, stride: number, box: Box, scale: number) {
  const width = Math.max(1, Math.round(box.width * scale));
  const height = Math.max(1, Math.round(box.height * scale));
  const pixels = new Float32Array(width * height);
  for (let r = 0; r < height; r++) {
    const rows = overlap(r, height, box.height);
    for (let c = 0; c < width; c++) {
      const columns = overlap(c, width, box.width);
      let sum = 0;
      let area = 0;
      for (const [y, h] of rows) {
        for (const [x, w] of columns) {
          sum += h * w * ink[(box.top + y) * stride + box.left + x];
          area += h * w;
        }
      }
      pixels[r * width + c] = Math.min(1, sum / area);
    }
  }
  return { pixels, width, height };
}

/** Source cells that the i-th of `to` target cells covers, with the share of each. */
function overlap(i: number, to: number, from: number): [index: number, share: number][] {
  const start = (i * from) / to;
  const end = ((i + 1) * from) / to;
  const cells: [number, number][] = [];
  for (let s = Math.floor(start); s < Math.min(from, Math.ceil(end)); s++) cells.push([s, Math.min(end, s + 1) - Math.max(start, s)]);
  return cells;
}

/** In pixels from the left and top edge, pixel centres at + 0.5. */
function centreOfMass(pixels: Float32Array, width: number, height: number): { x: number; y: number } {
  let mass = 0;
  let x = 0;
  let y = 0;
  for (let r = 0; r < height; r++) {
    for (let c = 0; c < width; c++) {
      const v = pixels[r * width + c];
      mass += v;
      x += v * (c + 0.5);
      y += v * (r + 0.5);
    }
  }
  return mass > 0 ? { x: x / mass, y: y / mass } : { x: width / 2, y: height / 2 };
}
