/** What may be named on the command line, and what is said about the rest. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { CliError } from "../../src/cli/errors.js";
import { nearest, readManifest } from "../../src/cli/manifest.js";
import { readTags } from "../../src/cli/tags.js";

const manifest = readManifest({
  modules: [
    {
      declarations: [
        { tagName: "ae-latent-map", attributes: [{ name: "model" }, { name: "points" }, { name: "hide" }, { name: "for" }] },
        { tagName: "ae-quiz", attributes: [{ name: "src" }, { name: "pass" }] },
        { tagName: "ae-term", attributes: [{ name: "term" }] },
        { name: "NoTag" } as never,
      ],
    },
    {},
  ],
});
const read = (...args: string[]) => readTags(args, manifest);

/** The message of the error that `args` give; they must give one, with exit code 2. */
function refused(...args: string[]): string {
  try {
    read(...args);
  } catch (error) {
    assert.ok(error instanceof CliError, String(error));
    assert.equal(error.exitCode, 2);
    return error.message;
  }
  return assert.fail(`${args.join(" ")} was taken`);
}

describe("tags on the command line", () => {
  it("are names or snippets, in their order, each name told once", () => {
    const { html, names } = read("ae-quiz", '<ae-latent-map model="vae" id="map"></ae-latent-map>', "ae-latent-map");
    assert.deepEqual(names, ["ae-latent-map", "ae-quiz"]);
    assert.equal(html, '<ae-quiz></ae-quiz>\n<ae-latent-map model="vae" id="map"></ae-latent-map>\n<ae-latent-map></ae-latent-map>');
  });

  it("may have text, other elements and attributes of HTML round and in them", () => {
    const snippet = '<p lang="en">See <ae-term class="a" data-x="1" aria-label="b" theme="dark">code</ae-term> &amp; more</p>';
    assert.equal(read(snippet).html, snippet);
  });

  it("may hold a quiz: as a list, or as JSON in a data block", () => {
    const list = "<ae-quiz><ol><li>Q <ul><li data-correct>a</li><li>b</li></ul></li></ol></ae-quiz>";
    assert.equal(read(list).html, list.replace("data-correct", 'data-correct=""'));
    const json = '<ae-quiz><script type="application/json">{"questions": []}</script></ae-quiz>';
    assert.equal(read(json).html, json);
  });

  it("are asked for when none is named", () => {
    assert.match(refused(), /ae-latent-map, ae-quiz, ae-term; or --lesson/);
    assert.match(refused("<p>Hello</p>"), /holds no tag of the library/);
  });

  it("that do not exist are answered with the nearest name", () => {
    assert.match(refused("ae-latent-mop"), /no tag <ae-latent-mop>; did you mean ae-latent-map\?/);
    assert.match(refused("latent-map"), /did you mean ae-latent-map\?/);
    assert.match(refused("AE-QIUZ"), /did you mean ae-quiz\?/);
    assert.match(refused("<ae-quizz></ae-quizz>"), /did you mean ae-quiz\?/);
    assert.match(refused("something-else-entirely"), /There are ae-latent-map, ae-quiz, ae-term/);
    assert.match(refused("ae-term"), /'<ae-term>bottleneck<\/ae-term>'/);
  });

  it("with attributes that do not exist are answered with the nearest name", () => {
    assert.match(refused('<ae-latent-map modle="vae"></ae-latent-map>'), /<ae-latent-map> has no attribute "modle"; did you mean model\?/);
    assert.match(refused('<ae-quiz zzzzzzzz="1"></ae-quiz>'), /has no attribute "zzzzzzzz"\. It has hide, pass, src, state, theme\./);
  });

  for (const [what, snippet] of Object.entries({
    "a script": "<ae-quiz></ae-quiz><script>alert(1)</script>",
    "a script with an unknown type": '<ae-quiz><script type="text/x">alert(1)</script></ae-quiz>',
    "a script that is data with an address": '<ae-quiz><script type="application/json" src="x.js"></script></ae-quiz>',
    "data outside a quiz": '<ae-latent-map><script type="application/json">{}</script></ae-latent-map>',
    "an event handler": '<ae-quiz onclick="alert(1)"></ae-quiz>',
    "an event handler of another element": '<img src="x.png" onerror="alert(1)"><ae-quiz></ae-quiz>',
    "an event handler in a template": '<template><b onclick="x()"></b></template><ae-quiz></ae-quiz>',
    "a frame": '<iframe src="https://example.org"></iframe><ae-quiz></ae-quiz>',
    "a link to a style sheet": '<link rel="stylesheet" href="https://example.org/a.css"><ae-quiz></ae-quiz>',
    SVG: "<svg><a></a></svg><ae-quiz></ae-quiz>",
    "an address that runs script": '<a href="java&#9;script:alert(1)">x</a><ae-quiz></ae-quiz>',
    "a source that runs script": '<ae-quiz src=" JavaScript:alert(1)"></ae-quiz>',
    "an address that holds a page": '<a href="data:text/html,<script>1</script>">x</a><ae-quiz></ae-quiz>',
  })) {
    it(`refuses ${what}`, () => {
      assert.match(refused(snippet), /may not|runs script/);
    });
  }

  it("that are no whole HTML are refused, for they would be read as something else", () => {
    assert.match(refused("<ae-quiz/><ae-latent-map/>"), /HTML closes no tag by "\/>"/);
    assert.match(refused('<ae-quiz src="a'), /no whole HTML/);
    assert.match(refused("<ae-quiz><!-- <ae-latent-map></ae-latent-map></ae-quiz>"), /no whole HTML/);
    assert.match(refused("<textarea><ae-quiz></ae-quiz></textarea><ae-quiz></ae-quiz>"), /of 2 tags 1 were understood/);
    assert.match(refused('<ae-quiz pass="1" pass="2"></ae-quiz>'), /duplicate-attribute/);
  });
});

describe("the nearest name", () => {
  it("is that with the fewest changes; a swap is one", () => {
    assert.equal(nearest("abcd", ["abdc", "axyd"]), "abdc");
    assert.equal(nearest("sampler", ["ae-sampler", "ae-lesson"]), "ae-sampler");
  });
  it("is none where all are far", () => {
    assert.equal(nearest("xyz", ["abcdef"]), undefined);
  });
});
