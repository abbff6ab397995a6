import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { LETTERS as STROKES } from "../../src/content/letters.ts";
import { letterImage } from "../../src/core/letter-image.ts";
import * as logic from "../../src/elements/bottleneck/bottleneck.logic.ts";
import { DEFAULTS, LETTERS, MAX_K, PIXELS } from "../../src/elements/bottleneck/bottleneck.logic.ts";
import { noiseImage } from "../../src/elements/bottleneck/noise-image.ts";
import { errorText } from "../../src/elements/bottleneck/pictures.ts";
import { ShownCode } from "../../src/elements/bottleneck/shown-code.ts";
import { percentage } from "../../src/elements/bottleneck/verdict.ts";
import { bottleneck } from "../../src/i18n/en/bottleneck.ts";

const anyK = fc.integer({ min: 1, max: MAX_K });
const pixels = fc
  .array(fc.integer({ min: 0, max: 15 }), { minLength: PIXELS, maxLength: PIXELS })
  .map((list) => Float32Array.from(list, (v) => v / 15));

test("a new k takes the encoder's code again and keeps the chosen number within it", () => {
  const edited = { ...DEFAULTS, k: 20, chosen: 17, edited: new Float32Array(20) };
  assert.equal(logic.withK(edited, 20), edited, "the same k changes nothing");
  assert.deepEqual(logic.withK(edited, 4), { ...edited, k: 4, chosen: 3, edited: null });
});

test("a number changes one place of a copy", () => {
  const code = Float32Array.of(1, 2, 3);
  const scene = logic.withNumber({ ...DEFAULTS, k: 3 }, code, 1, -5);
  assert.deepEqual([...scene.edited!], [1, -5, 3]);
  assert.deepEqual([...code], [1, 2, 3]);
});

test("position and k are inverse for every k, and positions rise with k", () => {
  for (let k = 1; k <= MAX_K; k++) {
    assert.equal(logic.positionToK(logic.kToPosition(k)), k);
    if (k > 1) assert.ok(logic.kToPosition(k) > logic.kToPosition(k - 1));
  }
  assert.equal(logic.kToPosition(1), 0);
  assert.equal(logic.kToPosition(MAX_K), 1);
  assert.equal(logic.kToPosition(8), 0.5);
});

test("keys move k by 1 and 8 and to the ends, and never out of 1 … 64", () => {
  assert.equal(logic.kAfterKey(8, "ArrowRight"), 9);
  assert.equal(logic.kAfterKey(8, "ArrowDown"), 7);
  assert.equal(logic.kAfterKey(8, "PageUp"), 16);
  assert.equal(logic.kAfterKey(8, "PageDown"), 1);
  assert.equal(logic.kAfterKey(8, "Home"), 1);
  assert.equal(logic.kAfterKey(8, "End"), MAX_K);
  assert.equal(logic.kAfterKey(8, "a"), null);
  fc.assert(
    fc.property(anyK, fc.constantFrom("ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"), (k, key) => {
      const to = logic.kAfterKey(k, key)!;
      assert.ok(Number.isInteger(to) && to >= 1 && to <= MAX_K);
    }),
  );
});

test("images: 784 values are taken and brought into [0, 1], anything else is refused", () => {
  for (const raw of [undefined, null, 3, "7", {}, [], new Float32Array(783), [[0]], new Float32Array(785)]) {
    const { pixels: made, complaint } = logic.toImage(raw);
    assert.equal(made, undefined, typeof raw);
    assert.match(complaint, /784/);
  }
  const list = new Array<unknown>(PIXELS).fill(0.25);
  list[0] = NaN;
  list[1] = 9;
  list[2] = -1;
  list[3] = "0.5";
  const { pixels: made, complaint } = logic.toImage(list);
  assert.deepEqual(made!.slice(0, 5), Float32Array.of(0, 1, 0, 0.5, 0.25));
  assert.match(complaint!, /nearest/);
  assert.equal(logic.toImage(new Float32Array(PIXELS).fill(1)).complaint, undefined);
});

