import assert from "node:assert/strict";
import { test } from "node:test";
import { Random } from "../../src/math/random.js";
import { fitSoftmax, fittingSoftmax, predictSoftmax, type SoftmaxRegression } from "../../src/math/softmax-regression.js";

/** Clouds about one centre a class, far apart or not; class c has `counts[c]` rows. */
function clouds(seed: number, width: number, counts: number[], apart: number) {
  const random = new Random(seed);
  const labels = counts.flatMap((count, c) => new Array<number>(count).fill(c));
  const centres = Float32Array.from({ length: counts.length * width }, () => apart * random.normal());
  const rows = new Float32Array(labels.length * width);
  labels.forEach((c, r) => {
    for (let i = 0; i < width; i++) rows[r * width + i] = centres[c * width + i] + random.normal();
  });
  return { rows, labels, classes: counts.length };
}

function probabilities({ width, classes, weights, bias }: SoftmaxRegression, rows: Float32Array): number[][] {
  return Array.from({ length: rows.length / width }, (_, r) => {
    const logits = Array.from(bias, (b, c) => {
      let sum = b;
      for (let i = 0; i < width; i++) sum += rows[r * width + i] * weights[i * classes + c];
      return sum;
    });
    const top = Math.max(...logits);
    const total = logits.reduce((sum, l) => sum + Math.exp(l - top), 0);
    return logits.map((l) => Math.exp(l - top) / total);
  });
}

const crossEntropy = (p: number[][], labels: number[]) => labels.reduce((sum, c, r) => sum - Math.log(p[r][c]), 0) / labels.length;

/** Largest part of the gradient that is minimised: features centred, mean squared length 1, l2 on the weights alone. */
function steepest(model: SoftmaxRegression, rows: Float32Array, labels: number[], l2: number): number {
  const { width, classes, weights } = model;
  const n = labels.length;
  const p = probabilities(model, rows);
  const mean = Array.from({ length: width }, (_, i) => labels.reduce((sum, __, r) => sum + rows[r * width + i], 0) / n);
  const scale = Math.sqrt(rows.reduce((sum, x, i) => sum + (x - mean[i % width]) ** 2, 0) / n);
  let largest = 0;
  for (let c = 0; c < classes; c++) {
    const errors = p.map((row, r) => row[c] - (labels[r] === c ? 1 : 0));
    largest = Math.max(largest, Math.abs(errors.reduce((a, b) => a + b, 0) / n));
    for (let i = 0; i < width; i++) {
      const data = errors.reduce((sum, e, r) => sum + (e * (rows[r * width + i] - mean[i])) / scale, 0) / n;
      largest = Math.max(largest, Math.abs(data + l2 * scale * weights[i * classes + c]));
    }
  }
  return largest;
}

test("after enough steps the gradient is nothing, the penalty included", () => {
  for (const l2 of [1e-3, 1e-2, 0.3]) {
    const { rows, labels, classes } = clouds(1, 3, [40, 40, 40], 1);
    const model = fitSoftmax(rows, labels, classes, { steps: 3000, l2 });
    const left = steepest(model, rows, labels, l2);
    assert.ok(left < 1e-6, `l2 ${l2}: ${left}`);
    assert.ok(steepest(model, rows, labels, 2 * l2) > 1e-4, "and is something for another penalty");
  }
});

test("classes of very different size, in many directions alike: it comes to rest all the same", () => {
  const { rows, labels, classes } = clouds(2, 60, [500, 150, 50], 0.1);
  const prior = [500, 150, 50].reduce((sum, count) => sum - (count / 700) * Math.log(count / 700), 0);
  for (const steps of [10, 80, 81, 400]) {
    const loss = crossEntropy(probabilities(fitSoftmax(rows, labels, classes, { steps }), rows), labels);
    assert.ok(loss < prior, `${steps} steps: ${loss}, and ${prior} for knowing only how frequent each class is`);
  }
  assert.ok(steepest(fitSoftmax(rows, labels, classes, { steps: 1500, l2: 1e-3 }), rows, labels, 1e-3) < 1e-5);
});

