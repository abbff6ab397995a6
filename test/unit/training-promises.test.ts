import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { cardTable, writeCards } from "../../training/cards.js";
import type { Catalogue, Entry } from "../../training/catalogue.js";
import type { Figures } from "../../training/measure.js";
import { OWN_NET } from "../../training/models/nested.js";
import { brokenPromises, holdPromises, MOST_BYTES, PROMISES } from "../../training/promises.js";

const folder = mkdtempSync(path.join(tmpdir(), "ae-cards-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const entry = (id: string, figures: Figures, more: Partial<Entry> = {}): Entry => ({
  id,
  kind: "autoencoder",
  file: `${id}.bin`,
  bytes: 12_345,
  brotliBytes: 10_000,
  sha256: "abc",
  inputSize: 784,
  latentSize: 4,
  shape: { encoder: [784, 4], decoder: [4, 784] },
  parameters: 6272,
  command: `npm run train -- ${id}`,
  seed: 3,
  options: {},
  figures,
  ...more,
});
const catalogue = (...assets: Entry[]): Catalogue => ({ format: 1, data: "MNIST", assets });

/** A nested network that is `factor` times as wrong as nets of its own, and components that are far worse. */
const errors = (factor: number) =>
  Array.from({ length: 64 }, (_, i) => factor * (OWN_NET.find((o) => o.k >= i + 1) ?? OWN_NET[OWN_NET.length - 1]).error);

/** Every figure exactly at its bound. */
const good: Record<string, Figures> = {
  nested: { errors: errors(1.14) },
  pca: { errors: errors(2) },
  ae2: { error: 29 },
  vae2: { error: 31.9, effectiveClasses: 8 },
  ae32: { error: 4 },
  vae32: { digitLike: 0.42, offData: 0.02 },
  denoiser: { gainGaussian: 1, gainMask: 1 },
  anomaly: { aucScratch: 0.96, aucRotate: 0.97, aucShift: 0.98 },
  sensor: { aucFrequency: 0.99, aucHarmonic: 0.99, aucSpikes: 0.9, aucBearing: 0.9 },
  classifier: { accuracy: 0.975 },
};
const goodAssets = (changed: Record<string, Figures> = {}) =>
  Object.entries({ ...good, ...changed }).map(([id, figures]) => entry(id, figures));
const brokenBy = (changed: Record<string, Figures>) => brokenPromises(catalogue(...goodAssets(changed)));

test("a bound that is just met is kept", () => {
  assert.deepEqual(brokenBy({}), []);
  assert.ok(holdPromises(catalogue(...goodAssets())).length > 15);
});

test("a figure that misses its bound is named with both numbers, whichever way is better", () => {
  assert.deepEqual(brokenBy({ ae2: { error: 29.01 }, vae2: { error: 31, effectiveClasses: 8 } }), [
    "ae2: error is 29.01, it must be at most 29",
  ]);
  assert.match(
    brokenBy({ sensor: { ...good.sensor, aucSpikes: 0.899 } }).join(),
    /^sensor: AUC, spikes is 0\.899, it must be at least 0\.9$/,
  );
  assert.match(brokenBy({ vae32: { digitLike: 0.5, offData: 0.021 } }).join(), /^vae32: share of N\(0, I\) off the data is 0\.021/);
});

