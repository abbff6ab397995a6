/** Which of an author's images can be chosen: the first of each class, and while there is room more of them. */
import type { Dataset } from "../../model/api.js";
import type { Tile } from "./subject.js";

const MOST_TILES = 10;

export class OwnSamples {
  readonly tiles: readonly Tile[];
  /** Places in the data, by class. */
  readonly #places = new Map<number, number[]>();

  constructor(private readonly data: Dataset) {
    data.labels.forEach((label, i) => {
      const places = this.#places.get(label);
      if (places) places.push(i);
      else this.#places.set(label, [i]);
    });
    const there = [...this.#places.keys()].sort((a, b) => a - b);
    this.tiles = there.length > MOST_TILES ? spread(there) : this.#turnByTurn(there);
  }

  /** First, then second images of each class. In the order of the classes. */
  #turnByTurn(classes: readonly number[]): Tile[] {
    const tiles: Tile[] = [];
    for (let nth = 0; tiles.length < MOST_TILES && classes.some((digit) => this.#places.get(digit)!.length > nth); nth++) {
      // a round is whole, or the next tiles would look as if only those classes had more
      const round = classes.filter((digit) => this.#places.get(digit)!.length > nth);
      if (tiles.length + round.length > MOST_TILES) break;
      tiles.push(...round.map((digit) => ({ digit, nth })));
    }
    return tiles.sort((a, b) => a.digit - b.digit || a.nth - b.nth);
  }

  /** Of the classes that have images; an image that a class does not have is its last. */
  readonly nearest = (digit: number, nth = 0): Tile => {
    let best = digit;
    if (!this.#places.has(digit)) {
      const distance = (other: number) => Math.abs(other - digit);
      best = [...this.#places.keys()].reduce((a, b) => (distance(b) < distance(a) || (distance(b) === distance(a) && b < a) ? b : a));
    }
    return { digit: best, nth: Math.min(nth, this.#places.get(best)!.length - 1) };
  };

  readonly image = (digit: number, nth = 0): Float32Array | null => {
    const { images, inputSize } = this.data;
    const at = this.#places.get(digit)?.[nth];
    return at === undefined ? null : images.subarray(at * inputSize, (at + 1) * inputSize);
  };
}

/** Of more classes than there is room for, some all over them. */
function spread(classes: readonly number[]): Tile[] {
  return Array.from({ length: MOST_TILES }, (_, i) => ({ digit: classes[Math.floor((i * classes.length) / MOST_TILES)], nth: 0 }));
}
