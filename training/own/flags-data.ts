/**
 * Flags of the world as small pictures: the drawings of the package flag-icons, painted by a browser at 24 × 18 pixels in colour, with
 * the continent of each country as its class.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { launch } from "puppeteer-core";
import { findBrowser } from "../../scripts/lib/browser.mjs";
import { spriteFile } from "../../src/cli/sprite-file.js";
import { Random } from "../../src/math/random.js";
import { parseSprite } from "../../src/model/sprite.js";

export const WIDTH = 24;
export const HEIGHT = 18;
export const CHANNELS = 3;
export const SIZE = WIDTH * HEIGHT * CHANNELS;
export const CONTINENTS = ["Africa", "Asia", "Europe", "North America", "Oceania", "South America"] as const;

/** Each pixel of a picture is the mean of so many, either way, of the drawing. */
const FINE = 10;
const SEED = 12;
const HELD_OUT = 0.2;
/** Two flags whose numbers differ by less, squared and on average, are one flag to the held-out share (Chad and Romania). */
const TWINS = 0.004;

export interface Flags {
  readonly count: number;
  /** count·SIZE numbers in [0, 1]. */
  readonly images: Float32Array;
  readonly labels: Uint8Array;
}

interface Country {
  readonly code: string;
  readonly name: string;
  readonly continent?: string;
  readonly iso: boolean;
  readonly flag_4x3: string;
}

/** Countries with a code of ISO 3166 and a continent of several, by name. */
function countries(): { list: Country[]; folder: string } {
  const folder = path.dirname(createRequire(import.meta.url).resolve("flag-icons/package.json"));
  const all = JSON.parse(readFileSync(path.join(folder, "country.json"), "utf8")) as Country[];
  const known: readonly unknown[] = CONTINENTS;
  const list = all.filter(({ iso, continent }) => iso && known.includes(continent)).sort((a, b) => (a.code < b.code ? -1 : 1));
  return { list, folder };
}

/**
 * Paints every flag and writes the sprite: first the most typical flag of each continent in their order (the one with the least mean
 * squared distance to the others), then all others, shuffled.
 * @returns the file, and the country code of each picture
 */
export async function drawFlags(): Promise<{ file: Uint8Array; codes: string[] }> {
  const { list, folder } = countries();
  const pixels = await paint(list.map(({ flag_4x3: file }) => readFileSync(path.join(folder, file), "utf8")));
  const label = ({ continent }: Country) => CONTINENTS.indexOf(continent as (typeof CONTINENTS)[number]);
  const members = CONTINENTS.map((_, c) => list.flatMap((country, i) => (label(country) === c ? [i] : [])));
  const samples = members.map((indices) => medoid(pixels, indices));
  const others = new Random(SEED).shuffle(Uint32Array.from(list.keys()).filter((i) => !samples.includes(i)));
  const order = [...samples, ...others];
  const file = spriteFile({
    width: WIDTH,
    height: HEIGHT,
    channels: CHANNELS,
    levels: 256,
    classes: CONTINENTS,
    labels: Uint8Array.from(order, (i) => label(list[i])),
    pixels: Uint8Array.from(order.flatMap((i) => [...pixels[i]])),
  });
  return { file, codes: order.map((i) => list[i].code) };
}

/** Each drawing on white, as SIZE bytes. */
async function paint(drawings: readonly string[]): Promise<Uint8Array[]> {
  const { launchOptions } = await findBrowser();
  const browser = await launch(launchOptions);
  try {
    const page = await browser.newPage();
    const painted: Uint8Array[] = [];
    for (const drawing of drawings) {
      const sums = await page.evaluate(
        async (svg, width, height, fine) => {
          const image = new Image();
          image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
          await image.decode();
          const canvas = new OffscreenCanvas(width * fine, height * fine);
          const context = canvas.getContext("2d")!;
          context.fillStyle = "white";
          context.fillRect(0, 0, canvas.width, canvas.height);
          context.drawImage(image, 0, 0, canvas.width, canvas.height);
          const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
          const sum = new Array<number>(width * height * 3).fill(0);
          for (let i = 0; i < data.length; i += 4) {
            const x = (i / 4) % canvas.width;
            const y = Math.floor(i / 4 / canvas.width);
            const at = (Math.floor(y / fine) * width + Math.floor(x / fine)) * 3;
            for (let c = 0; c < 3; c++) sum[at + c] += data[i + c];
          }
          return sum;
        },
        drawing,
        WIDTH,
        HEIGHT,
        FINE,
      );
      painted.push(Uint8Array.from(sums, (sum) => Math.round(sum / FINE ** 2)));
    }
    return painted;
  } finally {
    await browser.close();
  }
}

function medoid(pixels: readonly Uint8Array[], indices: readonly number[]): number {
  const away = (i: number) => indices.reduce((sum, j) => sum + difference(pixels[i], pixels[j]), 0);
  return indices.reduce((best, i) => (away(i) < away(best) ? i : best));
}

function difference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] - b[i]) ** 2;
  return sum / a.length;
}

export async function readFlags(file: Uint8Array): Promise<Flags> {
  const { count, images, labels } = await parseSprite(new Uint8Array(file).buffer);
  return { count, images, labels };
}

export const row = ({ images }: Flags, i: number): Float32Array => images.subarray(i * SIZE, (i + 1) * SIZE);

export const pick = (flags: Flags, indices: readonly number[]): Flags => ({
  count: indices.length,
  images: Float32Array.from(indices.flatMap((i) => [...row(flags, i)])),
  labels: Uint8Array.from(indices, (i) => flags.labels[i]),
});

/** A fifth of the flags is never learnt from: drawn by the seed, without those that have a twin among the others. */
export function split(flags: Flags, share = HELD_OUT): { train: number[]; heldOut: number[] } {
  const order = new Random(SEED + 1).shuffle(Uint32Array.from({ length: flags.count }, (_, i) => i));
  const drawn = [...order].slice(0, Math.round(share * flags.count));
  const rest = [...order].slice(drawn.length);
  const hasTwin = (i: number) => rest.some((j) => difference(row(flags, i), row(flags, j)) < TWINS);
  const heldOut = drawn.filter((i) => !hasTwin(i));
  return { heldOut: heldOut.sort((a, b) => a - b), train: [...rest, ...drawn.filter(hasTwin)].sort((a, b) => a - b) };
}