test("figures that depend on another network", () => {
  assert.match(brokenBy({ vae2: { error: 32, effectiveClasses: 9 } }).join(), /^vae2: error ÷ the autoencoder's is 1\.10/);
  const worseAtOne = errors(2).map((e, i) => (i === 40 ? 1 : e));
  assert.match(
    brokenBy({ pca: { errors: worseAtOne } }).join(),
    /^nested: largest error ÷ PCA's over all 64 k is 4\.\d+, it must be at most 1$/,
  );
  assert.equal(brokenBy({ nested: { errors: errors(1.16) } }).length, OWN_NET.length);
});

test("a figure that was not measured is not kept; a model that is not there is named", () => {
  assert.match(brokenBy({ denoiser: { gainGaussian: 2 } }).join(), /denoiser: .*half masked is undefined/);
  const without = catalogue(...goodAssets().filter((a) => a.id !== "pca"));
  assert.match(brokenPromises(without).join(), /nested: largest error ÷ PCA's over all 64 k is undefined/);
  assert.ok(
    brokenPromises(catalogue(entry("classifier", good.classifier))).includes(
      "sensor: it is not in the catalogue; npm run train -- sensor makes it",
    ),
  );
});

test("reached is more than kept", () => {
  const reached = (accuracy: number) => holdPromises(catalogue(entry("classifier", { accuracy }))).map((h) => [h.kept, h.reached]);
  assert.deepEqual(reached(0.985), [[true, true]]);
  assert.deepEqual(reached(0.98), [[true, false]]);
  assert.deepEqual(reached(0.97), [[false, false]]);
  for (const p of PROMISES) if (p.reach !== undefined) assert.ok(p.better === "lower" ? p.reach < p.must : p.reach > p.must, p.what);
});

test("a file that is too large is named, to the byte", () => {
  const sized = (brotliBytes: number) =>
    brokenPromises(catalogue(...goodAssets().map((a) => (a.id === "sensor" ? { ...a, brotliBytes } : a))));
  assert.deepEqual(sized(MOST_BYTES.sensor), []);
  assert.match(sized(MOST_BYTES.sensor + 1).join(), /^sensor: sensor\.bin has 20001 bytes under brotli, at most 20000 are allowed$/);
});

const MARKS = "<!-- figures -->\nold\n<!-- /figures -->";
function docs(name: string, cards: Record<string, string>): string {
  const at = path.join(folder, name);
  mkdirSync(path.join(at, "models"), { recursive: true });
  writeFileSync(path.join(at, "models.md"), `# Models\n\n${MARKS}\n\nEnd.\n`);
  for (const [id, text] of Object.entries(cards)) writeFileSync(path.join(at, "models", `${id}.md`), text);
  return at;
}
const two = catalogue(entry("ae2", { error: 26.5, list: [1, 2] }, { unquantised: { error: 26.4 } }), entry("sensor", { aucSpikes: 0.95 }));

test("figures go between the marks, all else stays, and a second time nothing changes", () => {
  const at = docs("good", { ae2: `# A\n\n${MARKS}\n\nB $& C.\n`, sensor: MARKS });
  writeCards(at, two);
  const read = (file: string) => readFileSync(path.join(at, file), "utf8");
  const card = read("models/ae2.md").replace(/ {2,}/g, " ");
  assert.ok(card.startsWith("# A\n\n<!-- figures -->\n\n| made |") && card.endsWith("\n\n<!-- /figures -->\n\nB $& C.\n"));
  assert.ok(card.includes("| `error` | 26.5 | 26.4 |") && card.includes("| `list` | 1, 2 | |") && !card.includes("old"));
  assert.match(read("models.md"), /^# Models\n\n<!-- figures -->\n\n[\s\S]*error 26\.50[\s\S]*<!-- \/figures -->\n\nEnd\.\n$/);
  const before = read("models/ae2.md");
  writeCards(at, two);
  assert.equal(read("models/ae2.md"), before);
});

test("a card that is missing, has no marks, or belongs to no model is named", () => {
  assert.throws(() => writeCards(docs("missing", { ae2: MARKS }), two), /sensor\.md cannot be read: ENOENT/);
  assert.throws(
    () => writeCards(docs("unmarked", { ae2: MARKS, sensor: "# Sensor\n<!-- figures -->\n" }), two),
    /sensor\.md has no place for/,
  );
  assert.throws(() => writeCards(docs("stray", { ae2: MARKS, sensor: MARKS, old: MARKS }), two), /not in the catalogue: old\.md$/);
});

test("a card says what made the file", () => {
  const training = { epochs: 60, batch: 256, rate: 0.004, bestEpoch: 58 };
  const table = cardTable(entry("sensor", {}, { training, notes: { deep: { numbers: [1.23456, 2] } } }), { data: "MNIST" }).replace(
    / {2,}/g,
    " ",
  );
  for (const part of ["`sensor.bin`, 12,345 bytes, 10,000 under brotli", "`abc`", "made-up vibration", "encoder 784-4, decoder 4-784"])
    assert.ok(table.includes(part), part);
  assert.match(table, /60 epochs, batches of 256, peak rate 0\.004, best epoch 58/);
  assert.match(table, /\| `deep` \| numbers: 1\.235, 2 \|/);
  assert.match(cardTable(entry("ae2", { all: new Array<number>(13).fill(1) }), { data: "MNIST" }), /data +\| MNIST[\s\S]*13 values/);
});
