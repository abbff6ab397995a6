import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, describe, it } from "node:test";
import { unzipSync } from "fflate";
import { parseFragment } from "parse5";
import { buildCmi5 } from "../../src/cli/cmi5.js";
import { structureOf } from "../../src/cli/cmi5-structure.js";
import { CliError } from "../../src/cli/errors.js";
import { confined, filesBeside } from "../../src/cli/scorm-files.js";
import { manifestOf, type ScormVersion } from "../../src/cli/scorm-manifest.js";
import { readPackage, type PackageOptions } from "../../src/cli/scorm.js";
import { line, xml } from "../../src/cli/scorm-xml.js";
import { zipOf } from "../../src/cli/scorm-zip.js";

const bytes = (text: string) => new TextEncoder().encode(text);

/** Every tag of a document that is closed where it should be; its declaration is left out. */
function outline(text: string): string[] {
  const open: string[] = [];
  const found: string[] = [];
  for (const [, end, name, empty] of text.replace(/^<\?xml[^>]*>/, "").matchAll(/<(\/?)([\w:]+)[^<>]*?(\/?)>/g)) {
    if (end) assert.equal(open.pop(), name);
    else found.push([...open, name].join(" "));
    if (!end && !empty) open.push(name);
  }
  assert.deepEqual(open, []);
  return found;
}

describe("the manifest of SCORM", () => {
  const course = (version: ScormVersion, pass?: number) =>
    manifestOf({
      version,
      identifier: "ae-1",
      title: ' "A" & <b>\n\u0007it\u0019\ud800 ',
      launch: "index.html",
      files: ["index.html", "media/ü b.mp4"],
      pass,
    });

  it("has the parts that 1.2 requires, in their order", () => {
    const text = course("1.2", 0.6);
    assert.deepEqual(
      outline(text).map((path) => path.split(" ").at(-1)),
      "manifest metadata schema schemaversion organizations organization title item title adlcp:masteryscore resources resource file file".split(
        " ",
      ),
    );
    assert.match(text, /<schema>ADL SCORM<\/schema>\s*<schemaversion>1\.2<\/schemaversion>/);
    assert.match(text, /<adlcp:masteryscore>60<\/adlcp:masteryscore>/);
    assert.match(text, /adlcp:scormtype="sco" href="index\.html"/);
    const [, ...references] =
      /default="(\w+)"[^]*organization identifier="(\w+)"[^]*identifierref="(\w+)"[^]*resource identifier="(\w+)"/.exec(text)!;
    assert.equal(references[0], references[1]);
    assert.equal(references[2], references[3]);
    assert.doesNotMatch(course("1.2"), /masteryscore/);
  });

  it("has the parts that 2004 requires, in their order", () => {
    const text = course("2004", 0.75);
    assert.match(text, /<schemaversion>2004 4th Edition<\/schemaversion>/);
    assert.match(text, /adlcp:scormType="sco" href="index\.html"/);
    assert.match(text, /satisfiedByMeasure="true">\s*<imsss:minNormalizedMeasure>0\.75<\/imsss:minNormalizedMeasure>/);
    assert.match(text, /completionSetByContent="true" objectiveSetByContent="true"/);
    assert.ok(outline(text).length > 12);
    assert.doesNotMatch(course("2004"), /satisfiedByMeasure/);
    outline(course("2004"));
  });

  it("keeps titles and names as text", () => {
    for (const version of ["1.2", "2004"] as const) {
      const text = course(version);
      assert.ok(text.includes("<title>&quot;A&quot; &amp; &lt;b&gt; it</title>"), text);
      assert.ok(text.includes('<file href="media/%C3%BC%20b.mp4"/>'));
      assert.doesNotMatch(text, /(?!\s)\p{Control}|\p{Surrogate}/u);
    }
    assert.equal(line(" \n ", "Lesson"), "Lesson");
    assert.equal(xml("it's"), "it&apos;s");
  });
});

