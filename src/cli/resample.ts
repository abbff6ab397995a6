/** Pictures of any size in one size: each new pixel is the mean of the area that it covers. */
import type { Picture } from "./png.js";

/** Of the middle of a picture as much as has the proportions of `width` × `height`, in that size. */
export function resample({ width: from, height: high, rgb }: Picture, width: number, height: number): Picture {
  const scale = Math.min(from / width, high / height);
  const across = shares(width, scale, (from - width * scale) / 2, from);
  const down = shares(height, scale, (high - height * scale) / 2, high);
  const out = new Uint8Array(width * height * 3);
  for (const [y, rows] of down.entries())
    for (const [x, columns] of across.entries()) {
      const sum = [0, 0, 0];
      for (const [row, tall] of rows)
        for (const [column, wide] of columns) for (let c = 0; c < 3; c++) sum[c] += tall * wide * rgb[3 * (row * from + column) + c];
      for (let c = 0; c < 3; c++) out[3 * (y * width + x) + c] = Math.round(sum[c]);
    }
  return { width, height, rgb: out };
}

type Share = readonly [at: number, part: number];

/** For each of `count` stretches of the length `scale`, one after the other from `start` on: the pixels under it and their shares, 1 in all. */
function shares(count: number, scale: number, start: number, size: number): Share[][] {
  return Array.from({ length: count }, (_, i) => {
    const [from, to] = [start + i * scale, start + (i + 1) * scale];
    const under: Share[] = [];
    for (let at = Math.max(0, Math.floor(from)); at < Math.min(size, to); at++) {
      const part = (Math.min(to, at + 1) - Math.max(from, at)) / scale;
      if (part > 0) under.push([at, part]);
    }
    return under;
  });
}
