/** `--evaluate` on the smallest model: what it accepts, and what it finds. */
import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, beforeEach, test } from "node:test";
import { readCatalogue, type Entry } from "../../training/catalogue.js";
import { evaluate } from "../../training/evaluate.js";
import { readMnist } from "../../training/mnist.js";

const shipped = new URL("../../weights/", import.meta.url).pathname;
const folder = mkdtempSync(path.join(tmpdir(), "ae-evaluate-"));
const mnist = readMnist();
const print = console.log;
after(() => {
  console.log = print;
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  console.log = () => {};
  copyFileSync(path.join(shipped, "sensor.bin"), path.join(folder, "sensor.bin"));
});

/** The catalogue with the sensor's entry changed. */
function write(change: (entry: Entry) => Entry): void {
  const catalogue = readCatalogue(shipped);
  const assets = catalogue.assets.map((entry) => (entry.id === "sensor" ? change(structuredClone(entry)) : entry));
  writeFileSync(path.join(folder, "catalogue.json"), JSON.stringify({ ...catalogue, assets }));
}

test("what ships is as the catalogue says", () => {
  write((entry) => entry);
  assert.deepEqual(evaluate(folder, mnist, ["sensor"]), []);
});

test("a size, a figure and a file that are not as it says are each named", () => {
  write((entry) => ({ ...entry, brotliBytes: entry.brotliBytes - 1, figures: { ...entry.figures, aucSpikes: 0.999 } }));
  const failures = evaluate(folder, mnist, ["sensor"]).join("\n");
  assert.match(failures, /sensor: brotliBytes is \d+, the catalogue says \d+/);
  assert.match(failures, /sensor: aucSpikes is 0\.96\d+, the catalogue says 0\.999/);

  write((entry) => entry);
  const bytes = readFileSync(path.join(folder, "sensor.bin"));
  bytes[bytes.length - 1] ^= 1;
  writeFileSync(path.join(folder, "sensor.bin"), bytes);
  assert.match(evaluate(folder, mnist, ["sensor"]).join("\n"), /sensor\.bin is not the file that the catalogue describes/);
});

test("nothing to evaluate is an error, not a success", () => {
  write((entry) => entry);
  assert.throws(() => evaluate(path.join(folder, "nowhere"), mnist), /there is nothing to evaluate/);
});
