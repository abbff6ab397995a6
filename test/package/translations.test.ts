/** A translation with the package as it is published: by its name, from the CDN folder, in pages that are one file. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { buildPage } from "../../src/cli/page.js";
import { readTags } from "../../src/cli/tags.js";
import { inRoot } from "../../scripts/lib/paths.mjs";

const guide = readFileSync(inRoot("docs/guides/languages.md"), "utf8");
const [, code] = /<!-- tested -->\s+```js\n([^]*?)```/.exec(guide)!;
const registry = () =>
  (globalThis as never as Record<symbol, { languages: Map<string, Record<string, Record<string, unknown>>> }>)[
    Symbol.for("ae-elements/translations@1")
  ].languages;

describe("words", () => {
  it("are all in ae-elements/lang/en and in cdn/lang/en.js, one file that imports nothing", async () => {
    const packaged: string = "ae-elements/lang/en";
    const { en } = (await import(packaged)) as { en: Record<string, object> };
    const cdn = (await import(pathToFileURL(inRoot("dist/cdn/lang/en.js")).href)) as { en: Record<string, object> };
    assert.deepEqual(Object.keys(en), Object.keys(cdn.en));
    for (const section of Object.keys(en)) assert.deepEqual(Object.keys(en[section]), Object.keys(cdn.en[section]), section);
    assert.doesNotMatch(readFileSync(inRoot("dist/cdn/lang/en.js"), "utf8"), /^import /m);
  });

  it("are registered by either copy for both", async () => {
    const packaged: string = "ae-elements/i18n";
    const [one, other] = (await Promise.all([import(packaged), import(pathToFileURL(inRoot("dist/cdn/i18n.js")).href)])) as {
      registerTranslation(lang: string, words: object): void;
    }[];
    one.registerTranslation("x-a", { common: { reset: "one" } });
    other.registerTranslation("x-a", { common: { retry: "other" } });
    assert.deepEqual(registry().get("x-a"), { common: { reset: "one", retry: "other" } });
  });

  it("of English are in no chunk twice: no tag imports ae-elements/lang/en", () => {
    const { tags } = JSON.parse(readFileSync(inRoot("dist/cdn/chunks.json"), "utf8")) as { tags: Record<string, string[]> };
    assert.ok(Object.values(tags).every((chunks) => chunks.every((chunk) => !/(^|\/)(lang|en)\b/.test(chunk))));
  });
});

describe("a translation in one file", () => {
  const tags = () => ({ kind: "tags" as const, ...readTags(["<ae-term>bottleneck</ae-term>"].map((each) => `<p>${each}</p>`)) });

  it("stands in the head, where the policy allows it by its hash, and brings no other part along", () => {
    const { html, parts } = buildPage({ content: tags(), lang: "ar-EG", translations: [{ file: "ar.js", text: code }] });
    const [, text] = /<script data-ae-translation="">([^]*?)<\/script>/.exec(html)!;
    assert.match(text, /^[\0-\x7f]*$/);
    assert.doesNotMatch(text, /^\s*(import|export)\b/m);
    const [, policy] = /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(html)!;
    assert.ok(policy.includes(`'sha256-${createHash("sha256").update(text).digest("base64")}'`), policy);
    assert.match(html, /<html lang="ar-EG" dir="rtl">/);
    assert.ok(!parts.some(({ name }) => name === "katex.js" || name === "gift.js"));
    assert.ok(html.indexOf(text) < html.indexOf("aeStart("));
  });

  it("that has TeX in it brings KaTeX", () => {
    const text =
      'import { registerTranslation } from "ae-elements/i18n";\nregisterTranslation("x-b", { quiz: { lesson: { title: "$z$" } } });';
    const { parts } = buildPage({ content: { kind: "tags", ...readTags(["ae-quiz"]) }, translations: [{ file: "b.js", text }] });
    assert.ok(parts.some(({ name }) => name === "katex.js"));
  });

  it("of an author's page comes inside, as a file or in the page", () => {
    const head = '<html lang="ar"><title>t</title><meta http-equiv="Content-Security-Policy" content="script-src \'self\'">';
    const read = (path: string) => (path === "ar.js" ? new TextEncoder().encode(code) : null);
    for (const script of ['<script type="module" src="ar.js"></script>', `<script type="module">${code}</script>`]) {
      const { html, warnings } = buildPage({ content: { kind: "html", html: `${head}${script}<ae-quiz></ae-quiz>`, read } });
      assert.deepEqual(warnings, []);
      const [, text] = /<script data-ae-translation="">([^]*?)<\/script>/.exec(html)!;
      assert.ok(html.includes(`sha256-${createHash("sha256").update(text).digest("base64")}`));
      assert.doesNotMatch(html, /src="ar\.js"/);
    }
  });

  it("that imports anything else is refused", () => {
    const text = `${code}\nimport "./more.js";`;
    assert.throws(
      () => buildPage({ content: tags(), translations: [{ file: "ar.js", text }] }),
      /ar\.js has to import registerTranslation/,
    );
  });
});

describe("ae-elements check-translation", () => {
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "ae-translation-"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  const check = (text: string, ...more: string[]) => {
    writeFileSync(join(folder, "x.js"), text);
    const run = spawnSync(process.execPath, [inRoot("dist/cli/index.js"), "check-translation", "x.js", ...more], {
      cwd: folder,
      encoding: "utf8",
    });
    return { status: run.status, said: run.stderr.trim() };
  };

  it("says how much of the guide's example there is, and what is missing", () => {
    const { status, said } = check(code);
    assert.equal(status, 0, said);
    assert.match(said, /^ar: 13 of \d+ words are translated\. The rest stays English\.$/m);
    assert.match(said, /^ {2}missing: common: skip, predict, /m);
    assert.match(said, /^ {2}missing: lessonText, whole$/m);
  });

  it("reads a file with a byte order mark", () => {
    assert.match(check(`\ufeff${code}`).said, /^ar: 13 of \d+ words are translated/m);
  });

  it("answers a module of any mischief with a sentence", () => {
    const I = 'import { registerTranslation } from "ae-elements/i18n";\n';
    const words = 'registerTranslation("xx", { common: { reset: "R" } });';
    const REGISTRY = 'globalThis[Symbol.for("ae-elements/translations@1")].languages';
    for (const [text, message] of [
      [`${I}${words} Promise.reject(new Error("boo"));`, /does not run: a promise in it fails, Error: boo\.$/],
      [`${I}${words} Promise.reject({ toString() { throw 1; } });`, /a promise in it fails, it throws something that has no text\.$/],
      [`${I}${words} (function f() { Promise.resolve().then(f); })();`, /does not run: .*timed out/],
      [`${I}throw { toString() { throw 1; } };`, /does not run: it throws something that has no text\.$/],
      [`${I}throw null;`, /does not run: null\.$/],
      [`${I}registerTranslation("xx");`, /Are the words missing\? registerTranslation takes a language and an object\.$/],
      [`${I}registerTranslation("xx", null);`, /Are the words missing\?/],
      [`${I}registerTranslation("xx", { common: { reset: null } });`, /^xx: common\.reset is nothing; in English it is a text\./],
      [`${I}${REGISTRY}.set("yy", null);`, /has nothing in place of the words of "yy"\.$/],
      [`${I}globalThis[Symbol.for("ae-elements/translations@1")].languages = null;`, /registers no language/],
      ["", /^ae-elements: x\.js can't be read: the file is empty\.$/],
    ] as const) {
      const { status, said } = check(text);
      assert.equal(status, 1, text);
      assert.match(said, message, text);
      assert.doesNotMatch(said, /\bat .*:\d+:\d+|mistake of ae-elements itself/, "no stack");
    }
  });

  it("finds mistakes, and modules that are none", () => {
    const wrong = check(code.replace("reset:", "resset:").replace("term: {", "terme: {"));
    assert.equal(wrong.status, 1);
    assert.match(wrong.said, /^ar: common\.resset is no word of any tag; it is never asked for\.$/m);
    assert.match(wrong.said, /^ar: terme is no section\. There are: common, /m);
    assert.match(wrong.said, /There are 2 mistakes\.$/);
    for (const [text, status, message] of [
      ["export default {};", 2, /has to import registerTranslation/],
      [`import { registerTranslation } from "ae-elements/i18n";`, 1, /registers no language/],
      [`import { registerTranslation } from "ae-elements/i18n";\nfor (;;);`, 1, /does not run: .*timed out/],
      [`import { registerTranslation } from "ae-elements/i18n";\nprocess.exit(7)`, 1, /does not run: ReferenceError/],
      [`import { registerTranslation } from "ae-elements/i18n";\n registerTranslation("a" {`, 1, /does not run: SyntaxError/],
    ] as const) {
      const result = check(text);
      assert.match(result.said, message);
      assert.equal(result.status, status, text);
    }
  });
});
