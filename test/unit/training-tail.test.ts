import assert from "node:assert/strict";
import { test } from "node:test";
import { Random } from "../../src/math/random.js";
import { parseWeights, type Network } from "../../src/model/format.js";
import { foldCode, scalingFor } from "../../training/fold.js";
import { unrounded } from "../../training/measure.js";
import { packNetwork, type PlainLayer, type PlainNetwork } from "../../training/quantise.js";
import { decode, encode } from "../../training/run.js";
import { switchOff } from "../../training/tail.js";

const draw = (random: Random, n: number) => Float32Array.from({ length: n }, () => random.normal());

function layer(random: Random, inputs: number, out: number, more: Partial<PlainLayer> = {}): PlainLayer {
  return { in: inputs, out, activation: "linear", weights: draw(random, inputs * out), bias: draw(random, out), ...more };
}

function nestedNetwork(random: Random): PlainNetwork {
  const knots = [1, 2, 4, 8];
  const film = (out: number) => ({ knots, scale: draw(random, 4 * out), shift: draw(random, 4 * out) });
  return {
    id: "small",
    inputSize: 6,
    latentSize: 8,
    levels: 127,
    encoder: [layer(random, 6, 5, { activation: "relu", film: film(5) }), layer(random, 5, 8)],
    decoder: [layer(random, 8, 5, { activation: "relu", film: film(5) }), layer(random, 5, 6, { activation: "sigmoid" })],
  };
}

const through = (net: Network, x: Float32Array, n: number, k: number) => decode(net, encode(net, x, n, k), n, k);

test("units switched off: nothing changes up to the last in use, and nothing at all after it", () => {
  const random = new Random(1);
  const before = nestedNetwork(random);
  for (const count of [2, 3, 5, 7]) {
    const after = switchOff(before, count);
    const x = draw(random, 4 * 6);
    for (let k = 1; k <= count; k++) {
      const was = through(unrounded(before), x, 4, k);
      through(unrounded(after), x, 4, k).forEach((y, i) => assert.ok(Math.abs(y - was[i]) < 1e-5, `k = ${k} of ${count}`));
    }
    const written = parseWeights(new Uint8Array(packNetwork(after)).buffer);
    const last = through(written, x, 4, count);
    for (let k = count + 1; k <= 8; k++) assert.deepEqual(through(written, x, 4, k), last, `k = ${k} of ${count}, as written`);
    assert.ok(encode(written, x, 4, 8).every((z, i) => i % 8 < count || z === 0));
  }
});

test("a folded scaling changes no reconstruction and leaves codes with mean 0 and variance 1", () => {
  const random = new Random(2);
  const plain = nestedNetwork(random);
  const n = 500;
  const x = draw(random, n * 6);
  const scaling = scalingFor("standardise", encode(unrounded(plain), x, n), 8);
  const { last, first } = foldCode(plain.encoder[1], plain.decoder![0], scaling);
  const folded = unrounded({ ...plain, encoder: [plain.encoder[0], last], decoder: [first, plain.decoder![1]] });
  const was = through(unrounded(plain), x, n, 8);
  through(folded, x, n, 8).forEach((y, i) => assert.ok(Math.abs(y - was[i]) < 1e-4));
  const again = scalingFor("standardise", encode(folded, x, n), 8);
  again.mean.forEach((m) => assert.ok(Math.abs(m) < 1e-5));
  again.deviation.forEach((d) => assert.ok(Math.abs(d - 1) < 1e-4));
});

test("other folds leave alone what they should", () => {
  const codes = Float32Array.from([1, 10, 3, 30]);
  assert.deepEqual(scalingFor("as is", codes, 2), { mean: [0, 0], deviation: [1, 1] });
  assert.deepEqual(scalingFor("scale", codes, 2), { mean: [0, 0], deviation: [1, 10] });
  assert.deepEqual(scalingFor("standardise", codes, 2), { mean: [2, 20], deviation: [1, 10] });
});
