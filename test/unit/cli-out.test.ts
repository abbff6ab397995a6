/** Files that the commands write: whole or not at all, and never over what they read. */
import assert from "node:assert/strict";
import { chmodSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { writeOut } from "../../src/cli/author-files.js";
import { CliError } from "../../src/cli/errors.js";

const folder = mkdtempSync(join(tmpdir(), "ae-out-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);

const refused = (out: string, message: RegExp, exitCode: 1 | 2, inputs: string[] = []) =>
  assert.throws(
    () => writeOut(out, "new", { name: "a.html", inputs }),
    (error) => error instanceof CliError && message.test(error.message) && error.exitCode === exitCode,
    out,
  );

test("a file is replaced with its mode, through a link, and nothing stays beside it", () => {
  writeFileSync(at("a.html"), "old");
  chmodSync(at("a.html"), 0o600);
  symlinkSync("a.html", at("link.html"));
  assert.equal(writeOut(at("link.html"), "new", { name: "a.html" }), true);
  assert.ok(lstatSync(at("link.html")).isSymbolicLink());
  assert.equal(readFileSync(at("a.html"), "utf8"), "new");
  assert.equal(statSync(at("a.html")).mode & 0o777, 0o600);
  assert.equal(writeOut(at("b.html"), "new", { name: "a.html" }), false);
  assert.deepEqual(readdirSync(folder).sort(), ["a.html", "b.html", "link.html"]);
});

test("an input is not written over, by whatever name", () => {
  for (const out of [at("a.html"), at("link.html"), join(folder, ".", "a.html")])
    refused(out, /one of the files that the result is made from/, 2, [at("b.html"), at("a.html")]);
  assert.equal(readFileSync(at("a.html"), "utf8"), "new");
});

test("places where no file can be: one sentence", () => {
  refused("", /^-o has no name of a file/, 1);
  refused(at("a.html/b.html"), /a\.html is a file, and no folder/, 1);
  refused(at(`${"x".repeat(300)}.html`), /its name is too long\.$/, 1);
  refused(`${at("new")}/`, /^There is no folder/, 1);
});
