/** What a server renders of each tag, by Lit SSR: the poster, with its words, before any script has come. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { before, describe, it } from "node:test";
import { render } from "@lit-labs/ssr";
import { collectResult } from "@lit-labs/ssr/lib/render-result.js";
import { parseFragment, serialize, type DefaultTreeAdapterMap } from "parse5";
import { html } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { inRoot } from "../../scripts/lib/paths.mjs";
import { mathMarkup } from "../../src/core/tex-server.ts";
import type { MathNode } from "../../src/core/tex-tree.ts";

type Node = DefaultTreeAdapterMap["node"];
type Element = DefaultTreeAdapterMap["element"];
type Template = DefaultTreeAdapterMap["template"];

/** What a reader finds in each poster. */
const POSTERS: Record<string, RegExp[]> = {
  anomaly: [/<h3[^>]*>Set the alarm/, /380 passed/, /0\.945 AUC/, /A 2, scratched\. Error 75\.8/],
  bottleneck: [/<h3[^>]*>Squeeze a digit through eight numbers/, /8 numbers, 98× fewer/, /MSE 0\.0169/],
  denoiser: [/<h3[^>]*>Spoil a 2/, /PSNR 9\.3 dB/, /denoised PSNR 18\.9 dB/],
  features: [/<h3[^>]*>Name a few digits/, /2,000 unlabelled digits/, /labels per class/],
  formula: [/<math><mrow><mi>z<\/mi><mo>=<\/mo><msub><mi>f<\/mi><mi>θ<\/mi><\/msub>/, /The few numbers that the encoder keeps/],
  "latent-map": [/<h3[^>]*>Move a point/, /z = \(0\.90, −2\.40\)/, /A hole\. The nearest of 2,000 digits/],
  lesson: [/<slot>.*<h1[^>]*>Keep what matters/, /A network that does nothing but copy/],
  "loss-calculator": [/<h3[^>]*>Five pixels/, /÷ 5 pixels 0\.008/, /value="mse" checked(="")?>/],
  quiz: [/<h3[^>]*> ?(<[a-z]+[^>]*>)*Quiz/, /<slot>/],
  sampler: [/<h3[^>]*>Roll one set of dice/, /13 of 16 digit-like/],
  term: [/<slot>/],
  trainer: [/<h3[^>]*>Train a network/, /50,760 weights/, /cross-entropy, mean over pixels/],
  walkthrough: [/<h3[^>]*>One digit through an autoencoder/, /98× fewer/, /A handwritten 3: 28 by 28 pixels/],
};
const elements = readdirSync(inRoot("src/elements"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const served = (markup: string) => collectResult(render(html`${unsafeHTML(markup)}`));

/** The shadow root of the tag in what the server rendered, without Lit's comments and styles. */
function shadowOf(text: string, tag: string): Template["content"] {
  const find = (node: Node): Element | undefined =>
    node.nodeName === tag ? (node as Element) : "childNodes" in node ? node.childNodes.map(find).find(Boolean) : undefined;
  const template = find(parseFragment(text))!.childNodes.find(({ nodeName }) => nodeName === "template") as Template;
  assert.ok(template.attrs.some(({ name, value }) => name === "shadowrootmode" && value === "open"));
  return template.content;
}
const bare = (markup: string) => markup.replaceAll(/<style>[^]*?<\/style>|<!--[^]*?-->/g, "").replaceAll(/\s+/g, " ");
const words = (markup: string) =>
  markup
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ")
    .replaceAll("&nbsp;", " ");

describe("on a server", () => {
  before(async () => {
    await Promise.all(elements.map((element) => import(`../../src/elements/${element}/define.ts`)));
  });

  it("there is no page", () =>
    assert.deepEqual([typeof document, typeof window, typeof location], ["undefined", "undefined", "undefined"]));

  for (const element of elements) {
    const tag = `ae-${element}`;

    it(`<${tag}> has its poster, in a shadow root, with its styles; what is inside stays`, async () => {
      const text = await served(`<${tag}><b>inside</b></${tag}>`);
      const root = serialize(shadowOf(text, tag));
      assert.match(root, /<style>[^<]*:host/);
      const seen = bare(root);
      for (const pattern of POSTERS[element])
        assert.ok(pattern.test(seen) || pattern.test(words(seen)), `${String(pattern)}\n${words(seen)}`);
      assert.match(text, new RegExp(`<b>inside</b></${tag}>`));
      assert.doesNotMatch(root, /\[object|undefined|NaN/);
    });
  }

  for (const [markup, pattern] of [
    ['<ae-bottleneck k="2" digit="7"></ae-bottleneck>', /Squeeze a digit through two numbers/],
    ['<ae-bottleneck state="k=2"></ae-bottleneck>', /Squeeze a digit through two numbers/],
    ['<ae-bottleneck k="banana"></ae-bottleneck>', /through eight numbers/],
    ['<ae-denoiser noise="mask" level="0.3"></ae-denoiser>', /Spoil a 2/],
    ['<ae-latent-map model="both"></ae-latent-map>', /Variational autoencoder/],
    ['<ae-sampler model="vae" count="4" seed="2" dice="fitted"></ae-sampler>', /Variational autoencoder/],
    ['<ae-anomaly source="sensor"></ae-anomaly>', /Set the alarm/],
    ['<ae-trainer k="2" autoplay></ae-trainer>', /2 numbers/],
    ['<ae-walkthrough chapter="loss"></ae-walkthrough>', /One digit/],
    ['<ae-loss-calculator x="1, 0" reconstruction="0.5, 0.5" loss="bce"></ae-loss-calculator>', /mean 0\.693|0\.693/],
    ['<ae-formula name="mse" display></ae-formula>', /mean squared error|pixels/i],
    ['<ae-formula tex="\\q{z}{z}&lt;1"></ae-formula>', /\\q\{z\}\{z\}<1/],
    ['<ae-lesson heading="Mine" minutes="7"></ae-lesson>', /7 min.*Mine/],
    ['<ae-quiz src="quiz.json" state="at=1"></ae-quiz>', /Quiz/],
    ['<ae-term term="autoencoder">word</ae-term>', /word/],
  ] as const) {
    it(`${markup} shows what was set`, async ({ mock }) => {
      const warn = mock.method(console, "warn", () => {});
      const seen = words(bare(await served(markup))).replaceAll("&lt;", "<");
      assert.match(seen, pattern);
      assert.equal(warn.mock.callCount(), markup.includes("banana") ? 1 : 0);
    });
  }

  it("a formula's markup is escaped, and holds only what is on the lists of formulas", () => {
    const tree: MathNode = ["math", ["mi", { stretchy: '"><script>', onclick: "x" }, "<b>&"], ["script", "alert(1)"]];
    assert.equal(mathMarkup([".katex", tree]), '<math><mi stretchy="&quot;&gt;&lt;script&gt;">&lt;b&gt;&amp;</mi></math>');
    assert.equal(mathMarkup([".katex", "no formula"]), "");
  });

  it("an author's own heading stands without the built-in lesson's words", async () => {
    const seen = words(bare(await served('<ae-lesson heading="Mine"><p>Text</p></ae-lesson>')));
    assert.match(seen, /Mine/);
    assert.doesNotMatch(seen, /Keep what matters|copy its input/);
  });
});
