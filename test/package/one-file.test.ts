/** One-file pages as the commands write them: what is inside, what is not, and what the command says. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { inflateSync } from "fflate";
import { buildPage, type BuiltPage, type PageContent } from "../../src/cli/page.js";
import { readTags } from "../../src/cli/tags.js";
import { inRoot } from "../../scripts/lib/paths.mjs";

interface Group {
  chunks: string[];
  files: string[];
}
interface PartsList {
  entry: string;
  tags: Record<string, Group & { tex?: Group; gift?: { chunks: string[] }; builtIn?: { chunks: string[]; tags: string[] } }>;
}

const read = (path: string) => readFileSync(inRoot(path));
const list = JSON.parse(read("dist/cdn/classic/parts.json").toString()) as PartsList;

/** The weights that each tag runs on, whatever a reader chooses in it. */
const WEIGHTS: Record<string, string> = {
  "ae-anomaly": "anomaly digits pca sensor",
  "ae-bottleneck": "classifier nested pca",
  "ae-denoiser": "anomaly classifier denoiser",
  "ae-features": "ae32 denoiser digits vae32",
  "ae-formula": "",
  "ae-latent-map": "ae2 classifier digits vae2",
  "ae-lesson": "ae2 ae32 anomaly classifier denoiser digits nested pca sensor vae2 vae32",
  "ae-loss-calculator": "",
  // the models on which its own questions can be tried
  "ae-quiz": "ae2 anomaly classifier digits nested pca sensor vae2",
  "ae-sampler": "ae32 classifier digits vae32",
  "ae-term": "",
  "ae-trainer": "classifier digits",
  "ae-walkthrough": "digits nested",
};

const pages = new Map<string, BuiltPage>();
const build = (content: PageContent) => buildPage({ content });
/** The page of one tag. */
function pageOf(tag: string): BuiltPage {
  const snippet = tag === "ae-term" ? "<ae-term>code</ae-term>" : tag;
  if (!pages.has(tag)) pages.set(tag, build({ kind: "tags", ...readTags([snippet]) }));
  return pages.get(tag)!;
}
const names = (page: BuiltPage, kind: string) => page.parts.filter((part) => part.kind === kind).map(({ name }) => name);

