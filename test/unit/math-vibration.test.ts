import assert from "node:assert/strict";
import { test } from "node:test";
import { Random } from "../../src/math/random.js";
import { FAULTS, SAMPLE_RATE, vibration, WINDOW, type Fault } from "../../src/math/vibration.js";

const USUAL = 4 / WINDOW; // turns a sample
const LONG = 2048;
const record = (seed: number, fault?: Fault, length = LONG) => vibration(length, new Random(seed), fault);

/** Amplitude of the sine of `frequency` cycles a sample, under a Hann window. */
function amplitude(x: Float32Array, frequency: number): number {
  let [re, im] = [0, 0];
  x.forEach((v, i) => {
    const weight = 1 - Math.cos((2 * Math.PI * (i + 0.5)) / x.length);
    re += weight * v * Math.cos(2 * Math.PI * frequency * i);
    im += weight * v * Math.sin(2 * Math.PI * frequency * i);
  });
  return (2 * Math.hypot(re, im)) / x.length;
}

/** Turns a sample: the strongest frequency near the usual one, first roughly, then finely. */
function speedOf(x: Float32Array): number {
  const strongest = (from: number, to: number, step: number) => {
    let [most, best] = [0, from];
    for (let f = from; f <= to; f += step) {
      const a = amplitude(x, f);
      if (a > most) [most, best] = [a, f];
    }
    return best;
  };
  const bin = 1 / x.length;
  const rough = strongest(0.75 * USUAL, 1.25 * USUAL, bin / 2);
  return strongest(rough - bin / 2, rough + bin / 2, bin / 20);
}

/** What a fault that is added to a healthy recording adds to it: the same seed draws the same machine. */
function added(seed: number, fault: "spikes" | "bearing", length = LONG): Float32Array {
  const healthy = record(seed, undefined, length);
  return record(seed, fault, length).map((v, i) => v - healthy[i]);
}

const seeds = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const between = (value: number, low: number, high: number, what: string) =>
  assert.ok(value >= low && value <= high, `${what}: ${value} is not in ${low} to ${high}`);

test("a recording has the length asked for, finite samples, and is the seed's", () => {
  for (const fault of [undefined, ...FAULTS]) {
    for (const length of [1, WINDOW, 200]) {
      const x = record(1, fault, length);
      assert.equal(x.length, length);
      assert.ok(x.every(Number.isFinite));
      assert.deepEqual(record(1, fault, length), x);
      assert.notDeepEqual(record(2, fault, length), x);
    }
  }
});

test("a healthy machine: about 100 turns a second, the second harmonic, no third, white noise", () => {
  const speeds: number[] = [];
  for (const seed of seeds(12)) {
    const x = record(seed);
    const speed = speedOf(x);
    speeds.push(speed);
    between(speed / USUAL, 0.9795, 1.0205, "speed");
    const a = amplitude(x, speed);
    between(a, 0.87, 1.13, "amplitude");
    between(amplitude(x, 2 * speed) / a, 0.31, 0.39, "second harmonic");
    between(amplitude(x, 3 * speed), 0, 0.04, "third harmonic");
    const power = mean([...x].map((v) => v * v)) - (a * a * (1 + 0.35 ** 2)) / 2;
    between(Math.sqrt(power), 0.19, 0.25, "noise");
  }
  assert.equal(USUAL * SAMPLE_RATE, 100);
  assert.ok(Math.max(...speeds) - Math.min(...speeds) > 0.02 * USUAL, "machines differ");
});

test("a healthy window starts anywhere in a turn", () => {
  const first = seeds(400).map((seed) => record(seed, undefined, 1)[0]);
  between(mean(first), -0.12, 0.12, "mean of the first sample");
  between(mean(first.map((v) => v * v)), 0.5, 0.72, "its power");
});

test("frequency: 8 to 16 % off, either way", () => {
  const ratios = seeds(16).map((seed) => speedOf(record(seed, "frequency")) / USUAL);
  for (const ratio of ratios) between(Math.abs(ratio - 1), 0.08 - 0.0225, 0.16 + 0.0235, "distance from the usual speed");
  assert.ok(ratios.some((r) => r > 1) && ratios.some((r) => r < 1));
  assert.ok(ratios.some((r) => Math.abs(r - 1) > 0.12));
});

