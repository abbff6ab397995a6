/** Writes the sprite file that src/model/sprite.ts reads. */
import { deflateRawSync } from "node:zlib";

const MAGIC = "AES1";

export interface SpriteContent {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  /** Levels of a number, 2 to 256. */
  readonly levels: number;
  readonly classes: readonly string[];
  /** A class for each image. */
  readonly labels: Uint8Array;
  /** Image after image, row by row, the numbers of a pixel side by side, each from 0 to levels − 1. */
  readonly pixels: Uint8Array;
}

/** The bytes of the file, version 2. */
export function spriteFile({ width, height, channels, levels, classes, labels, pixels }: SpriteContent): Uint8Array {
  const count = labels.length;
  if (pixels.length !== count * width * height * channels)
    throw new RangeError(`${pixels.length} numbers are no ${count} images of ${width}×${height}×${channels}`);
  const header = Buffer.from(JSON.stringify({ format: 2, count, width, height, levels, channels, classes }));
  const start = Buffer.alloc(8, MAGIC);
  start.writeUInt32LE(header.length, 4);
  return new Uint8Array(Buffer.concat([start, header, deflateRawSync(Buffer.concat([labels, pixels]), { level: 9, memLevel: 9 })]));
}