test("codes: any list becomes as many finite numbers as k asks for", () => {
  fc.assert(
    fc.property(anyK, fc.array(fc.double()), (k, list) => {
      const { code } = logic.toCode(list, new Float32Array(k).fill(0.5));
      if (list.length === 0) return assert.equal(code, undefined);
      assert.equal(code!.length, k);
      assert.ok(code!.every((v) => Math.abs(v) <= 100));
      for (let i = list.length; i < k; i++) assert.equal(code![i], 0.5);
    }),
  );
  assert.equal(logic.toCode("1,2", new Float32Array(2)).code, undefined);
  assert.equal(logic.toCode([1, 2], new Float32Array(2)).complaint, undefined);
  assert.match(logic.toCode([1, Infinity], new Float32Array(2)).complaint!, /finite/);
});

test("a saved scene comes back, a drawing to sixteen greys and a code to the last figure", () => {
  const source: fc.Arbitrary<logic.Source> = fc.oneof(
    fc.constant<logic.Source>({ kind: "sample" }),
    fc.constantFrom(...LETTERS).map((letter): logic.Source => ({ kind: "letter", letter })),
    fc.integer({ min: 1, max: 999 }).map((seed): logic.Source => ({ kind: "noise", seed })),
    pixels.map((p): logic.Source => ({ kind: "image", pixels: p })),
  );
  const scene = fc.record({ k: anyK, digit: fc.integer({ min: 0, max: 9 }), compare: fc.constantFrom(...logic.COMPARISONS), source });
  const number = fc.float({ min: -9, max: 9, noNaN: true }).filter((v) => !Object.is(v, -0));
  fc.assert(
    fc.property(scene, fc.array(number, { minLength: 64, maxLength: 64 }), fc.boolean(), (some, code, byHand) => {
      const edited = byHand ? Float32Array.from(code.slice(0, some.k)) : null;
      const before = { ...DEFAULTS, ...some, edited };
      const text = new URLSearchParams(
        Object.entries(logic.save(before)).flatMap(([k, v]) => (v === undefined ? [] : [[k, String(v)]])),
      ).toString();
      const fields = Object.fromEntries(new URLSearchParams(text));
      const base = { ...DEFAULTS, k: before.k, digit: before.digit, compare: before.compare };
      const { scene: after, complaint } = logic.restore(base, fields);
      assert.equal(complaint, undefined);
      assert.deepEqual(after, before);
    }),
    { numRuns: 60 },
  );
});

test("defaults save nothing, and a drawing's link stays short", () => {
  assert.deepEqual(
    Object.values(logic.save(DEFAULTS)).filter((v) => v !== undefined),
    [],
  );
  const { image } = logic.save({ ...DEFAULTS, source: { kind: "image", pixels: letterImage("M") } });
  assert.ok(String(image).length < 500, `${String(image).length} characters`);
  assert.equal(encodeURIComponent(String(image)), image, "needs no escaping");
});

test("what a link cannot mean is left out with a complaint", () => {
  for (const fields of [{ letter: "b" }, { letter: "B" }, { noise: "x" }, { image: "!!" }, { image: "AAAA" }] as Record<string, string>[]) {
    const { scene, complaint } = logic.restore(DEFAULTS, fields);
    assert.deepEqual(scene, DEFAULTS);
    assert.match(complaint!, /state/);
  }
  const { scene, complaint } = logic.restore(DEFAULTS, { code: "1 banana" });
  assert.equal(scene.edited, null);
  assert.match(complaint!, /code/);
});

test("noise is the same for a seed, another for the next, and fills [0, 1)", () => {
  const first = logic.withNextNoise(DEFAULTS);
  const second = logic.withNextNoise(first);
  assert.notDeepEqual(first.source, second.source);
  const a = noiseImage(1);
  assert.deepEqual(a, noiseImage(1));
  assert.notDeepEqual(a, noiseImage(2));
  assert.ok(a.every((v) => v >= 0 && v < 1));
  const mean = a.reduce((s, v) => s + v, 0) / PIXELS;
  assert.ok(Math.abs(mean - 0.5) < 0.05, `mean ${mean}`);
});

