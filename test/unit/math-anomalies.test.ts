import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ANOMALIES, damage, SCRATCH_LENGTH, SCRATCH_WIDTH, SHIFT, shiftIn } from "../../src/math/anomalies.js";
import { Random } from "../../src/math/random.js";

const SIDE = 28;
const blank = () => new Float32Array(SIDE * SIDE);
function dot(x: number, y: number): Float32Array {
  const image = blank();
  image[y * SIDE + x] = 1;
  return image;
}
const random = (seed = 1) => new Random(seed);
const someDigit = (seed: number) => {
  const r = random(seed);
  return Float32Array.from({ length: SIDE * SIDE }, () => (r.uniform() < 0.2 ? r.uniform() : 0));
};
const touchesEdge = (image: Float32Array) =>
  image.some((v, p) => v > 0 && (p % SIDE) % 27 === 0) || sum(image.subarray(0, SIDE)) + sum(image.subarray(-SIDE)) > 0;
const sum = (image: Float32Array) => image.reduce((a, b) => a + b, 0);

test("every damage gives a new image of 784 pixels in [0, 1], the same for the same seed", () => {
  fc.assert(
    fc.property(fc.integer(), fc.constantFrom(...ANOMALIES), (seed, anomaly) => {
      const digit = someDigit(seed);
      const damaged = damage(digit, anomaly, random(seed));
      assert.equal(damaged.length, SIDE * SIDE);
      assert.ok(damaged.every((v) => v >= 0 && v <= 1));
      assert.notDeepEqual(damaged, digit);
      assert.deepEqual(digit, someDigit(seed), "the digit itself is left alone");
      assert.deepEqual(damage(digit, anomaly, random(seed)), damaged);
    }),
    { numRuns: 60 },
  );
});

test("rotated is clockwise, about the image's middle", () => {
  assert.deepEqual(damage(dot(20, 3), "rotate", random()), dot(27 - 3, 20));
  assert.deepEqual(damage(dot(0, 0), "rotate", random()), dot(27, 0));
  let turned: Float32Array = someDigit(2);
  for (let i = 0; i < 4; i++) turned = damage(turned, "rotate", random());
  assert.deepEqual(turned, someDigit(2), "four quarter turns");
});

test("flipped is left to right", () => {
  assert.deepEqual(damage(dot(5, 9), "flip", random()), dot(22, 9));
  const digit = someDigit(3);
  assert.deepEqual(damage(damage(digit, "flip", random()), "flip", random()), digit);
});

test("shifted goes each of four ways alike; what leaves the frame is gone, not wrapped", () => {
  const places = new Map<string, number>();
  const r = random(4);
  for (let i = 0; i < 2000; i++) {
    const at = damage(dot(14, 14), "shift", r).indexOf(1);
    const place = `${(at % SIDE) - 14},${Math.floor(at / SIDE) - 14}`;
    places.set(place, (places.get(place) ?? 0) + 1);
  }
  assert.deepEqual([...places.keys()].sort(), [`${SHIFT},0`, `-${SHIFT},0`, `0,${SHIFT}`, `0,-${SHIFT}`].sort());
  for (const [place, count] of places) assert.ok(Math.abs(count - 500) < 80, `${place}: ${count}`);
  const full = blank().fill(1);
  for (let i = 0; i < 20; i++) assert.equal(sum(damage(full, "shift", r)), SIDE * (SIDE - SHIFT));
});

test("a scratch is one straight line of its length and width, near the middle, at any angle", () => {
  const angles = new Set<number>();
  let whole = 0;
  for (let seed = 0; seed < 400; seed++) {
    const line = damage(blank(), "scratch", random(seed));
    if (touchesEdge(line)) continue; // cut off by the frame
    whole++;
    const ink = sum(line);
    assert.ok(Math.abs(ink - SCRATCH_LENGTH * SCRATCH_WIDTH) < 2, `seed ${seed}: ${ink} of ink`);
    let [x, y, xx, xy, yy] = [0, 0, 0, 0, 0];
    line.forEach((v, p) => {
      x += (v / ink) * (p % SIDE);
      y += (v / ink) * Math.floor(p / SIDE);
    });
    assert.ok(Math.abs(x - 13.5) < 6.5 && Math.abs(y - 13.5) < 6.5, `seed ${seed}: about ${x}, ${y}`);
    line.forEach((v, p) => {
      const [dx, dy] = [(p % SIDE) - x, Math.floor(p / SIDE) - y];
      xx += (v / ink) * dx * dx;
      xy += (v / ink) * dx * dy;
      yy += (v / ink) * dy * dy;
    });
    // Second moments of a bar: length²/12 along it, width²/12 across, and a little for the soft edge.
    const spread = Math.hypot((xx - yy) / 2, xy);
    const along = (xx + yy) / 2 + spread;
    const across = (xx + yy) / 2 - spread;
    assert.ok(Math.abs(Math.sqrt(12 * along) - SCRATCH_LENGTH) < 1, `seed ${seed}: ${Math.sqrt(12 * along)} long`);
    assert.ok(Math.abs(Math.sqrt(12 * across) - SCRATCH_WIDTH) < 0.6, `seed ${seed}: ${Math.sqrt(12 * across)} wide`);
    angles.add(Math.floor((Math.atan2(2 * xy, xx - yy) / (2 * Math.PI) + 0.5) * 8));
  }
  assert.ok(whole > 100, `only ${whole} whole lines`);
  assert.ok(angles.size >= 8, `only ${angles.size} of 8 sectors`);
});

