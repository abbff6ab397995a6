/** The commands' handling of an author's page, of policies and of what tags need, without a build. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import { parse, parseFragment, serialize } from "parse5";
import { readAuthorPage } from "../../src/cli/author-page.js";
import { CliError } from "../../src/cli/errors.js";
import { licencesOf } from "../../src/cli/licences.js";
import type { PartsList } from "../../src/cli/library.js";
import { needsOf } from "../../src/cli/needs.js";
import { newPage } from "../../src/cli/new-page.js";
import { bringModelsInside } from "../../src/cli/own-models.js";
import { amended, policyOf } from "../../src/cli/policy.js";

const manifest = new Map([
  ["ae-quiz", new Set(["src"])],
  ["ae-latent-map", new Set(["model"])],
]);

const files: Record<string, string> = {
  "a.css": "p { color: red } /* </style> */",
  "far.css": "@import 'x.css';",
  "a.js": 'document.title += "</script>";',
  "module.js": 'import "./other.js";',
  "a.png": "PNG",
  "quiz.json": '{"title": "</script> & <b>", "questions": []}',
  "my quiz.gift": "::a:: Q {=yes ~no <b>}",
};
const bytes = (text: string) => new TextEncoder().encode(text);
const reading = (address: string) => (address in files ? bytes(files[address]) : null);

const author = (html: string, more: { title?: string; lang?: string } = {}) => {
  const page = readAuthorPage({ html, file: "page.html", read: reading, manifest, ...more });
  return { ...page, html: serialize(page.document) };
};

