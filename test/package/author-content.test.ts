/** The commands as they are packed, with content that no tag could show: refused before anything is written, with the sentence of the tag. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { inRoot } from "../../scripts/lib/paths.mjs";

const folder = mkdtempSync(join(tmpdir(), "ae-content-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
for (const name of ["dense", "conv", "graph"]) cpSync(inRoot("test/fixtures/own", name), join(folder, name), { recursive: true });
cpSync(inRoot("site/examples/flags"), join(folder, "flags"), { recursive: true });
put(
  "quiz.json",
  JSON.stringify([
    { kind: "numeric", prompt: "1 + 1?", answer: 2 },
    { kind: "single", prompt: "?", options: ["a"] },
  ]),
);
put("pairs.gift", "Match. {=a -> b =c -> d}\n\nWrite. {}");
put("some.gift", "1 + 1? {#2}\n\nMatch. {=a -> b =c -> d}");
put("long.json", "");
truncateSync(join(folder, "long.json"), 2e6);

const COMMANDS = ["export", "scorm", "cmi5"] as const;

function run(command: string, ...args: string[]): { status: number | null; said: string; written: boolean } {
  const out = join(folder, "out.bin");
  rmSync(out, { force: true });
  const { status, stderr } = spawnSync(process.execPath, [inRoot("dist/cli/index.js"), command, ...args, "-o", out], {
    cwd: folder,
    encoding: "utf8",
  });
  return { status, said: stderr, written: existsSync(out) };
}

function refused(command: string, args: readonly string[], said: RegExp): void {
  const result = run(command, ...args);
  assert.equal(result.status, 1, result.said);
  assert.match(result.said, said);
  assert.match(result.said, /^Nothing was written\.$/m);
  assert.equal(result.written, false);
  assert.doesNotMatch(result.said, /\bat .*:\d+:\d+|mistake of ae-elements itself/);
}

describe("content that no tag can show", () => {
  for (const command of COMMANDS)
    it(`is refused by ${command}`, () => {
      refused(
        command,
        ['<ae-quiz src="quiz.json"></ae-quiz>'],
        /^ae-elements: quiz\.json, question 2: it has one option; at least 2 are needed\.$/m,
      );
      put("page.html", '<!doctype html><html lang="en"><title>T</title><ae-quiz src="pairs.gift"></ae-quiz>');
      refused(command, ["--html", "page.html"], /pairs\.gift, question 1 \(line 1\): it asks to match pairs/);
      refused(
        command,
        ["--lesson", '<h2>A</h2><ae-latent-map model-src="dense/manifest.json"></ae-latent-map>'],
        /<ae-latent-map>: A map needs a code of 2 numbers; that of dense\/manifest\.json has 3\./,
      );
    });

  it("is refused whatever its format: too long, of another shape, without images, an unknown formula", () => {
    refused("export", ['<ae-quiz src="long.json"></ae-quiz>'], /long\.json: it is 2 MB long; the tag reads 1 MB at most/);
    for (const name of ["conv", "graph"])
      refused(
        "export",
        [`<ae-bottleneck model-src="${name}/manifest.json"></ae-bottleneck>`],
        new RegExp(`needs images to send through ${name}/manifest\\.json`),
      );
    refused("export", ['<ae-formula name="nope"></ae-formula>'], /<ae-formula> has no formula "nope"/);
  });

  it("that is merely odd is written, with a note", () => {
    put(
      "page.html",
      `<!doctype html><html lang="de"><title>T</title><ae-quiz src="some.gift"></ae-quiz><ae-sampler model-src="m.json"></ae-sampler><ae-formula tex="\\frac{1"></ae-formula>`,
    );
    // a file for an attribute that the tag does not read comes in all the same
    put("m.json", "{}");
    const { status, said, written } = run("export", "--html", "page.html");
    assert.equal(status, 0, said);
    assert.ok(written);
    assert.match(said, /^Note: some\.gift, question 2 \(line 3\): it asks to match pairs; it is left out\.$/m);
    assert.match(said, /^Note: page\.html: <ae-sampler> has no attribute "model-src"\./m);
    assert.match(said, /^Note: page\.html: <ae-formula>: the TeX "\\frac\{1" can't be set/m);
    assert.match(said, /^Note: page\.html: the page is in "de", and the tags speak English/m);
  });

  it("that is right is written without a word but the summary", () => {
    const { status, said } = run(
      "export",
      '<ae-latent-map model-src="flags/map.json"></ae-latent-map>',
      "<ae-quiz><pre>1 + 1? {#2}</pre></ae-quiz>",
    );
    assert.equal(status, 0, said);
    assert.match(said, /^Wrote \S*out\.bin: .*\n$/);
  });
});

describe("a package with a long file beside its page", () => {
  it("says so", () => {
    put(
      "page.html",
      '<!doctype html><html lang="en"><title>T</title><a href="film.mp4">film</a><a href="note.pdf">note</a><ae-term>code</ae-term>',
    );
    put("film.mp4", "");
    put("note.pdf", "short");
    truncateSync(join(folder, "film.mp4"), 120e6);
    const { status, said } = run("scorm", "--html", "page.html");
    assert.equal(status, 0, said);
    assert.match(said, /; beside it film\.mp4 \(120\.00 MB\)\n$/);
  });
});
