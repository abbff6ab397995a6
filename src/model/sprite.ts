/**
 * The sprite: small images with labels in one file, versions 1 and 2.
 *
 *     bytes 0..3   "AES1"
 *     bytes 4..7   length of the header in bytes, uint32, little endian
 *     header       JSON in UTF-8 ({@link SpriteHeader})
 *     the rest     one raw deflate stream (RFC 1951) of `count` label bytes, then count·width·height·channels bytes, row by row, image
 *                  after image, each a level from 0 to levels − 1: of grey images from blank to full ink, of coloured ones red, green
 *                  and blue side by side, from dark to light
 *
 * Version 1 knows grey images alone and no names of classes.
 */
export interface SpriteHeader {
  format: 1 | 2;
  count: number;
  width: number;
  height: number;
  /** Levels of a number, 2 to 256. */
  levels: number;
  /** Numbers of a pixel. Version 2. */
  channels?: 1 | 3;
  /** Names of the classes, 64 at most. Version 2. */
  classes?: string[];
}

export interface Sprite {
  readonly count: number;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  /** count·width·height·channels numbers in [0, 1]. */
  readonly images: Float32Array;
  /** count classes. */
  readonly labels: Uint8Array;
  /** Empty where the file does not name them. */
  readonly classes: readonly string[];
}

export const SPRITE_MAGIC = 0x31534541; // "AES1", little endian
const MOST_BYTES = 1 << 28;
const MOST_CLASSES = 64;
const LONGEST_NAME = 60;

/**
 * Reads a sprite of at most `most` numbers in all its images. Rejects with an Error that says what is wrong with it.
 */
export async function parseSprite(buffer: ArrayBuffer, most = MOST_BYTES): Promise<Sprite> {
  const view = new DataView(buffer);
  if (buffer.byteLength < 8 || view.getUint32(0, true) !== SPRITE_MAGIC) throw new Error('not a sprite: it does not start with "AES1"');
  const start = 8 + view.getUint32(4, true);
  if (start > buffer.byteLength) throw new Error("the header of the sprite is cut off");
  const { count, width, height, levels, channels = 1, classes = [] } = readHeader(new Uint8Array(buffer, 8, start - 8));
  const size = width * height * channels;
  if (count * size > most) throw new Error(`the sprite is too large: ${count} images of ${size} numbers; at most ${most} numbers are read`);

  const bytes = await inflate(new Uint8Array(buffer, start), count * (1 + size));
  const labels = bytes.slice(0, count);
  const stray = classes.length > 0 ? labels.findIndex((label) => label >= classes.length) : -1;
  if (stray >= 0) throw new Error(`the sprite is broken: image ${stray} is of class ${labels[stray]}, and ${classes.length} are named`);
  const grey = Float32Array.from({ length: 256 }, (_, level) => level / (levels - 1));
  const images = new Float32Array(bytes.length - count);
  for (let i = 0; i < images.length; i++) {
    const level = bytes[count + i];
    if (level >= levels) throw new Error(`the sprite is broken: level ${level} of ${levels} in image ${Math.floor(i / size)}`);
    images[i] = grey[level];
  }
  return { count, width, height, channels, images, labels, classes };
}

function readHeader(bytes: Uint8Array): SpriteHeader {
  let header: SpriteHeader;
  try {
    header = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as SpriteHeader;
  } catch (error) {
    throw new Error("the header of the sprite is broken", { cause: error });
  }
  if (header?.format !== 1 && header?.format !== 2)
    throw new Error(`sprite format ${header?.format} is not known; this library reads formats 1 and 2`);
  const whole = (n: number, least: number, most: number) => Number.isInteger(n) && n >= least && n <= most;
  const { count, width, height, levels } = header;
  const { channels = 1, classes = [] } = header.format === 1 ? {} : header;
  const sane = whole(count, 1, MOST_BYTES) && whole(width, 1, 4096) && whole(height, 1, 4096) && whole(levels, 2, 256);
  const known = channels === 1 || channels === 3;
  if (!sane || !known || count * (1 + width * height * channels) > MOST_BYTES)
    throw new Error("the header of the sprite names sizes that cannot be");
  const isName = (name: unknown) => typeof name === "string" && name.length > 0 && name.length <= LONGEST_NAME;
  if (!Array.isArray(classes) || classes.length > MOST_CLASSES || !classes.every(isName))
    throw new Error(`the classes of the sprite should be at most ${MOST_CLASSES} names of 1 to ${LONGEST_NAME} characters`);
  return { format: header.format, count, width, height, levels, channels, classes };
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