describe("an author's page", () => {
  it("keeps what it had, and gets what a page needs", () => {
    const { html, title, lang, warnings } = author("<p id=a>Hello<ae-quiz></ae-quiz>");
    assert.match(html, /^<html><head><meta charset="utf-8">/);
    assert.match(html, /<title>page<\/title>/);
    assert.match(html, /<meta name="viewport" content="width=device-width, initial-scale=1">/);
    assert.match(html, /<p id="a">Hello<ae-quiz><\/ae-quiz><\/p>/);
    assert.deepEqual([title, lang], ["page", "en"]);
    assert.deepEqual(warnings, ['page.html: <html> names no language (lang="…"); the tags speak English then.']);
  });

  it("keeps its own title, language, viewport and icon, but what the command names counts", () => {
    const own =
      '<html lang="de"><title> Mein\n Titel </title><meta name="viewport" content="width=500"><link rel="icon" href="data:,x"><ae-quiz></ae-quiz>';
    const kept = author(own);
    assert.deepEqual([kept.title, kept.lang, kept.warnings], ["Mein Titel", "de", []]);
    assert.equal(kept.html.match(/viewport/g)!.length, 1);
    assert.equal(kept.html.match(/rel="icon"/g)!.length, 1);
    const named = author(own, { title: "A <b>", lang: "fr" });
    assert.match(named.html, /<html lang="fr">.*<title>A &lt;b&gt;<\/title>/s);
    assert.equal(named.html.match(/<title>/g)!.length, 1);
  });

  it("is UTF-8 when it is written, whatever it said", () => {
    const { html } = author(
      '<meta http-equiv="Content-Type" content="text/html; charset=latin1"><meta charset="latin1"><ae-quiz></ae-quiz>',
    );
    assert.deepEqual(html.match(/charset[^>]*/g), ['charset="utf-8"']);
  });

  for (const tag of [
    '<script type="module" src="https://cdn.example.org/lib/autoload.js"></script>',
    '<script type="module" src="cdn/autoload.js?v=2"></script>',
    '<script type="module" src="https://cdn.example.org/npm/ae-elements@0.1.0/dist/cdn/autoload.js" crossorigin></script>',
    '<link rel="modulepreload" href="https://cdn.example.org/npm/ae-elements/dist/cdn/chunks/base.js">',
    '<script type="module">\n  import "https://cdn.example.org/npm/ae-elements/dist/cdn/autoload.js";\n</script>',
    '<script type="module">import "./cdn/autoload.js"</script>',
  ]) {
    it(`loses the library's own ${tag.replaceAll(/\s+/g, " ")}`, () => {
      const { html } = author(`<html lang="en"><title>t</title>${tag}<ae-quiz></ae-quiz>`);
      assert.doesNotMatch(html, /autoload|modulepreload|<script/);
    });
  }

  it("keeps every other script, and says which still names the library", () => {
    const scripts =
      '<script>let a = 1 < 2;</script><script src="https://example.org/x.js"></script><script type="application/json">{"a": "autoload.js"}</script>';
    const { html, warnings } = author(`<html lang="en"><title>t</title><body>${scripts}<ae-quiz></ae-quiz>`);
    assert.ok(html.includes(scripts), html);
    assert.deepEqual(warnings, ['page.html: <script src="https://example.org/x.js"> stays outside the file: it needs a network.']);
    const own = author(
      '<html lang="en"><title>t</title><script type="module">import { configure } from "https://cdn.example.org/ae-elements/index.js"; configure({});</script><ae-quiz></ae-quiz>',
    );
    assert.match(own.html, /configure\(\{\}\)/);
    assert.match(own.warnings[0], /names ae-elements itself and stays/);
  });

  it("takes its local files inside: style sheets, pictures, scripts", () => {
    const { html, warnings } = author(
      '<html lang="en"><head><title>t</title><link rel="stylesheet" href="a.css" media="print"><script defer src="a.js"></script></head><body><img src="a.png?1"><ae-quiz></ae-quiz></body></html>',
    );
    assert.deepEqual(warnings, []);
    assert.match(html, /<style media="print">p \{ color: red \} \/\* \\3c \/style> \*\/<\/style>/);
    assert.match(html, /<img src="data:image\/png;base64,UE5H">/);
    // a deferred script runs when the page has been read
    assert.match(html, /<\/ae-quiz><script>document\.title \+= "\\x3c\/script>";<\/script><\/body>/);
  });

  it("takes a quiz inside that `src` names, as JSON or as GIFT", () => {
    const json = author('<html lang="en"><title>t</title><ae-quiz src="quiz.json">A quiz.</ae-quiz>');
    const inside = /<ae-quiz><script type="application\/json">(.*)<\/script><\/ae-quiz>/.exec(json.html)![1];
    assert.doesNotMatch(inside, /</);
    assert.deepEqual(JSON.parse(inside), JSON.parse(files["quiz.json"]));
    const gift = author('<html lang="en"><title>t</title><ae-quiz src="my quiz.gift"></ae-quiz>');
    assert.match(gift.html, /<ae-quiz><pre>::a:: Q \{=yes ~no &lt;b&gt;\}<\/pre><\/ae-quiz>/);
  });

  it("says what stays outside", () => {
    const { warnings } = author(
      '<html lang="en"><title>t</title><link rel="stylesheet" href="far.css"><script type="module" src="module.js"></script><img src="none.png"><iframe src="https://example.org/"></iframe><video src="a.png"></video><ae-quiz></ae-quiz>',
    );
    assert.deepEqual(
      warnings.map((each) => each.replace("page.html: ", "")),
      [
        '<link href="far.css"> is inside, but it names other files, which are not.',
        '<script src="module.js"> stays outside the file: it is a module that imports others.',
        '<img src="none.png"> stays outside the file: there is no such file.',
        '<iframe src="https://example.org/"> stays outside the file: it needs a network.',
        '<video src="a.png"> stays outside the file: only pictures, style sheets, scripts and quizzes come inside.',
      ],
    );
  });

  it("without a tag, with an unknown one, or of frames is refused", () => {
    const refused = (html: string, message: RegExp) =>
      assert.throws(
        () => author(html),
        (error) => error instanceof CliError && message.test(error.message),
      );
    refused("<p>Hello", /page\.html holds no tag of the library \(ae-quiz, ae-latent-map\)/);
    refused("<ae-quizz></ae-quizz>", /page\.html: There is no tag <ae-quizz>; did you mean ae-quiz\?/);
    refused("<template><ae-map></ae-map></template>", /no tag <ae-map>/);
    refused("<frameset><frame></frameset>", /page\.html has frames/);
  });
});

