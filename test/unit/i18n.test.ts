import assert from "node:assert/strict";
import { test } from "node:test";
import { common } from "../../src/i18n/en/common.ts";
import { fixed, short } from "../../src/i18n/numbers.ts";
import { onTranslation, registerTranslation, spoken, words } from "../../src/i18n/registry.ts";

test("minus is a true minus, zero has no sign, decimals are fixed", () => {
  assert.equal(fixed(-5.84, 1, "en"), "\u22125.8");
  assert.equal(fixed(-0.04, 1, "en"), "0.0");
  assert.equal(fixed(0.5, 2, "de"), "0,50");
  assert.equal(short(0.0080000001, 4, "en"), "0.008");
  assert.equal(short(24.5, 1, "not a language"), "24.5");
});

test("a translation covers what it has, English the rest, and listeners hear of it", () => {
  let heard = 0;
  const stop = onTranslation(() => heard++);
  assert.equal(words("common", common, "eo").reset, "Reset");
  assert.equal(spoken("common", "eo"), "en");
  registerTranslation("eo", { common: { reset: "Rekomenci" } });
  assert.equal(words("common", common, "eo-XX").reset, "Rekomenci");
  assert.equal(words("common", common, "eo").retry, "Retry");
  assert.equal(spoken("common", "eo"), "eo");
  assert.equal(heard, 1);
  stop();
});
