import type { Random } from "./random.js";
import { BALLS_A_TURN, NOISE, RING, RING_DECAY, SECOND_HARMONIC, SECOND_LAG, USUAL_TURNS, WINDOW, type Fault } from "./vibration.js";

/** Spikes a sample: twice in a window on average. */
const SPIKES = 2 / WINDOW;

/**
 * The made-up machine of `math/vibration.ts`, running: sample after sample without a jump, while faults come and go. One machine keeps its
 * speed and amplitude; how strong a fault is, is drawn anew each time that it sets in.
 */
export class Machine {
  readonly #random: Random;
  readonly #speed: number;
  readonly #amplitude: number;
  /** Turns since the start. */
  #turn: number;
  #fault: Fault | null = null;
  #off = 1;
  #third = 0;
  #thirdLag = 0;
  #ring = 0;
  /** Turns of the shaft at which the next damaged ball passes. */
  #nextHit = 0;
  #hits: { age: number; strength: number }[] = [];

  constructor(random: Random) {
    this.#random = random;
    this.#turn = random.uniform();
    this.#speed = USUAL_TURNS * this.#between(0.98, 1.02);
    this.#amplitude = this.#between(0.9, 1.1);
  }

  get fault(): Fault | null {
    return this.#fault;
  }

  /** From the next sample on. Null: healthy. */
  set fault(fault: Fault | null) {
    if (fault === this.#fault) return;
    this.#fault = fault;
    this.#off = fault === "frequency" ? 1 + this.#sign() * this.#between(0.08, 0.16) : 1;
    this.#third = fault === "harmonic" ? this.#between(0.25, 0.4) : 0;
    this.#thirdLag = 2 * Math.PI * this.#random.uniform();
    this.#ring = fault === "bearing" ? this.#between(0.45, 0.7) : 0;
    this.#nextHit = this.#turn + this.#random.uniform() / BALLS_A_TURN;
  }

  /** The next sample. */
  next(): number {
    const random = this.#random;
    const turn = 2 * Math.PI * this.#turn;
    let value =
      this.#amplitude *
        (Math.sin(turn) + SECOND_HARMONIC * Math.sin(2 * turn + SECOND_LAG) + this.#third * Math.sin(3 * turn + this.#thirdLag)) +
      NOISE * random.normal();
    if (this.#fault === "spikes" && random.uniform() < SPIKES) value += this.#sign() * this.#between(0.9, 1.4);
    if (this.#ring > 0 && this.#turn >= this.#nextHit) {
      const late = (this.#turn - this.#nextHit) / (this.#speed * this.#off);
      this.#hits.push({ age: late, strength: this.#ring });
      this.#nextHit += 1 / BALLS_A_TURN;
    }
    for (const hit of this.#hits) {
      value += hit.strength * Math.exp(-hit.age / RING_DECAY) * Math.sin(2 * Math.PI * RING * hit.age);
      hit.age++;
    }
    this.#hits = this.#hits.filter(({ age }) => age < 5 * RING_DECAY);
    this.#turn += this.#speed * this.#off;
    return value;
  }

  #between(low: number, high: number): number {
    return low + (high - low) * this.#random.uniform();
  }

  #sign(): number {
    return this.#random.uniform() < 0.5 ? -1 : 1;
  }
}
