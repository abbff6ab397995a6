import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { interpolateFilm, parseWeights, serialiseWeights, type WeightsHeader } from "../../src/model/format.js";
import { packNetwork, type PlainLayer, type PlainNetwork } from "../../training/quantise.js";
import { Random } from "../../src/math/random.js";

const exact = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

function layer(random: Random, inputs: number, out: number, more: Partial<PlainLayer> = {}): PlainLayer {
  const draw = (n: number) => Float32Array.from({ length: n }, () => random.normal());
  return { in: inputs, out, activation: "relu", weights: draw(inputs * out), bias: draw(out), ...more };
}

function network(random: Random, levels = 127): PlainNetwork {
  const knots = [1, 2, 5];
  const table = () => Float32Array.from({ length: knots.length * 4 }, () => random.normal());
  return {
    id: "small",
    inputSize: 6,
    latentSize: 5,
    levels,
    encoder: [layer(random, 6, 4, { film: { knots, scale: table(), shift: table() } }), layer(random, 4, 5, { activation: "linear" })],
    decoder: [layer(random, 5, 4, { transposeOf: 1 }), layer(random, 4, 6, { activation: "sigmoid" })],
  };
}

test("a network comes back within half a step of each output channel, biases exactly", () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom(127, 63, 31), (seed, levels) => {
      const plain = network(new Random(seed), levels);
      const read = parseWeights(exact(packNetwork(plain)));
      assert.deepEqual([read.id, read.inputSize, read.latentSize], ["small", 6, 5]);
      for (const [side, layers] of [
        [plain.encoder, read.encoder],
        [plain.decoder!, read.decoder!],
      ] as const) {
        side.forEach((p, l) => {
          assert.deepEqual(layers[l].bias, p.bias);
          assert.equal(layers[l].activation, p.activation);
          if (p.transposeOf !== undefined) return;
          for (let o = 0; o < p.out; o++) {
            const column = Array.from({ length: p.in }, (_, i) => i * p.out + o);
            const step = Math.max(...column.map((i) => Math.abs(p.weights[i]))) / levels;
            for (const i of column) assert.ok(Math.abs(layers[l].weights[i] - p.weights[i]) <= 0.5001 * step);
          }
        });
      }
    }),
    { numRuns: 40 },
  );
});

test("a layer with transposeOf has the encoder's weights, transposed", () => {
  const read = parseWeights(exact(packNetwork(network(new Random(1)))));
  const lender = read.encoder[1];
  const borrower = read.decoder![0];
  for (let i = 0; i < 4; i++) for (let o = 0; o < 5; o++) assert.equal(borrower.weights[o * 4 + i], lender.weights[i * 5 + o]);
});

test("conditioning has a row for every k: the knots' own values at the knots, linear in log2 k between", () => {
  const table = interpolateFilm([1, 2, 8], Float32Array.from([0, 10, 1, 20, 3, 40]), 2);
  assert.equal(table.length, 16);
  assert.deepEqual([...table.subarray(0, 4)], [0, 10, 1, 20]);
  assert.deepEqual([...table.subarray(6, 8)], [2, 30]); // k = 4 is half way from 2 to 8 in log2
  assert.deepEqual([...table.subarray(14)], [3, 40]);
});

test("whole zero channels survive", () => {
  const plain = network(new Random(2));
  plain.encoder[1].weights.fill(0);
  assert.ok(parseWeights(exact(packNetwork(plain))).encoder[1].weights.every((w) => w === 0));
});

test("a file cut anywhere throws an Error that says so", () => {
  const bytes = packNetwork(network(new Random(3)));
  for (let length = 0; length < bytes.length; length++) {
    assert.throws(() => parseWeights(exact(bytes.subarray(0, length))), /cut off|not a weights file|broken/, `at ${length} bytes`);
  }
});

test("a file of noise throws an Error, never anything else", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (noise, magic) => {
      const bytes = magic ? Uint8Array.from([0x41, 0x45, 0x57, 0x31, ...noise]) : noise;
      assert.throws(() => parseWeights(exact(bytes)), /weights/);
    }),
  );
});

test("headers that do not fit are refused by name", () => {
  const bytes = packNetwork(network(new Random(4)));
  const view = new DataView(exact(bytes));
  const start = 8 + view.getUint32(4, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, start))) as WeightsHeader;
  const payload = bytes.subarray(start);
  const changed = (change: (h: WeightsHeader) => void) => {
    const copy = structuredClone(header);
    change(copy);
    return () => parseWeights(exact(serialiseWeights(copy, payload)));
  };
  assert.doesNotThrow(changed(() => {}));
  assert.throws(
    changed((h) => (h.format = 2 as 1)),
    /format 2 is not known/,
  );
  assert.throws(
    changed((h) => (h.encoder = [])),
    /encoder has no layers/,
  );
  assert.throws(
    changed((h) => (h.encoder[1].in = 3)),
    /takes 3 numbers and gets 4/,
  );
  assert.throws(
    changed((h) => (h.latentSize = 7)),
    /answers 5 numbers, not 7/,
  );
  assert.throws(
    changed((h) => (h.encoder[0].activation = "tanh" as "relu")),
    /activation that is not known/,
  );
  assert.throws(
    changed((h) => (h.encoder[0].weights = 2)),
    /no proper place/,
  );
  assert.throws(
    changed((h) => (h.encoder[0].weights = 4e6)),
    /cut off/,
  );
  assert.throws(
    changed((h) => (h.encoder[0].weights = undefined)),
    /no proper place/,
  );
  assert.throws(
    changed((h) => (h.encoder[0].film!.knots = [1, 5, 2])),
    /knots/,
  );
  assert.throws(
    changed((h) => (h.decoder![0].transposeOf = 9)),
    /cannot lend/,
  );
  assert.throws(
    changed((h) => (h.decoder![0].transposeOf = 0)),
    /cannot lend/,
  );
});

test("weights that are not finite are not written", () => {
  const plain = network(new Random(5));
  plain.encoder[0].weights[3] = NaN;
  assert.throws(() => packNetwork(plain), /not a finite number/);
});
