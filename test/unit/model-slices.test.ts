import assert from "node:assert/strict";
import { test } from "node:test";
import { inSlices, Pace } from "../../src/model/slices.js";

function busy(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

test("short runs that follow one another give the page its turn as the slices of a long one do", async () => {
  let turns = 0;
  let going = true;
  const tick = () => {
    turns++;
    if (going) setTimeout(tick);
  };
  setTimeout(tick);
  const pace = new Pace();
  for (let i = 0; i < 40; i++) await inSlices(1, 1, pace, undefined, () => busy(3));
  going = false;
  assert.ok(turns >= 5, `${turns} turns in 40 runs`);
});

test("a run by itself waits for nothing", async () => {
  const later = () => new Promise((resume) => setTimeout(resume, 20));
  await later();
  let done = false;
  void inSlices(1, 1, new Pace(), undefined, () => (done = true));
  assert.ok(done);
  await later();
  done = false;
  void inSlices(1, 1, new Pace(), undefined, () => (done = true));
  assert.ok(done, "nor one in a later task");
});