test("there are strokes for each letter and no others; letters come in turn", () => {
  assert.deepEqual([...LETTERS].sort(), Object.keys(STROKES).sort());
  let scene = DEFAULTS;
  const seen: string[] = [];
  for (let i = 0; i <= LETTERS.length; i++) {
    scene = logic.withNextLetter(scene);
    if (scene.source.kind === "letter") seen.push(scene.source.letter);
  }
  assert.equal(seen.join(""), LETTERS.join("") + LETTERS[0]);
});

test("letters are images as MNIST's makers stored them: inked, within 20 × 20, centred by mass", () => {
  for (const name of LETTERS) {
    const image = letterImage(name);
    assert.equal(image.length, PIXELS);
    assert.ok(image.every((v) => v >= 0 && v <= 1));
    let mass = 0;
    let x = 0;
    let y = 0;
    image.forEach((v, i) => {
      mass += v;
      x += v * ((i % 28) + 0.5);
      y += v * (Math.floor(i / 28) + 0.5);
    });
    assert.ok(mass > 40 && mass < 250, `${name}: ink ${mass}`);
    assert.ok(Math.abs(x / mass - 14) <= 1 && Math.abs(y / mass - 14) <= 1, `${name}: centre ${x / mass}, ${y / mass}`);
    assert.ok(
      image.slice(0, 2 * 28).every((v) => v === 0),
      `${name}: two blank rows on top`,
    );
  }
});

test("lost and invented ink are shares of the input's ink", () => {
  assert.deepEqual(logic.inkBalance([1, 1, 0, 0], [1, 0.5, 0.25, 0]), { lost: 0.25, invented: 0.125 });
  assert.deepEqual(logic.inkBalance([0, 0], [1, 1]), { lost: 0, invented: 0 });
});

test("the axis of the code holds every number and does not shrink under the hand", () => {
  assert.equal(logic.codeLimit([1, -2], 5), 5);
  assert.equal(logic.codeLimit([1, -7.2], 5), 8);
  const bars = new ShownCode(() => 5);
  bars.show([7.5], DEFAULTS);
  assert.equal(bars.limit, 8);
  const edited = { ...DEFAULTS, k: 1, edited: Float32Array.of(2) };
  bars.show([2], edited);
  assert.equal(bars.limit, 8, "still held by hand");
  bars.show([2], DEFAULTS);
  assert.equal(bars.limit, 5);
});

test("the bars before the last change: one step back, and while a bar is held where it was taken", () => {
  const bars = new ShownCode(() => 5);
  const before = () => bars.before && [...bars.before];
  bars.show([1, 2], DEFAULTS);
  assert.equal(before(), null);
  bars.show([3, 4], DEFAULTS);
  assert.deepEqual(before(), [1, 2]);
  bars.show([3, 4], DEFAULTS);
  assert.deepEqual(before(), [1, 2], "nothing changed");
  bars.hold();
  bars.show([3, 4.5], DEFAULTS);
  bars.hold();
  bars.show([3, 5], DEFAULTS);
  assert.deepEqual(before(), [3, 4]);
  bars.letGo();
  bars.hold();
  bars.show([3, 4], DEFAULTS);
  assert.deepEqual(before(), [3, 5]);
});

test("a percent sign stays beside its number", () => {
  assert.equal(percentage(0.8149, "en"), "81\u00a0%");
  assert.equal(percentage(1, "en"), "99\u00a0%");
  const look = { input: new Float32Array(4), subject: { balance: () => ({ lost: 0.25, invented: 0.5 }) } } as unknown as Parameters<
    typeof errorText
  >[0];
  assert.equal(errorText(look, [0, 0, 0, 0], bottleneck, "en").match(/\u00a0%/g)?.length, 2);
});
