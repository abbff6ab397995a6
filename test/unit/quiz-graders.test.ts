import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { GRADES } from "../../src/content/quiz/graders.ts";
import { sayMessage } from "../../src/content/quiz/messages.ts";
import { validateQuiz } from "../../src/content/quiz/validate.ts";

const elements = new URL("../../src/elements/", import.meta.url);

const warningsOf = (question: object): string[] => {
  const result = validateQuiz([{ prompt: "Find it.", ...question }]);
  assert.ok(result.ok, JSON.stringify(result));
  return result.warnings.map(sayMessage);
};
const task = (selector: string, goal: object) => warningsOf({ kind: "task", task: { for: selector, goal } });

const DIGIT = { kind: "digit", digit: 8 };
const LOSS = { kind: "loss", below: 1 };

describe("which tag grades which goal", () => {
  test("is what each tag's grade says", () => {
    const found = readdirSync(elements).map((name) => {
      const source = readFileSync(new URL(`${name}/${name}.element.ts`, elements), "utf8");
      const method = /^ {2}async grade\(goal: TaskGoal\)[^]*?^ {2}\}/m.exec(source)?.[0] ?? "";
      return [`ae-${name}`, [...method.matchAll(/goal\.kind [!=]== "(\w+)"/g)].map(([, kind]) => kind).sort()];
    });
    assert.deepEqual(Object.fromEntries(found), Object.fromEntries(Object.entries(GRADES).map(([tag, kinds]) => [tag, [...kinds].sort()])));
  });

  test("nothing is said of a task that its tag grades, or where the tag cannot be known", () => {
    for (const selector of [
      "ae-latent-map",
      "ae-lesson ae-sampler",
      "ae-bottleneck[k='2']",
      "#map",
      ".left ae-denoiser:first-child",
      "ae-features, #map",
      "my-model",
    ])
      assert.deepEqual(task(selector, DIGIT), [], selector);
    assert.deepEqual(task("ae-lesson #figure", LOSS), []);
  });

  test("a tag that the library does not have is named, with those that grade the goal", () => {
    assert.deepEqual(task("ae-botleneck", DIGIT), [
      'question 1: "ae-botleneck" names <ae-botleneck>, which is no tag of the library; ae-bottleneck, ae-denoiser, ae-latent-map and ae-sampler grade it',
    ]);
    assert.deepEqual(task("section ae-constructor", LOSS).length, 1);
    const choice = { kind: "single", options: [{ text: "a", correct: true }, "b"] };
    assert.deepEqual(warningsOf({ ...choice, try: { for: "ae-map", text: "Try." } }), [
      'question 1: "ae-map" names <ae-map>, which is no tag of the library',
    ]);
  });

  test("a goal that its tag cannot grade is named, with the tags that can", () => {
    assert.deepEqual(task("ae-loss-calculator", DIGIT), [
      'question 1: <ae-loss-calculator> grades no goal of the kind "digit"; ae-bottleneck, ae-denoiser, ae-latent-map and ae-sampler grade it',
    ]);
    assert.deepEqual(task("AE-LATENT-MAP#one", { kind: "threshold", falseAlarms: 0, caught: 1 }), [
      'question 1: <ae-latent-map> grades no goal of the kind "threshold"; ae-anomaly grades it',
    ]);
    assert.match(
      task("ae-term, ae-quiz", LOSS)[0],
      /<ae-term> grades no goal of the kind "loss"; ae-loss-calculator and ae-trainer grade it/,
    );
  });
});
