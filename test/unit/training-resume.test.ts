import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { Random } from "../../src/math/random.js";
import type { AutoencoderOptions } from "../../training/autoencoder-options.js";
import { AutoencoderLearner } from "../../training/autoencoder.js";
import { train, type Learner, type Plan } from "../../training/loop.js";
import type { Digits, Mnist } from "../../training/mnist.js";
import { sensor } from "../../training/models/sensor.js";
import { packNetwork, type PlainNetwork } from "../../training/quantise.js";
import { spoiltForValidation } from "../../training/spoilt.js";

const folder = mkdtempSync(path.join(tmpdir(), "ae-resume-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Bars of ink at an angle and a place that the seed decides. */
function bars(seed: number, count: number): Digits {
  const random = new Random(seed);
  const images = new Uint8Array(count * 784);
  for (let r = 0; r < count; r++) {
    const angle = Math.PI * random.uniform();
    const offset = 6 * random.uniform() - 3;
    for (let p = 0; p < 784; p++) {
      const [x, y] = [(p % 28) - 13.5, Math.floor(p / 28) - 13.5];
      const across = x * Math.cos(angle) + y * Math.sin(angle) - offset;
      images[r * 784 + p] = Math.hypot(x, y) < 10 ? 255 * Math.exp(-(across ** 2) / 6) : 0;
    }
  }
  return { count, images, labels: Uint8Array.from({ length: count }, (_, i) => i % 10) };
}

const mnist: Mnist = { train: bars(1, 320), validation: bars(2, 60), test: bars(3, 100) };
const tiny: AutoencoderOptions = { id: "tiny", hidden: [12], latent: 3, pixelBudget: 0.5, roundFrom: 0.5, levels: 63 };

type Make = (random: Random) => { learner: Learner; finish(): PlainNetwork };
const autoencoder =
  (more: Partial<AutoencoderOptions>): Make =>
  (random) => {
    const learner = new AutoencoderLearner({ ...tiny, ...more }, mnist, random);
    return { learner, finish: () => learner.plain("as is").network };
  };
const sensorLearner: Make = (random) => {
  const { learner, finish } = sensor.learner!(mnist, random);
  return { learner, finish: () => (finish() as { network: PlainNetwork }).network };
};

async function run(make: Make, more: Partial<Plan> = {}) {
  const random = new Random(1);
  const { learner, finish } = make(random);
  const plan: Plan = { id: "tiny", seed: 1, epochs: 4, batch: 32, rate: 5e-3, examples: 320, recipe: "tiny", ...more };
  const outcome = await train(plan, learner, random);
  return { outcome, bytes: packNetwork(finish()) };
}

const kinds: Record<string, Make> = {
  denoising: autoencoder({ denoising: true }),
  variational: autoencoder({ pixelVariance: 0.2 }),
  "chosen by damage": autoencoder({ anomalyGoals: { scratch: 0.9, shift: 0.9 } }),
  sensor: sensorLearner,
};

for (const [name, make] of Object.entries(kinds)) {
  test(`${name}: stopped after any epoch and started again, a run ends with the same bytes`, async () => {
    const whole = await run(make);
    assert.deepEqual((await run(make)).bytes, whole.bytes, "the seed decides all");
    for (const stop of [1, 3]) {
      const checkpoint = path.join(folder, `${name}-${stop}.ckpt`);
      let epochs = 0;
      assert.equal((await run(make, { checkpoint, stopAfter: () => ++epochs === stop })).outcome.finished, false);
      const rest = await run(make, { checkpoint });
      assert.equal(rest.outcome.resumedAt, stop);
      assert.deepEqual(rest.bytes, whole.bytes, `stopped after epoch ${stop}`);
      assert.equal(rest.outcome.validation, whole.outcome.validation);
    }
  });
}

test("a denoiser learns from spoilt images and is judged by them; a plain autoencoder does neither", async () => {
  const learners = [true, false].map(
    (denoising) => new AutoencoderLearner({ ...tiny, hidden: [48], latent: 24, denoising }, mnist, new Random(1)),
  );
  const [denoiser, plain] = learners;
  const clean = plain.batch(mnist.validation);
  const errors = (learner: AutoencoderLearner) => spoiltForValidation(clean).map((seen) => learner.error(clean, 60, 24, seen));
  const judged = () => errors(denoiser).reduce((a, b) => a + b) / 2;
  assert.notEqual(denoiser.validate(), plain.validate(), "the same weights, but other images go in");
  const before = judged();
  for (const learner of learners)
    await train({ id: "tiny", seed: 1, epochs: 30, batch: 32, rate: 5e-3, examples: 320, recipe: "tiny" }, learner, new Random(2));
  assert.ok(judged() < 0.75 * before, `${judged()} after ${before}`);
  errors(denoiser).forEach((e, i) => assert.ok(e < 0.9 * errors(plain)[i], `${e} and ${errors(plain)[i]}`));
});

test("where damage chooses the epoch, the worst kind counts, against its goal", () => {
  const validate = (anomalyGoals?: AutoencoderOptions["anomalyGoals"]) =>
    new AutoencoderLearner({ ...tiny, anomalyGoals }, mnist, new Random(1)).validate();
  const [scratch, shift] = [validate({ scratch: 0.9 }), validate({ shift: 0.9 })];
  assert.notEqual(scratch, shift);
  assert.equal(validate({ scratch: 0.9, shift: 0.9 }), Math.max(scratch, shift));
  const easier = validate({ scratch: 0.8 });
  assert.ok(Math.abs(easier - scratch / 2) < 1e-9, "twice the mistakes allowed");
});

test("the sensor learns: the error on healthy windows falls towards their noise", async () => {
  const random = new Random(2);
  const { learner } = sensor.learner!(mnist, random);
  const before = learner.validate();
  await train({ id: "sensor", seed: 2, epochs: 6, batch: 64, rate: 5e-3, examples: 3200, recipe: "s" }, learner, random);
  const noise = 64 * 0.22 ** 2;
  assert.ok(learner.validate() < 0.4 * before && learner.validate() > 0.7 * noise, `${learner.validate()} after ${before}`);
});
