/** What the commands say of an author's content before they pack it: what the tags would say of it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { checkContent } from "../../src/cli/check-content.js";
import { CliError } from "../../src/cli/errors.js";
import { spriteFile } from "../../src/cli/sprite-file.js";

type Files = Readonly<Record<string, string | Uint8Array>>;

const manifest = new Map([
  ["ae-quiz", new Set(["src", "pass"])],
  ["ae-sampler", new Set(["sheet"])],
  ["ae-formula", new Set(["name", "tex"])],
  ["ae-latent-map", new Set(["model-src", "data-src"])],
]);

const bytesOf = (file: string | Uint8Array) => (typeof file === "string" ? new TextEncoder().encode(file) : file);
const reading = (files: Files) => (address: string) => {
  const name = decodeURIComponent(address);
  return name in files ? bytesOf(files[name]) : null;
};

/** Notes on tags of the command line. */
const notes = (html: string, files: Files = {}, more: { lang?: string; translations?: { file: string; text: string }[] } = {}) =>
  checkContent({ kind: "tags", html, names: [], read: reading(files) }, more);
/** Notes on a page. */
const pageNotes = (html: string, files: Files = {}, lang?: string) =>
  checkContent({ kind: "html", html, file: "page.html", read: reading(files) }, { manifest, lang });

async function refusal(checking: Promise<unknown>): Promise<string> {
  try {
    await checking;
  } catch (error) {
    assert.ok(error instanceof CliError, String((error as Error).stack));
    assert.equal(error.exitCode, 1);
    assert.match(error.message, /\nNothing was written\.$/);
    return error.message.replace(/\nNothing was written\.$/, "");
  }
  throw new Error("it was taken");
}

const ONE = JSON.stringify([
  { kind: "numeric", prompt: "1 + 1?", answer: 2 },
  { kind: "single", prompt: "Which?", options: ["a"] },
]);
const FINE = JSON.stringify([{ kind: "numeric", prompt: "1 + 1?", answer: 2 }]);

