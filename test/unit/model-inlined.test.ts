/** Files that stand in the page itself are taken from there, without a request. */
import assert from "node:assert/strict";
import { afterEach, describe, it } from "node:test";
import { faceRules } from "../../src/core/math-font-faces.ts";
import { assetUrl, findAsset } from "../../src/model/assets.ts";
import { fetchInlined, inlinedAddress, type InlinedFile } from "../../src/model/inlined.ts";

const KEY = Symbol.for("ae-elements/inlined-assets@1");
const world = globalThis as { [KEY]?: Record<string, InlinedFile> };
const bytesOf = async (address: string) => [...new Uint8Array(await (await fetchInlined(address))!.arrayBuffer())];

describe("files in the page", () => {
  afterEach(() => delete world[KEY]);

  it("may be bytes, base64, or a function that gives bytes when they are wanted", async () => {
    let asked = 0;
    world[KEY] = {
      "weights/nested.bin": Uint8Array.of(1, 2),
      "weights/pca.bin": "AwQ=",
      "wasm/tfjs-simd.wasm": async () => (asked++, Uint8Array.of(5)),
    };
    assert.deepEqual(await bytesOf(assetUrl("weights", "nested.bin")), [1, 2]);
    assert.deepEqual(await bytesOf(assetUrl("weights", "pca.bin")), [3, 4]);
    const wasm = assetUrl("wasm", "tfjs-simd.wasm");
    assert.equal(asked, 0);
    assert.deepEqual(await bytesOf(wasm), [5]);
  });

  it("come before the author's folder, which a page without a network can't read", () => {
    world[KEY] = { "weights/nested.bin": "" };
    assert.doesNotMatch(assetUrl("weights", "nested.bin", "https://example.org/"), /example/);
    assert.equal(assetUrl("weights", "pca.bin", "https://example.org/"), "https://example.org/weights/pca.bin");
  });

  it("are the fonts' faces as data", () => {
    world[KEY] = { "fonts/KaTeX_Main-Regular.woff2": "QUI=" };
    assert.match(faceRules(), /font-family:KaTeX_Main;font-weight:400;.*src:url\("data:font\/woff2;base64,QUI="\)/);
  });

  it("are no names that every object has", () => {
    world[KEY] = {};
    assert.equal(inlinedAddress("constructor"), undefined);
  });

  it("are none on other pages: addresses stay addresses, and all else is fetched", async () => {
    assert.match(assetUrl("weights", "nested.bin"), /^file:.*\/weights\/nested\.bin$/);
    assert.equal(findAsset("weights", "none.bin"), undefined);
    assert.throws(() => assetUrl("weights", "none.bin"), /no file weights\/none\.bin comes with the library/);
    assert.equal(await fetchInlined("https://example.org/a"), null);
    assert.equal(await fetchInlined("ae-inlined:///weights/nested.bin"), null);
  });

  it("may be an author's, whose manifests name others relative to themselves", async () => {
    world[KEY] = { "own/m/a b.bin": Uint8Array.of(1, 2, 3), "own/m/5%.bin": Uint8Array.of(4) };
    assert.deepEqual(await bytesOf(new URL("5%.bin", "ae-inlined:///own/m/model.json").href), [4]);
    const response = (await fetchInlined(new URL("a b.bin?v=1", "ae-inlined:///own/m/model.json").href))!;
    assert.equal(response.headers.get("Content-Length"), "3");
    assert.equal((await response.arrayBuffer()).byteLength, 3);
  });
});