describe("the course structure of cmi5", () => {
  const base = {
    id: "https://a.example/c",
    pageId: "https://a.example/c/page",
    title: "A & b",
    lang: "de",
    description: "<x>",
    launch: "index.html",
  };
  it("says what the page asks for", () => {
    const text = structureOf({ ...base, isGraded: true, pass: 0.6 });
    assert.deepEqual(outline(text), [
      "courseStructure",
      "courseStructure course",
      "courseStructure course title",
      "courseStructure course title langstring",
      "courseStructure course description",
      "courseStructure course description langstring",
      "courseStructure au",
      "courseStructure au title",
      "courseStructure au title langstring",
      "courseStructure au description",
      "courseStructure au description langstring",
      "courseStructure au url",
    ]);
    assert.match(text, /<au id="https:\/\/a\.example\/c\/page"[^>]* moveOn="CompletedAndPassed" masteryScore="0\.6"/);
    assert.match(text, /<langstring lang="de">A &amp; b</);
    const open = structureOf({ ...base, isGraded: false, pass: 0.6 });
    assert.match(open, /moveOn="Completed">/);
  });

  // what the schema of the specification asks of values
  it("has values of the types that its schema names, whatever the author wrote", () => {
    for (const lang of ["en", "de-CH", "en_US", "x y", "", "zh-Hant-TW", "verylonglanguage", '"><b'])
      for (const pass of [0, 0.123456, 1 / 3, 1]) {
        const text = structureOf({ ...base, lang, isGraded: true, pass });
        for (const [, tag] of text.matchAll(/ lang="([^"]*)"/g)) assert.match(tag, /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/, lang);
        const [, mark] = / masteryScore="([^"]*)"/.exec(text)!;
        assert.match(mark, /^(0(\.\d{1,4})?|1)$/);
        for (const [, attributes] of text.matchAll(/<au ([^>]*)>/g))
          assert.deepEqual([...attributes.matchAll(/(\w+)=/g)].map(([, name]) => name).sort(), [
            "id",
            "launchMethod",
            "masteryScore",
            "moveOn",
          ]);
      }
    assert.match(structureOf({ ...base, lang: "en_US", isGraded: false }), /lang="en-US"/);
    assert.match(structureOf({ ...base, launch: "ü b.html", isGraded: false }), /<url>%C3%BC%20b\.html<\/url>/);
  });

  it("is refused for an id that no course may have", () => {
    const content = { kind: "html", html: "<ae-term></ae-term>", read: () => null } as unknown as PackageOptions["content"];
    for (const id of [
      "kurs",
      "https://a.example/a b",
      "https://a.example/<x>",
      "https://a.example/a%zz",
      "https://[bad",
      "urn:x:a#b#c",
      "urn:",
    ])
      assert.throws(() => buildCmi5({ content, id }), /--id has to be an IRI/, id);
  });
});

describe("the zip", () => {
  it("is the same for the same files, whatever their order and the time", () => {
    const files: [string, Uint8Array][] = [
      ["index.html", bytes("<p>".repeat(1000))],
      ["a/b.txt", bytes("b")],
    ];
    const one = zipOf(new Map(files));
    const before = process.env.TZ;
    process.env.TZ = "Pacific/Kiritimati";
    const other = zipOf(new Map([...files].reverse()));
    process.env.TZ = before;
    assert.deepEqual(Buffer.from(one), Buffer.from(other));
    assert.deepEqual(Object.keys(unzipSync(one)), ["a/b.txt", "index.html"]);
    assert.equal(Buffer.from(unzipSync(one)["index.html"]).toString(), "<p>".repeat(1000));
  });

  it("takes no path that leads out", () => {
    for (const path of ["../x", "a/../../x", "/x", "C:/x", "c:x", "a\\..\\x", "", "a//b", "./a", "a/.", "a\0b"])
      assert.throws(() => zipOf(new Map([[path, bytes("x")]])), CliError, JSON.stringify(path));
  });
});

