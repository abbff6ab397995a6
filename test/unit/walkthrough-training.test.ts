/** The small network that the film trains: its gradient, its determinism, and that it learns. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, describe, it } from "node:test";
import { factsOf } from "../../src/elements/walkthrough/facts.js";
import { magnification } from "../../src/elements/walkthrough/bench-drawings.js";
import { meanSquaredError, PIXELS, type Little } from "../../src/elements/walkthrough/film.js";
import { LittleNetwork } from "../../src/elements/walkthrough/little-network.js";
import { posterFilm } from "../../src/elements/walkthrough/poster.js";
import { countParameters, inSlices, trainLittle } from "../../src/elements/walkthrough/training.js";
import { parseSprite } from "../../src/model/sprite.js";

function finish<T>(work: Generator<void, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

const wave = (seed: number) => Float32Array.from({ length: PIXELS }, (_, i) => Math.max(0, Math.sin(i * 0.37 + seed)));
const distance = (x: ArrayLike<number>, y: ArrayLike<number>) => Array.from(x).reduce((sum, v, i) => sum + (v - y[i]) ** 2, 0);

describe("the small network", () => {
  it("a step of length r changes the loss by −r·‖gradient‖², to first order", () => {
    const batch = [wave(0), wave(1), wave(2)];
    const options = { hidden: 6, code: 3, seed: 5 };
    const loss = (network: LittleNetwork) => batch.reduce((sum, x) => sum + distance(x, network.run(x).image) / batch.length, 0);
    const falls = [1e-5, 2e-5].map((rate) => {
      const network = new LittleNetwork(options);
      const start = loss(network);
      assert.ok(Math.abs(finish(network.gradient(batch)) - start) < 1e-6 * start);
      network.descend(rate);
      return { fall: start - loss(network), rate, square: network.gradientSquare };
    });
    for (const { fall, rate, square } of falls) assert.ok(Math.abs(fall / (rate * square) - 1) < 0.02, `${fall} against ${rate * square}`);
  });

  it("the shown weights are its steepest, with their gradient", () => {
    const network = new LittleNetwork({ hidden: 6, code: 3, seed: 5 });
    finish(network.gradient([wave(0)]));
    const shown = network.steepest(4);
    network.descend(0.01);
    const after = network.steepest(4);
    for (const side of ["theta", "phi"] as const) {
      assert.equal(shown[side].length, 4);
      shown[side].forEach(({ weight, gradient }, i) => assert.ok(Math.abs(after[side][i].weight - (weight - 0.01 * gradient)) < 1e-6));
    }
  });
});

describe("training on the digits", () => {
  let digits: Awaited<ReturnType<typeof parseSprite>>;
  let x: Float32Array;
  let little: Little;
  before(async () => {
    const file = readFileSync(new URL("../../weights/digits.bin", import.meta.url));
    digits = await parseSprite(file.buffer.slice(file.byteOffset, file.byteOffset + file.length));
    x = digits.images.slice(3 * PIXELS, 4 * PIXELS);
    little = finish(trainLittle(x, digits, 8));
  });

  it("one plain step makes the loss of the digit smaller, 200 make strokes of the fog", () => {
    assert.equal(little.steps.length, 201);
    const mse = little.steps.map((step) => step.mse);
    assert.ok(mse[1] < mse[0]);
    assert.ok(mse[10] < 0.5 * mse[0], `${mse[10]}`);
    assert.ok(mse[200] < 0.25 * mse[10], `${mse[200]} after 200 steps, ${mse[10]} after 10`);
    for (const { image, mse: said } of little.steps) assert.ok(Math.abs(meanSquaredError(x, image) - said) < 1e-12);
  });

  it("says how large it is: weights and biases of 784–48–8–48–784", () => {
    assert.deepEqual(little.shape, [784, 48, 8, 48, 784]);
    assert.equal(little.parameters.theta + little.parameters.phi, 784 * 48 + 48 + (48 * 8 + 8) + (8 * 48 + 48) + (48 * 784 + 784));
    assert.deepEqual(countParameters(8), little.parameters);
    assert.deepEqual(countParameters(1), finish(trainLittle(x, digits, 1)).parameters);
    assert.ok(magnification(little) >= 1);
  });

  it("is the same every time, in slices too, and can be given up", async () => {
    const again = await inSlices(trainLittle(x, digits, 8), new AbortController().signal);
    assert.deepEqual(again!.steps[200], little.steps[200]);
    assert.deepEqual(again!.nudges, little.nudges);
    const abort = new AbortController();
    const given = inSlices(trainLittle(x, digits, 8), abort.signal);
    abort.abort();
    assert.equal(await given, null);
  });

  it("the captions carry its figures, for a code too short too", () => {
    const facts = factsOf({ ...posterFilm(8, 3), little }, "en");
    assert.equal(facts.steps!.at[200], little.steps[200].mse.toFixed(4));
    assert.equal(facts.parameters, "76,920");
    assert.ok(facts.steps!.sharpened);
    const short = finish(trainLittle(x, digits, 1));
    assert.ok(short.steps.every(({ mse }) => Number.isFinite(mse)));
    assert.equal(factsOf({ ...posterFilm(1, 3), little: short }, "en").steps!.sharpened, short.steps[200].mse <= short.steps[10].mse / 2);
  });
});
