/** The smallest model, trained again with its own recipe: the same bytes, so that every figure can be made again. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { makeModel } from "../../training/make.js";
import { readMnist } from "../../training/mnist.js";
import { sensor } from "../../training/models/sensor.js";

test("a retrain of the smallest model gives the shipped bytes", async () => {
  const weights = mkdtempSync(path.join(tmpdir(), "ae-retrain-"));
  try {
    assert.ok(await makeModel(sensor, readMnist(), { weights, checkpoints: weights, data: null }, { quiet: true }));
    const shipped = readFileSync(new URL("../../weights/sensor.bin", import.meta.url));
    assert.deepEqual(readFileSync(path.join(weights, "sensor.bin")).equals(shipped), true);
  } finally {
    rmSync(weights, { recursive: true, force: true });
  }
});
