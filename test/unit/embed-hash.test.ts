/** What the hash of embed.html may ask for, against the manifest's list. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { readAllowed } from "../../src/embed/allowed.js";
import { allowedValue } from "../../src/embed/addresses.js";
import { readHash } from "../../src/embed/hash.js";

const allowed = readAllowed("ae-a:model points tex;ae-quiz:model-src pass src;ae-term:term");
const PAGE = new URL("https://cdn.example/ae/embed.html");
const read = (hash: string) => readHash(hash, allowed, PAGE);

describe("the hash of embed.html", () => {
  it("names a tag and its attributes, decoded like a form", () => {
    const { wanted, problems, page } = read("#tag=ae-a&model=vae&tex=a%2Bb+%26+c=d&state=k%3D4%26digit%3D7&points=");
    assert.deepEqual(problems, []);
    assert.deepEqual(page, {});
    assert.equal(wanted!.tag, "ae-a");
    assert.deepEqual(
      [...wanted!.attributes],
      [
        ["model", "vae"],
        ["tex", "a+b & c=d"],
        ["state", "k=4&digit=7"],
        ["points", ""],
      ],
    );
  });

  it("takes the frame's own fields apart from the tag's, checked", () => {
    const { page, problems } = read("tag=ae-a&lang=pt-BR&dir=rtl&theme=auto&background=page&host=https%3A%2F%2Fschool.example");
    assert.deepEqual(problems, []);
    assert.deepEqual(page, { lang: "pt-BR", dir: "rtl", theme: "auto", background: "page", host: "https://school.example" });
    for (const wrong of [
      "lang=no_language_at_all_",
      "lang=%22%3E%3Cscript%3E",
      "dir=up",
      "theme=",
      "background=red",
      "host=*",
      "host=null",
      "host=https://school.example/path",
      "host=javascript:alert(1)",
    ]) {
      const reading = read(`tag=ae-a&${wrong}`);
      assert.equal(reading.wanted, null, wrong);
      assert.equal(reading.problems.length, 1, wrong);
      assert.ok(reading.problems[0].startsWith(wrong.split("=")[0]), reading.problems[0]);
    }
  });

  it("tells every problem at once, and cuts what it repeats", () => {
    const { wanted, problems } = read(`tag=ae-a&onload=1&modle=vae&theme=${"x".repeat(500)}`);
    assert.equal(wanted, null);
    assert.equal(problems.length, 3);
    assert.match(problems[0], /<ae-a> has no attribute "onload"\. It has hide, model, points, state, tex; the frame has lang, dir, theme/);
    assert.ok(problems.every((each) => each.length < 300));
  });

  it("names the word of a term", () => {
    assert.equal(read("tag=ae-term&term=code").wanted!.attributes.get("term"), "code");
    for (const bare of ["tag=ae-term", "tag=ae-term&term=", "tag=ae-term&term=+"]) {
      const { wanted, problems } = read(bare);
      assert.equal(wanted, null, bare);
      assert.match(problems.join(), /^ae-term explains a word: .*embed\.html#tag=ae-term&term=bottleneck\.$/);
    }
  });

  it("is refused where it is broken, too long, or says a thing twice", () => {
    assert.match(read("tag=%zz").problems[0], /percent-encoded/);
    assert.match(read("tag=ae-a&%ff=1").problems[0], /percent-encoded/);
    assert.match(read(`tag=ae-a&tex=${"x".repeat(1 << 20)}`).problems[0], /has 1048589 characters/);
    assert.match(read("tag=ae-a&tag=ae-quiz").problems[0], /"tag" stands in the address twice/);
    assert.match(read("").problems[0], /names no tag/);
    assert.match(read("#ae-a").problems[0], /names no tag/);
  });

  it("lets nothing in that is not on the list, whatever is asked for", () => {
    const names = fc.oneof(
      fc.constantFrom(
        "onclick",
        "ONCLICK",
        "style",
        "id",
        "class",
        "slot",
        "is",
        "srcdoc",
        "__proto__",
        "constructor",
        "toString",
        "part",
        "xmlns",
      ),
      fc.constantFrom("model", "tex", "lang", "theme", "hide"),
      fc.string(),
    );
    const fields = fc.array(fc.tuple(names, fc.string()), { maxLength: 6 });
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom("ae-a", "ae-quiz", "__proto__", "script"), fc.string()), fields, (tag, pairs) => {
        const hash = [["tag", tag], ...pairs].map((pair) => pair.map(encodeURIComponent).join("=")).join("&");
        const { wanted, problems } = read(hash);
        assert.equal(wanted === null, problems.length > 0);
        if (!wanted) return;
        assert.ok(allowed.has(wanted.tag));
        for (const name of wanted.attributes.keys()) assert.ok(allowed.get(wanted.tag)!.includes(name), name);
      }),
    );
  });

  it("never throws", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), (hash) => void read(hash)));
  });
});

describe("an address in an attribute", () => {
  it("is https or on the frame's own server, and written in full", () => {
    const src = (value: string, page = PAGE) => allowedValue("src", value, page);
    assert.equal(src("https://school.example/quiz.json"), "https://school.example/quiz.json");
    assert.equal(src("quiz.json"), "https://cdn.example/ae/quiz.json");
    assert.equal(src("/quiz.json"), "https://cdn.example/quiz.json");
    assert.equal(src("//school.example/q"), "https://school.example/q");
    const http = new URL("http://localhost:8000/cdn/embed.html");
    assert.equal(src("quiz.json", http), "http://localhost:8000/cdn/quiz.json");
    assert.equal(src("http://localhost:8001/quiz.json", http), null);
    for (const bad of [
      "javascript:alert(1)",
      " java\nscript:alert(1)",
      "data:application/json,{}",
      "blob:https://cdn.example/1234",
      "file:///etc/passwd",
      "http://cdn.example/quiz.json",
      "ftp://school.example/q",
      "https://user:secret@school.example/q",
      "https://",
      "about:blank",
      "ae-inlined:weights/nested.bin",
    ])
      assert.equal(src(bad), null, bad);
    assert.equal(src("quiz.json", new URL("file:///home/me/cdn/embed.html")), null);
  });

  it("is looked for in src and in all that end in -src or -href, and nowhere else", () => {
    for (const name of ["src", "model-src", "data-src", "href", "more-href"])
      assert.equal(allowedValue(name, "javascript:0", PAGE), null, name);
    for (const name of ["tex", "source", "srcs", "k"]) assert.equal(allowedValue(name, "javascript:0", PAGE), "javascript:0", name);
    assert.match(read("tag=ae-quiz&model-src=data:x").problems[0], /^model-src="data:x" has to be an https address/);
  });
});
