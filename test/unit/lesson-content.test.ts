/** The built-in lesson: complete, well-formed, and true of the models that ship. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { parseInline, plainText, type Inline } from "../../src/content/lesson/inline.ts";
import { lessonSections } from "../../src/content/lesson/index.ts";
import { formulaTex } from "../../src/content/tex/formula.ts";
import { findTerm } from "../../src/content/terms.ts";
import { lessonText } from "../../src/i18n/en/lesson-text.ts";
import { catalogueEntry } from "../../src/model/catalogue.ts";

const text: Readonly<Record<string, string>> = lessonText;
const blocks = lessonSections.flatMap((section) => section.blocks);
const figures = blocks.flatMap((block) => (block.kind === "figure" ? [block] : []));
const all = Object.values(text).map(plainText).join("\n");

describe("marks in the lesson's words", () => {
  test("are stress, terms and symbols, and may stand in each other", () => {
    const parts: Inline[] = [
      { kind: "text", text: "a " },
      {
        kind: "strong",
        parts: [
          { kind: "symbol", name: "n" },
          { kind: "text", text: " b" },
        ],
      },
      { kind: "text", text: " " },
      { kind: "stress", parts: [{ kind: "text", text: "c" }] },
      { kind: "term", term: "latent code", text: "codes" },
      { kind: "term", term: "PCA", text: "PCA" },
    ];
    assert.deepEqual(parseInline("a **{n} b** *c*[[latent code|codes]][[PCA]]"), parts);
    assert.equal(plainText("a **{n} b** *c* [[latent code|codes]]"), "a n b c codes");
  });
  test("what is no mark stands as it is, and nothing is markup", () => {
    assert.deepEqual(parseInline("2 * 3 [x] <b>&amp;</b> {"), [{ kind: "text", text: "2 * 3 [x] <b>&amp;</b> {" }]);
    assert.deepEqual(parseInline(""), []);
  });
});

describe("the built-in lesson", () => {
  test("has every part of the lesson, each with its tag", () => {
    const tags = new Set(figures.map(({ tag }) => tag));
    for (const tag of "walkthrough loss-calculator bottleneck trainer denoiser anomaly features sampler latent-map quiz".split(" "))
      assert.ok(tags.has(`ae-${tag}`), tag);
    assert.deepEqual(
      lessonSections.map(({ id }) => id),
      "refresher idea loss loop training bottleneck denoising anomalies features flaw map quiz".split(" "),
    );
  });

  test("has a word for every key, and no word that nobody uses", () => {
    const used = new Set<string>();
    for (const { title, short, blocks: own } of lessonSections) {
      used.add(title).add(short);
      for (const block of own) {
        if (block.kind === "text") used.add(block.text);
        else if (block.kind === "pairs") for (const { name, text: said } of block.pairs) used.add(name).add(said);
        else used.add(block.fallback);
        if (block.kind === "figure" && block.caption) used.add(block.caption);
      }
    }
    assert.deepEqual([...used].sort(), Object.keys(text).sort());
  });

  test("names no id twice, and its formulas are linked to figures that are there", () => {
    const ids = [...lessonSections.map(({ id }) => id), ...figures.map(({ id }) => id)];
    assert.equal(new Set(ids).size, ids.length);
    for (const block of blocks) {
      if (block.kind !== "formula") continue;
      assert.ok(Object.hasOwn(formulaTex, block.name), block.name);
      assert.ok(
        figures.some(({ id }) => id === block.for),
        block.for,
      );
    }
  });

  test("every term is in the glossary, and marked once", () => {
    const marked = Object.values(text).flatMap((source) => [...source.matchAll(/\[\[([^\]|]+)/g)].map(([, word]) => word));
    assert.ok(marked.length >= 20);
    for (const word of marked) assert.ok(findTerm(word), word);
    const ids = marked.map(findTerm);
    assert.deepEqual(
      ids.filter((id, i) => ids.indexOf(id) !== i),
      [],
    );
  });

  test("symbols are those that the element can set", () => {
    const known = new Set(["x", "z", "k", "xhat", "L", "f", "g", "theta", "phi", "n", "noisy"]);
    for (const [, name] of Object.values(text)
      .join()
      .matchAll(/\{(\w+)\}/g))
      assert.ok(known.has(name), name);
  });

  test("works its example out: the figures of the lesson", () => {
    const x = [0.9, 0.1, 0.7, 0.3, 0.5];
    const painted = [0.8, 0.2, 0.6, 0.4, 0.5];
    const sum = x.reduce((total, v, i) => total + (v - painted[i]) ** 2, 0);
    for (const figure of [sum.toFixed(2), (sum / 5).toFixed(3), (0.3 * 0.3).toFixed(2), String(784 / 32), String(784 / 8)])
      assert.ok(all.includes(figure), figure);
  });

  test("is no longer than its title page says: 8 to 20 minutes of text", () => {
    const words = all.split(/\s+/).length;
    assert.ok(words > 1400 && words < 2600, `${words} words`);
  });
});

describe("what the lesson says of the models", () => {
  test("most rolls of the plain autoencoder give no digit; scale explains a part and not all; the VAE's copies are blurrier", () => {
    const plain = catalogueEntry("ae32");
    const vae = catalogueEntry("vae32");
    assert.ok(plain.sampling!.prior.digitLike < 0.5);
    assert.ok(plain.sampling!.fitted.digitLike > plain.sampling!.prior.digitLike);
    assert.ok(plain.sampling!.fitted.digitLike < vae.sampling!.fitted.digitLike);
    assert.ok(vae.sampling!.prior.digitLike > plain.sampling!.prior.digitLike);
    assert.ok(vae.testError! > plain.testError!);
  });
  test("a linear map brings most of the gain of denoising, the network the rest", () => {
    for (const { denoised, linear, noisy } of Object.values(catalogueEntry("denoiser").denoising!)) {
      assert.ok((linear - noisy) / (denoised - noisy) > 0.5);
      assert.ok(denoised > linear);
    }
  });
});
