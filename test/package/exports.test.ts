/** What `npm install ae-elements` gives: every export is there, has types, and is harmless on a server. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { inRoot } from "../../scripts/lib/paths.mjs";
import { filesIn, name } from "../../scripts/lib/sources.mjs";

interface Package {
  version: string;
  exports: Record<string, string | { types: string; default: string }>;
  dependencies: Record<string, string>;
  files: string[];
}

/** Node finds the package that this is by its own name. No literal: its types are only there after a build. */
const PACKAGE: string = "ae-elements";

const read = (path: string) => readFileSync(inRoot(path), "utf8");
const { exports, dependencies } = JSON.parse(read("package.json")) as Package;
const elements = readdirSync(inRoot("src/elements"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const modules = Object.keys(exports).filter((key) => typeof exports[key] === "object");

describe("the export map", () => {
  it("has a class and a registration for each element", () => {
    for (const element of elements) {
      assert.ok(exports[`./${element}`], `./${element}`);
      assert.ok(exports[`./define/${element}`], `./define/${element}`);
    }
  });

  for (const key of modules) {
    it(`${key} has its module and its types`, () => {
      const target = exports[key] as { types: string; default: string };
      assert.ok(existsSync(inRoot(target.default)), target.default);
      assert.ok(existsSync(inRoot(target.types)), target.types);
    });
  }

  for (const key of modules) {
    it(`${key} can be imported on a server`, async () => {
      const module = (await import(key.replace(/^\./, PACKAGE))) as object;
      if (/^\.\/[^/]+$/.test(key) && elements.includes(key.slice(2)))
        assert.equal(Object.keys(module).filter((each) => /^Ae[A-Z]/.test(each)).length, 1);
    });
  }

  it("`.` exports the class of each element", async () => {
    const module = (await import(PACKAGE)) as Record<string, unknown>;
    for (const element of elements) {
      const className = `Ae${element.replace(/(^|-)(.)/g, (_, __, letter: string) => letter.toUpperCase())}`;
      assert.equal(typeof module[className], "function", className);
    }
  });

  it("`.` registers nothing", () => {
    const script = `
      const seen = [];
      globalThis.customElements = { define: (tag) => seen.push(tag), get() {} };
      await import("ae-elements");
      console.log(JSON.stringify(seen));`;
    const output = execFileSync(process.execPath, ["--input-type=module", "-e", script], { cwd: inRoot(), encoding: "utf8" });
    assert.deepEqual(JSON.parse(output), []);
  });

  it("all of it can be imported by a bare Node, which has no DOM before and after, and which then ends", () => {
    const specifiers = modules.map((key) => key.replace(/^\./, PACKAGE));
    const script = `
      const dom = ["window", "document", "HTMLElement", "localStorage", "location"]; // Lit itself gives Node a customElements
      for (const name of ${JSON.stringify(specifiers)}) await import(name);
      console.log(JSON.stringify(dom.filter((name) => globalThis[name] !== undefined)));`;
    const run = spawnSync(process.execPath, ["--input-type=module", "-e", script], { cwd: inRoot(), encoding: "utf8", timeout: 60_000 });
    assert.deepEqual([run.status, run.stderr], [0, ""]);
    assert.deepEqual(JSON.parse(run.stdout), []);
  });

  it("weights are reached by name", () => {
    const url = import.meta.resolve(`${PACKAGE}/weights/catalogue.json`);
    assert.ok(existsSync(new URL(url)));
  });
});

describe("the modules", () => {
  it("import nothing but each other and declared dependencies", () => {
    for (const file of filesIn("dist/esm").filter((path) => path.endsWith(".js"))) {
      for (const [, specifier] of readFileSync(file, "utf8").matchAll(/(?:\bfrom\s*|^import\s*|\bimport\()\s*["']([\w@./-]+)["']/gm)) {
        if (specifier.startsWith(".")) assert.ok(existsSync(join(file, "..", specifier)), `${name(file)}: ${specifier}`);
        else
          assert.ok(
            Object.keys(dependencies).some((each) => specifier === each || specifier.startsWith(`${each}/`)),
            `${name(file)}: ${specifier}`,
          );
      }
    }
  });

  it("carry the version of the package", () => {
    const { version } = JSON.parse(read("package.json")) as Package;
    assert.ok(read("dist/esm/core/define.js").includes(`"${version}"`));
  });
});

describe("the types", () => {
  const folder = inRoot(".cache/consumer");
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("serve a strict consumer, tag names included", () => {
    mkdirSync(folder, { recursive: true });
    // those need the framework that they are for: see types.test.ts and the consumers among the host tests
    const own = modules.filter((key) => !/^\.\/types\/(react|svelte|vue)$/.test(key));
    const imports = own.map((key, i) => `import * as m${i} from "${key.replace(/^\./, PACKAGE)}";\nvoid m${i};`);
    const uses = elements.map((element) => `document.createElement("ae-${element}").ready.then((x: void) => x);`);
    const events = `document.addEventListener("ae-answer", (event) => { const score: number = event.detail.score; void score; });`;
    writeFileSync(join(folder, "consumer.ts"), [...imports, ...uses, events].join("\n"));
    for (const moduleResolution of ["bundler", "nodenext"]) {
      const module = moduleResolution === "nodenext" ? "nodenext" : "esnext";
      const compilerOptions = {
        module,
        moduleResolution,
        target: "es2022",
        lib: ["es2023", "dom", "dom.iterable"],
        strict: true,
        noEmit: true,
        types: [],
        skipLibCheck: false,
      };
      writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["consumer.ts"] }));
      const { stdout } = spawnSync(process.execPath, [inRoot("node_modules/typescript/bin/tsc"), "-p", folder], { encoding: "utf8" });
      assert.equal(stdout, "", moduleResolution);
    }
  });
});
