/** The commands as they are packed, with pages that name what is none of theirs, and with files that are far too long. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, describe, it } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { inRoot } from "../../scripts/lib/paths.mjs";

const outer = mkdtempSync(join(tmpdir(), "ae-paths-"));
const folder = join(outer, "page");
mkdirSync(folder);
const SECRET = "nobody else's";
writeFileSync(join(outer, "secret.js"), `"${SECRET}"`);
symlinkSync(join(outer, "secret.js"), join(folder, "link.js"));
for (const name of ["secret.png", "secret.css", "secret.json", "secret.gift", "secret.bin"]) {
  writeFileSync(join(outer, name), `"${SECRET}"`);
  symlinkSync(join(outer, name), join(folder, name));
}
symlinkSync(outer, join(folder, "up"));
writeFileSync(join(folder, "weights.json"), JSON.stringify({ weights: "secret.bin" }));
writeFileSync(join(folder, "mine.js"), '"my own"');
symlinkSync(join(folder, "mine.js"), join(folder, "alias.js"));
after(() => rmSync(outer, { recursive: true, force: true }));

/** As long as it says, and empty: no disk is filled. */
function sparse(name: string, bytes: number): void {
  writeFileSync(join(folder, name), "");
  truncateSync(join(folder, name), bytes);
}

const run = (...args: string[]) => spawnSync(process.execPath, [inRoot("dist/cli/index.js"), ...args], { cwd: folder, encoding: "utf8" });

/** A page that names something, through a command. */
function made(command: "scorm" | "cmi5" | "export", body: string) {
  const out = join(folder, "out.bin");
  rmSync(out, { force: true });
  writeFileSync(join(folder, "lesson.html"), `<!doctype html><html lang="en"><title>T</title>${body}<ae-term></ae-term>`);
  const { status, stderr } = run(command, "--html", "lesson.html", "-o", out);
  const content = status === 0 ? readFileSync(out) : null;
  const files = content && command !== "export" ? unzipSync(content) : {};
  return {
    status,
    said: stderr,
    files,
    text: content
      ? command === "export"
        ? String(content)
        : Object.values(files)
            .map((each) => strFromU8(each))
            .join()
      : "",
  };
}

describe("a page that names what lies elsewhere", () => {
  const absolute = join(outer, "secret.js");
  const CLIMBING = [
    "../secret.js",
    "x/../../secret.js",
    "..\\secret.js",
    "%2e%2e/secret.js",
    "..%2fsecret.js",
    "link.js",
    absolute,
    encodeURI(absolute),
  ];

  for (const command of ["scorm", "cmi5"] as const) {
    for (const address of CLIMBING)
      it(`is refused by ${command}: ${address.replace(outer, "")}`, () => {
        for (const tag of [`<script src="${address}"></script>`, `<ae-quiz src="${address}"></ae-quiz>`]) {
          const { status, said } = made(command, tag);
          assert.equal(status, 2, said);
          assert.match(said, /^ae-elements: .*lies outside/s);
          assert.doesNotMatch(said, /\bat .*:\d+:\d+/, "no stack");
        }
      });

    it(`goes through ${command} without what is no file of a page: file:, another scheme, a server's root as a link`, () => {
      const file = pathToFileURL(absolute).href;
      const { status, text, said } = made(
        command,
        `<script src="${file}"></script><a href="${file}">a</a><a href="/etc/passwd">b</a><a href="c:\\secret.js">c</a><a href="//host/secret.js">d</a>`,
      );
      assert.equal(status, 0, said);
      assert.ok(!text.includes(SECRET));
      assert.match(said, /stays outside the file: it needs a network/);
    });
  }

  for (const command of ["export", "scorm", "cmi5"] as const) {
    for (const [what, tag] of [
      ["a script", '<script src="link.js"></script>'],
      ["a script through a folder", '<script src="up/secret.js"></script>'],
      ["a script by its name", '<script src="../secret.js"></script>'],
      ["a picture", '<img src="secret.png" alt="">'],
      ["a style sheet", '<link rel="stylesheet" href="secret.css">'],
      ["a quiz", '<ae-quiz src="secret.gift"></ae-quiz>'],
      ["a manifest", '<ae-latent-map model-src="secret.json"></ae-latent-map>'],
      ["a manifest through a folder", '<ae-latent-map model-src="up/secret.json"></ae-latent-map>'],
      ["weights", '<ae-latent-map model-src="weights.json"></ae-latent-map>'],
      ["images", '<ae-trainer data-src="secret.bin"></ae-trainer>'],
    ] as const)
      it(`is refused by ${command} where a link in the file system leads out: ${what}`, () => {
        const { status, said } = made(command, tag);
        assert.equal(status, 2, said);
        assert.match(
          said,
          /^ae-elements: "[^"]+" lies outside .*: a file of a page has to lie beside the page or below\. Copy it there\.$/m,
        );
      });

    it(`is taken by ${command} where a link stays in the page's folder`, () => {
      const { status, text, said } = made(command, '<script src="alias.js"></script>');
      assert.equal(status, 0, said);
      assert.ok(text.includes("my own"));
    });
  }

  it("holds nothing from the root of this disk after export", () => {
    for (const address of [absolute, encodeURI(absolute), absolute.replaceAll("/", "%2f"), pathToFileURL(absolute).href]) {
      const { status, text, said } = made("export", `<script src="${address}"></script>`);
      assert.equal(status, 0, said);
      assert.ok(!text.includes(SECRET), address);
      assert.match(said, /stays outside the file/);
    }
  });
});

describe("a file of a gigabyte", () => {
  it("beside a page stays outside it, is said to be too much, and goes into no text", () => {
    sparse("big.png", 1e9);
    const { status, said } = made("export", '<img src="big.png" alt="">');
    assert.equal(status, 0, said);
    assert.match(said, /<img src="big\.png"> stays outside the file: 1000 MB are too much/);
    rmSync(join(folder, "big.png"));
  });

  it("as weights of a model is refused by name", () => {
    sparse("big.bin", 1e9);
    writeFileSync(join(folder, "model.json"), JSON.stringify({ weights: "big.bin" }));
    for (const command of ["export", "scorm"] as const) {
      const { status, said } = made(command, '<ae-latent-map model-src="model.json"></ae-latent-map>');
      assert.equal(status, 1);
      assert.match(said, /^ae-elements: .*big\.bin has 1000 MB; the tags read 64 MB at most\.$/m);
    }
  });

  it("is not read by check-model, as weights, shard or manifest", () => {
    sparse("big.json", 1e9);
    writeFileSync(join(folder, "shard.json"), shard());
    for (const args of [
      ["--weights", "big.bin"],
      ["big.json"],
      ["--encoder", "big.json", "--decoder", "big.json"],
      ["--encoder", "shard.json", "--decoder", "shard.json"],
    ]) {
      const started = performance.now();
      const { status, stderr } = run("check-model", ...args);
      assert.equal(status, 1, stderr);
      assert.match(stderr, /^ae-elements: .*(too long|more than|64)/, args.join(" "));
      assert.ok(performance.now() - started < 20_000);
    }
  });
});

/** A model whose description promises ten weights, and whose file is the long one. */
function shard(): string {
  const model = JSON.parse(readFileSync(inRoot("test/fixtures/own/dense/encoder/model.json"), "utf8")) as {
    weightsManifest: { paths: string[] }[];
  };
  for (const group of model.weightsManifest) group.paths = group.paths.map(() => "big.bin");
  return JSON.stringify(model);
}
