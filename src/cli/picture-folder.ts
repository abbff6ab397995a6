/** PNG pictures in one folder for each class. */
import { readdirSync, type Dirent } from "node:fs";
import { basename, dirname, join } from "node:path";
import { readFile } from "./author-files.js";
import { CliError } from "./errors.js";
import { reasonOf } from "./file-errors.js";
import { readPng, type Picture } from "./png.js";
import { resample } from "./resample.js";

export interface Images {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  /** 0 to 255. */
  readonly pixels: Uint8Array;
  readonly labels: Uint8Array;
  readonly classes: readonly string[];
  /** Where they come from. */
  readonly files: readonly string[];
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

interface Found {
  readonly groups: readonly { readonly name: string; readonly files: readonly string[] }[];
  /** Files that are no PNG pictures. */
  readonly others: readonly string[];
  /** Pictures beside the classes' folders. */
  readonly astray: readonly string[];
  /** Folders within the classes' folders. */
  readonly deeper: readonly string[];
}

/** What a page reads. */
const MOST_SIDE = 64;
/** What a camera takes. */
const MOST_SIDE_BEFORE = 8192;

/**
 * One folder for each class; pictures right in the folder are one class, of the folder's name.
 * @param size to which all pictures are brought; without it they have one size
 * @param note is told what was left out
 */
export function readFolder(
  folder: string,
  named: readonly string[] | undefined,
  size: Size | undefined,
  note: (text: string) => void,
): Images {
  const found = look(folder);
  const { groups } = found;
  if (groups.length === 0) throw new CliError(nothingIn(folder, found), 1);
  if (named && named.length !== groups.length)
    throw new CliError(`--classes names ${named.length}, and ${folder} has ${groups.length} folders with pictures.`);
  const all = groups.flatMap(({ files }, label) => files.map((file) => ({ file, label, ...open(file, size) })));
  const [{ width, height }] = all;
  const other = all.find((each) => each.width !== width || each.height !== height);
  if (other)
    throw new CliError(
      `${other.file} is ${other.width} × ${other.height}, and ${all[0].file} ${width} × ${height}: all pictures should have one size. --size 28x28 brings them to one.`,
      1,
    );
  const coloured = all.some(({ rgb }) => rgb.some((value, i) => value !== rgb[i - (i % 3)]));
  const take = (rgb: Uint8Array) => (coloured ? rgb : rgb.filter((_, i) => i % 3 === 0));
  for (const text of leftOut(found)) note(text);
  return {
    width,
    height,
    channels: coloured ? 3 : 1,
    pixels: new Uint8Array(Buffer.concat(all.map(({ rgb }) => take(rgb)))),
    labels: Uint8Array.from(all, ({ label }) => label),
    classes: named ?? groups.map(({ name }) => name),
    files: all.map(({ file }) => file),
  };
}

function look(folder: string): Found {
  const natural = (a: string, b: string) => a.localeCompare(b, "en", { numeric: true });
  const inside = (each: string) => {
    const entries = entriesOf(each).filter(({ name }) => !name.startsWith("."));
    const paths = (directories: boolean) =>
      entries.flatMap((entry) => (entry.isDirectory() === directories ? [join(each, entry.name)] : [])).sort(natural);
    const [files, folders] = [paths(false), paths(true)];
    return { folders, pictures: files.filter(isPng), others: files.filter((file) => !isPng(file)) };
  };
  const top = inside(folder);
  const classes = top.folders.map((path) => ({ name: basename(path), ...inside(path) }));
  const groups = classes.length > 0 ? classes : [{ name: basename(folder), ...top }];
  return {
    groups: groups.flatMap(({ name, pictures }) => (pictures.length > 0 ? [{ name, files: pictures }] : [])),
    others: [...new Set([...top.others, ...groups.flatMap(({ others }) => others)])],
    astray: classes.length > 0 ? top.pictures : [],
    deeper: classes.flatMap(({ folders }) => folders),
  };
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (cause) {
    throw new CliError(`${folder} can't be read: ${reasonOf(cause)}.`, 1, { cause });
  }
}

const isPng = (file: string): boolean => /\.png$/i.test(file);

function open(file: string, size: Size | undefined): Picture {
  try {
    const picture = readPng(readFile(file), size ? MOST_SIDE_BEFORE : undefined);
    return size ? resample(picture, size.width, size.height) : picture;
  } catch (cause) {
    if (cause instanceof CliError) throw cause;
    const { message } = cause as Error;
    const hint = cause instanceof RangeError && !size ? ". --size 28x28 makes pictures smaller" : "";
    throw new CliError(`${file} cannot be used: ${message}${hint}.`, 1, { cause });
  }
}

function leftOut({ others, astray, deeper }: Found): string[] {
  const told = (paths: readonly string[], one: string, many: string) =>
    paths.length === 0 ? [] : [`Left out: ${paths.length === 1 ? `${paths[0]}, ${one}` : `${paths.length} ${many}, such as ${paths[0]}`}.`];
  return [
    ...told(others, "which is no PNG picture", "files that are no PNG pictures"),
    ...told(astray, "a picture beside the folders of the classes", "pictures beside the folders of the classes"),
    ...told(deeper, "a folder within that of a class", "folders within those of classes"),
  ];
}

function nothingIn(folder: string, { others, deeper }: Found): string {
  const none = `${folder} has no PNG pictures, in it or in its folders`;
  if (others.length === 0) return deeper.length > 0 ? `${none}; those in ${deeper[0]} are too deep.` : `${none}.`;
  const seen = `${others.length === 1 ? "One file of another kind is" : `${others.length} files of other kinds are`} there, such as`;
  const picture = others.find((file) => /\.(jpe?g|webp|gif|bmp|tiff?|heic|avif|jfif)$/i.test(file));
  if (!picture) return `${none}. ${seen} ${others[0]}.`;
  const kind = /[^.]+$/.exec(picture)![0];
  const path = dirname(picture);
  const pattern = /^[\w./-]+$/.test(path) ? `${path}/*.${kind}` : `"${path}"/*.${kind}`;
  return `${none}. ${seen} ${picture}: save them as PNG, with ImageMagick for instance by  magick mogrify -format png ${pattern}`;
}

/** "28x28" */
export function readPictureSize(text: string): Size {
  const [, width, height] = /^([1-9]\d?)x([1-9]\d?)$/.exec(text) ?? [];
  if (!width || Number(width) > MOST_SIDE || Number(height) > MOST_SIDE)
    throw new CliError(`--size ${text} is no size: write width x height, each 1 to ${MOST_SIDE}, such as 28x28.`);
  return { width: Number(width), height: Number(height) };
}
