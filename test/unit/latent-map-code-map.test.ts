import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { CodeMap } from "../../src/elements/latent-map/code-map.js";
import { distanceToSegment, placeNumerals } from "../../src/elements/latent-map/numerals.js";
import { atOnce } from "../../src/elements/latent-map/slices.js";
import { Random } from "../../src/math/random.js";

/** Ten round clusters on a circle, one for each class. */
function clusters(perClass: number, radius = 3, spread = 0.2) {
  const random = new Random(3);
  const labels = Uint8Array.from({ length: 10 * perClass }, (_, i) => i % 10);
  const codes = Float32Array.from({ length: 2 * labels.length }, (_, i) => {
    const angle = (2 * Math.PI * labels[i >> 1]) / 10;
    return radius * (i % 2 ? Math.sin(angle) : Math.cos(angle)) + spread * random.normal();
  });
  return { codes, labels };
}

const survey = (codes: Float32Array, labels: Uint8Array) => atOnce(CodeMap.survey(codes, labels));

test("nearest agrees with a search through all digits", () => {
  const { codes, labels } = clusters(40);
  const map = survey(codes, labels);
  fc.assert(
    fc.property(fc.double({ min: -8, max: 8, noNaN: true }), fc.double({ min: -8, max: 8, noNaN: true }), (z1, z2) => {
      let best = 0;
      const distance = (i: number) => Math.sqrt((codes[2 * i] - z1) ** 2 + (codes[2 * i + 1] - z2) ** 2);
      for (let i = 1; i < labels.length; i++) if (distance(i) < distance(best)) best = i;
      const near = map.nearest(z1, z2);
      assert.equal(near.index, best);
      assert.equal(near.label, labels[best]);
      assert.equal(near.distance, distance(best));
      assert.equal(near.hole, near.distance > map.holeDistance);
    }),
  );
});

test("a hole begins where 99 % of the digits have a neighbour", () => {
  const { codes, labels } = clusters(40);
  const map = survey(codes, labels);
  const closer = labels.reduce(
    (n, _, i) => n + (map.index.nearest(codes[2 * i], codes[2 * i + 1], i)!.distance <= map.holeDistance ? 1 : 0),
    0,
  );
  assert.ok(closer >= 0.99 * labels.length && closer < 0.995 * labels.length, `${closer} of ${labels.length}`);
});

test("classes at a place: those of a quarter of the twelve nearest digits, most frequent first", () => {
  // on a line, nearest first: seven 3s, four 8s, a 5
  const labels = Uint8Array.of(3, 8, 3, 8, 3, 8, 3, 8, 3, 3, 3, 5, 1, 1, 1);
  const codes = Float32Array.from({ length: 30 }, (_, i) => (i % 2 ? 0 : i / 2));
  assert.deepEqual(survey(codes, labels).nearest(-1, 0).classes, [3, 8]);
  // fewer digits than neighbours: a single one counts
  assert.deepEqual(survey(Float32Array.of(0, 0), Uint8Array.of(4)).nearest(9, 9).classes, [4]);
  assert.throws(() => survey(new Float32Array(0), new Uint8Array(0)).nearest(0, 0), RangeError);
});

test("random codes: every draw is in a hole or next to a class, and the draws are the same each time", () => {
  const { codes, labels } = clusters(40);
  const map = survey(codes, labels);
  const coverage = atOnce(map.coverage());
  const sum = coverage.classes.reduce((a, b) => a + b, coverage.empty);
  assert.ok(Math.abs(sum - 1) < 1e-9);
  // clusters three deviations out: nearly all of N(0, I) misses them
  assert.ok(coverage.empty > 0.8, String(coverage.empty));
  assert.deepEqual(atOnce(survey(codes, labels).coverage()), coverage);
  // digits that are themselves drawn from N(0, I) leave few holes
  const random = new Random(8);
  const same = survey(
    Float32Array.from({ length: 4000 }, () => random.normal()),
    new Uint8Array(2000),
  );
  assert.ok(atOnce(same.coverage()).empty < 0.05);
});

test("each class's numeral stands among its digits, clear of the others and of the path", () => {
  const { codes, labels } = clusters(40);
  const map = survey(codes, labels);
  const ends = [
    [codes[0], codes[1]],
    [codes[10], codes[11]],
  ] as const;
  const places = atOnce(placeNumerals(map, ends, 1));
  places.forEach((at, label) => {
    assert.ok(at, `no place for ${label}`);
    assert.deepEqual(map.nearest(...at).classes, [label]);
    places.forEach((other, i) => assert.ok(i === label || Math.hypot(at[0] - other![0], at[1] - other![1]) > 0.45));
    assert.ok(distanceToSegment(at, ...ends) > 0.25);
  });
});

test("a class without a spot of its own, or without room, has no numeral; magnified it has", () => {
  const { codes, labels } = clusters(40, 0.3, 0.02);
  const map = survey(codes, labels);
  const far = [
    [-4, -4],
    [-4, -3],
  ] as const;
  const placed = (zoom: 1 | 4) => atOnce(placeNumerals(map, far, zoom)).filter((at) => at !== null).length;
  assert.ok(placed(1) < 4, String(placed(1)));
  assert.equal(placed(4), 10);
  // outside the map
  assert.ok(
    atOnce(
      placeNumerals(
        survey(
          codes.map((v) => v + 9),
          labels,
        ),
        far,
        1,
      ),
    ).every((at) => at === null),
  );
});
