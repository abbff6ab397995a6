/**
 * The sprite: small grey images with labels in one file, version 1.
 *
 *     bytes 0..3   "AES1"
 *     bytes 4..7   length of the header in bytes, uint32, little endian
 *     header       JSON in UTF-8 ({@link SpriteHeader})
 *     the rest     one raw deflate stream (RFC 1951) of `count` label bytes, then count·width·height bytes, row by row, image after
 *                  image, each a level from 0 (blank) to levels − 1 (full ink)
 */
export interface SpriteHeader {
  format: 1;
  count: number;
  width: number;
  height: number;
  /** Grey levels, 2 to 256. */
  levels: number;
}

export interface Sprite {
  readonly count: number;
  readonly width: number;
  readonly height: number;
  /** count·width·height pixels in [0, 1], ink = 1. */
  readonly images: Float32Array;
  /** count classes. */
  readonly labels: Uint8Array;
}

export const SPRITE_MAGIC = 0x31534541; // "AES1", little endian
const MOST_BYTES = 1 << 28;

/** Reads a sprite. Rejects with an Error that says what is wrong with it. */
export async function parseSprite(buffer: ArrayBuffer): Promise<Sprite> {
  const view = new DataView(buffer);
  if (buffer.byteLength < 8 || view.getUint32(0, true) !== SPRITE_MAGIC) throw new Error('not a sprite: it does not start with "AES1"');
  const start = 8 + view.getUint32(4, true);
  if (start > buffer.byteLength) throw new Error("the header of the sprite is cut off");
  const { count, width, height, levels } = readHeader(new Uint8Array(buffer, 8, start - 8));

  const bytes = await inflate(new Uint8Array(buffer, start), count * (1 + width * height));
  const labels = bytes.slice(0, count);
  const grey = Float32Array.from({ length: 256 }, (_, level) => level / (levels - 1));
  const images = new Float32Array(bytes.length - count);
  for (let i = 0; i < images.length; i++) {
    const level = bytes[count + i];
    if (level >= levels) throw new Error(`the sprite is broken: level ${level} of ${levels} in image ${Math.floor(i / (width * height))}`);
    images[i] = grey[level];
  }
  return { count, width, height, images, labels };
}

function readHeader(bytes: Uint8Array): SpriteHeader {
  let header: SpriteHeader;
  try {
    header = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as SpriteHeader;
  } catch (error) {
    throw new Error("the header of the sprite is broken", { cause: error });
  }
  if (header?.format !== 1) throw new Error(`sprite format ${header?.format} is not known; this library reads format 1`);
  const whole = (n: number, least: number, most: number) => Number.isInteger(n) && n >= least && n <= most;
  const { count, width, height, levels } = header;
  const sane = whole(count, 1, MOST_BYTES) && whole(width, 1, 4096) && whole(height, 1, 4096) && whole(levels, 2, 256);
  if (!sane || count * (1 + width * height) > MOST_BYTES) throw new Error("the header of the sprite names sizes that cannot be");
  return header;
}

/** Exactly `size` bytes out of a raw deflate stream; never more, whatever the stream holds. */
async function inflate(deflated: Uint8Array<ArrayBuffer>, size: number): Promise<Uint8Array> {
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      controller.enqueue(deflated);
      controller.close();
    },
  });
  const reader = source.pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const out = new Uint8Array(size);
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (length + value.length > size) {
        length = size + 1;
        break;
      }
      out.set(value, length);
      length += value.length;
    }
  } catch (error) {
    throw new Error("the sprite is cut off or broken: its pixels do not unpack", { cause: error });
  } finally {
    void reader.cancel().catch(() => {});
  }
  if (length !== size) throw new Error(`the sprite is broken: it does not hold the ${size} bytes that its header names`);
  return out;
}
