/** Paints all canvases of the tag, each only when its picture has changed, and lets dice land before their digits show. */
import { paintDie } from "../../draw/die.js";
import { paintDigit } from "../../draw/digit.js";
import type { Palette } from "../../draw/palette.js";
import type { Facts } from "./facts.js";
import { CODE, type Which } from "./sampler.logic.js";

const BLANK = new Float32Array(784);
/** From the first die to the last: the movement is the lesson. */
const LANDING_MS = 700;
/** Dice lie still for this share of it before the first is decoded. */
const REST = 0.35;

type Picture = { numbers: Float32Array; palette: Palette };

export class Painter {
  readonly #painted = new WeakMap<HTMLCanvasElement, Picture>();
  #last: { root: ParentNode; sheets: readonly Facts[]; seen: number; palette: Palette } | null = null;
  #start = -Infinity;
  #landing: readonly Which[] = [];
  #frame = 0;

  paint(root: ParentNode, sheets: readonly Facts[], seen: number, palette: Palette): void {
    this.#last = { root, sheets, seen, palette };
    this.#draw();
  }

  /** From now on the dice of these sheets land, and are decoded one after the other. */
  land(sheets: readonly Which[]): void {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    this.#start = performance.now();
    this.#landing = sheets;
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#start = -Infinity;
  }

  #draw(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    if (!this.#last) return;
    const { root, sheets, seen, palette } = this.#last;
    const time = (performance.now() - this.#start) / LANDING_MS;
    for (const facts of sheets) {
      const model = root.querySelector(`.model.${facts.which}`);
      if (!model) continue;
      const at = this.#landing.includes(facts.which) ? time : 1;
      const landed = at >= 1 ? facts.count : Math.floor(((at - REST) / (1 - REST)) * facts.count);
      model.classList.toggle("landing", at < 1 && facts.images !== null);
      model.querySelectorAll<HTMLElement>(".cell").forEach((cell, i) => {
        const inAir = facts.images !== null && i >= landed;
        cell.classList.toggle("air", inAir);
        this.#picture(cell.firstElementChild as HTMLCanvasElement, facts, i, inAir, palette);
      });
      this.#picture(model.querySelector<HTMLCanvasElement>(".one canvas")!, facts, seen, seen >= landed, palette);
      this.#digit(model.querySelector<HTMLCanvasElement>(".real canvas")!, facts.real && seen < landed ? facts.real : BLANK, palette);
    }
    if (time < 1) this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #picture(canvas: HTMLCanvasElement, { images, dice }: Facts, i: number, asDie: boolean, palette: Palette): void {
    if (images && !asDie) this.#digit(canvas, images[i], palette);
    else this.#once(canvas, dice.subarray(i * CODE, (i + 1) * CODE), palette, paintDie);
  }

  #digit(canvas: HTMLCanvasElement, image: Float32Array, palette: Palette): void {
    this.#once(canvas, image, palette, paintDigit);
  }

  #once(canvas: HTMLCanvasElement, numbers: Float32Array, palette: Palette, paint: typeof paintDie): void {
    const before = this.#painted.get(canvas);
    // parts of one buffer are new objects each time: what counts is where they begin
    const same = before?.numbers.buffer === numbers.buffer && before.numbers.byteOffset === numbers.byteOffset;
    if (same && before.palette === palette) return;
    paint(canvas, numbers, palette);
    this.#painted.set(canvas, { numbers, palette });
  }
}
