/** The code as bars: the width of their axis, and where they were before the last change. */
import { codeLimit, type Scene } from "./bottleneck.logic.js";

export class ShownCode {
  limit = 1;
  /** The code before the last change, as long as that was; null before there was one. */
  before: Float32Array | null = null;
  #now: Float32Array | null = null;
  #held = false;

  /** `usual`: half the width of the axis for codes of k numbers. */
  constructor(private readonly usual: (k: number) => number) {}

  /** To be told of every code that is shown. While a bar is held, or after that, the axis only grows. */
  show(code: ArrayLike<number> | null, { k, edited }: Scene): void {
    if (!code) return;
    const limit = codeLimit(code, this.usual(k));
    this.limit = edited ? Math.max(this.limit, limit) : limit;
    const now = this.#now;
    if (now?.length === code.length && now.every((v, i) => v === code[i])) return;
    if (!this.#held) this.before = now;
    this.#now = Float32Array.from(code);
  }

  /** The hand takes a bar: from now on the bars before are those of this moment. */
  hold(): void {
    if (!this.#held) this.before = this.#now;
    this.#held = true;
  }

  letGo(): void {
    this.#held = false;
  }

  forget(): void {
    this.before = this.#now = null;
    this.#held = false;
  }
}
