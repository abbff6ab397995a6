/** A manifest from the files of a model: what they say of themselves is taken from them, the rest from the command. */
import { dirname, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { CliError } from "./errors.js";
import type { OwnLibrary } from "./own-library.js";

export interface Given {
  readonly encoder?: string;
  readonly decoder?: string;
  readonly weights?: string;
  readonly data?: string;
  /** "28x28" or "28x28x3" */
  readonly size?: string;
  readonly output?: string;
  readonly title?: string;
  readonly licence?: string;
  readonly ink?: string;
  readonly range?: string;
  readonly vae?: boolean;
  readonly nested?: boolean;
}

interface Image {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
}

/** @param out where the manifest will stand: addresses in it are relative to its folder */
export async function makeManifest(given: Given, out: string, library: OwnLibrary): Promise<object> {
  const { encoder, decoder, weights } = given;
  if (weights !== undefined ? encoder !== undefined || decoder !== undefined : encoder === undefined || decoder === undefined)
    throw new CliError("Name --encoder and --decoder, or --weights: one or the other.");
  const data = given.data === undefined ? undefined : (await library.acquire({ dataSrc: addressOf(given.data) })).model;
  const said = given.size === undefined ? undefined : readSize(given.size);
  if (data && said && textOf(data.image) !== textOf(said))
    throw new CliError(`--size ${given.size} and --data do not belong together: the images of ${given.data} are ${textOf(data.image)}.`);
  const from = (shape: readonly (number | null)[] | null, size: number | null): Image => {
    const image = data?.image ?? said ?? (shape && imageOf(shape));
    if (!image)
      throw new CliError(
        `The files do not say how wide and high an image is${size ? ` (${size} numbers)` : ""}. Say it with --size, such as --size 28x28, or --size 32x32x3.`,
      );
    return { width: image.width, height: image.height, channels: image.channels };
  };
  const src = (file: string) => addressFrom(out, file);
  const common = (image: Image, latentSize: number) => ({
    image: {
      ...image,
      ...(given.ink !== undefined && { ink: Number(given.ink) }),
      ...(given.range !== undefined && { range: given.range.split(",").map(Number) }),
    },
    latentSize,
    ...(given.vae && { kind: "vae" }),
    ...(given.nested && { nested: true }),
  });
  const first = {
    format: "ae-elements/model@1",
    ...(given.title && { title: given.title }),
    ...(given.licence && { licence: given.licence }),
  };
  const rest = { ...(given.data !== undefined && { data: src(given.data) }) };

  if (weights !== undefined) {
    const { inputSize, latentSize } = await library.readWeights(addressOf(weights));
    const image = from(null, inputSize);
    const size = image.width * image.height * image.channels;
    if (size !== inputSize)
      throw new CliError(
        `${weights} is for images of ${inputSize} numbers, and ${data ? `the images of --data ${given.data}` : `those of --size ${given.size}`} have ${size}: ${textOf(image)}.`,
        1,
      );
    return { ...first, ...common(image, latentSize), weights: src(weights), ...rest };
  }
  const halves = [
    await library.readModelJson("The encoder", addressOf(encoder!)),
    await library.readModelJson("The decoder", addressOf(decoder!)),
  ];
  const network = await library.open(halves[0]);
  try {
    const [input] = network.inputs;
    if (!input || network.inputs.length > 1) throw new CliError(`The encoder takes ${network.inputs.length} inputs, not one.`, 1);
    const names = network.outputs.map((each) => each.names[0]);
    const wanted = given.output === undefined ? 0 : network.outputs.findIndex((each) => each.names.includes(given.output!));
    if (wanted < 0 || (given.output === undefined && names.length > 1))
      throw new CliError(`The encoder has the outputs ${names.join(", ")}: name the one that is the code with --output.`);
    const flat = input.shape?.length === 1 ? input.shape[0] : null;
    const image = from(input.shape, flat);
    const codeLength = () => {
      const row = library.rowFor(input.shape, image, data ? `--data ${given.data}` : `--size ${given.size}`);
      return network.run(new Float32Array(row.reduce((a, b) => a * b)), 1, row, wanted).values.length;
    };
    const latentSize = attempt(codeLength, `The encoder cannot be used: ${encoder}`);
    return {
      ...first,
      ...common(image, latentSize),
      encoder: { format: halves[0].format, src: src(encoder!), ...(given.output !== undefined && { output: given.output }) },
      decoder: { format: halves[1].format, src: src(decoder!) },
      ...rest,
    };
  } finally {
    network.dispose();
  }
}

/** What TensorFlow.js says of a model is a matter of the author's. */
function attempt<T>(work: () => T, what: string): T {
  try {
    return work();
  } catch (cause) {
    throw new CliError(`${what} ${(cause as Error).message}.`, 1, { cause });
  }
}

/** height × width × channels, or height × width. */
function imageOf(shape: readonly (number | null)[]): Image | null {
  const [height, width, channels = 1] = shape;
  if (shape.length < 2 || shape.length > 3 || !height || !width || (channels !== 1 && channels !== 3)) return null;
  return { width, height, channels };
}

const textOf = ({ width, height, channels }: Image): string => `${width} × ${height}${channels === 3 ? " in colour" : ""}`;

function readSize(text: string): Image {
  const [, width, height, channels = "1"] = /^0*([1-9]\d*)x0*([1-9]\d*)(?:x([13]))?$/.exec(text) ?? [];
  if (!width) throw new CliError(`--size ${text} is no size: write width x height, and x3 for colour, such as 28x28 or 32x32x3.`);
  return { width: Number(width), height: Number(height), channels: channels === "3" ? 3 : 1 };
}

export const isAddress = (text: string): boolean => /^https?:\/\//i.test(text);

/** The absolute address of a file, or the address that it is. */
export const addressOf = (file: string): string => (isAddress(file) ? file : pathToFileURL(resolve(file)).href);

export const nameOf = (address: string): string => {
  if (!address.startsWith("file:")) return address;
  const path = relative(process.cwd(), fileURLToPath(address));
  return path.startsWith("..") ? fileURLToPath(address) : path;
};

function addressFrom(out: string, file: string): string {
  if (isAddress(file)) return file;
  return relative(dirname(resolve(out)), resolve(file))
    .split(sep)
    .map(encodeURIComponent)
    .join("/");
}
