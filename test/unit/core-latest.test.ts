import assert from "node:assert/strict";
import { test } from "node:test";
import { Latest } from "../../src/core/latest.ts";

const gate = () => {
  let open!: () => void;
  const promise = new Promise<void>((done) => (open = done));
  return { promise, open };
};

test("one job runs, the newest waits, those between are dropped", async () => {
  const latest = new Latest((error) => assert.fail(String(error)));
  const first = gate();
  const ran: string[] = [];
  latest.run(async () => {
    await first.promise;
    ran.push("a");
  });
  for (const name of ["b", "c", "d"]) latest.run(async () => void ran.push(name));
  first.open();
  await latest.idle;
  assert.deepEqual(ran, ["a", "d"]);
  assert.equal(latest.idle, null);
});

test("a job that is overtaken sees its signal aborted, and its error is nobody's", async () => {
  const errors: unknown[] = [];
  const latest = new Latest((error) => errors.push(error));
  const first = gate();
  latest.run(async (signal) => {
    await first.promise;
    assert.equal(signal.aborted, true);
    throw new Error("late");
  });
  latest.run(async () => undefined);
  first.open();
  await latest.idle;
  assert.deepEqual(errors, []);
});

test("the error of a job that was not overtaken is reported, and the next job runs", async () => {
  const errors: unknown[] = [];
  const latest = new Latest((error) => errors.push(error));
  latest.run(async () => {
    throw new Error("boom");
  });
  await latest.idle;
  assert.equal(errors.length, 1);
  let ran = false;
  latest.run(async () => void (ran = true));
  await latest.idle;
  assert.equal(ran, true);
});
