/** One map's numbers: what its model makes of the digits, the cursor, the path, the grid and the reader's own digit. */
import type { Autoencoder, Classifier, Dataset } from "../../model/api.js";
import type { OwnMap } from "./own-map.js";
import { CodeMap, STANDARD, type Coverage, type Dice, type Nearest } from "./code-map.js";
import {
  GRID_SIDE,
  PIN_DIGITS,
  samePoint,
  UNMOVED,
  WHOLE,
  type End,
  type Pins,
  type Point,
  type Which,
  type Window,
  type Zoom,
} from "./latent-map.logic.js";
import { gridCodes, pathCodes } from "./moves.js";
import { placeNumerals, type NumeralPlaces } from "./numerals.js";
import { readImages, type Reading } from "./readings.js";
import { inSlices } from "./slices.js";

const ENCODE_ROWS = 125;
const GRID_ROWS = 32;
/** The name of a class is so many times wider than high, roughly. */
const WIDE = 2.5;

/** What a chart follows. */
export interface Wanted {
  model: Autoencoder;
  /** Or an author's own images. */
  digits: Dataset;
  author: OwnMap | null;
  classifier: Classifier | null;
  /** Digits on the map. */
  count: number;
  cursor: Point;
  pins: Pins;
  zoom: Zoom;
  /** The part of the plane to decode in cells; null: none. */
  grid: Window | null;
  coverage: boolean;
  /** The reader's own digit. */
  input: Float32Array | null;
  /** The classifier's word on the path is asked for. */
  readPath: boolean;
}

/** A piece of work; the most urgent has the lowest number. */
export interface Task {
  urgency: number;
  run: () => Promise<void>;
}

/** What a classifier says of the images on the path, and of the one in the middle of it. */
export interface PathReadings {
  steps: readonly Reading[];
  halfway: Reading;
}

/** Where the names of the rings stand. */
const ringNames = ({ mean, spread }: Dice): Point[] =>
  [1, 2, 3].map((sigma) => [mean[0] + sigma * spread[0] * Math.SQRT1_2, mean[1] - sigma * spread[1] * Math.SQRT1_2]);

export class Chart {
  /** Digits encoded so far. */
  done = 0;
  map: CodeMap | null = null;
  numerals: { zoom: Zoom; places: NumeralPlaces } | null = null;
  coverage: Coverage | null = null;
  cursor: { at: Point; image: Float32Array } | null = null;
  path: { a: Point; b: Point; images: Float32Array; readings: PathReadings | null } | null = null;
  grid: { window: Window; images: Float32Array; done: number } | null = null;
  own: { input: Float32Array; at: Point; image: Float32Array } | null = null;
  /** The digits that A and B stand on until they are moved; of an author's images not known before all are encoded. */
  ends: Readonly<Record<End, number>> | null = null;
  /** What the whole map shows, likewise. */
  whole: Window | null = null;
  /** What the rings are of. */
  dice: Dice = STANDARD;
  #codes = new Float32Array(0);

  constructor(readonly which: Which) {}

  /** The codes of the first `done` digits; live, not to be written into. */
  get codes(): Float32Array {
    return this.#codes.subarray(0, 2 * this.done);
  }

  codeOf(digit: number): Point | null {
    return digit < this.done ? [this.#codes[2 * digit], this.#codes[2 * digit + 1]] : null;
  }

  /** Where a pin stands: where it was put, or on its digit, once that is encoded. */
  #pin(pins: Pins, end: End): Point {
    return pins[end] ?? this.codeOf((this.ends ?? PIN_DIGITS)[end])!;
  }

  nearest([z1, z2]: Point): Nearest | null {
    return this.map?.nearest(z1, z2) ?? null;
  }

