/** package-lock.json: what `npm ci` installs elsewhere. A registry that lacks a platform's package makes npm drop it silently. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { mismatch } from "../../scripts/lib/dependencies.mjs";
import { inRoot } from "../../scripts/lib/paths.mjs";

interface Entry {
  version?: string;
  optionalDependencies?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}
interface Lock {
  packages: Record<string, Entry>;
}

const read = <T>(path: string) => JSON.parse(readFileSync(inRoot(path), "utf8")) as T;
const lock = read<Lock>("package-lock.json");

/** Whether `dependency` of the package at `path` is in the lock file, there or in a folder above. */
function holds(path: string, dependency: string): boolean {
  for (let folder = path; ; folder = folder.slice(0, Math.max(folder.lastIndexOf("node_modules/") - 1, 0))) {
    if (lock.packages[`${folder ? `${folder}/` : ""}node_modules/${dependency}`]) return true;
    if (folder === "") return false;
  }
}

describe("package-lock.json", () => {
  it("holds the packages of every platform", () => {
    const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).flatMap((dependency) => (holds(path, dependency) ? [] : [`${path} lacks ${dependency}`])),
    );
    assert.deepEqual(missing, []);
  });

  it("is that of package.json, whose versions are exact", () => {
    const { dependencies = {}, devDependencies = {} } = read<Entry>("package.json");
    assert.deepEqual(lock.packages[""].dependencies, dependencies);
    assert.deepEqual(lock.packages[""].devDependencies, devDependencies);
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      assert.match(version, /^\d+\.\d+\.\d+$/, name);
      assert.equal(lock.packages[`node_modules/${name}`]?.version, version, name);
    }
  });
});

describe("mismatch", () => {
  const wanted = {
    packages: { "": {}, "node_modules/a": { version: "1.0.0", integrity: "x" }, "node_modules/b": { version: "2.0.0", optional: true } },
  };

  it("is null when npm has installed what is wanted, optional packages of other platforms aside", () => {
    assert.equal(mismatch(wanted, { packages: { "node_modules/a": { version: "1.0.0", integrity: "x" } } }), null);
  });

  it("names what is missing, of another version or of other content", () => {
    assert.match(mismatch(wanted, null) ?? "", /node_modules is missing/);
    assert.match(mismatch(wanted, { packages: {} }) ?? "", /a is missing/);
    assert.match(mismatch(wanted, { packages: { "node_modules/a": { version: "1.0.1", integrity: "x" } } }) ?? "", /a 1\.0\.0 is wanted/);
    assert.match(mismatch(wanted, { packages: { "node_modules/a": { version: "1.0.0", integrity: "y" } } }) ?? "", /a 1\.0\.0 is wanted/);
  });
});