describe("files of an author's page", () => {
  const outer = mkdtempSync(join(tmpdir(), "ae-files-"));
  const folder = join(outer, "page");
  mkdirSync(join(folder, "media"), { recursive: true });
  writeFileSync(join(outer, "secret.txt"), "secret");
  writeFileSync(join(folder, "media", "film 1.mp4"), "film");
  writeFileSync(join(folder, "paper.pdf"), "paper");
  writeFileSync(join(folder, "next.html"), "next");
  symlinkSync(join(outer, "secret.txt"), join(folder, "link.txt"));
  symlinkSync(outer, join(folder, "out"));
  after(() => rmSync(outer, { recursive: true, force: true }));

  const asked: string[] = [];
  const read = (address: string) => {
    asked.push(address);
    try {
      return readFileSync(resolve(folder, decodeURIComponent(address)));
    } catch {
      return null;
    }
  };
  const safe = confined({ kind: "html", html: "", read }, folder).read!;

  it("come into the package where the page names them", () => {
    const html = `<video src="media/film%201.mp4#t=5" poster="data:,"></video><a href="./paper.pdf">P</a><a href="paper.pdf?x">P</a>
      <a href="#there">T</a><a href="https://a.example/b.pdf">W</a><a href="mailto:a@b">M</a><a href="/root.pdf">R</a><a href="page.html">self</a>`;
    const { files, warnings } = filesBeside(html, safe, new Set(["page.html"]));
    assert.deepEqual(
      [...files].map(([path, content]) => [path, Buffer.from(content).toString()]),
      [
        ["media/film 1.mp4", "film"],
        ["paper.pdf", "paper"],
      ],
    );
    assert.deepEqual(warnings, []);
    assert.ok(parseFragment(html));
  });

  it("are named where they are missing, or are pages themselves", () => {
    const { files, warnings } = filesBeside('<a href="gone.pdf">g</a><a href="next.html">n</a>', safe, new Set());
    assert.equal(files.size, 0);
    assert.match(warnings[0], /gone\.pdf.*no such file/);
    assert.match(warnings[1], /next\.html.*one page/);
  });

  it("have the names that their addresses mean, and each is read once", () => {
    for (const name of ["100%.txt", "a%20b.txt", "#1.txt", "ü.txt", `${"x".repeat(200)}.txt`]) writeFileSync(join(folder, name), name);
    const html = ["100%25.txt", "a%2520b.txt", "%231.txt", "%C3%BC.txt?x#y", "ü.txt", `${"x".repeat(200)}.txt`, "./", ".", "#"]
      .map((address) => `<a href="${address}">x</a>`)
      .join("");
    const { files, warnings } = filesBeside(html, safe, new Set());
    assert.deepEqual(
      [...files].map(([path, content]) => [path, Buffer.from(content).toString()]),
      ["100%.txt", "a%20b.txt", "#1.txt", "ü.txt", `${"x".repeat(200)}.txt`].map((name) => [name, name]),
    );
    assert.deepEqual(warnings, []);
    for (const path of files.keys()) assert.ok(unzipSync(zipOf(files))[path], path);
  });

  it("are missed where no disk could have them: 300 characters, folders", () => {
    for (const address of ["x".repeat(300), `${"y".repeat(300)}.pdf`, "media/", "media"]) {
      const { files, warnings } = filesBeside(`<a href="${address}">x</a>`, safe, new Set());
      assert.equal(files.size, 0);
      assert.match(warnings[0], /no such file/);
    }
  });

  it("that differ in case or in how accents are written are told of: one would replace the other on many a server", () => {
    const all: Record<string, string> = { "A.pdf": "A", "a.pdf": "a", "\u00fc.pdf": "1", "u\u0308.pdf": "2", "INDEX.pdf": "3" };
    const html = Object.keys(all)
      .map((name) => `<a href="${name}">x</a>`)
      .join("");
    const { files, warnings } = filesBeside(html, (address) => bytes(all[address]), new Set(["index.pdf"]));
    assert.equal(files.size, 5);
    assert.equal(warnings.length, 3, warnings.join("\n"));
    assert.match(warnings[0], /"A\.pdf" and "a\.pdf" are one name/);
  });

  it("never come from outside the page's folder", () => {
    asked.length = 0;
    for (const address of [
      "../secret.txt",
      "media/../../secret.txt",
      "%2e%2e/secret.txt",
      "..\\secret.txt",
      "link.txt",
      "..",
      "out/secret.txt",
      "media/%2e%2e%2f..%2fsecret.txt",
      ".%2e/secret.txt",
    ])
      assert.throws(() => filesBeside(`<a href="${address}">x</a>`, safe, new Set()), /lies outside/, address);
    assert.throws(() => safe(join(outer, "secret.txt")), /lies outside/);
    assert.deepEqual(asked, []);
  });
});

describe("the options of a package", () => {
  it("take a score as a number or in per cent", () => {
    assert.equal(readPackage({ pass: "0.6" }).pass, 0.6);
    assert.equal(readPackage({ pass: "60%" }).pass, 0.6);
    assert.equal(readPackage({ pass: " 100 % " }).pass, 1);
    assert.equal(readPackage({ pass: "0" }).pass, 0);
    assert.equal(readPackage({}).pass, undefined);
    for (const wrong of ["60", "-1", "1.2", "101%", "much", "", "%", "1e-1"])
      assert.throws(() => readPackage({ pass: wrong }), CliError, wrong);
    assert.throws(() => readPackage({ pass: "60" }), /Write 60% or 0\.6/);
  });
});