  /** The most urgent thing that is missing or out of date; null when all is as wanted. */
  next(wanted: Wanted): Task | null {
    const tasks: [boolean, () => Promise<void>][] = [
      [!samePoint(this.cursor?.at ?? null, wanted.cursor), () => this.#decodeCursor(wanted)],
      [(this.own?.input ?? null) !== wanted.input, () => this.#encodeOwn(wanted)],
      [
        this.done >= Math.min(wanted.count, ENCODE_ROWS) && (!wanted.author || this.ends !== null) && !this.#hasPath(wanted),
        () => this.#decodePath(wanted),
      ],
      [this.done < wanted.count, () => this.#encode(wanted)],
      [this.map?.labels.length !== wanted.count, () => this.#survey(wanted)],
      [this.numerals?.zoom !== wanted.zoom, () => this.#placeNumerals(wanted.zoom)],
      [
        wanted.readPath && !!wanted.classifier && !!this.path && !this.path.readings,
        () => this.#readPath(wanted.model, wanted.classifier!),
      ],
      [wanted.grid !== null && !this.#hasGrid(wanted.grid), () => this.#decodeGrid(wanted.model, wanted.grid!)],
      [wanted.coverage && !this.coverage, () => this.#cover()],
    ];
    const urgency = tasks.findIndex(([due]) => due);
    return urgency < 0 ? null : { urgency, run: tasks[urgency][1] };
  }

  async #decodeCursor({ model, cursor: at }: Wanted): Promise<void> {
    const image = await model.decode(Float32Array.from(at));
    this.cursor = { at, image };
  }

  async #encodeOwn({ model, input }: Wanted): Promise<void> {
    if (!input) {
      this.own = null;
      return;
    }
    const code = await model.encode(input);
    this.own = { input, at: [code[0], code[1]], image: await model.decode(code) };
  }

  #hasPath({ pins }: Wanted): boolean {
    return !!this.path && samePoint(this.path.a, this.#pin(pins, "a")) && samePoint(this.path.b, this.#pin(pins, "b"));
  }

  async #decodePath({ model, pins }: Wanted): Promise<void> {
    const a = this.#pin(pins, "a");
    const b = this.#pin(pins, "b");
    this.path = { a, b, images: await model.decode(pathCodes(a, b)), readings: null };
  }

  async #readPath(model: Autoencoder, classifier: Classifier): Promise<void> {
    const { path } = this;
    if (!path) return;
    const middle = await model.decode(pathCodes(path.a, path.b, 3).subarray(2, 4));
    const [halfway] = await readImages(classifier, middle);
    path.readings = { halfway, steps: await readImages(classifier, path.images) };
  }

  async #encode({ model, digits, count }: Wanted): Promise<void> {
    if (this.#codes.length < 2 * count) {
      const grown = new Float32Array(2 * count);
      grown.set(this.#codes);
      this.#codes = grown;
    }
    const from = this.done;
    const to = Math.min(count, from + ENCODE_ROWS);
    const { inputSize } = digits;
    this.#codes.set(await model.encode(digits.images.subarray(from * inputSize, to * inputSize)), 2 * from);
    this.done = to;
  }

  async #survey({ model, digits, count, author }: Wanted): Promise<void> {
    const lost = author ? this.codes.findIndex((v) => !Number.isFinite(v)) : -1;
    if (lost >= 0) throw new Error(`The code that ${model.id} gives image ${lost >> 1} of ${digits.id} holds ${this.codes[lost]}.`);
    const map = await inSlices(CodeMap.survey(this.#codes.slice(0, 2 * count), digits.labels.slice(0, count), digits.classes.length));
    if (author) Object.assign(this, author.measure(map));
    this.map = map;
    this.numerals = this.coverage = null;
  }

  async #placeNumerals(zoom: Zoom): Promise<void> {
    const ends = [this.#pin(UNMOVED, "a"), this.#pin(UNMOVED, "b")] as const;
    const room = this.ends ? { whole: this.whole ?? WHOLE, wide: WIDE, taken: ringNames(this.dice) } : {};
    this.numerals = { zoom, places: await inSlices(placeNumerals(this.map!, ends, zoom, room)) };
  }

  async #cover(): Promise<void> {
    this.coverage = await inSlices(this.map!.coverage(this.dice));
  }

  #hasGrid(window: Window): boolean {
    return this.grid?.window === window && this.grid.done === GRID_SIDE * GRID_SIDE;
  }

  async #decodeGrid(model: Autoencoder, window: Window): Promise<void> {
    const begun = this.grid?.window === window ? this.grid : null;
    const images = begun?.images ?? new Float32Array(GRID_SIDE * GRID_SIDE * model.inputSize);
    const from = begun?.done ?? 0;
    const codes = gridCodes(window).subarray(2 * from, 2 * (from + GRID_ROWS));
    images.set(await model.decode(codes), from * model.inputSize);
    this.grid = { window, images, done: from + codes.length / 2 };
  }
}
