/** `ae-elements check-model` as it is packed: its TensorFlow.js is that of dist/esm. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { inRoot } from "../../scripts/lib/paths.mjs";

function check(...args: string[]): Promise<{ code: number; text: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [inRoot("dist/cli/index.js"), "check-model", ...args], (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, text: stdout + stderr }),
    );
  });
}

test("models of every kind run, and nothing but the report is said", async () => {
  const runs = {
    "test/fixtures/own/dense/manifest.json": "on the library's own engine",
    "test/fixtures/own/conv/manifest.json": "by TensorFlow.js on the cpu",
    "test/fixtures/own/graph/manifest.json": "by TensorFlow.js on the cpu",
    "site/examples/flags/map.json": "on the library's own engine",
  };
  for (const [manifest, how] of Object.entries(runs)) {
    const { code, text } = await check(inRoot(manifest));
    assert.equal(code, 0, text);
    assert.ok(text.includes(how), text);
    assert.match(text, /^.*: the model runs\.\n(  \S+ +.*\n)+$/);
  }
});

test("a mistake has its exit code", async () => {
  const missing = await check("nowhere.json");
  assert.equal(missing.code, 1);
  assert.match(missing.text, /^ae-elements: The manifest can't be read: nowhere\.json: there is no such file\.$/m);
  assert.equal((await check()).code, 2);
});
