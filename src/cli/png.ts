/** Reads PNG pictures (ISO/IEC 15948) of 8 bits a sample, without interlacing: what programs write for small pictures. */
import { inflateSync } from "node:zlib";

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** width·height·3 bytes, row by row: red, green, blue; what is transparent stands on white. */
  readonly rgb: Uint8Array;
}

const SIGNATURE = "89504e470d0a1a0a";
const MOST_SIDE = 64;
/** Samples of a pixel by colour type: grey, RGB, palette, grey and alpha, RGB and alpha. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** Throws an Error that says what is wrong with it; a RangeError where it is wider or higher than `mostSide`. */
export function readPng(file: Uint8Array, mostSide = MOST_SIDE): Picture {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.subarray(0, 8).toString("hex") !== SIGNATURE) throw new Error("it is no PNG picture");
  let header: Buffer | undefined;
  let palette: Buffer = Buffer.alloc(0);
  let alpha: Buffer = Buffer.alloc(0);
  const data: Buffer[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString("latin1", at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (body.length < length) break;
    if (type === "IHDR") header = body;
    else if (type === "PLTE") palette = body;
    else if (type === "tRNS") alpha = body;
    else if (type === "IDAT") data.push(body);
    else if (type === "IEND") break;
    at += 12 + length;
  }
  if (header?.length !== 13) throw new Error("its header is broken");
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth, type, , , interlace] = header.subarray(8);
  if (width < 1 || height < 1 || width > mostSide || height > mostSide)
    throw new RangeError(`it is ${width} × ${height}; at most ${mostSide} × ${mostSide} are read`);
  const samples = SAMPLES[type];
  if (depth !== 8 || !samples || interlace !== 0)
    throw new Error(
      `it is written in a way that is not read (${depth} bits, colour type ${type}${interlace ? ", interlaced" : ""}); save it with 8 bits a channel, not interlaced`,
    );
  const rows = unfilter(unpacked(data, height * (1 + width * samples)), width * samples, height, samples);
  const rgb = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    const at = i * samples;
    const [r, g, b, a] = pixel(rows.subarray(at, at + samples), type, palette, alpha);
    for (const [c, value] of [r, g, b].entries()) rgb[i * 3 + c] = Math.round((value * a + 255 * (255 - a)) / 255);
  }
  return { width, height, rgb };
}

/** No more than `size` bytes, whatever the file holds. */
function unpacked(data: readonly Buffer[], size: number): Buffer {
  let out: Buffer;
  try {
    out = inflateSync(Buffer.concat(data), { maxOutputLength: size });
  } catch (cause) {
    throw new Error("its pixels do not unpack", { cause });
  }
  if (out.length !== size) throw new Error("it is cut off");
  return out;
}

/** Undoes the filter of each row (part 9 of the standard). */
function unfilter(filtered: Buffer, width: number, height: number, step: number): Uint8Array {
  const out = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const kind = filtered[y * (width + 1)];
    if (kind > 4) throw new Error(`row ${y} has a filter that is not known`);
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const left = x >= step ? out[i - step] : 0;
      const up = y > 0 ? out[i - width] : 0;
      const corner = x >= step && y > 0 ? out[i - width - step] : 0;
      const guess = kind === 0 ? 0 : kind === 1 ? left : kind === 2 ? up : kind === 3 ? (left + up) >> 1 : paeth(left, up, corner);
      out[i] = filtered[y * (width + 1) + 1 + x] + guess;
    }
  }
  return out;
}

function paeth(a: number, b: number, c: number): number {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

function pixel(s: Uint8Array, type: number, palette: Uint8Array, alpha: Uint8Array): [number, number, number, number] {
  if (type === 3) {
    if (3 * s[0] + 3 > palette.length) throw new Error("it names a colour that its palette does not have");
    return [palette[3 * s[0]], palette[3 * s[0] + 1], palette[3 * s[0] + 2], alpha[s[0]] ?? 255];
  }
  if (type === 0 || type === 4) return [s[0], s[0], s[0], s[1] ?? 255];
  return [s[0], s[1], s[2], s[3] ?? 255];
}
