import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { toMnist } from "../../src/math/mnist.ts";
import { Ink } from "../../src/math/strokes.ts";

function massAndBox(image: Float32Array) {
  let mass = 0;
  let x = 0;
  let y = 0;
  let [left, right, top, bottom] = [28, -1, 28, -1];
  image.forEach((v, i) => {
    const [c, r] = [i % 28, Math.floor(i / 28)];
    mass += v;
    x += v * (c + 0.5);
    y += v * (r + 0.5);
    if (v > 0) [left, right, top, bottom] = [Math.min(left, c), Math.max(right, c), Math.min(top, r), Math.max(bottom, r)];
  });
  return { mass, x: x / mass, y: y / mass, width: right - left + 1, height: bottom - top + 1 };
}

test("an empty field gives null", () => {
  assert.equal(toMnist(new Float32Array(112 * 112), 112, 112), null);
});

test("any stroke ends in a 20 × 20 box with its centre of mass in the middle", () => {
  const at = fc.record({ x: fc.double({ min: 8, max: 104, noNaN: true }), y: fc.double({ min: 8, max: 104, noNaN: true }) });
  fc.assert(
    fc.property(fc.array(at, { minLength: 2, maxLength: 8 }), (points) => {
      const ink = new Ink(112);
      ink.stroke(points, 5);
      const image = toMnist(ink.pixels, 112, 112)!;
      const m = massAndBox(image);
      assert.ok(image.every((v) => v >= 0 && v <= 1));
      assert.ok(Math.max(m.width, m.height) <= 20);
      assert.ok(Math.max(m.width, m.height) >= 18, `box ${m.width} × ${m.height}`);
      // half a pixel of rounding, and what the edge of the field holds back
      assert.ok(Math.abs(m.x - 14) <= 4.01 && Math.abs(m.y - 14) <= 4.01, `centre ${m.x}, ${m.y}`);
    }),
    { numRuns: 60 },
  );
});

test("where a digit was drawn does not matter", () => {
  const draw = (dx: number, dy: number) => {
    const ink = new Ink(112);
    ink.stroke(
      [
        { x: 30 + dx, y: 20 + dy },
        { x: 30 + dx, y: 70 + dy },
        { x: 60 + dx, y: 70 + dy },
      ],
      5,
    );
    return toMnist(ink.pixels, 112, 112)!;
  };
  assert.deepEqual(draw(0, 0), draw(30, 22));
});