describe("models and data of the author", () => {
  const manifest_ = JSON.stringify({
    encoder: { layers: "enc/model.json" },
    text: "no file.",
    again: ["weights.bin", "../a.png", "%.bin"],
  });
  const beside: Record<string, string> = {
    "m/manifest.json": manifest_,
    "m/enc/model.json": '{"weightsManifest": [{"paths": ["shard 1.bin", "gone.bin"]}]}',
    "m/enc/shard%201.bin": "S",
    "m/weights.bin": "W",
    "a.png": "P",
    "m/%25.bin": "C",
  };
  const bring = (html: string, warnings: string[] = []) => {
    const root = parseFragment(html);
    const found = bringModelsInside(
      root,
      (address) => (address in beside ? bytes(beside[address]) : null),
      (text) => warnings.push(text),
    );
    return {
      html: serialize(root),
      files: Object.fromEntries([...found].map(([path, data]) => [path, new TextDecoder().decode(data)])),
      warnings,
    };
  };

  it("come inside with every file that their manifests name, and the tag asks for them there", () => {
    const { html, files: found, warnings } = bring('<ae-latent-map model-src="./m/manifest.json?v=1" data-src="a.png"></ae-latent-map>');
    assert.deepEqual(found, {
      "own/m/manifest.json": manifest_,
      "own/m/enc/model.json": beside["m/enc/model.json"],
      "own/m/enc/shard 1.bin": "S",
      "own/m/weights.bin": "W",
      "own/a.png": "P",
      "own/m/%.bin": "C",
    });
    assert.equal(html, '<ae-latent-map model-src="ae-inlined:///own/m/manifest.json" data-src="ae-inlined:///own/a.png"></ae-latent-map>');
    assert.deepEqual(warnings, []);
    // as the library resolves what the manifest names
    assert.equal(new URL("enc/model.json", "ae-inlined:///own/m/manifest.json").href, "ae-inlined:///own/m/enc/model.json");
  });

  it("stay outside on another server, and are missed where there is none", () => {
    const far = bring('<ae-latent-map model-src="https://example.org/m.json"></ae-latent-map>');
    assert.match(far.warnings[0], /<ae-latent-map model-src="https:\/\/example\.org\/m\.json"> stays outside the file: it needs a network/);
    assert.deepEqual(far.files, {});
    assert.throws(() => bring('<ae-latent-map model-src="none.json"></ae-latent-map>'), /there is no such file/);
    assert.throws(() => bring('<ae-latent-map model-src="../m.json"></ae-latent-map>'), /has to lie beside the page or below/);
    assert.throws(() => bring('<ae-latent-map data-src="/etc/passwd"></ae-latent-map>'), /has to lie beside the page or below/);
  });
});

describe("a new page", () => {
  const page = (lang: string) =>
    serialize(newPage({ title: 'A "b" <c>', lang, html: "<ae-quiz></ae-quiz>", lesson: false, titled: true, version: "1.2.3" }));
  it("has language, title, viewport, colour schemes, a heading and a word for readers without scripts", () => {
    const html = page("en");
    assert.match(html, /<html lang="en">/);
    assert.match(html, /<title>A "b" &lt;c&gt;<\/title>/);
    assert.match(html, /<h1>A "b" &lt;c&gt;<\/h1>/);
    assert.match(html, /width=device-width/);
    assert.match(html, /color-scheme: light dark/);
    assert.match(html, /<noscript><p class="notice">/);
  });
  it("runs from right to left where its language does", () => {
    assert.match(page("ar-EG"), /<html lang="ar-EG" dir="rtl">/);
    assert.match(page("az-Arab"), /dir="rtl"/);
    assert.doesNotMatch(page("az"), /dir=/);
  });
});

