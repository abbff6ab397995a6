/** What the package holds: all that its users need, and nothing of this repository or machine. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { homedir, hostname } from "node:os";
import { dirname, join, relative } from "node:path";
import { before, describe, it } from "node:test";
import { reach } from "../../scripts/lib/declarations.mjs";
import { inRoot, ROOT } from "../../scripts/lib/paths.mjs";
import { isPackageInBudget, packageReport } from "../../scripts/lib/sizes.mjs";
import { packed, type Packed } from "./packed.ts";

/** Everything that may be in it. */
const EXPECTED = /^(dist\/(esm|cdn|cli|types|editor)\/|docs\/|dist\/custom-elements\.json$|(package\.json|README\.md|LICENSE|NOTICE\.md)$)/;
/** What nobody but us has a use for. */
const OURS = /(^|\/)(test|tests|stories|training|bench|node_modules|\.cache)\/|\.(test|stories|spec)\.|tsbuildinfo|\.tsx?$/;
const DECLARATION = /\.d\.ts$/;
const TEXT = /\.(js|mjs|ts|json|html|md|txt|css|svg)$/;

const read = (path: string) => readFileSync(inRoot(path), "utf8");
const { exports } = JSON.parse(read("package.json")) as { exports: Record<string, unknown> };

describe("the packed files", () => {
  let pack: Packed;
  let names: string[];
  let texts: string[];
  before(async () => {
    pack = await packed();
    names = pack.files.map(({ path }) => path);
    texts = names.filter((path) => TEXT.test(path));
  });

  it("are builds, types, editor data, manifest and licences", () => {
    const rest = names.filter((path) => !EXPECTED.test(path) || (OURS.test(path) && !DECLARATION.test(path)));
    assert.deepEqual(rest, []);
    const folder = (path: string) =>
      path
        .split("/")
        .slice(0, path.startsWith("dist/") ? 2 : 1)
        .join("/");
    const needed =
      "dist/cdn dist/cli dist/custom-elements.json dist/editor dist/esm dist/types docs LICENSE NOTICE.md README.md package.json";
    assert.deepEqual([...new Set(names.map(folder))].sort().join(" ").toLowerCase(), needed.split(" ").sort().join(" ").toLowerCase());
    console.log(`  ${names.length} files, ${(pack.size / 1e6).toFixed(2)} MB packed, ${(pack.unpackedSize / 1e6).toFixed(2)} MB unpacked`);
    assert.ok(isPackageInBudget(pack), packageReport(pack));
  });

  it("have names that no host takes for something else: VitePress runs *.data.js when it builds", () => {
    assert.deepEqual(
      names.filter((path) => /\.data\.m?[jt]s$/.test(path)),
      [],
    );
  });

  it("have what package.json and the builds name", () => {
    const {
      bin,
      types,
      customElements,
      "web-types": webTypes,
    } = JSON.parse(read("package.json")) as Record<string, string> & {
      bin: Record<string, string>;
    };
    const targets = Object.values(exports).flatMap((target) => (typeof target === "string" ? target : Object.values(target as object)));
    const named = [...targets, ...Object.values(bin), types, customElements, webTypes] as string[];
    for (const path of named.map((each) => each.replace(/^\.\//, ""))) {
      const [folder] = path.split("*");
      assert.ok(path.includes("*") ? names.some((each) => each.startsWith(folder)) : names.includes(path), path);
    }
    for (const path of ["dist/cdn/autoload.js", "dist/cdn/LICENSES.txt", "dist/cdn/weights/catalogue.json", "dist/cdn/classic/parts.json"])
      assert.ok(names.includes(path), path);
  });

  it("have the declarations that a user's compiler may ask for, and no other", () => {
    const declarations = names.filter((path) => /^dist\/esm\/.*\.d\.ts$/.test(path));
    const entries = Object.values(exports).flatMap((target) => (target as { types?: string }).types?.replace("./", "") ?? []);
    const reached = reach(entries.map((path) => inRoot(path)));
    assert.ok(entries.length > 30 && declarations.length > 100, `${entries.length} entries, ${declarations.length} declarations`);
    const useless = declarations.filter((path) => !reached.has(inRoot(path)));
    assert.deepEqual(useless, []);
    const missing = [...reached].filter((file) => !names.includes(relative(ROOT, file).replaceAll("\\", "/")));
    assert.deepEqual(missing, []);
  });

  it("have no module that nothing imports", () => {
    const entries = Object.values(exports).flatMap((target) => (target as { default?: string }).default?.replace("./", "") ?? []);
    const found = new Set([...entries, "dist/cli/index.js"]);
    for (const path of found)
      for (const [, named] of read(path).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["'](\.[^"']+\.js)["']/g)) {
        const file = join(dirname(path), named).replaceAll("\\", "/");
        assert.ok(names.includes(file), `${path} imports ${file}`);
        found.add(file);
      }
    const modules = names.filter((path) => /^dist\/(esm|cli)\/.*\.js$/.test(path));
    assert.deepEqual(
      modules.filter((path) => !found.has(path)),
      [],
    );
  });

  it("have no file twice, and no source map: modules are readable as they are, the CDN's scripts have them beside in esm/", () => {
    assert.deepEqual(
      names.filter((path) => path.endsWith(".map")),
      [],
    );
    for (const path of texts.filter((each) => each.endsWith(".js"))) assert.doesNotMatch(read(path), /\n\/\/# sourceMappingURL=/, path);
    const seen = new Map<string, string>();
    for (const path of names) {
      const content = readFileSync(inRoot(path));
      const hash = createHash("sha256").update(content).digest("hex");
      assert.ok(content.length < 2000 || !seen.has(hash), `${path} is ${seen.get(hash)} once more`);
      seen.set(hash, path);
    }
  });

  it("name no place of this machine", () => {
    const places = [ROOT.replace(/[/\\]$/, ""), homedir(), hostname()].filter((place) => place.length > 5);
    for (const path of texts) {
      const text = read(path);
      for (const place of places) assert.ok(!text.includes(place), `${path} has ${place}`);
    }
  });
});
