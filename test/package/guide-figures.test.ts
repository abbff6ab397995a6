/** Sizes that the guides name, against what the build makes: within 15 %. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { zipSync } from "fflate";
import { buildPage } from "../../src/cli/page.js";
import { readTags } from "../../src/cli/tags.js";
import { inRoot } from "../../scripts/lib/paths.mjs";

const guide = (name: string) => readFileSync(inRoot(`docs/guides/${name}.md`), "utf8");

/** "1.35 MB" and the like in bytes. */
function bytes(text: string): number {
  const [, number, unit] = /^([\d.]+) ([kM])B$/.exec(text.trim())!;
  return Number(number) * (unit === "k" ? 1e3 : 1e6);
}

function near(actual: number, written: string, what: string): void {
  const share = actual / bytes(written);
  assert.ok(share > 1 / 1.15 && share < 1.15, `${what}: the guide says ${written}, it has ${(actual / 1e3).toFixed(1)} kB`);
}

/** Snippets of the pages that a row of the table speaks of; null: the built-in lesson. */
function pagesOf(row: string): (string | null)[] {
  return [...row.matchAll(/`([^`]+)`/g)].map(([, code]) => {
    if (code === "--lesson") return null;
    if (code === "<ae-term>") return "<ae-term>code</ae-term>";
    return code.includes(" ") ? `<${code}></${code.split(" ")[0]}>` : code;
  });
}

describe("one-file.md", () => {
  const rows = [...guide("one-file").matchAll(/^\| (`.*?) +\| +([\d.]+ [kM]B) \| +([\d.]+ [kM]B) \|$/gm)];

  it("has a row for each tag, and the lesson", () => {
    const named = rows.map(([, row]) => row).join();
    for (const tag of readdirSync(inRoot("src/elements"))) if (tag !== "lesson") assert.ok(named.includes(`ae-${tag}`), tag);
    assert.ok(named.includes("--lesson"));
  });

  for (const [, row, plain, zipped] of rows) {
    it(`is right about ${row}`, () => {
      for (const snippet of pagesOf(row)) {
        const { html } = buildPage({ content: snippet === null ? { kind: "lesson" } : { kind: "tags", ...readTags([snippet]) } });
        const file = Buffer.from(html);
        near(file.length, plain, `${snippet}, plain`);
        near(gzipSync(file).length, zipped, `${snippet}, gzip`);
      }
    });
  }
});

describe("npm.md", () => {
  const [, sentence] = /After minifying and gzip the first script,\s+Lit included, is ([^]*?`)\.\s/.exec(guide("npm"))!;
  for (const [, written, tag] of sentence.matchAll(/([\d.]+ kB) for `ae-([\w-]+)`/g)) {
    it(`is right about the first script of ae-${tag}`, async () => {
      const { outputFiles, metafile } = await build({
        entryPoints: [inRoot(`dist/esm/elements/${tag}/define.js`)],
        bundle: true,
        splitting: true,
        minify: true,
        format: "esm",
        target: "es2022",
        outdir: inRoot(".cache/figures"),
        write: false,
        metafile: true,
        logLevel: "silent",
      });
      const outputs = Object.entries(metafile.outputs);
      const queue = outputs.filter(([, { entryPoint }]) => entryPoint?.endsWith("/define.js")).map(([path]) => path);
      for (const path of queue)
        for (const { path: next, kind } of metafile.outputs[path].imports)
          if (kind === "import-statement" && !queue.includes(next)) queue.push(next);
      const first = outputFiles.filter(({ path }) => queue.some((each) => path.endsWith(each)));
      assert.equal(first.length, queue.length);
      near(
        first.reduce((sum, { contents }) => sum + gzipSync(contents).length, 0),
        written,
        tag,
      );
    });
  }
});

it("iframe.md is right about embed.js", () => {
  const script = readFileSync(inRoot("dist/cdn/embed.js"));
  const [, brotli, gzip] = /^([\d.]+ kB) after brotli, ([\d.]+ kB) after gzip\./m.exec(guide("iframe"))!;
  near(brotliCompressSync(script).length, brotli, "brotli");
  near(gzipSync(script).length, gzip, "gzip");
});

it("wordpress.md is right about the plugin's zip", () => {
  const [, written] = /the zip has ([\d.]+ MB)/.exec(guide("wordpress"))!;
  const folder = inRoot("dist/cdn");
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const zip = zipSync(
    Object.fromEntries(
      files.map(({ parentPath, name }) => [join(parentPath, name).slice(folder.length + 1), readFileSync(join(parentPath, name))]),
    ),
    { level: 6 },
  );
  near(zip.length, written, "zip");
});
