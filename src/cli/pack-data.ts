/** `ae-elements pack-data`: pictures and their classes into the one file that `data-src` takes. */
import { extname } from "node:path";
import { parseArgs } from "node:util";
import { readFile, writeOut } from "./author-files.js";
import { counted } from "./counted.js";
import { CliError } from "./errors.js";
import type { Output } from "./export.js";
import { statsOf } from "./file-errors.js";
import { readNpy } from "./npy.js";
import { readFolder, readPictureSize, type Images } from "./picture-folder.js";
import { spriteFile } from "./sprite-file.js";

export const usage = `ae-elements pack-data <folder> [options]              pictures, in one folder for each class
ae-elements pack-data <images.npy> --labels <labels.npy> [options]

  <folder>           of PNG pictures, all of one size, at most 64 × 64; the folders' names are the classes
  --size <28x28>     brings the folder's pictures to that size; of other proportions their middle is taken
  <images.npy>       NumPy, [n, height, width] or [n, height, width, 3]: 0 to 255, or 0 to 1 where they are floats
  --labels <file>    a class for each image, from 0: NumPy, or a list in JSON
  --classes <a,b,c>  names of the classes
  --grey             makes coloured pictures grey
  --invert           dark is ink: grey pictures of dark on light. Without, light is ink
  -o, --out <file>   where to write it (default: data.bin)`;

const OPTIONS = {
  size: { type: "string" },
  labels: { type: "string" },
  classes: { type: "string" },
  grey: { type: "boolean" },
  invert: { type: "boolean" },
  out: { type: "string", short: "o" },
} as const;

const MOST_SIDE = 64;
const MOST_CLASSES = 64;
const MOST_NUMBERS = 1 << 24;

export function runPackData(args: readonly string[], output: Output): void {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const [source, ...more] = positionals;
  if (!source || more.length > 0) throw new CliError(`Name one folder or one file of NumPy's.\n\n${usage}`);
  const stats = statsOf(source);
  if (!stats) throw new CliError(`There is no ${source}.`, 1);
  const named = values.classes?.split(",").map((name) => name.trim());
  const size = values.size === undefined ? undefined : readPictureSize(values.size);
  const isFolder = stats.isDirectory();
  if (size && !isFolder) throw new CliError("--size is for a folder of pictures; an array is scaled where it is made.");
  const notes: string[] = [];
  const read = isFolder ? readFolder(source, named, size, (text) => notes.push(text)) : fromNumpy(source, values.labels, named);
  const { width, height, channels, pixels, labels, classes, files } = changed(read, values.grey ?? false, values.invert ?? false);
  if (classes.length > MOST_CLASSES) throw new CliError(`${source} has ${classes.length} classes; at most ${MOST_CLASSES} are read.`, 1);
  const bad = classes.find((name) => name.length === 0 || name.length > 60);
  if (bad !== undefined) throw new CliError(`The class "${bad}" should have a name of 1 to 60 characters.`, 1);
  if (pixels.length > MOST_NUMBERS)
    throw new CliError(
      `${source} has ${labels.length} images of ${width * height * channels} numbers; ${Math.floor(MOST_NUMBERS / (width * height * channels))} of them are the most that a page reads.`,
      1,
    );
  const file = spriteFile({ width, height, channels, levels: 256, classes, labels, pixels });
  const out = values.out ?? "data.bin";
  writeOut(out, file, { name: "data.bin", inputs: files });
  const counts = classes.map((name, label) => `${name} ${labels.reduce((sum, each) => sum + (each === label ? 1 : 0), 0)}`);
  output.note(
    `Wrote ${out}: ${counted(labels.length, "image", "images")} of ${width} × ${height}, ${channels === 1 ? "grey" : "coloured"}, ${file.length.toLocaleString("en")} bytes. Classes: ${counts.join(", ")}`,
  );
  for (const each of notes) output.note(each);
}

function fromNumpy(file: string, labelsFile: string | undefined, named: readonly string[] | undefined): Images {
  if (extname(file).toLowerCase() !== ".npy") throw new CliError(`${file} is neither a folder nor an array of NumPy's (.npy).`);
  const { shape, values, whole } = array(file);
  const [count, height, width, channels = 1] = shape;
  if (shape.length < 3 || shape.length > 4 || (channels !== 1 && channels !== 3))
    throw new CliError(`${file} is ${shape.join(" × ")}; images are [n, height, width] or [n, height, width, 3].`, 1);
  if (count < 1 || width < 1 || height < 1 || width > MOST_SIDE || height > MOST_SIDE)
    throw new CliError(`${file} has ${count} images of ${width} × ${height}; at most ${MOST_SIDE} × ${MOST_SIDE} are read.`, 1);
  const scale = whole ? 1 : 255;
  const pixels = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] * scale;
    if (!(value >= -0.5 && value < 255.5))
      throw new CliError(
        `${file} has ${values[i]} in image ${Math.floor(i / (width * height * channels))}; ${whole ? "whole numbers are 0 to 255" : "floats are 0 to 1"}.`,
        1,
      );
    pixels[i] = Math.round(value);
  }
  const labels = labelsFile === undefined ? new Uint8Array(count) : readLabels(labelsFile, count);
  const most = labels.reduce((a, b) => Math.max(a, b), 0);
  if (named && named.length <= most)
    throw new CliError(`--classes names ${named.length}, and there is a class ${most} (they count from 0).`);
  const classes = named ?? Array.from({ length: most + 1 }, (_, label) => String(label));
  return { width, height, channels, pixels, labels, classes, files: labelsFile === undefined ? [file] : [file, labelsFile] };
}

function readLabels(file: string, count: number): Uint8Array {
  const list = /\.json$/i.test(file) ? json(file) : array(file).values;
  if (list.length !== count) throw new CliError(`${file} has ${list.length} labels for ${count} images.`, 1);
  return Uint8Array.from(list, (label, i) => {
    if (!Number.isInteger(label) || label < 0 || label >= MOST_CLASSES)
      throw new CliError(`${file}: label ${i} is ${label}; classes count from 0 to ${MOST_CLASSES - 1}.`, 1);
    return label;
  });
}

function json(file: string): number[] {
  const text = new TextDecoder().decode(readFile(file));
  try {
    const list = JSON.parse(text) as unknown;
    if (Array.isArray(list) && list.every((each) => typeof each === "number")) return list;
  } catch (cause) {
    throw new CliError(`${file} can't be read (${String(cause)}).`, 1, { cause });
  }
  throw new CliError(`${file} should be a list of numbers, [0, 2, 1].`, 1);
}

function array(file: string) {
  const bytes = readFile(file);
  try {
    return readNpy(bytes);
  } catch (cause) {
    throw new CliError(`${file} cannot be used: ${(cause as Error).message}.`, 1, { cause });
  }
}

/** Luminance of ITU-R BT.601. */
const LUMA = [0.299, 0.587, 0.114];

function changed(images: Images, grey: boolean, invert: boolean): Images {
  let { channels, pixels } = images;
  if (grey && channels === 3) {
    pixels = Uint8Array.from({ length: pixels.length / 3 }, (_, i) =>
      Math.round(LUMA.reduce((sum, part, c) => sum + part * pixels[3 * i + c], 0)),
    );
    channels = 1;
  }
  if (invert && channels === 3) throw new CliError("--invert is for grey pictures; these are coloured. Add --grey, or leave it out.");
  return { ...images, channels, pixels: invert ? pixels.map((value) => 255 - value) : pixels };
}