describe("the policy", () => {
  const script = "aeStart({})";
  const hash = `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
  it("of a new page allows its own script and no connection, but where it has to speak to an LMS", () => {
    const directives = Object.fromEntries(
      policyOf([script], false)
        .split("; ")
        .map((each) => [each.split(" ")[0], each]),
    );
    assert.equal(directives["default-src"], "default-src 'none'");
    assert.equal(directives["script-src"], `script-src ${hash} 'wasm-unsafe-eval'`);
    assert.equal(directives["connect-src"], undefined);
    assert.match(policyOf([script], true), /connect-src http: https:/);
  });

  it("of an author's page gets what the inlined parts need, and nothing else", () => {
    assert.equal(
      amended("script-src 'self'; object-src 'none'", script),
      `script-src 'self' ${hash} 'wasm-unsafe-eval'; object-src 'none'`,
    );
    assert.equal(
      amended("default-src 'none'", script),
      `default-src 'none'; script-src ${hash} 'wasm-unsafe-eval'; font-src data:; img-src data: blob:`,
    );
    assert.equal(amended("img-src https:", script), "img-src https: data: blob:");
  });

  it("leaves an author's inline scripts allowed: a hash would forbid them", () => {
    assert.equal(amended("Script-Src 'unsafe-inline'; script-src 'none'", script), "script-src 'unsafe-inline' 'wasm-unsafe-eval'");
  });
});

describe("addresses that are none", () => {
  it("are refused in model-src and data-src, before anybody takes them for a network's", () => {
    for (const address of ["javascript:alert(1)", " JavaScript:x", "file:///etc/passwd", "data:application/json,{}", "mailto:a@b.example"])
      for (const name of ["model-src", "data-src"])
        assert.throws(
          () => bringModelsInside(parseFragment(`<ae-latent-map ${name}="${address}"></ae-latent-map>`), reading, () => {}),
          (error) => error instanceof CliError && error.message.includes("this is no address of a file"),
          address,
        );
  });
});

describe("a page far deeper than any", () => {
  it("is refused, and none that browsers show whole", () => {
    const page = (deep: number) => author(`<html lang="en"><title>t</title>${"<div>".repeat(deep)}<ae-quiz></ae-quiz>`);
    assert.throws(() => page(30_000), /^CliError: page\.html has more than 512 elements inside one another/);
    assert.match(page(500).html, /<ae-quiz>/);
  });
});

describe("what a page needs", () => {
  const parts: PartsList = {
    version: "1.2.3",
    entry: "autoload.js",
    tags: {
      "ae-quiz": {
        chunks: ["base.js", "quiz.js"],
        files: ["fonts/a"],
        tex: { chunks: ["katex.js"], files: ["fonts/b"] },
        builtIn: { chunks: [], tags: ["ae-latent-map"] },
      },
      "ae-latent-map": { chunks: ["base.js", "map.js"], files: ["weights/vae2.bin"], own: { chunks: ["own.js"] } },
      "ae-lesson": { chunks: ["lesson.js"], files: [], builtIn: { chunks: ["built-in.js"], tags: ["ae-latent-map"] } },
    },
    runtimes: {},
  };
  const needs = (html: string) => {
    const { chunks, files: needed, tags, brought } = needsOf(parseFragment(html), parts, new Map());
    return `${[...tags, ...brought.map((tag) => `+${tag}`)].join()} | ${chunks.join()} | ${needed.join()}`;
  };

  it("is what its tags need, those in templates too", () => {
    assert.equal(needs('<ae-quiz hide="try"></ae-quiz>'), "ae-quiz | base.js,quiz.js | fonts/a");
    assert.equal(needs("<template><ae-latent-map></ae-latent-map></template>"), "ae-latent-map | base.js,map.js | weights/vae2.bin");
  });

  it("is what reads models too where the author brings one", () => {
    assert.equal(needs('<ae-latent-map data-src="a"></ae-latent-map>'), "ae-latent-map | base.js,map.js,own.js | weights/vae2.bin");
  });

  it("is KaTeX too where the author brings TeX", () => {
    const withTex = "ae-quiz | base.js,katex.js,quiz.js | fonts/a,fonts/b";
    assert.equal(needs("<ae-quiz><ol><li>What is $z$?</li></ol></ae-quiz>"), withTex);
    assert.equal(needs('<ae-quiz tex="z" hide="reset try"></ae-quiz>'), withTex);
    assert.equal(needs("<script>document.querySelector('x').questions = []</script><ae-quiz src='a'></ae-quiz>"), withTex);
    assert.equal(
      needs('<p>5 $</p><ae-quiz><script type="application/json">{"a": "b"}</script></ae-quiz>'),
      "ae-quiz | base.js,quiz.js | fonts/a",
    );
  });

  it("is the whole lesson only where the lesson is the built-in one", () => {
    const builtIn = "ae-lesson,+ae-latent-map | base.js,built-in.js,lesson.js,map.js | weights/vae2.bin";
    assert.equal(needs("<ae-lesson></ae-lesson>"), builtIn);
    assert.equal(needs("<ae-lesson><p>A summary of <ae-term></ae-term></p></ae-lesson>"), builtIn);
    assert.equal(needs("<ae-lesson><h2>Mine</h2></ae-lesson>"), "ae-lesson | lesson.js | ");
    assert.equal(needs("<ae-lesson><ae-quiz src=a></ae-quiz></ae-lesson>"), "ae-lesson,ae-quiz | base.js,lesson.js,quiz.js | fonts/a");
  });

  it("is what a quiz brings: the models of its own questions, or of the author's", () => {
    const withMap = "ae-quiz,+ae-latent-map | base.js,map.js,quiz.js | fonts/a,weights/vae2.bin";
    assert.equal(needs("<ae-quiz></ae-quiz>"), withMap);
    assert.equal(needs("<ae-quiz>A quiz.</ae-quiz>"), withMap);
    assert.equal(needs('<ae-quiz><ol><li data-for="ae-latent-map" data-goal="{}">Find an 8.</li></ol></ae-quiz>'), withMap);
    assert.equal(needs('<ae-quiz><script type="application/json">{"for": "ae-latent-map"}</script></ae-quiz>'), withMap);
    assert.equal(needs("<ae-quiz>::a:: Q {=yes ~no}</ae-quiz>"), "ae-quiz | base.js,quiz.js | fonts/a");
    assert.equal(
      needs('<ae-quiz hide="try"><ol><li data-for="ae-latent-map">Q</li></ol></ae-quiz>'),
      "ae-quiz | base.js,quiz.js | fonts/a",
    );
    assert.match(needs("<ae-quiz></ae-quiz><ae-latent-map></ae-latent-map>"), /^ae-latent-map,ae-quiz \|/);
  });

  it("is what its scripts name", () => {
    const html = serialize(parse("<script>document.createElement('ae-latent-map')</script><ae-lesson><h2>a</h2></ae-lesson>"));
    assert.match(needs(html), /^ae-latent-map,ae-lesson \| base\.js,lesson\.js,map\.js,own\.js/);
    assert.doesNotMatch(needs("<script>const a = 'my-ae-latent-map-two'</script><ae-quiz src=a></ae-quiz>"), /map\.js/);
  });
});

describe("what a page with an author's own model needs", () => {
  const foreign = ["foreign-graph.js", "foreign-layers.js"];
  const own = { chunks: ["own.js", ...foreign] };
  const tag = (...weights: string[]) => ({ chunks: [], files: ["wasm/a.wasm", ...weights.map((name) => `weights/${name}.bin`)] });
  const parts: PartsList = {
    version: "1.2.3",
    entry: "autoload.js",
    tags: {
      "ae-anomaly": { ...tag("anomaly", "digits", "pca", "sensor"), own },
      "ae-bottleneck": { ...tag("classifier", "nested", "pca"), own },
      "ae-latent-map": { ...tag("ae2", "classifier", "digits", "vae2"), own },
      "ae-trainer": { ...tag("classifier", "digits"), own },
      "ae-sampler": tag("ae32", "vae32"),
    },
    runtimes: {},
  };
  const INSIDE = "ae-inlined:///own/map.json";
  const needs = (html: string, manifests: Record<string, string> = {}) => {
    const inside = new Map(Object.entries(manifests).map(([path, text]) => [path, bytes(text)]));
    return needsOf(parseFragment(html), parts, inside);
  };
  const weights = (html: string) =>
    needs(html).files.flatMap((file) => (file.startsWith("weights/") ? [file.slice("weights/".length, -".bin".length)] : []));

  it("is none of the library's weights where the model is the author's", () => {
    for (const name of ["ae-bottleneck", "ae-latent-map"]) {
      assert.deepEqual(weights(`<${name} model-src="${INSIDE}"></${name}>`), [], name);
      assert.deepEqual(weights(`<${name} model-src="${INSIDE}" data-src="ae-inlined:///own/a.bin"></${name}>`), [], name);
    }
    assert.deepEqual(needs(`<ae-latent-map model-src="${INSIDE}"></ae-latent-map>`).files, ["wasm/a.wasm"], "the engine stays");
    assert.deepEqual(weights(`<ae-anomaly model-src="${INSIDE}"></ae-anomaly>`), ["sensor"], "the reader may turn to the sensor");
    assert.deepEqual(weights('<ae-trainer data-src="ae-inlined:///own/a.bin"></ae-trainer>'), []);
  });

  it("is the library's models for images of the author's, without the digits", () => {
    const data = 'data-src="ae-inlined:///own/a.bin"';
    assert.deepEqual(weights(`<ae-latent-map ${data}></ae-latent-map>`), ["ae2", "classifier", "vae2"]);
    assert.deepEqual(weights(`<ae-anomaly ${data}></ae-anomaly>`), ["anomaly", "pca", "sensor"]);
    assert.deepEqual(weights(`<ae-latent-map ${data}></ae-latent-map><ae-latent-map model-src="${INSIDE}"></ae-latent-map>`), [
      "ae2",
      "classifier",
      "vae2",
    ]);
  });

  it("is all of them beside a plain tag of the name, where a script may make one, and for tags that take no model", () => {
    const all = ["ae2", "classifier", "digits", "vae2"];
    const map = `<ae-latent-map model-src="${INSIDE}"></ae-latent-map>`;
    assert.deepEqual(weights(`${map}<ae-latent-map></ae-latent-map>`), all);
    assert.deepEqual(weights(`${map}<ae-latent-map model-src=" "></ae-latent-map>`), all);
    assert.deepEqual(weights(`${map}<script>document.title = "x"</script>`), all);
    assert.deepEqual(weights(`${map}<ae-trainer></ae-trainer>`), ["classifier", "digits"], "of the trainer");
    assert.deepEqual(weights(`<ae-sampler model-src="${INSIDE}" data-src="x"></ae-sampler>`), ["ae32", "vae32"]);
    assert.deepEqual(weights(`<ae-trainer model-src="${INSIDE}"></ae-trainer>`), ["classifier", "digits"]);
  });

  it("is the scripts of TensorFlow.js for formats that a manifest names, alone", () => {
    const chunks = (html: string, manifests?: Record<string, string>) => needs(html, manifests).chunks.join();
    const map = `<ae-latent-map model-src="${INSIDE}"></ae-latent-map>`;
    const both = '{"encoder": {"format" : "layers"}, "decoder": {"format":"graph"}}';
    assert.equal(chunks(map, { "own/map.json": '{"format": "ae-elements/model@1", "weights": "a.bin"}' }), "own.js");
    assert.equal(chunks(map, { "own/map.json": '{"encoder": {"format": "layers"}}' }), "foreign-layers.js,own.js");
    assert.equal(chunks(map, { "own/map.json": '{"encoder": {"format": "graph"}}' }), "foreign-graph.js,own.js");
    assert.equal(chunks(map, { "own/map.json": both }), "foreign-graph.js,foreign-layers.js,own.js");
    assert.equal(chunks(map, { "own/model.json": '{"format": "layers-model"}' }), "own.js", "a model.json is no manifest");
    assert.equal(chunks('<ae-trainer data-src="ae-inlined:///own/a.bin"></ae-trainer>', { "own/a.bin": "AES1" }), "own.js");
  });

  it("is all of these scripts where a model comes over the network, or the page has scripts", () => {
    const all = "foreign-graph.js,foreign-layers.js,own.js";
    const manifests = { "own/map.json": '{"weights": "a.bin"}' };
    const map = `<ae-latent-map model-src="${INSIDE}"></ae-latent-map>`;
    assert.equal(needs(`${map}<ae-latent-map model-src="https://a.example/m.json"></ae-latent-map>`, manifests).chunks.join(), all);
    assert.equal(needs(`${map}<script>document.title = "x"</script>`, manifests).chunks.join(), all);
    assert.equal(needs("<ae-latent-map></ae-latent-map>").chunks.join(), "");
  });
});

describe("the licences in a page", () => {
  const all =
    "ae-elements\n===========\n\nMIT\n\n\nkatex\n=====\n\nK\n\n\nTensorFlow.js (core)\n====================\n\nA\n\n\nMNIST data\n==========\n\nM\n";
  it("are those of what is inside", () => {
    const titles = (chunks: string[], inside: string[]) =>
      licencesOf(all, { chunks, files: inside, tags: [], brought: [] }).match(/^[^\n=]{3,}$/gm);
    assert.deepEqual(titles([], []), ["ae-elements", "MIT"]);
    assert.deepEqual(titles([], ["fonts/a", "wasm/b", "weights/c"]), ["ae-elements", "MIT", "katex", "TensorFlow.js (core)", "MNIST data"]);
  });
});