describe("parts.json", () => {
  it("knows every tag", () => {
    assert.deepEqual(Object.keys(list.tags), Object.keys(WEIGHTS));
  });

  it("has for each tag all that its chunks import, but the doors: author's TeX, GIFT and models, the built-in lesson, live training, other tags", () => {
    const doors = /^(([\w-]+\.)?own|foreign-\w+|read|katex|katex-typeset|quiz\.tex-katex|lesson\.built-in|autoload|trainer|gift)\.js$/;
    for (const [tag, { chunks, tex, gift, builtIn }] of Object.entries(list.tags)) {
      const inside = new Set(chunks);
      for (const chunk of chunks)
        for (const [, other] of read(`dist/cdn/classic/${chunk}`)
          .toString()
          .matchAll(/["`]\.\/([\w.-]+\.js)["`]/g))
          assert.ok(inside.has(other) || doors.test(other), `${tag}: ${chunk} asks for ${other}, which is not inside`);
      for (const chunk of [...(tex?.chunks ?? []), ...(gift?.chunks ?? []), ...(builtIn?.chunks ?? [])])
        assert.ok(!inside.has(chunk), `${tag} ${chunk}`);
    }
  });
});

describe("a one-file page", () => {
  for (const [tag, weights] of Object.entries(WEIGHTS)) {
    it(`of <${tag}> holds what it needs and nothing else`, () => {
      const page = pageOf(tag);
      assert.deepEqual(
        names(page, "weights").map((file) => file.replace(/^weights\/|\.bin$/g, "")),
        weights.split(" ").filter(Boolean),
      );
      assert.deepEqual(names(page, "wasm"), weights ? ["wasm/tfjs-simd.wasm"] : []);
      // a kernel's name, and KaTeX's own
      assert.equal(page.html.includes("_FusedMatMul"), weights !== "", "TensorFlow.js");
      assert.equal(page.html.includes('aePart("katex.js"'), false, "KaTeX");
      assert.equal(page.html.includes('aePart("gift.js"'), false, "the grammar of GIFT");
      const learns = tag === "ae-trainer" || tag === "ae-lesson";
      assert.equal(page.html.includes('aePart("trainer.js"'), learns, "live training");
      assert.deepEqual(page.warnings, []);
    });
  }

  it("of a quiz without models, or of an author's, holds none", () => {
    for (const snippet of [
      '<ae-quiz hide="try"></ae-quiz>',
      "<ae-quiz><p>Which?</p><ul><li data-correct>a</li><li>b</li></ul></ae-quiz>",
    ]) {
      const page = build({ kind: "tags", ...readTags([snippet]) });
      assert.deepEqual([names(page, "weights"), names(page, "wasm"), page.brought], [[], [], []]);
    }
    assert.deepEqual(pageOf("ae-quiz").brought, ["ae-anomaly", "ae-bottleneck", "ae-latent-map", "ae-loss-calculator"]);
  });

  it("has its files byte by byte", () => {
    const { html } = pageOf("ae-latent-map");
    const blocks = [
      ...html.matchAll(/<script type="application\/octet-stream" data-ae-file="([^"]+)"( data-ae-deflated="")?>([^<]*)<\/script>/g),
    ];
    assert.equal(blocks.length, 4 + 1 + 3);
    for (const [, path, deflated, text] of blocks) {
      const bytes = Buffer.from(text, "base64");
      assert.ok(Buffer.from(deflated ? inflateSync(bytes) : bytes).equals(read(`dist/cdn/${path}`)), path);
      assert.ok(text.length < 1.34 * read(`dist/cdn/${path}`).length, `${path} is larger inside than as plain base64`);
    }
  });

  it("allows by its policy the script that it has, and no connection", () => {
    const { html } = pageOf("ae-quiz");
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(html)![1];
    const scripts = [...html.matchAll(/<script>([^]*?)<\/script>/g)].map(([, text]) => text);
    assert.equal(scripts.length, 1);
    // whatever encoding a server says
    assert.match(scripts[0], /^[\0-\x7f]*$/);
    assert.ok(policy.includes(`'sha256-${createHash("sha256").update(scripts[0]).digest("base64")}'`), policy);
    assert.ok(policy.startsWith("default-src 'none'"));
    assert.doesNotMatch(policy, /connect-src|https?:|\*/);
  });

  it("names no address that it would fetch", () => {
    for (const tag of Object.keys(WEIGHTS))
      assert.doesNotMatch(pageOf(tag).html, /<(script|link|img|iframe)[^>]+(src|href)="(?!data:)/, tag);
  });

  it("is the same text each time", () => {
    const again = build({ kind: "tags", ...readTags(["ae-loss-calculator"]) });
    assert.equal(again.html, pageOf("ae-loss-calculator").html);
  });

  it("has the licences of what is inside", () => {
    assert.doesNotMatch(pageOf("ae-formula").html, /TensorFlow/);
    assert.match(pageOf("ae-sampler").html, /TensorFlow\.js[^\n]+\n=+\n[^]*Apache License/);
    for (const tag of Object.keys(WEIGHTS))
      assert.match(pageOf(tag).html, /<script type="text\/plain" data-ae-licences="">\nae-elements\n=+/);
  });

  it("holds KaTeX and all faces where the author brings TeX", () => {
    const page = build({ kind: "tags", ...readTags(['<ae-formula tex="\\\\frak{z}"></ae-formula>']) });
    assert.ok(names(page, "script").includes("katex.js"));
    assert.equal(names(page, "fonts").length, 20);
  });

  it("holds the grammar of GIFT where a quiz is written in it, inside, beside the page, or maybe by a script", () => {
    const quiz = (inside: string, more = "") =>
      names(build({ kind: "html", html: `<ae-quiz>${inside}</ae-quiz>${more}`, read: () => null }), "script");
    for (const inside of ["Is it? {T}", "<pre>How many? {#4}</pre>", '<script type="text/x-gift">Which? {=a ~b}</script>'])
      assert.ok(quiz(inside).includes("gift.js"), inside);
    assert.ok(quiz("", '<script>document.title = "";</script>').includes("gift.js"));
    assert.ok(!quiz("<ul><li data-correct>{a}</li><li>b</li></ul>").includes("gift.js"));
    const beside = (path: string) => (path === "q.gift" ? new TextEncoder().encode("Is it? {T}") : null);
    assert.ok(names(build({ kind: "html", html: '<ae-quiz src="q.gift"></ae-quiz>', read: beside }), "script").includes("gift.js"));
  });

  it("of an author's lesson holds its tags, and not the built-in lesson's", () => {
    const page = build({ kind: "lesson", html: '<h2>Mine</h2><ae-quiz hide="try"></ae-quiz>' });
    assert.deepEqual(page.tags, ["ae-lesson", "ae-quiz"]);
    assert.deepEqual(names(page, "weights"), []);
    assert.ok(!names(page, "script").includes("lesson.built-in.js"));
  });

  it("that has to speak to an LMS by HTTP may, where this build has such a script", () => {
    // the script of cmi5 speaks HTTP; those of SCORM find the LMS in the windows round them
    for (const runtime of ["scorm12", "scorm2004", "cmi5"] as const) {
      const make = () => buildPage({ content: { kind: "tags", ...readTags(["ae-quiz"]) }, runtime, runtimeOptions: { a: "</script>é" } });
      if (!(runtime in (JSON.parse(read("dist/cdn/classic/parts.json").toString()) as { runtimes: object }).runtimes)) {
        assert.throws(make, /has no script for/);
        continue;
      }
      const { html } = make();
      assert.equal(/http-equiv="Content-Security-Policy" content="[^"]*connect-src/.test(html), runtime === "cmi5", runtime);
      assert.match(html, /"options":\{"a":"\\u003c\/script>\\u00e9"\}/);
    }
  });
});

describe("ae-elements export", () => {
  let folder = "";
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "ae-export-"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [inRoot("dist/cli/index.js"), ...args], {
      cwd: folder,
      encoding: "utf8",
    });
    return { status, stdout, stderr: stderr.trim() };
  };

  it("imports nothing but Node.js and declared dependencies, and is an executable script", () => {
    const { dependencies, bin } = JSON.parse(read("package.json").toString()) as { dependencies: object; bin: Record<string, string> };
    const code = read(bin["ae-elements"]).toString();
    assert.match(code, /^#!\/usr\/bin\/env node\n/);
    for (const [, from] of code.matchAll(/^(?:import|export)[^;]*?from\s*["']([^."'][^"']*)["']/gm))
      assert.ok(from.startsWith("node:") || from in dependencies, from);
  });

  it("runs where npm installs it: from what is published and its dependencies, through a link", () => {
    const { files, dependencies } = JSON.parse(read("package.json").toString()) as { files: string[]; dependencies: object };
    const modules = join(folder, "node_modules");
    for (const path of ["package.json", ...files]) cpSync(inRoot(path), join(modules, "ae-elements", path), { recursive: true });
    for (const name of [...Object.keys(dependencies), "entities"]) {
      mkdirSync(dirname(join(modules, name)), { recursive: true });
      symlinkSync(inRoot("node_modules", name), join(modules, name), "junction");
    }
    symlinkSync(join(modules, "ae-elements/dist/cli/index.js"), join(folder, "ae-elements.mjs"));
    const { status, stderr } = spawnSync(process.execPath, [join(folder, "ae-elements.mjs"), "export", "ae-term", "ae-formula"], {
      cwd: folder,
      encoding: "utf8",
    });
    assert.match(stderr, /write the word/);
    assert.equal(status, 2);
    const done = spawnSync(process.execPath, [join(folder, "ae-elements.mjs"), "export", "ae-formula", "-qo", "f.html"], { cwd: folder });
    assert.equal(done.status, 0, String(done.stderr));
    assert.match(readFileSync(join(folder, "f.html"), "utf8"), /<ae-formula><\/ae-formula>/);
  });

  it("writes the file that -o names, and says what is in it and when it replaced one", () => {
    const first = run("export", "ae-loss-calculator", "-o", "loss.html");
    assert.equal(first.status, 0, first.stderr);
    assert.match(first.stderr, /^Wrote loss\.html: \d+ kB \(script \d+ kB, fonts \d+ kB\) for ae-loss-calculator$/);
    assert.equal(readFileSync(join(folder, "loss.html"), "utf8"), pageOf("ae-loss-calculator").html);
    assert.match(run("export", "ae-loss-calculator", "--out", "loss.html").stderr, /^Replaced loss\.html/);
    const quiet = run("export", "ae-loss-calculator", "-qo", "loss.html");
    assert.deepEqual([quiet.status, quiet.stdout, quiet.stderr], [0, "", ""]);
  });

  it("names the file after the tags, the lesson or the page", () => {
    writeFileSync(join(folder, "mine.html"), '<!doctype html><html lang="en"><title>Mine</title><ae-quiz></ae-quiz>');
    assert.match(run("export", "ae-quiz", "ae-formula").stderr, /^Wrote ae-formula\+ae-quiz\.html/);
    assert.match(
      run("export", "--lesson", "ae-quiz", "--title", "T", "--lang", "de").stderr,
      /^Note: the page is in "de".*\nWrote lesson\.html/,
    );
    assert.match(readFileSync(join(folder, "lesson.html"), "utf8"), /<html lang="de">[^]*<title>T<\/title>[^]*<ae-lesson heading="T">/);
    assert.match(run("export", "--html", "mine.html").stderr, /^Wrote mine\.one-file\.html/);
  });

  it("reads an author's page in its own encoding, and what lies beside it", () => {
    mkdirSync(join(folder, "beside"));
    writeFileSync(
      join(folder, "beside/old.html"),
      Buffer.from(
        '<html lang="fr"><meta charset="iso-8859-1"><title>Caf\xe9</title><img src="a%20b.png"><ae-quiz src="q.json"></ae-quiz>',
        "latin1",
      ),
    );
    writeFileSync(join(folder, "beside/a b.png"), "x");
    writeFileSync(join(folder, "beside/q.json"), '[{"kind": "numeric", "prompt": "1 + 1 = ?", "answer": 2}]');
    const { status, stdout, stderr } = run("export", "--html", "beside/old.html", "-o", "-");
    assert.equal(status, 0, stderr);
    assert.match(stderr, /^Note: old\.html: the page is in "fr", and the tags speak English: no translation is inside\..*$/);
    assert.match(stdout, /<meta charset="utf-8"><title>Café<\/title>/);
    assert.match(stdout, /<img src="data:image\/png;base64,eA=="><ae-quiz><script type="application\/json">/);
  });

  for (const [what, args, status, message] of [
    ["an unknown tag", ["export", "ae-latent-mop"], 2, /^ae-elements: There is no tag <ae-latent-mop>; did you mean ae-latent-map\?$/],
    ["an unknown attribute", ["export", '<ae-quiz scr="a"></ae-quiz>'], 2, /no attribute "scr"; did you mean src\?/],
    ["a script in a snippet", ["export", "<ae-quiz></ae-quiz><script>1</script>"], 2, /<script> may not stand in a tag's snippet/],
    ["no tag", ["export"], 2, /Name at least one tag: ae-anomaly, .*; or --lesson/],
    ["a tag without a command", ["ae-quiz"], 2, /Say what to do with ae-quiz: ae-elements export ae-quiz/],
    ["an unknown command", ["exprot", "ae-quiz"], 2, /no command "exprot"; did you mean export\?/],
    ["an unknown option", ["export", "ae-quiz", "--colour", "red"], 2, /--colour/],
    ["a page and tags", ["export", "--html", "a.html", "ae-quiz"], 2, /--html names the whole page/],
    ["a language that is none", ["export", "ae-quiz", "--lang", "not a language"], 2, /"not a language" is no language/],
    ["a folder that is missing", ["export", "ae-quiz", "-o", "no/where/out.html"], 1, /There is no folder .*where.* Make it first/],
    ["a folder in place of a file", ["export", "ae-quiz", "-o", "."], 1, /\. is a folder\. Name a file in it: -o ae-quiz\.html/],
    ["a page that is missing", ["export", "--html", "none.html"], 1, /^ae-elements: none\.html can't be read: there is no such file\.$/m],
  ] as const) {
    it(`answers ${what} with exit code ${status} and a sentence`, () => {
      const result = run(...args);
      assert.match(result.stderr, message);
      assert.deepEqual([result.status, result.stdout], [status, ""]);
      assert.doesNotMatch(result.stderr, /\bat .*:\d+:\d+/, "no stack");
    });
  }

  it("explains itself", () => {
    assert.deepEqual([run("--help").status, run("help").status, run().status], [0, 0, 2]);
    assert.match(run("export", "--help").stdout, /^ae-elements export <tag\.\.\.>/);
    const { version } = JSON.parse(read("package.json").toString()) as { version: string };
    assert.equal(run("--version").stdout, `${version}\n`);
  });
});