describe("a quiz that no tag could ask is refused, with its place", () => {
  const NO_OPTION = "question 2: it has one option; at least 2 are needed.";

  it("in a file, by tags and by a page", async () => {
    assert.equal(await refusal(notes('<ae-quiz src="quiz.json"></ae-quiz>', { "quiz.json": ONE })), `quiz.json, ${NO_OPTION}`);
    assert.equal(
      await refusal(pageNotes('<html lang=en><ae-quiz src="a%20b/quiz.json?v=1"></ae-quiz>', { "a b/quiz.json": ONE })),
      `a%20b/quiz.json, ${NO_OPTION}`,
    );
    assert.deepEqual(await notes('<ae-quiz src="quiz.json"></ae-quiz>', { "quiz.json": FINE }), []);
  });

  it("that is no JSON, no UTF-8, or too long", async () => {
    const load = (file: string | Uint8Array) => refusal(notes('<ae-quiz src="q.json"></ae-quiz>', { "q.json": file }));
    assert.equal(await load('{\n"questions": [}'), 'q.json, line 2: this is not JSON: "}" cannot stand here.');
    assert.equal(await load(Uint8Array.of(0x5b, 0xff, 0x5d)), "q.json: it is no text in UTF-8; save it in that encoding.");
    assert.equal(await load(" ".repeat(1_000_001)), "q.json: it is 1 MB long; the tag reads 1 MB at most.");
    assert.equal(await load("[]"), "q.json: there is no question in it.");
    assert.equal(
      await load(`<!doctype html><title>Not found</title>`),
      'q.json, line 1: this is not JSON: "<!doctype ht" cannot stand here.',
    );
  });

  it("inside: JSON, a list, GIFT; several are told apart", async () => {
    assert.equal(await refusal(notes(`<ae-quiz><script type="application/json">${ONE}</script></ae-quiz>`)), `<ae-quiz>, ${NO_OPTION}`);
    const list = "<ol><li>1 + 1?<ul><li>1</li><li data-correct>2</li></ul></li><li>Which?<ul><li data-correct>a</li></ul></li></ol>";
    assert.equal(
      await refusal(pageNotes(`<html lang=en><ae-quiz id="end">${list}</ae-quiz>`)),
      `page.html, <ae-quiz id="end">, ${NO_OPTION}`,
    );
    assert.equal(
      await refusal(notes(`<ae-quiz></ae-quiz><ae-quiz><pre>Which? {=a ~b\n\nWhat? {=a ~b}</pre></ae-quiz>`)),
      '<ae-quiz> no. 2, question 1 (line 1): the "{" of the answers is not closed before the question ends, at a blank line or the end.',
    );
    for (const inside of ["<pre>::E:: Explain. {}</pre>", "::E:: Explain. {}", '<script type="text/x-gift">What is a code?</script>'])
      assert.match(
        await refusal(pageNotes(`<html lang=en><ae-quiz>${inside}</ae-quiz>`)),
        /<ae-quiz>: there is no question in it that can be asked here\.$/,
      );
    // in a template nothing is alive
    assert.deepEqual(await pageNotes(`<html lang=en><ae-quiz></ae-quiz><template><ae-quiz>${list}</ae-quiz></template>`), []);
  });

  it("in GIFT of which nothing is left to ask", async () => {
    const words = "Which machine? {=Enigma =Enigma machine}\n\nMatch. {=a -> b =c -> d}\n\nWrite. {}";
    assert.equal(
      await refusal(notes('<ae-quiz src="q.gift"></ae-quiz>', { "q.gift": words })),
      "q.gift, question 1 (line 1): it asks for words to be typed; it is left out.\n  q.gift, question 2 (line 3): it asks to match pairs; it is left out.\n  q.gift, question 3 (line 5): it is an essay; it is left out.\n  q.gift: there is no question in it that can be asked here.",
    );
  });

  it("all that is wrong is said, up to twenty", async () => {
    const many = JSON.stringify(Array.from({ length: 40 }, () => ({ kind: "single", prompt: "?", options: ["a"] })));
    const said = await refusal(notes('<ae-quiz src="q.json"></ae-quiz>', { "q.json": many }));
    assert.equal(said.split("\n").length, 21);
    assert.match(said, /\n {2}… and 20 more\.$/);
  });

  it("what is on a server is said elsewhere; a file that is not there is refused: no page could ever get it", async () => {
    assert.deepEqual(await notes('<ae-quiz src="https://a.example/q.json"></ae-quiz><ae-quiz src=" "></ae-quiz>'), []);
    assert.match(await refusal(notes('<ae-quiz src="quizz.gift?v=1"></ae-quiz>')), /quizz\.gift: there is no such file\./);
  });
});

describe("a quiz that can be asked is reported on", () => {
  it("each question of GIFT that is left out, and half marks", async () => {
    const gift = "1 + 1? {#2}\n\nMatch. {=a -> b =c -> d}\n\n// comment\nWhich? {=a ~%50%b ~c}";
    assert.deepEqual(await notes('<ae-quiz src="q.txt"></ae-quiz>', { "q.txt": gift }), [
      "q.txt, question 2 (line 3): it asks to match pairs; it is left out.",
      'q.txt, question 3 (line 6): "b" has 50 % of the marks; here it counts as wrong.',
    ]);
  });

  it("a task for no tag, and fields that nothing reads", async () => {
    const quiz = JSON.stringify([
      { kind: "task", prompt: "Find.", hint: "h", task: { for: "ae-botleneck", goal: { kind: "digit", digit: 1 } } },
    ]);
    const found = await notes('<ae-quiz src="q.json"></ae-quiz>', { "q.json": quiz });
    assert.equal(found.length, 2);
    assert.match(found[0], /^q\.json, question 1: "hint" is not a field here/);
    assert.match(found[1], /^q\.json, question 1: "ae-botleneck" names <ae-botleneck>, which is no tag of the library/);
  });
});