test("harmonic: a third of 0.25 to 0.4, nothing else", () => {
  const thirds = seeds(16).map((seed) => {
    const x = record(seed, "harmonic");
    const speed = speedOf(x);
    between(speed / USUAL, 0.9795, 1.0205, "speed");
    return amplitude(x, 3 * speed) / amplitude(x, speed);
  });
  for (const third of thirds) between(third, 0.22, 0.43, "third harmonic");
  assert.ok(Math.max(...thirds) - Math.min(...thirds) > 0.05, "machines differ");
});

test("spikes: two single samples a window on average, at least one, 0.9 to 1.4 either way", () => {
  let [count, up] = [0, 0];
  for (const seed of seeds(500)) {
    const spikes = [...added(seed, "spikes", WINDOW)].filter((v) => Math.abs(v) > 1e-5);
    assert.ok(spikes.length >= 1);
    count += spikes.length;
    up += spikes.filter((v) => v > 0).length;
    // Two on one sample add up: rare, but it happens.
    const odd = spikes.filter((v) => Math.abs(v) < 0.899 || Math.abs(v) > 1.401);
    assert.ok(odd.length <= 1 && odd.every((v) => Math.abs(v) < 2.81));
  }
  between(count / 500, 1.8, 2.2, "spikes a window");
  between(up / count, 0.44, 0.56, "share upwards");
  const later = seeds(50).map((seed) => [...added(seed, "spikes")].slice(WINDOW).filter((v) => Math.abs(v) > 1e-5).length);
  between(mean(later), 25, 37, "spikes after the first window of a long recording");
});

test("bearing: bursts 3.6 times a turn that ring at 560 Hz and die out in 3 samples", () => {
  // A train of bursts has power at whole multiples of the hits' frequency only, as much as one burst has there: e^(−t/τ)·sin ωt
  // has |F(f)| = ω / |(1/τ + 2πif)² + ω²|.
  const omega = (2 * Math.PI * 560) / SAMPLE_RATE;
  const burst = (f: number) => {
    const w = 2 * Math.PI * f;
    return omega / Math.hypot(1 / 9 - w * w + omega * omega, (2 * w) / 3);
  };
  const strengths: number[] = [];
  for (const seed of seeds(8)) {
    const rings = added(seed, "bearing");
    const hits = 3.6 * speedOf(record(seed));
    const [one, two] = [amplitude(rings, hits), amplitude(rings, 2 * hits)];
    const power = mean([...rings.subarray(64)].map((v) => v * v));
    assert.ok(amplitude(rings, 0.5 * hits) < 0.02 * one && amplitude(rings, 1.5 * hits) < 0.02 * one, "nothing between");
    between(two / one / (burst(2 * hits) / burst(hits)), 0.93, 1.07, "second line against the first");
    between((one * one + two * two) / 2 / power, 0.7, 1.001, "share of the power in two lines");
    strengths.push(one / (2 * hits * burst(hits)));
  }
  for (const strength of strengths) between(strength, 0.43, 0.72, "strength of a burst");
  assert.ok(Math.max(...strengths) - Math.min(...strengths) > 0.05, "machines differ");
});

test("bearing: between two hits the housing rings freely", () => {
  // A damped oscillation, also a sum of such, goes on as x₂ = 2r·cos ω·x₁ − r²·x₀.
  const r = Math.exp(-1 / 3);
  const cos = Math.cos((2 * Math.PI * 560) / SAMPLE_RATE);
  for (const seed of seeds(8)) {
    const x = added(seed, "bearing");
    const free = x.subarray(2).filter((v, i) => Math.abs(v - 2 * r * cos * x[i + 1] + r * r * x[i]) < 0.01).length;
    // Two samples after each hit do not follow from those before: all but 2 · 3.6 / 16 of them do.
    between(free / LONG, 0.53, 0.66, "share that follows from the two before");
  }
});

test("bearing: the first burst is under way or soon to come, wherever the recording starts", () => {
  const longest = 1 / (3.6 * USUAL * 0.98);
  const starts = seeds(100).map((seed) => added(seed, "bearing", WINDOW).findIndex((v) => Math.abs(v) > 1e-4));
  assert.ok(starts.every((at) => at >= 0 && at <= longest + 1));
  const first = seeds(300).map((seed) => added(seed, "bearing", WINDOW)[0]);
  assert.ok(first.some((v) => v > 0.2) && first.some((v) => v < -0.05), "any phase of a burst");
});
