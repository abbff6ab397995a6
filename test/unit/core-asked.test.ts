import assert from "node:assert/strict";
import { test } from "node:test";
import { asked } from "../../src/core/asked.ts";

test("two copies of the library on one page ask one question once", async () => {
  const other = "../../src/core/asked.ts?copy";
  const copy = (await import(other)) as { asked: Set<string> };
  asked.add("denoiser");
  assert.ok(copy.asked.has("denoiser"));
  copy.asked.delete("denoiser");
  assert.ok(!asked.has("denoiser"));
});