describe("formulas", () => {
  it("that the library does not have are refused", async () => {
    const said = await refusal(
      notes('<ae-formula name="vea"></ae-formula><ae-formula name=" vae "></ae-formula><ae-formula></ae-formula>'),
    );
    assert.match(said, /^<ae-formula> has no formula "vea"; did you mean vae\? There are autoencoder, encoder, .*vae\.$/);
    assert.match(
      await refusal(pageNotes('<html lang=en><ae-formula name="nope"></ae-formula>')),
      /^page\.html: <ae-formula> has no formula "nope"\. There are/,
    );
  });

  it("whose TeX can't be set are told with KaTeX's reason, in quizzes too", async () => {
    const quiz =
      `<script type="application/json">${JSON.stringify([{ kind: "numeric", prompt: "$\\\\frac{1$ and $\\\\q{z}{z}$?", answer: 1 }])}</script>`.replaceAll(
        "\\\\\\\\",
        "\\\\",
      );
    const found = await notes(
      `<ae-formula tex="\\frac{1"></ae-formula><ae-formula tex="\\href{x}{y}"></ae-formula><ae-formula tex="\\q{z}{z^2}"></ae-formula><ae-quiz>${quiz}</ae-quiz>`,
    );
    assert.equal(found.length, 3, found.join("\n"));
    assert.match(found[0], /^<ae-formula>: the TeX "\\frac\{1" can't be set, and is shown as it is written: .*\}.*\.$/);
    assert.match(found[1], /\\href is not allowed in a formula\.$/);
    assert.match(found[2], /^<ae-quiz>: the TeX "\\frac\{1" can't be set/);
  });
});

describe("attributes of a page's tags that nothing reads", () => {
  it("are told; HTML's own and those of frameworks are not", async () => {
    const page = (attributes: string) => pageNotes(`<html lang=en><ae-sampler ${attributes}></ae-sampler>`);
    assert.deepEqual(await page('model-src="m.json"'), [
      'page.html: <ae-sampler> has no attribute "model-src". It has hide, sheet, state, theme.',
    ]);
    assert.match((await page("shet=1"))[0], /did you mean sheet\?/);
    assert.deepEqual(
      await page(
        'onclick="x()" v-if="a" :sheet="b" @ae-ready="c" [k]="d" x-data hx-get="e" inert class="f" data-a aria-label="g" itemprop="h"',
      ),
      [],
    );
  });
});

describe("the language of the tags", () => {
  it("of the built-in lesson, which is no HTML of the author's, is what was named", async () => {
    const lesson = (lang?: string) => checkContent({ kind: "lesson", read: reading({}) }, { lang });
    assert.deepEqual(await lesson(), []);
    assert.match((await lesson("de"))[0], /the page is in "de", and the tags speak English/);
  });

  const de = { file: "de.js", text: 'import { registerTranslation } from "ae-elements/i18n";\nregisterTranslation("de", {});' };

  it("is told where a page is in another and nothing translates", async () => {
    const [said, ...more] = await notes("<ae-quiz></ae-quiz>", {}, { lang: "de-AT" });
    assert.equal(
      said,
      'the page is in "de-AT", and the tags speak English: no translation is inside. Add one with --translation <file> (see docs/guides/languages.md).',
    );
    assert.deepEqual(more, []);
    assert.match(
      (await notes("<ae-quiz></ae-quiz>", {}, { lang: "fr", translations: [de] }))[0],
      /what is inside translates them into de\./,
    );
    assert.match((await pageNotes('<html lang="de"><ae-quiz></ae-quiz>'))[0], /^page\.html: the page is in "de"/);
  });

  it("is not, in English, with a translation, or with a script that may bring one", async () => {
    assert.deepEqual(await notes("<ae-quiz></ae-quiz>", {}, { lang: "en-GB" }), []);
    assert.deepEqual(await notes("<ae-quiz></ae-quiz>"), []);
    assert.deepEqual(await notes("<ae-quiz></ae-quiz>", {}, { lang: "de-AT", translations: [de] }), []);
    for (const script of [
      `<script type="module">${de.text}</script>`,
      '<script src="de.js"></script>',
      "<script>registerTranslation(language, words)</script>",
    ])
      assert.deepEqual(await pageNotes(`<html lang="de">${script}<ae-quiz></ae-quiz>`), [], script);
  });
});

describe("an author's model", () => {
  const dense = new URL("../fixtures/own/dense/", import.meta.url);
  const files: Record<string, Uint8Array> = {};
  for (const name of [
    "manifest.json",
    "encoder/model.json",
    "decoder/model.json",
    ...[1, 2, 3, 4].map((i) => `encoder/group1-shard${i}of4.bin`),
    "decoder/group1-shard1of1.bin",
  ])
    files[`dm/${name}`] = readFileSync(new URL(name, dense));
  const own = JSON.parse(new TextDecoder().decode(files["dm/manifest.json"])) as {
    image: { width: number; height: number; channels: 1 | 3 };
    latentSize: number;
    encoder: { src: string };
  };
  const { width, height, channels } = own.image;
  const images = (size = { width, height, channels }) =>
    spriteFile({
      ...size,
      levels: 256,
      classes: ["a", "b"],
      labels: Uint8Array.from({ length: 4 }, (_, i) => i % 2),
      pixels: Uint8Array.from({ length: 4 * size.width * size.height * size.channels }, (_, i) => i % 256),
    });
  const whole = { ...files, "data.bin": images() };
  const bottleneck = '<ae-bottleneck model-src="dm/manifest.json" data-src="data.bin"></ae-bottleneck>';

  it("that fits is taken", async () => {
    assert.deepEqual(await notes(bottleneck, whole), []);
    assert.deepEqual(await notes('<ae-anomaly model-src="./x/../dm/manifest.json#a" data-src="data.bin"></ae-anomaly>', whole), []);
  });

  it("is refused where its shapes are not what the manifest says, by the path that the author wrote", async () => {
    const wrong = { ...whole, "dm/manifest.json": JSON.stringify({ ...own, latentSize: own.latentSize + 1 }) };
    assert.match(
      await refusal(pageNotes(`<html lang=en>${bottleneck}`, wrong)),
      /^page\.html, <ae-bottleneck>: The encoder cannot be used: dm\/encoder\/model\.json gives \d+ where the manifest has a code of \d+ numbers/,
    );
  });

  it("is refused by a tag that needs another code, or images", async () => {
    const map = '<ae-latent-map model-src="dm/manifest.json" data-src="data.bin"></ae-latent-map>';
    assert.match(
      await refusal(notes(map, whole)),
      /^<ae-latent-map>: A map needs a code of 2 numbers; that of dm\/manifest\.json has \d+\./,
    );
    assert.match(
      await refusal(notes('<ae-bottleneck model-src="dm/manifest.json"></ae-bottleneck>', whole)),
      /^<ae-bottleneck>: <ae-bottleneck> needs images to send through dm\/manifest\.json/,
    );
    assert.match(
      await refusal(notes('<ae-trainer data-src="data.bin"></ae-trainer>', whole)),
      /needs 20 images or more: .*data\.bin has 4\.$/,
    );
    assert.match(
      await refusal(notes('<ae-anomaly data-src="data.bin"></ae-anomaly>', whole)),
      /Without model-src the library's own model reconstructs/,
    );
  });

  it("is refused where a file of it is missing, or is none", async () => {
    const { "dm/decoder/model.json": _, ...less } = whole as Files;
    assert.equal(
      await refusal(notes(bottleneck, less)),
      "<ae-bottleneck>: The decoder can't be read: dm/decoder/model.json: there is no such file.",
    );
    assert.match(
      await refusal(notes(bottleneck, { ...whole, "data.bin": "nonsense" })),
      /The file of images data\.bin cannot be used: not a sprite/,
    );
    assert.match(
      await refusal(notes(bottleneck, { ...whole, "dm/manifest.json": "{}" })),
      /^<ae-bottleneck>: The manifest dm\/manifest\.json cannot be used: format is missing/,
    );
    assert.match(
      await refusal(notes(bottleneck, { ...whole, "data.bin": images({ width: 2, height: 2, channels: 1 }) })),
      /Model and data do not belong together/,
    );
  });

  it("is not looked at where it lies on a server", async () => {
    assert.deepEqual(await notes('<ae-bottleneck model-src="https://a.example/m.json" data-src="data.bin"></ae-bottleneck>', {}), []);
    const far = JSON.stringify({ format: "ae-elements/model@1", image: own.image, latentSize: 2, weights: "https://a.example/w.bin" });
    assert.deepEqual(await notes('<ae-bottleneck model-src="m.json"></ae-bottleneck>', { "m.json": far }), [
      "<ae-bottleneck>: https://a.example/w.bin stays outside the file: it needs a network.",
    ]);
  });

  it("is refused where one of its files lies outside the page's folder", async () => {
    for (const out of ["../../../../../etc/passwd", "/etc/passwd"]) {
      const climbing = { ...whole, "dm/manifest.json": JSON.stringify({ ...own, encoder: { ...own.encoder, src: out } }) };
      assert.match(
        await refusal(notes(bottleneck, climbing)),
        /^<ae-bottleneck>: The encoder can't be read: .*lies outside the page's folder\.$/,
      );
    }
  });
});
