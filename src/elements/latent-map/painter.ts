/** Paints all canvases of the tag from what it shows; each only when its picture has changed. */
import { DIGIT, paintDigit } from "../../draw/digit.js";
import type { Palette } from "../../draw/palette.js";
import type { ImageShape } from "../../model/api.js";
import type { MapState, Which } from "./latent-map.logic.js";
import { MapPicture, type Extras } from "./map-picture.js";
import type { Facts } from "./poster-facts.js";

export interface Frame {
  facts: Facts;
  state: MapState;
  lit: number | null;
  hasPath: boolean;
  /** Name of the reader's own digit on the map. */
  ownName: string;
  extras: Extras | null;
}

const BLANK = new Float32Array(784);

export class Painter {
  readonly #pictures: Readonly<Record<Which, MapPicture>> = { ae: new MapPicture(), vae: new MapPicture() };
  #painted = new WeakMap<HTMLCanvasElement, { image: Float32Array; palette: Palette }>();
  #font: { palette: Palette; family: string } | null = null;

  constructor(private readonly host: HTMLElement) {}

  paint(root: ParentNode, frames: readonly Frame[], palette: Palette): void {
    for (const frame of frames) this.#paintMap(root, frame, palette);
  }

  #paintMap(root: ParentNode, frame: Frame, palette: Palette): void {
    const { facts, state } = frame;
    const map = root.querySelector(`.map.${facts.which}`);
    const base = map?.querySelector<HTMLCanvasElement>(".base");
    const overlay = map?.querySelector<HTMLCanvasElement>(".overlay");
    if (!map || !base || !overlay) return;
    this.#pictures[facts.which].paint(base, overlay, {
      window: state.window,
      palette,
      points: facts.points,
      numerals: facts.numerals,
      fontFamily: this.#fontFamily(palette),
      rings: state.rings && !facts.blank,
      dice: facts.dice,
      author: facts.author,
      shape: facts.shape,
      grid: facts.grid,
      pointsAsNumerals: state.numerals ?? palette.forced,
      lit: frame.lit,
      cursor: facts.blank ? null : state.cursor,
      nearest: facts.place,
      path: frame.hasPath && !facts.blank ? [facts.pins.a, facts.pins.b] : null,
      extras: frame.extras,
      own: facts.own && { at: facts.own.at, name: frame.ownName },
    });
    const paint = (canvas: HTMLCanvasElement | null, image: Float32Array | null) => this.#digit(canvas, image, facts.shape, palette);
    paint(map.querySelector(".decoded canvas"), facts.decoded);
    // without the data set, as when the tag is moved, the last digit stays
    if (facts.real || !facts.encoded) paint(map.querySelector(".real canvas"), facts.real);
    for (const canvas of map.querySelectorAll<HTMLCanvasElement>(".strip canvas")) paint(canvas, facts.path[Number(canvas.dataset.step)]);
    const own = root.querySelector<HTMLCanvasElement>(`[data-own=${facts.which}] canvas`);
    if (facts.own) {
      paint(own, facts.own.image);
      paint(root.querySelector("[data-own-input]"), facts.own.input);
    }
  }

  /** `image`: null or undefined where nothing is known: paper. */
  #digit(canvas: HTMLCanvasElement | null, known: Float32Array | null | undefined, shape: ImageShape, palette: Palette): void {
    if (!canvas) return;
    const image = known ?? BLANK;
    const before = this.#painted.get(canvas);
    // subarrays of one buffer are new objects each time: what counts is where they begin
    if (before?.palette === palette && before.image.buffer === image.buffer && before.image.byteOffset === image.byteOffset) return;
    paintDigit(canvas, image, palette, known ? shape : DIGIT);
    this.#painted.set(canvas, { image, palette });
  }

  /** Of the tag's own text; read again when the theme changes. */
  #fontFamily(palette: Palette): string {
    if (this.#font?.palette !== palette) this.#font = { palette, family: getComputedStyle(this.host).fontFamily };
    return this.#font.family;
  }
}
