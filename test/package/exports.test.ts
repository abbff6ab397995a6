/** What `npm install ae-elements` gives: every export is there, has types, and is harmless on a server. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
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

describe("the published files", () => {
  const packed = () =>
    JSON.parse(
      execFileSync(process.execPath, [process.env.npm_execpath ?? npmScript(), "pack", "--dry-run", "--json", "--ignore-scripts"], {
        cwd: inRoot(),
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      }),
    ) as [{ files: { path: string }[] }];

  it("are the builds, the manifest and the licences, and no page, source or cache", () => {
    const files = packed()[0].files.map(({ path }) => path);
    const expected = /^(dist\/(esm|cdn)\/|dist\/custom-elements\.json$|(package\.json|README\.md|LICENSE|NOTICE\.md)$)/;
    assert.deepEqual(
      files.filter((path) => !expected.test(path)),
      [],
    );
    for (const path of [
      "LICENSE",
      "NOTICE.md",
      "README.md",
      "dist/cdn/autoload.js",
      "dist/cdn/LICENSES.txt",
      "dist/cdn/weights/catalogue.json",
    ]) {
      assert.ok(files.includes(path), path);
    }
  });
});

describe("the types", () => {
  const folder = inRoot(".cache/consumer");
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("serve a strict consumer, tag names included", () => {
    mkdirSync(folder, { recursive: true });
    const imports = modules.map((key, i) => `import * as m${i} from "${key.replace(/^\./, PACKAGE)}";\nvoid m${i};`);
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
      try {
        execFileSync(process.execPath, [inRoot("node_modules/typescript/bin/tsc"), "-p", folder], { encoding: "utf8", stdio: "pipe" });
      } catch (error) {
        // what the dependencies' own types complain of is theirs
        const own = (error as { stdout: string }).stdout.split("\n").filter((line) => /^(dist|\.cache)\//.test(line));
        assert.deepEqual(own, [], moduleResolution);
      }
    }
  });
});

/** npm's script beside this Node, for runs that npm did not start. */
function npmScript(): string {
  const bin = join(process.execPath, "..");
  const found = [join(bin, "../lib/node_modules/npm/bin/npm-cli.js"), join(bin, "node_modules/npm/bin/npm-cli.js")].find(existsSync);
  if (!found) throw new Error("npm was not found beside Node; run this by `npm test`");
  return found;
}
