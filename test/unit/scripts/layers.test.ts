import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { importsOf } from "../../../scripts/lib/imports.mjs";
import { violations } from "../../../scripts/lib/layers.mjs";

/** Every violation among files given as path → content. Modules that are only imported need no content. */
async function check(files: Record<string, string>): Promise<string[]> {
  const root = mkdtempSync(join(tmpdir(), "ae-layers-"));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    const entries = Object.keys(files);
    return violations(await importsOf(entries, { root, types: true }), await importsOf(entries, { root }));
  } finally {
    rmSync(root, { recursive: true });
  }
}

const empty = "export const x = 1;\nexport interface T {\n  a: number;\n}\n";

describe("layers", () => {
  it("lets imports go down", async () => {
    const found = await check({
      "src/math/a.ts": 'import { x } from "./b.js";\nexport const y = x;\n',
      "src/math/b.ts": empty,
      "src/model/api.ts": empty,
      "src/model/pool.ts": 'export const load = () => import("./engine.js");\nexport { x } from "../math/b.js";\n',
      "src/model/engine.ts": 'import { add } from "@tensorflow/tfjs-core";\nexport { add };\n',
      "src/model/lazy-pool.ts": 'export const pool = () => import("./pool.js");\n',
      "src/draw/d.ts": 'import type { T } from "../model/api.js";\nexport type U = T;\n',
      "src/core/c.ts":
        'import { LitElement } from "lit";\nimport "../draw/d.js";\nimport "../model/lazy-pool.js";\nexport { LitElement };\n',
      "src/core/katex.ts": 'export const katex = () => import("katex");\n',
      "src/core/events.ts": empty,
      "src/elements/one/one.element.ts":
        'import "../../core/c.js";\nimport "../../core/katex.js";\nimport { html } from "lit";\nexport { html };\n',
      "src/elements/one/define.ts": 'import "./one.element.js";\n',
      "src/elements/lesson/define.ts": 'export const tags = () => import("../../autoload.js");\n',
      "src/autoload.ts": 'export const one = () => import("./elements/one/define.js");\n',
      "src/lms/xapi.ts": 'import type { T } from "../core/events.js";\nexport type U = T;\n',
      "src/index.ts": 'export * from "./elements/one/one.element.js";\n',
    });
    assert.deepEqual(found, []);
  });

  const cases: [string, Record<string, string>, RegExp][] = [
    [
      "math imports core",
      { "src/math/a.ts": 'import "../core/b.js";', "src/core/b.ts": empty },
      /^src\/math\/a\.ts imports src\/core\/b\.ts: math may/,
    ],
    ["content imports math", { "src/content/a.ts": 'import "../math/b.js";', "src/math/b.ts": empty }, /content may import nothing/],
    ["a package in math", { "src/math/a.ts": 'import "lit";' }, /not for this module/],
    ["model imports core", { "src/model/a.ts": 'import "../core/b.js";', "src/core/b.ts": empty }, /model may import math/],
    ["draw imports core", { "src/draw/a.ts": 'import "../core/b.js";', "src/core/b.ts": empty }, /draw may import/],
    [
      "draw imports the pool",
      { "src/draw/a.ts": 'import "../model/pool.js";', "src/model/pool.ts": empty },
      /draw may import math, model\/api$/,
    ],
    ["core imports an element", { "src/core/a.ts": 'import "../elements/e/e.js";', "src/elements/e/e.ts": empty }, /core may import/],
    [
      "core imports the engine lazily",
      { "src/core/a.ts": 'void import("../model/engine.js");', "src/model/engine.ts": empty },
      /core may import/,
    ],
    [
      "an element imports another",
      { "src/elements/a/a.ts": 'import "../b/b.js";', "src/elements/b/b.ts": empty },
      /no element imports another/,
    ],
    [
      "an element imports another lazily",
      { "src/elements/a/a.ts": 'void import("../b/b.js");', "src/elements/b/b.ts": empty },
      /no element imports/,
    ],
    [
      "an element imports the autoloader",
      { "src/elements/a/define.ts": 'void import("../../autoload.js");', "src/autoload.ts": empty },
      /elements may import/,
    ],
    [
      "an element imports what reads an author's models",
      { "src/elements/a/a.ts": 'void import("../../model/own/own.js");', "src/model/own/own.ts": empty },
      /elements may import .*model\/lazy-own/,
    ],
    ["valibot in the pool", { "src/model/pool.ts": 'void import("valibot");' }, /not for this module/],
    ["lms imports core", { "src/lms/a.ts": 'import "../core/b.js";', "src/core/b.ts": empty }, /lms may import core\/events/],
    ["tfjs in the pool", { "src/model/pool.ts": 'void import("@tensorflow/tfjs-core");' }, /not for this module/],
    ["tfjs in an element", { "src/elements/a/a.ts": 'import "@tensorflow/tfjs-core/dist/engine";' }, /not for this module/],
    ["katex in math", { "src/math/a.ts": 'void import("katex");' }, /not for this module/],
    ["an unknown package", { "src/core/a.ts": 'import "leftpad";' }, /no layer knows/],
    ["a file outside src", { "src/core/a.ts": 'import "../../other/b.js";', "other/b.ts": empty }, /outside src/],
    ["an unknown folder", { "src/misc/a.ts": 'import "../math/b.js";', "src/math/b.ts": empty }, /no layer describes/],
    [
      "a type of a higher layer",
      { "src/math/a.ts": 'import type { T } from "../core/b.js";\nexport type U = T;', "src/core/b.ts": empty },
      /math may import nothing/,
    ],
    [
      "a type in a value import",
      { "src/math/a.ts": 'import { type T } from "../core/b.js";\nexport type U = T;', "src/core/b.ts": empty },
      /math may import nothing/,
    ],
    [
      "a type over several lines",
      { "src/math/a.ts": 'import type {\n  T,\n} from "../core/b.js";\nexport type U = T;', "src/core/b.ts": empty },
      /math may import nothing/,
    ],
    ["a type passed on", { "src/math/a.ts": 'export type { T } from "../core/b.js";', "src/core/b.ts": empty }, /math may import nothing/],
    ["everything passed on", { "src/math/a.ts": 'export * from "../core/b.js";', "src/core/b.ts": empty }, /math may import nothing/],
  ];
  for (const [title, files, expected] of cases) {
    it(`finds ${title}`, async () => {
      const found = await check(files);
      assert.equal(found.length, 1, found.join("\n"));
      assert.match(found[0], expected);
    });
  }

  it("finds a tag that reaches the engine before it needs it, with the way there", async () => {
    const found = await check({
      "src/elements/a/define.ts": 'import "../../core/c.js";',
      "src/core/c.ts": 'import "../model/pool.js";',
      "src/model/pool.ts": 'import "./engine.js";',
      "src/model/engine.ts": 'import "@tensorflow/tfjs-core";',
    });
    assert.ok(
      found.some((sentence) => sentence.includes("src/elements/a/define.ts → src/core/c.ts → src/model/pool.ts → src/model/engine.ts")),
    );
  });

  it("finds a tag that reaches KaTeX before it needs it", async () => {
    const found = await check({
      "src/elements/a/a.element.ts": 'import "../../core/katex.js";',
      "src/core/katex.ts": 'import katex from "katex";\nexport { katex };',
    });
    assert.deepEqual(found, [
      "src/elements/a/a.element.ts loads a heavy module before it needs it: src/elements/a/a.element.ts → src/core/katex.ts → katex",
    ]);
  });

  it("does not count types as loaded", async () => {
    const found = await check({
      "src/elements/a/define.ts": 'import "../../model/lazy-pool.js";',
      "src/model/lazy-pool.ts": 'import type { T } from "./engine.js";\nexport type U = T;',
      "src/model/engine.ts": empty,
    });
    assert.deepEqual(found, []);
  });

  it("says which import leads nowhere", async () => {
    await assert.rejects(check({ "src/core/a.ts": 'import "./gone.js";' }), /Could not resolve "\.\/gone\.js"/);
  });
});
