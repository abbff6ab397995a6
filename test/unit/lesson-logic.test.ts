import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import {
  countWords,
  progressOf,
  readCount,
  readingMinutes,
  restoreReading,
  resumeAt,
  saveReading,
  slug,
  UNREAD,
  withPlace,
  withRead,
  type Reading,
} from "../../src/elements/lesson/lesson.logic.ts";

const places = ["a", "b", "c", "d"].map((id) => ({ id, title: id.toUpperCase() }));
const reading = (read: string[], at: string | null = null): Reading => ({ read: new Set(read), at });

describe("progress", () => {
  test("is the share of sections that were read", () => {
    assert.equal(progressOf(UNREAD, places), 0);
    assert.equal(progressOf(reading(["a", "c"]), places), 0.5);
    assert.equal(progressOf(reading(["a", "b", "c", "d"]), places), 1);
  });

  test("does not count what is not there, and a lesson without sections is not read", () => {
    assert.equal(readCount(reading(["a", "gone"]), places), 1);
    assert.equal(progressOf(reading(["gone"]), []), 0);
  });

  test("only grows by reading, in whatever order and however often", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 20 }), (order) => {
        let now = UNREAD;
        let before = 0;
        for (const id of order) {
          now = withRead(now, id);
          assert.ok(progressOf(now, places) >= before);
          before = progressOf(now, places);
        }
        assert.equal(before, new Set(order).size / places.length);
      }),
    );
  });

  test("what changes nothing gives the same object", () => {
    const now = withPlace(withRead(UNREAD, "a"), "b");
    assert.equal(withRead(now, "a"), now);
    assert.equal(withPlace(now, "b"), now);
  });
});

describe("going on where one was", () => {
  const at = (read: string[], place: string | null) => resumeAt(reading(read, place), places)?.id ?? null;
  test("is at the section that was being read", () => assert.equal(at(["a"], "b"), "b"));
  test("is after it, when it was read", () => assert.equal(at(["a", "b"], "b"), "c"));
  test("leads back to what was left out, when the rest was read", () => assert.equal(at(["a", "c", "d"], "d"), "b"));
  test("is nowhere at the beginning, or when all was read", () => {
    assert.equal(at([], null), null);
    assert.equal(at([], "a"), null);
    assert.equal(at(["a", "b", "c", "d"], "c"), null);
  });
  test("takes the first unread section where the place is gone", () => assert.equal(at(["a"], "gone"), "b"));
});

describe("a reading as fields of a link", () => {
  test("comes back", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", "b", "c", "d")), fc.option(fc.constantFrom("a", "b")), (read, at) => {
        const before = reading(read, at);
        const fields = new URLSearchParams(Object.entries(saveReading(before)).filter((e): e is [string, string] => e[1] !== undefined));
        assert.deepEqual(restoreReading(Object.fromEntries(new URLSearchParams(fields.toString()))), before);
      }),
    );
  });
  test("is empty when nothing was read, and anything can be restored", () => {
    assert.deepEqual(saveReading(UNREAD), { read: undefined, at: undefined });
    assert.deepEqual(restoreReading({ read: "  a  a ", at: "" }), reading(["a"]));
  });
});

describe("length", () => {
  test("words are counted in prose, with numbers and in scripts without spaces", () => {
    assert.equal(countWords("It doesn't cost 0.01, does it?"), 6);
    assert.equal(countWords(""), 0);
    assert.equal(countWords("自己符号化器"), 1 + 3);
  });
  test("minutes grow with words and figures, and are never none", () => {
    assert.equal(readingMinutes(0, 0), 1);
    assert.equal(readingMinutes(2000, 0), 10);
    assert.equal(readingMinutes(2000, 4), 12);
  });
});

describe("ids of headings", () => {
  test("are made of their words, without repetition", () => {
    assert.equal(slug("What a mistake costs!", new Set()), "what-a-mistake-costs");
    assert.equal(slug("Teil", new Set(["teil", "teil-2"])), "teil-3");
    assert.equal(slug("…", new Set()), "section");
    assert.equal(slug("فکرة", new Set()), "فکرة");
  });
});