test("its usual number of steps goes most of the way, also where features differ much in spread", () => {
  const { rows, labels, classes } = clouds(7, 8, [60, 60, 60], 0.7);
  const uneven = rows.map((x, i) => x * 0.6 ** (i % 8));
  const loss = (steps?: number) => crossEntropy(probabilities(fitSoftmax(uneven, labels, classes, { steps }), uneven), labels);
  const [usual, best] = [loss(), loss(20_000)];
  assert.ok(usual < best + 0.02 * (Math.log(3) - best), `${usual}, at best ${best}`);
});

test("what can be separated is, also rows that it has not seen", () => {
  const { rows, labels, classes } = clouds(3, 2, [30, 30, 30, 30], 12);
  const [seen, unseen] = [0, 1].map((half) => labels.map((_, r) => r).filter((r) => r % 2 === half));
  const take = (indices: number[]) => Float32Array.from(indices.flatMap((r) => [...rows.subarray(2 * r, 2 * r + 2)]));
  const model = fitSoftmax(
    take(seen),
    seen.map((r) => labels[r]),
    classes,
  );
  assert.deepEqual(
    [...predictSoftmax(model, take(unseen))],
    unseen.map((r) => labels[r]),
  );
});

test("the answer is the most likely class", () => {
  const { rows, labels, classes } = clouds(4, 3, [20, 20, 20], 1);
  const model = fitSoftmax(rows, labels, classes);
  const p = probabilities(model, rows);
  assert.deepEqual(
    [...predictSoftmax(model, rows)],
    p.map((row) => row.indexOf(Math.max(...row))),
  );
});

test("shifted and stretched features give the same probabilities", () => {
  const { rows, labels, classes } = clouds(5, 4, [25, 35, 15], 1);
  const plain = probabilities(fitSoftmax(rows, labels, classes), rows);
  for (const [stretch, shift] of [
    [1, 5],
    [40, 0],
    [0.02, -3],
  ]) {
    const moved = rows.map((x, i) => stretch * x + shift * (1 + (i % 4)));
    const other = probabilities(fitSoftmax(moved, labels, classes), moved);
    plain.forEach((row, r) => row.forEach((v, c) => assert.ok(Math.abs(v - other[r][c]) < 2e-3, `${stretch}, ${shift}: row ${r}`)));
  }
});

test("fitted with pauses it is the same to the last bit", () => {
  const { rows, labels, classes } = clouds(8, 5, [20, 30], 1);
  const fitting = fittingSoftmax(rows, labels, classes, { steps: 30 });
  let pauses = 0;
  let last = fitting.next();
  for (; !last.done; last = fitting.next()) pauses++;
  assert.deepEqual(last.value, fitSoftmax(rows, labels, classes, { steps: 30 }));
  assert.ok(pauses >= 30, `${pauses} pauses`);
});

test("a stronger penalty keeps the weights smaller", () => {
  const { rows, labels, classes } = clouds(6, 3, [30, 30], 1);
  const size = (l2: number) => Math.hypot(...fitSoftmax(rows, labels, classes, { steps: 500, l2 }).weights);
  assert.ok(size(1e-4) > 1.5 * size(0.03) && size(0.03) > 1.5 * size(0.5));
});

test("features that never vary are lived with; rows that do not fit the labels are not", () => {
  const still = fitSoftmax(new Float32Array(8).fill(3), [0, 1, 1, 1], 2);
  assert.deepEqual([...predictSoftmax(still, new Float32Array(2).fill(3))], [1]);
  assert.throws(() => fitSoftmax(new Float32Array(7), [0, 1], 2), RangeError);
  assert.throws(() => fitSoftmax(new Float32Array(0), [], 2), RangeError);
});
