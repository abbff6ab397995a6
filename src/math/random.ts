/**
 * Seeded random numbers: sfc32 (Chris Doty-Humphrey, PractRand), 128 bits of state, the same numbers on every machine.
 * For experiments and pictures that must come out again; not for secrets.
 */
export class Random {
  readonly #s = new Uint32Array(4);

  /** The same seed gives the same sequence. Any finite number; its low 32 bits count. */
  constructor(seed: number) {
    this.#s.set([0x9e3779b9, 0x243f6a88, 0xb7e15162, seed]);
    for (let i = 0; i < 16; i++) this.#next();
  }

  /** Four unsigned 32-bit integers: assign them to another generator to go on from here. */
  get state(): [number, number, number, number] {
    return [...this.#s] as [number, number, number, number];
  }

  set state(state: readonly [number, number, number, number]) {
    this.#s.set(state);
  }

  /** In [0, 1), 32 bits fine. */
  uniform(): number {
    return this.#next() / 0x1_0000_0000;
  }

  /** A whole number in [0, n). */
  integer(n: number): number {
    return Math.floor(this.uniform() * n);
  }

  /** Mean 0, variance 1 (Box and Muller 1958, the cosine half). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return radius * Math.cos(2 * Math.PI * this.uniform());
  }

  /** Shuffles in place (Fisher and Yates) and returns its argument. */
  shuffle<T extends { [index: number]: unknown; readonly length: number }>(items: T): T {
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.integer(i + 1);
      const swap = items[i];
      items[i] = items[j];
      items[j] = swap;
    }
    return items;
  }

  #next(): number {
    const s = this.#s;
    const result = (s[0] + s[1] + s[3]) >>> 0;
    s[3] += 1;
    s[0] = s[1] ^ (s[1] >>> 9);
    s[1] = s[2] + (s[2] << 3);
    s[2] = ((s[2] << 21) | (s[2] >>> 11)) + result;
    return result;
  }
}
