import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { axisTop, curvePath, placeNames, type CurvePoint } from "../../src/draw/curve.ts";
import { network } from "../../src/draw/network.ts";
import { lengthenImage, packImage, shortenImage, unpackImage } from "../../src/math/packed-image.ts";

const numbers = (path: string) => (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);

test("the neck is to scale and carries one wire for each number, to each row", () => {
  const size = { width: 342, height: 200, wide: 140, depth: 66, rows: { start: 104, end: 246, top: 0, bottom: 200 } };
  for (const k of [1, 8, 64]) {
    const { encoder, wires } = network(k, 64, size);
    const [, , , b, c] = numbers(encoder.area);
    assert.ok(Math.abs(c - b - Math.max(3, (140 * k) / 64)) < 0.02, `neck at k = ${k}: ${c - b}`);
    assert.ok(Math.abs((b + c) / 2 - 100) < 0.02, "in the middle");
    assert.equal(wires.split("M").length - 1, 2 * k);
    const ends = wires.split("M").slice(1).map(numbers);
    ends.forEach((wire, i) => {
      const row = (Math.floor(i / 2) + 0.5) * (200 / k);
      assert.ok(Math.abs((i % 2 ? wire[1] : wire[7]) - row) < 0.02, `wire ${i} of k = ${k} meets its row`);
    });
  }
});

test("without rows the wires run straight from neck to neck", () => {
  const { wires } = network(5, 64, { width: 128, height: 84, wide: 84, depth: 46, rows: null });
  assert.equal(wires.split("M").length - 1, 5);
  for (const wire of wires.split("M").slice(1)) assert.match(wire, /^46 [\d.]+H82$/);
});

test("the top of an axis holds every value", () => {
  const steps = [0.06, 0.1, 1];
  assert.equal(axisTop([0.01, 0.05], steps), 0.06);
  assert.equal(axisTop([0.0601], steps), 0.1);
  assert.equal(axisTop([3.2], steps), 4);
  assert.equal(axisTop([], steps), 0.06);
});

test("curves go through their points", () => {
  assert.equal(
    curvePath([
      [0, 1.25],
      [10, 2],
    ]),
    "M0.0 1.3L10.0 2.0",
  );
});

test("names stand in the frame, clear of every curve and of each other", () => {
  const frame = { left: 0, right: 300, top: 0, bottom: 130 };
  const curve = fc
    .array(fc.integer({ min: 0, max: 129 }), { minLength: 8, maxLength: 8 })
    .map((ys) => ys.map((y, i): CurvePoint => [(300 * i) / 7, y]));
  let placed = 0;
  fc.assert(
    fc.property(fc.array(curve, { minLength: 1, maxLength: 4 }), (curves) => {
      const names = curves.map((_, i) => ({ curves: [i], width: 50, height: 16 }));
      const boxes = placeNames(curves, names, frame).flatMap((p) =>
        p ? [{ left: p.x, right: p.x + 50, top: p.y - 8, bottom: p.y + 8 }] : [],
      );
      placed += boxes.length;
      for (const [i, box] of boxes.entries()) {
        assert.ok(box.left >= 0 && box.right <= 300 && box.top >= 0 && box.bottom <= 130);
        for (const points of curves) {
          for (let x = box.left; x <= box.right; x++) {
            const y = heightAt(points, x);
            assert.ok(y <= box.top || y >= box.bottom, `a curve crosses a name at ${x}`);
          }
        }
        for (const other of boxes.slice(i + 1)) {
          assert.ok(
            box.right <= other.left || other.right <= box.left || box.bottom <= other.top || other.bottom <= box.top,
            "two names overlap",
          );
        }
      }
    }),
    { numRuns: 200, seed: 1 },
  );
  assert.ok(placed > 100, `only ${placed} names found a place`);
});

function heightAt(points: readonly CurvePoint[], x: number): number {
  const i = Math.max(
    1,
    points.findIndex(([px]) => px >= x),
  );
  const [[x0, y0], [x1, y1]] = [points[i - 1], points[i]];
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}

const image = (levels: number) => fc.array(fc.integer({ min: 0, max: levels - 1 }), { minLength: 49, maxLength: 49 });

test("packed images come back level for level", () => {
  for (const levels of [2, 16, 32, 64]) {
    fc.assert(
      fc.property(image(levels), (grey) => {
        const pixels = Float32Array.from(grey, (v) => v / (levels - 1));
        assert.deepEqual(unpackImage(packImage(pixels, 7, levels), 7, levels), pixels);
        assert.deepEqual(lengthenImage(shortenImage(pixels, levels), 49, levels), pixels);
      }),
    );
  }
});

test("pixels outside [0, 1] are packed as its edges; text that is no image is refused", () => {
  assert.deepEqual([...unpackImage(packImage([-3, 0, 1, 7], 2, 16), 2, 16)], [0, 0, 1, 1]);
  for (const text of ["", "A", "....", "....é", "?".repeat(49), "9".repeat(49), ".", "A".repeat(50)])
    assert.equal(lengthenImage(text, 49, 16), null, text);
});
