import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { closing, readCounts } from "../../../scripts/lib/counts.mjs";
import { planOf } from "../../../scripts/lib/test-run.mjs";

type Plan = { checks: { title: string }[]; suites: { suite: string; files: string[] }[] };
const files = (plan: Plan | string) => (plan as Plan).suites.flatMap((suite) => suite.files);

describe("npm test -- …", () => {
  it("runs everything without an argument, and the builds too with `all`", () => {
    const everything = planOf([]) as Plan;
    assert.ok(everything.checks.length > 0);
    assert.deepEqual(
      everything.suites.map(({ suite }) => suite),
      ["unit", "package", "element", "host"],
    );
    assert.ok((planOf(["all"]) as Plan).checks.length > everything.checks.length);
  });

  it("runs a part, a folder or a file, by its whole path or its end", () => {
    const here = "test/unit/scripts/test-run.test.ts";
    assert.deepEqual(files(planOf([here])), [here]);
    assert.deepEqual(files(planOf([`./${here}`])), [here]);
    assert.deepEqual(files(planOf(["test-run.test.ts"])), [here]);
    assert.ok(files(planOf(["test/unit/scripts"])).includes(here));
    const unit = planOf(["unit"]) as Plan;
    assert.ok(files(unit).length > 0 && files(unit).every((file) => file.startsWith("test/unit/")));
    assert.deepEqual(unit.checks, []);
  });

  it("says what an argument does not name", () => {
    assert.match(planOf(["unti"]) as string, /"unti" is no part/);
    assert.match(planOf(["unit", "test/unit/nothing.test.ts"]) as string, /nothing\.test\.ts" is no part/);
  });
});

describe("counts", () => {
  const folder = mkdtempSync(join(tmpdir(), "ae-counts-"));
  const file = join(folder, "counts.json");
  const write = (counts: object) => writeFileSync(file, JSON.stringify(counts));

  it("are those that the runner wrote", () => {
    write({ passed: 3, failed: 1, skipped: 2 });
    assert.deepEqual(readCounts(file, 1), { passed: 3, failed: 1, skipped: 2 });
  });

  it("have a failure when the runner ended with an error, or wrote nothing", () => {
    write({ passed: 3, failed: 0 });
    assert.equal(readCounts(file, 1).failed, 1);
    assert.equal(readCounts(join(folder, "nothing"), 0).failed, 1);
    assert.equal(readCounts(join(folder, "nothing"), 1).failed, 1);
    rmSync(folder, { recursive: true });
  });

  it("end a run in one line", () => assert.equal(closing({ passed: 12, failed: 0 }), "12 passed, 0 failed"));
});
