/** What `ae-elements check-translation` finds. Modules run through the built cdn/i18n.js are in test/package/translations.test.ts. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { compare } from "../../src/cli/check-translation.ts";
import { en } from "../../src/lang/en.ts";

const english = { common: { reset: "Reset", loading: (n: string) => n }, quiz: { title: "Quiz", lesson: { title: "T", first: "F" } } };

describe("a translation beside English", () => {
  test("gaps are named, and are no mistakes", () => {
    const { done, all, missing, wrong } = compare({ common: { reset: "x" }, quiz: { lesson: { title: "y", first: "f" } } }, english);
    assert.deepEqual([done, all, wrong], [3, 5, []]);
    assert.deepEqual(missing, ["common: loading", "quiz: title"]);
    assert.deepEqual(compare({ common: {} }, english).missing, ["common: reset, loading", "quiz, whole"]);
  });

  test("what no tag would find, or could not use, is a mistake", () => {
    const { wrong } = compare(
      { comon: {}, common: { resset: "x", reset: () => "x", loading: "x" }, quiz: { title: ["x"], lesson: { title: "x", last: "y" } } },
      english,
    );
    assert.deepEqual(wrong, [
      "comon is no section. There are: common, quiz.",
      "common.resset is no word of any tag; it is never asked for.",
      "common.reset is a function; in English it is a text.",
      "common.loading is a text; in English it is a function.",
      "quiz.title is a list; in English it is a text.",
      "quiz.lesson has no first; an object takes the place of the English one as a whole.",
      "quiz.lesson.last is no word of any tag; it is never asked for.",
    ]);
    assert.deepEqual(compare({ quiz: { lesson: "x" }, common: "x" }, english).wrong, [
      "quiz.lesson is a text; in English it is an object.",
      "common is a text; in English it is an object.",
    ]);
  });

  test("English is complete: its own translation has no gap", () => {
    const { done, all, missing, wrong } = compare(en as never, en as never);
    assert.deepEqual([done, missing, wrong], [all, [], []]);
    assert.ok(all > 600, `${all} words`);
  });
});
