/** The network that learns in the page: its gradients, its losses, and that the same seed gives the same numbers. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { trimWasm } from "../../scripts/tfjs/index.mjs";
import { lossValue } from "../../src/math/loss.js";
import { Random } from "../../src/math/random.js";
import type { TrainerOptions } from "../../src/model/api.js";
import { createEngine } from "../../src/model/engine.js";
import { createTrainer } from "../../src/model/trainer.js";
import { LearningLayer } from "../../src/model/tfjs/learning-layer.js";
import { countTensors, tensor, tidy, useBackend } from "../../src/model/tfjs/runtime.js";

const PIXELS = 784;
const wasm = new Uint8Array(readFileSync(await trimWasm())).buffer;
await createEngine("wasm", Promise.resolve(wasm));
await createEngine("cpu");
const BACKENDS = ["wasm", "cpu"] as const;

/** Blurred strokes at random places: something that can be learnt. */
function pictures(count: number, seed: number): Float32Array {
  const random = new Random(seed);
  const images = new Float32Array(count * PIXELS);
  for (let i = 0; i < count; i++) {
    const column = 4 + random.integer(20);
    for (let row = 4; row < 24; row++) for (let c = -1; c <= 1; c++) images[i * PIXELS + row * 28 + column + c] = c === 0 ? 1 : 0.5;
  }
  return images;
}

const options = (more: Partial<TrainerOptions> = {}): TrainerOptions => ({
  images: pictures(30, 1),
  heldOut: pictures(9, 2),
  k: 3,
  hidden: 8,
  batch: 10,
  rate: 0.01,
  seed: 5,
  ...more,
});

function trained(backend: "wasm" | "cpu", steps: number, more: Partial<TrainerOptions> = {}) {
  const trainer = createTrainer(backend, options(more));
  const losses: number[] = [];
  while (!trainer.advance());
  while (trainer.steps < steps) if (trainer.advance()) losses.push(trainer.trainLoss, trainer.heldOutLoss);
  return { trainer, losses };
}

for (const backend of BACKENDS) {
  describe(`a layer that learns, on ${backend}`, () => {
    it("its gradient is that of finite differences", () => {
      const random = new Random(3);
      const [n, inputs, out] = [3, 4, 5];
      const x = Float32Array.from({ length: n * inputs }, () => random.normal());
      const weigh = Float32Array.from({ length: n * out }, () => random.normal());
      const layer = new LearningLayer(inputs, out, "linear", random);
      const loss = (input: Float32Array) => {
        let sum = 0;
        tidy(() => {
          const y = layer.forward(tensor(input, [1, n, inputs])).dataSync();
          weigh.forEach((w, i) => (sum += w * y[i]));
        });
        layer.dispose();
        return sum;
      };
      useBackend(backend);
      let before: Float32Array | null = null;
      tidy(() => {
        before = layer.backward(x, weigh, n, true);
      });
      layer.dispose();
      const h = 1e-2;
      const slope = (values: Float32Array, i: number, input = x) => {
        const kept = values[i];
        values[i] = kept + h;
        const up = loss(input);
        values[i] = kept - h;
        const down = loss(input);
        values[i] = kept;
        return (up - down) / (2 * h);
      };
      for (let i = 0; i < layer.weights.value.length; i++)
        assert.ok(Math.abs(layer.weights.gradient[i] - slope(layer.weights.value, i)) < 2e-3, `weight ${i}`);
      for (let i = 0; i < out; i++) assert.ok(Math.abs(layer.bias.gradient[i] - slope(layer.bias.value, i)) < 2e-3, `bias ${i}`);
      for (let i = 0; i < x.length; i++) assert.ok(Math.abs(before![i] - slope(x, i)) < 2e-3, `input ${i}`);
      layer.dispose();
    });
  });

  describe(`training, on ${backend}`, () => {
    it("takes the loss down, and the first weights' loss is about ln 2", () => {
      const trainer = createTrainer(backend, options());
      while (!trainer.advance());
      assert.equal(trainer.steps, 0);
      assert.ok(Math.abs(trainer.heldOutLoss - Math.LN2) < 0.05, String(trainer.heldOutLoss));
      for (let step = 0; step < 120; step++) while (!trainer.advance());
      assert.equal(trainer.steps, 120);
      assert.ok(trainer.heldOutLoss < 0.35, String(trainer.heldOutLoss));
      for (const nudge of [trainer.nudge.theta, trainer.nudge.phi]) {
        assert.ok(nudge.weights > 0 && nudge.gradient > 0);
        assert.ok(nudge.step > 0 && nudge.step < nudge.weights);
      }
      trainer.dispose();
    });

    it("the held-out loss is that of its reconstructions", async () => {
      const trainer = createTrainer(backend, options());
      for (let step = 0; step <= 20; step++) while (!trainer.advance());
      const { heldOut } = options();
      const answers = await trainer.reconstruct(heldOut);
      assert.ok(Math.abs(trainer.heldOutLoss - lossValue("bce", "mean", heldOut, answers)) < 1e-6);
      assert.equal((await trainer.encode(heldOut)).length, 9 * 3);
      trainer.dispose();
    });

    it("the same seed gives the same losses, bit by bit; another seed does not", () => {
      const [a, b, c] = [5, 5, 6].map((seed) => trained(backend, 25, { seed }));
      assert.deepEqual(a.losses, b.losses);
      assert.notDeepEqual(a.losses, c.losses);
      assert.equal(a.losses.length, 50);
      for (const { trainer } of [a, b, c]) trainer.dispose();
    });

    it("leaves no tensor behind", () => {
      const before = countTensors();
      const { trainer } = trained(backend, 3);
      for (let piece = 0; piece < 2; piece++) trainer.advance();
      trainer.dispose();
      assert.equal(countTensors(), before);
      assert.throws(() => trainer.advance(), { code: "aborted" });
    });

    it("a batch may be all digits, or reach over the end of the order", () => {
      for (const batch of [30, 7, 1]) {
        const { trainer, losses } = trained(backend, 6, { batch });
        assert.ok(losses.every(Number.isFinite));
        trainer.dispose();
      }
    });
  });
}

describe("training", () => {
  it("on cpu and on wasm it goes the same way", () => {
    const [a, b] = BACKENDS.map((backend) => trained(backend, 20));
    a.losses.forEach((loss, i) => assert.ok(Math.abs(loss - b.losses[i]) < 1e-3, `${i}: ${loss} and ${b.losses[i]}`));
    a.trainer.dispose();
    b.trainer.dispose();
  });

  it("refuses what it can't work with", () => {
    assert.throws(() => createTrainer("cpu", options({ images: new Float32Array(10) })), RangeError);
    assert.throws(() => createTrainer("cpu", options({ heldOut: new Float32Array(0) })), RangeError);
    assert.throws(() => createTrainer("cpu", options({ batch: 31 })), RangeError);
  });
});
