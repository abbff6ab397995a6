/** What the build makes of the manifest for frames. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { allowlist } from "../../scripts/lib/embed.mjs";
import { integrityOf } from "../../scripts/lib/integrity.mjs";
import { readAllowed } from "../../src/embed/allowed.js";

const manifest = (declarations: object[]) => ({ modules: [{}, { declarations }] });

describe("the list of what a frame takes", () => {
  it("has every tag with its attributes, and no name that could do more than say something", () => {
    const names = [
      "points",
      "model",
      "model-src",
      "onclick",
      "style",
      "id",
      "class",
      "slot",
      "part",
      "is",
      "srcdoc",
      "theme",
      "lang",
      "tag",
      "host",
      "a:b",
      "A",
    ];
    const text = allowlist(
      manifest([
        { tagName: "ae-b", attributes: names.map((name) => ({ name })) },
        { tagName: "ae-a" },
        { name: "Base", attributes: [{ name: "k" }] },
      ]),
    );
    assert.equal(text, "ae-a:;ae-b:points model model-src");
    assert.deepEqual(
      [...readAllowed(text)],
      [
        ["ae-a", ["hide", "state"]],
        ["ae-b", ["hide", "model", "model-src", "points", "state"]],
      ],
    );
  });

  it("is never empty without a word", () => {
    assert.throws(() => allowlist(manifest([])), /names no tag/);
  });
});

describe("integrity", () => {
  it("is the SHA-384 that browsers check", () => {
    // printf '' | openssl dgst -sha384 -binary | openssl base64 -A
    assert.equal(integrityOf(""), "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb");
  });
});
