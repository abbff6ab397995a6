/** The CDN build: self-contained, complete, small. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, it } from "node:test";
import { inRoot } from "../../scripts/lib/paths.mjs";
import { measure } from "../../scripts/lib/sizes.mjs";
import { filesIn, name } from "../../scripts/lib/sources.mjs";

interface Catalogue {
  assets: { file: string; bytes: number; sha256: string }[];
}

const cdn = inRoot("dist/cdn");
/** All modules; classic/ holds them once more for frames that can't fetch any. */
const scripts = filesIn("dist/cdn").filter((path) => path.endsWith(".js") && !name(path).startsWith("dist/cdn/classic/"));

describe("the CDN build", () => {
  it("imports only its own files", () => {
    for (const file of scripts) {
      for (const [, specifier] of readFileSync(file, "utf8").matchAll(/(?:\bfrom|\bimport\(?)\s*["']([\w@./-]+)["']/g)) {
        assert.ok(specifier.startsWith(".") && existsSync(join(dirname(file), specifier)), `${name(file)}: ${specifier}`);
      }
    }
  });

  it("has every file that the library asks for where it asks for it", () => {
    const bases = scripts.flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/new URL\("(\.\.\/)"\+\w+,import\.meta\.url\)/g)].map(([, up]) => join(dirname(file), up)),
    );
    assert.deepEqual(bases, [join(cdn, "/")]);
    const shipped = [...readFileSync(inRoot("src/model/assets.ts"), "utf8").matchAll(/"\.\.\/\.\.\/([^"]+)", import\.meta\.url/g)];
    assert.ok(shipped.length > 20);
    for (const [, path] of shipped) assert.ok(existsSync(join(cdn, path)), path);
  });

  it("holds one copy of Lit", () => {
    const copies = scripts.filter((file) => readFileSync(file, "utf8").includes("litElementVersions"));
    assert.equal(copies.length, 1, copies.map(name).join(", "));
  });

  it("has the weights that the catalogue describes, byte by byte", () => {
    const { assets } = JSON.parse(readFileSync(join(cdn, "weights/catalogue.json"), "utf8")) as Catalogue;
    assert.ok(assets.length > 0);
    for (const { file, bytes, sha256 } of assets) {
      const content = readFileSync(join(cdn, "weights", file));
      assert.equal(content.length, bytes, file);
      assert.equal(createHash("sha256").update(content).digest("hex"), sha256, file);
    }
  });

  it("has a wasm file that is smaller than the one that it was cut from", () => {
    const trimmed = join(cdn, "wasm/tfjs-simd.wasm");
    assert.ok(WebAssembly.validate(readFileSync(trimmed)));
    assert.ok(
      statSync(trimmed).size < statSync(inRoot("node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm")).size,
    );
  });

  for (const { title, bytes, budget } of measure(inRoot("dist"))) {
    if (budget === undefined) continue;
    it(`${title}: at most ${budget / 1000} kB`, () => assert.ok(bytes <= budget, `${bytes} bytes after brotli`));
  }
});
