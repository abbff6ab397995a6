/** What linters of packages say of the tarball: publint, and "are the types wrong?" for the ways in which an ES module is found. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, describe, it } from "node:test";
import { checkPackage, createPackageFromTarballData, type Problem } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { inRoot } from "../../scripts/lib/paths.mjs";
import { packed } from "./packed.ts";

/** Not for an ES module: `require`, and TypeScript's way from before packages had `exports`. */
const OTHERS = new Set<unknown>(["node10", "node16-cjs"]);
/** An ES module that CommonJS names is found, and can be imported; see OTHERS. */
const FROM_COMMONJS = "CJSResolvesToESM";

describe("the tarball", () => {
  let data: Uint8Array<ArrayBuffer>;
  before(async () => {
    data = new Uint8Array(readFileSync((await packed()).tarball));
  });

  it("passes publint without a remark", async () => {
    const { messages, pkg } = await publint({ pack: { tarball: data.buffer }, strict: true });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, pkg, { color: false })),
      [],
    );
  });

  it("has right types for every entry, for bundlers and for Node", async () => {
    const { exports } = JSON.parse(readFileSync(inRoot("package.json"), "utf8")) as { exports: Record<string, unknown> };
    const result = await checkPackage(createPackageFromTarballData(data));
    assert.ok(result.types && result.types.kind === "included");
    const modules = Object.keys(exports).filter((key) => typeof exports[key] === "object");
    for (const key of modules) {
      const { resolutions } = result.entrypoints[key];
      for (const kind of ["node16-esm", "bundler"] as const) assert.ok(resolutions[kind].resolution?.isTypeScript, `${key}, ${kind}`);
    }
    const problems = result.problems.filter((each) => each.kind !== FROM_COMMONJS && !OTHERS.has(kindOf(each)));
    assert.deepEqual(problems, []);
  });
});

const kindOf = (problem: Problem): unknown =>
  "resolutionKind" in problem ? problem.resolutionKind : "resolutionOption" in problem ? problem.resolutionOption : null;