test("a scratch takes no ink away, and the brighter of the two stays", () => {
  for (let seed = 0; seed < 50; seed++) {
    const digit = someDigit(seed);
    const line = damage(blank(), "scratch", random(seed));
    assert.deepEqual(
      damage(digit, "scratch", random(seed)),
      digit.map((v, p) => Math.max(v, line[p])),
    );
  }
});

test("a ring is the same flipped or turned: no detector could tell", () => {
  const ring = Float32Array.from({ length: SIDE * SIDE }, (_, p) => {
    const d = Math.hypot((p % SIDE) - 13.5, Math.floor(p / SIDE) - 13.5);
    return d > 6 && d < 9 ? 1 : 0;
  });
  assert.deepEqual(damage(ring, "flip", random()), ring);
  assert.deepEqual(damage(ring, "rotate", random()), ring);
  assert.notDeepEqual(damage(ring, "shift", random()), ring);
});

/** FNV-1a over the bits of the numbers. */
function fingerprint(images: readonly Float32Array[]): string {
  let hash = 0x811c9dc5;
  for (const image of images)
    for (const byte of new Uint8Array(image.buffer, image.byteOffset, image.byteLength)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16);
}

// of the code that the shipped figures were computed with
const FINGERPRINTS = ["586d7923", "64a03476", "5d5145fe", "5a619d6a"];

test("digits are damaged as ever, bit by bit: stored scores and the catalogue's figures were computed so", () => {
  const damaged = ANOMALIES.map((anomaly) => fingerprint(Array.from({ length: 20 }, (_, i) => damage(someDigit(i), anomaly, random(i)))));
  assert.deepEqual(damaged, FINGERPRINTS);
});

const FRAMES = [
  { width: 24, height: 18, channels: 3 },
  { width: 8, height: 6, channels: 1 },
  { width: 64, height: 64, channels: 3 },
  { width: 1, height: 1, channels: 1 },
  { width: 5, height: 40, channels: 3 },
];

test("any shape and colour: as many numbers in [0, 1], pixels stay together, the image itself is left alone", () => {
  for (const frame of FRAMES) {
    const size = frame.width * frame.height * frame.channels;
    const r = random(7);
    const image = Float32Array.from({ length: size }, () => r.uniform());
    const copy = image.slice();
    for (const anomaly of ANOMALIES) {
      const damaged = damage(image, anomaly, random(3), frame);
      assert.equal(damaged.length, size);
      assert.ok(damaged.every((v) => v >= 0 && v <= 1));
      assert.deepEqual(image, copy);
      if (frame.width > 1 && anomaly !== "flip") assert.notDeepEqual(damaged, image, `${anomaly} ${frame.width}`);
      if (anomaly === "scratch" || frame.channels === 1) continue;
      const pixels = (numbers: Float32Array) => Array.from({ length: size / 3 }, (_, p) => numbers.subarray(3 * p, 3 * p + 3).join());
      const known = new Set(pixels(image));
      assert.ok(
        pixels(damaged).every((pixel) => known.has(pixel)),
        anomaly,
      );
    }
  }
});

test("an image that is not square is turned by half a turn, and flips about its own middle", () => {
  const frame = { width: 3, height: 2, channels: 1 };
  const image = Float32Array.from([1, 2, 3, 4, 5, 6], (v) => v / 8);
  const of = (...values: number[]) => Float32Array.from(values, (v) => v / 8);
  assert.deepEqual(damage(image, "rotate", random(), frame), of(6, 5, 4, 3, 2, 1));
  assert.deepEqual(damage(image, "flip", random(), frame), of(3, 2, 1, 6, 5, 4));
});

test("shifts are as large against the shorter side; grey moves in blank, colour draws out its edge", () => {
  assert.equal(shiftIn({ width: 28, height: 28, channels: 1 }), SHIFT);
  assert.equal(shiftIn({ width: 24, height: 18, channels: 3 }), 3);
  assert.equal(shiftIn({ width: 4, height: 64, channels: 1 }), 1);
  const columns = (channels: number) =>
    Float32Array.from({ length: 6 * 6 * channels }, (_, i) => (1 + (Math.floor(i / channels) % 6)) / 10);
  const rows = new Map<string, string>();
  for (const channels of [1, 3]) {
    for (let seed = 0; seed < 40; seed++) {
      const out = damage(columns(channels), "shift", random(seed), { width: 6, height: 6, channels });
      const row = Array.from({ length: 6 }, (_, x) => Math.round(10 * out[(6 + x) * channels])).join("");
      rows.set(`${channels} ${row}`, "");
    }
  }
  assert.deepEqual(
    [...rows.keys()].sort(),
    ["1 012345", "1 123456", "1 234560", "3 112345", "3 123456", "3 234566"].sort(),
    "one pixel each way; up and down leaves this row as it is",
  );
});

test("a scratch can be seen on a bright image too, on all colours of a pixel", () => {
  const frame = { width: 24, height: 18, channels: 3 };
  for (const [level, line] of [
    [0.2, 1],
    [0.9, 0],
  ]) {
    const image = new Float32Array(24 * 18 * 3).fill(level);
    for (let seed = 0; seed < 20; seed++) {
      const out = damage(image, "scratch", random(seed), frame);
      const hit = Array.from({ length: 24 * 18 }, (_, p) => p).filter((p) => Math.abs(out[3 * p] - line) < 0.5);
      assert.ok(hit.length >= 6 && hit.length < 50, `${level}: ${hit.length} pixels`);
      for (let p = 0; p < 24 * 18; p++) assert.ok(out[3 * p] === out[3 * p + 1] && out[3 * p] === out[3 * p + 2]);
    }
  }
});
