/** What the package holds: all that its users need, and nothing of this repository or machine. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { homedir, hostname } from "node:os";
import { dirname, join } from "node:path";
import { before, describe, it } from "node:test";
import { inRoot, ROOT } from "../../scripts/lib/paths.mjs";
import { packed, type Packed } from "./packed.ts";

/** Everything that may be in it. */
const EXPECTED =
  /^(dist\/(esm|cdn|one-file|cli|types|editor)\/|dist\/custom-elements\.json$|(package\.json|README\.md|LICENSE|NOTICE\.md)$)/;
/** What nobody but us has a use for. */
const OURS = /(^|\/)(test|tests|stories|training|bench|node_modules|\.cache)\/|\.(test|stories|spec)\.|tsbuildinfo|\.tsx?$/;
const DECLARATION = /\.d\.ts$/;
const TEXT = /\.(js|mjs|ts|map|json|html|md|txt|css|svg)$/;
const MOST_BYTES = 15e6;

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
    const folder = (path: string) => path.split("/").slice(0, 2).join("/");
    const needed =
      "dist/cdn dist/cli dist/custom-elements.json dist/editor dist/esm dist/one-file dist/types LICENSE NOTICE.md README.md package.json";
    assert.deepEqual([...new Set(names.map(folder))].sort().join(" ").toLowerCase(), needed.split(" ").sort().join(" ").toLowerCase());
    console.log(`  ${names.length} files, ${(pack.size / 1e6).toFixed(2)} MB packed, ${(pack.unpackedSize / 1e6).toFixed(2)} MB unpacked`);
    assert.ok(pack.size <= MOST_BYTES, `${pack.size} bytes`);
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
    for (const path of ["dist/cdn/autoload.js", "dist/cdn/LICENSES.txt", "dist/cdn/weights/catalogue.json", "dist/one-file/parts.json"])
      assert.ok(names.includes(path), path);
  });

  it("have a declaration beside each module", () => {
    const missing = names.filter((path) => /^dist\/esm\/.*\.js$/.test(path) && !names.includes(path.replace(/\.js$/, ".d.ts")));
    // modules that bundlers put beside ours have no source of ours
    assert.deepEqual(
      missing.filter((path) => existsSync(inRoot(path.replace(/^dist\/esm\/(.*)\.js$/, "src/$1.ts")))),
      [],
    );
  });

  it("have each source map that a script names, whole", () => {
    for (const path of texts.filter((each) => each.endsWith(".js"))) {
      const map = /\n\/\/# sourceMappingURL=(\S+)\s*$/.exec(read(path))?.[1];
      if (map && !map.startsWith("data:")) assert.ok(names.includes(join(dirname(path), map)), `${path}: ${map}`);
    }
    for (const path of texts.filter((each) => each.endsWith(".map"))) {
      assert.ok(names.includes(path.slice(0, -".map".length)), `${path} without its script`);
      const { sources, sourcesContent = [] } = JSON.parse(read(path)) as { sources: string[]; sourcesContent?: (string | null)[] };
      assert.ok(
        sources.every((source, i) => typeof sourcesContent[i] === "string" && !/^(\/|\w:|file:)/.test(source)),
        path,
      );
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
