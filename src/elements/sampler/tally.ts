/** How many dice came out digit-like over all rolls of one setting. */

export interface Share {
  readonly n: number;
  readonly like: number;
  /** like / n. */
  readonly share: number;
  /** Standard error of the share; see `standardError`. */
  readonly error: number;
}

/**
 * Standard error of a share of n, by Agresti and Coull (1998): two successes and two failures are added first, so that none and all
 * of a few have an error too.
 */
export function standardError(like: number, n: number): number {
  const p = (like + 2) / (n + 4);
  return Math.sqrt((p * (1 - p)) / (n + 4));
}

export class Tally {
  /** By setting, then by seed: a seed rolled again counts once, with its largest sheet. */
  readonly #rolls = new Map<string, Map<number, { n: number; like: number }>>();

  add(setting: string, seed: number, n: number, like: number): void {
    let rolls = this.#rolls.get(setting);
    if (!rolls) this.#rolls.set(setting, (rolls = new Map()));
    if ((rolls.get(seed)?.n ?? 0) < n) rolls.set(seed, { n, like });
  }

  /** Null before the first roll of a setting. */
  of(setting: string): Share | null {
    const rolls = this.#rolls.get(setting);
    if (!rolls) return null;
    let n = 0;
    let like = 0;
    for (const roll of rolls.values()) {
      n += roll.n;
      like += roll.like;
    }
    return { n, like, share: like / n, error: standardError(like, n) };
  }

  clear(): void {
    this.#rolls.clear();
  }
}
