import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { findTerm, TERMS, type TermId } from "../../src/content/terms.ts";
import { term } from "../../src/i18n/en/term.ts";
import { terms } from "../../src/i18n/en/terms.ts";

const ids = Object.keys(TERMS) as TermId[];

describe("the glossary", () => {
  test("defines every entry and nothing else, shortly and without markup", () => {
    assert.deepEqual(Object.keys(terms).sort(), [...ids].sort());
    for (const id of ids) {
      assert.ok(terms[id].length >= 20 && terms[id].length <= 150, `${id}: ${terms[id].length} characters`);
      assert.match(terms[id], /^[A-Z0-9].*\.$/, id);
      assert.doesNotMatch(terms[id], /[<>*[\]{}$]/, id);
    }
  });

  test("has the words that the lesson is about", () => {
    const wanted =
      "latent code, encoder, decoder, bottleneck, reconstruction, loss, MSE, BCE, manifold, latent space, VAE, prior, PCA, denoising, anomaly, feature, gradient, epoch, overfitting, compression";
    for (const word of wanted.split(", ")) assert.ok(findTerm(word), word);
  });

  test("no name leads to two entries", () => {
    const names = ids.flatMap((id) => TERMS[id].names as readonly string[]);
    assert.equal(new Set(names).size, names.length);
    for (const id of ids) for (const name of TERMS[id].names) assert.equal(findTerm(name), id, name);
  });

  test("finds a word in any case, in the plural, with hyphens or line breaks", () => {
    assert.equal(findTerm("Latent\n  Codes"), "latentCode");
    assert.equal(findTerm("binary cross-entropy"), "bce");
    assert.equal(findTerm("ANOMALIES"), "anomaly");
    assert.equal(findTerm("mean squared errors"), "mse");
    assert.equal(findTerm("latentSpace"), "latentSpace");
    assert.equal(findTerm("batches"), "batch");
  });

  test("knows what it does not know", () => {
    for (const word of ["", "  ", "flux capacitor", "toString", "__proto__", "s", "es"]) assert.equal(findTerm(word), null, word);
  });

  test("has a name for every tag that shows a term", () => {
    for (const id of ids) for (const tag of TERMS[id].shownBy) assert.equal(typeof term[tag], "string", tag);
  });
});
