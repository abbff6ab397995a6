import type { Random } from "./random.js";

/**
 * A made-up vibration sensor on a rotating machine, for the anomaly figures: nothing here was measured on a real one.
 *
 * Read it as a sensor sampled at 1,600 Hz on a shaft of about 100 turns a second: a window of 64 samples is 40 ms, four turns. A healthy
 * machine shows its turning frequency (amplitude about 1, speed and amplitude differ a little from one recording to the next), the second
 * harmonic locked to it, and white noise. Faults:
 *
 * - "frequency": the speed is 8 to 16 % off.
 * - "harmonic": a third harmonic of 0.25 to 0.4 appears, as of a misaligned shaft.
 * - "spikes": now and then (twice in a window on average, at least once in the first 64 samples) one sample jumps by 0.9 to 1.4 either way, as of a loose contact.
 * - "bearing": every time a damaged ball passes (3.6 times a turn) the housing rings: a burst at 560 Hz of 0.45 to 0.7 that dies out within
 *   a few samples.
 */
export const FAULTS = ["frequency", "harmonic", "spikes", "bearing"] as const;
export type Fault = (typeof FAULTS)[number];

export const WINDOW = 64;
export const SAMPLE_RATE = 1600;

/** For the running machine of `math/machine.ts`, which has the same numbers. */
export const USUAL_TURNS = 4 / WINDOW; // turns a sample at the usual speed
export const SECOND_HARMONIC = 0.35;
export const SECOND_LAG = 0.6; // radians
export const NOISE = 0.22;
export const BALLS_A_TURN = 3.6;
export const RING = 560 / SAMPLE_RATE; // cycles a sample
export const RING_DECAY = 3; // samples until a burst is down to 1/e

/** `length` samples of one recording, starting anywhere in a turn; without a fault, of a healthy machine. */
export function vibration(length: number, random: Random, fault?: Fault): Float32Array {
  const between = (low: number, high: number) => low + (high - low) * random.uniform();
  const sign = () => (random.uniform() < 0.5 ? -1 : 1);
  const off = fault === "frequency" ? 1 + sign() * between(0.08, 0.16) : 1;
  const speed = USUAL_TURNS * between(0.98, 1.02) * off;
  const amplitude = between(0.9, 1.1);
  const start = random.uniform();
  const third = fault === "harmonic" ? between(0.25, 0.4) : 0;
  const thirdLag = 2 * Math.PI * random.uniform();
  const out = Float32Array.from({ length }, (_, i) => {
    const turn = 2 * Math.PI * (start + speed * i);
    const pure = Math.sin(turn) + SECOND_HARMONIC * Math.sin(2 * turn + SECOND_LAG) + third * Math.sin(3 * turn + thirdLag);
    return amplitude * pure + NOISE * random.normal();
  });
  if (fault === "spikes") {
    const jump = (at: number) => (out[at] += sign() * between(0.9, 1.4));
    jump(random.integer(Math.min(length, WINDOW)));
    for (let i = 0; i < length; i++) if (random.uniform() < 1 / WINDOW) jump(i);
  }
  if (fault === "bearing") {
    const strength = between(0.45, 0.7);
    const every = 1 / (BALLS_A_TURN * speed);
    // from before the recording on: what rang then is still to be heard
    const early = Math.ceil((5 * RING_DECAY) / every);
    for (let hit = every * (random.uniform() - early); hit < length; hit += every) ring(out, hit, strength);
  }
  return out;
}

/** Adds one burst that starts at `hit` samples (a fraction). */
function ring(out: Float32Array, hit: number, strength: number): void {
  for (let i = Math.max(0, Math.ceil(hit)); i < Math.min(out.length, hit + 5 * RING_DECAY); i++) {
    const t = i - hit;
    out[i] += strength * Math.exp(-t / RING_DECAY) * Math.sin(2 * Math.PI * RING * t);
  }
}
