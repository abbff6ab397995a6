import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { authorization, LaunchRefused, readLaunch, readLaunchData, type Launch } from "../../src/lms/cmi5-launch.js";
import { defined } from "../../src/lms/cmi5-statements.js";
import { scorm12 } from "../../src/lms/scorm12.js";
import { scorm2004 } from "../../src/lms/scorm2004.js";
import { decimal, identifier } from "../../src/lms/session-responses.js";
import { uuid } from "../../src/lms/session-uuid.js";
import { answered, completed, pageCompleted, type Scene } from "../../src/lms/statements.js";
import { openStore } from "../../src/lms/store.js";
import type { Answered } from "../../src/lms/track.js";
import type { Asked } from "../../src/lms/track-tags.js";

const AT = Date.UTC(2026, 10, 23, 8, 5, 9, 340);
const option = (id: string, correct = false) => ({ id, text: `The ${id}`, correct });

function answer(response: Answered["detail"]["response"], asked: Partial<Asked> | null, over: Partial<Answered["detail"]> = {}): Answered {
  return {
    id: "0a1b2c3d-0000-4000-8000-000000000000",
    key: "quiz-1",
    detail: { questionId: "why narrow", response, correct: true, score: 1, attempt: 2, durationMs: 65_250, ...over },
    asked: asked && { kind: "single", prompt: "Why?", options: [], order: null, range: null, any: false, ...asked },
    at: AT,
  };
}

const KINDS = {
  single: answer("b c", { options: [option("a"), option("b c", true)] }),
  any: answer("a", { any: true, options: [option("a", true), option("b", true), option("c")] }),
  multiple: answer(["a", "c"], { kind: "multiple", options: [option("a", true), option("b"), option("c", true)] }),
  order: answer(["b", "a"], { kind: "order", options: [option("a"), option("b")], order: ["a", "b"] }),
  numeric: answer(24.5, { kind: "numeric", range: [24.4, 24.6] }),
  task: answer(null, { kind: "task" }),
  unknown: answer(["x", "y"], null),
};

const field = (dialect: typeof scorm12, kind: keyof typeof KINDS, name: string) =>
  dialect.interaction(3, KINDS[kind]).find(([element]) => element === `cmi.interactions.3.${name}`)?.[1];

describe("interactions of SCORM", () => {
  const table = [
    // kind, type, 1.2 response and pattern, 2004 response and pattern
    ["single", "choice", "b", "b", identifier("b c"), identifier("b c")],
    ["any", "choice", "a", "a", "a", "a"],
    ["multiple", "choice", "a,c", "a,c", "a[,]c", "a[,]c"],
    ["order", "sequencing", "b,a", "a,b", "b[,]a", "a[,]b"],
    ["numeric", "numeric", "24.5", "24.5", "24.5", "24.4[:]24.6"],
    ["unknown", "choice", "x,y", undefined, "x[,]y", undefined],
  ] as const;
  for (const [kind, type, response12, pattern12, response2004, pattern2004] of table) {
    it(`write a question of the kind ${kind}`, () => {
      assert.equal(field(scorm12, kind, "type"), type);
      assert.equal(field(scorm12, kind, "student_response"), response12);
      assert.equal(field(scorm12, kind, "correct_responses.0.pattern"), pattern12);
      assert.equal(field(scorm2004, kind, "type"), type);
      assert.equal(field(scorm2004, kind, "learner_response"), response2004);
      assert.equal(field(scorm2004, kind, "correct_responses.0.pattern"), pattern2004);
    });
  }

  it("write a live task, which has no response to record", () => {
    assert.equal(field(scorm12, "task", "type"), "performance");
    assert.equal(field(scorm2004, "task", "type"), "other");
    assert.equal(field(scorm12, "task", "student_response"), undefined);
    assert.equal(field(scorm12, "task", "result"), "correct");
  });

  it("name the question first: without its id there is no interaction", () => {
    for (const dialect of [scorm12, scorm2004]) assert.match(dialect.interaction(0, KINDS.single)[0][0], /\.id$/);
    assert.match(field(scorm2004, "single", "id")!, /^quiz-1-why_narrow_\w+$/);
  });
});

describe("identifiers", () => {
  it("are plain, and those of different texts different", () => {
    const texts = ["a b", "a_b", "a.b", "Größe", "größe", "", " ", "日本", "x".repeat(400), `${"x".repeat(400)}y`, "-a", "a"];
    const names = texts.map(identifier);
    assert.equal(new Set(names).size, texts.length);
    for (const name of names) assert.match(name, /^[A-Za-z0-9][A-Za-z0-9_.-]{0,249}$/);
    assert.equal(identifier("factor-2"), "factor-2");
  });

  it("are UUIDs where xAPI wants them", () => {
    const ids = Array.from({ length: 100 }, uuid);
    assert.equal(new Set(ids).size, 100);
    for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it("leave numbers without an exponent", () => {
    assert.equal(decimal(1e-9), "0");
    assert.equal(decimal(24.5), "24.5");
    assert.equal(decimal(100), "100");
    assert.equal(decimal(-0.1234567891), "-0.1234568");
  });
});

describe("statements", () => {
  const scene: Scene = { activity: { id: "https://school.example/ae", name: "Autoencoders" }, language: "de" };

  it("tell an answer", () => {
    const statement = answered(KINDS.multiple, scene);
    assert.deepEqual(statement, {
      id: "0a1b2c3d-0000-4000-8000-000000000000",
      verb: { id: "http://adlnet.gov/expapi/verbs/answered", display: { en: "answered" } },
      object: {
        objectType: "Activity",
        id: `https://school.example/ae#quiz-1/${identifier("why narrow")}`,
        definition: {
          type: "http://adlnet.gov/expapi/activities/cmi.interaction",
          interactionType: "choice",
          description: { de: "Why?" },
          correctResponsesPattern: ["a[,]c"],
          choices: ["a", "b", "c"].map((id) => ({ id, description: { de: `The ${id}` } })),
        },
      },
      result: { score: { scaled: 1 }, success: true, response: "a[,]c", duration: "PT1M5.25S" },
      context: {
        contextActivities: {
          parent: [{ objectType: "Activity", id: "https://school.example/ae#quiz-1" }],
          grouping: [{ objectType: "Activity", id: "https://school.example/ae" }],
        },
      },
      timestamp: "2026-11-23T08:05:09.340Z",
    });
    assert.ok(!("response" in answered(KINDS.task, scene).result!));
    assert.deepEqual(answered(KINDS.any, scene).object.definition!.correctResponsesPattern, ["a", "b"]);
    assert.deepEqual(answered(KINDS.numeric, scene).object.definition!.correctResponsesPattern, ["24.4[:]24.6"]);
  });

  it("tell that a tag is complete, and whether it is passed", () => {
    const part = { key: "lesson/end quiz", kind: "quiz", inside: true } as const;
    const deeds = completed({ part, detail: { score: 2 / 3, passed: false }, at: AT }, 61, scene);
    assert.deepEqual(
      deeds.map(({ verb, result }) => [verb.display.en, result]),
      [
        ["completed", { score: { scaled: 0.6667, raw: 66.6667, min: 0, max: 100 }, completion: true, duration: "PT1M1S" }],
        ["failed", { score: { scaled: 0.6667, raw: 66.6667, min: 0, max: 100 }, success: false, completion: true, duration: "PT1M1S" }],
      ],
    );
    assert.equal(deeds[0].object.id, "https://school.example/ae#lesson/end%20quiz");
    assert.notEqual(deeds[0].id, deeds[1].id);
  });

  it("tell that the page is complete; without a score where nothing is graded", () => {
    const [only, ...others] = pageCompleted({ score: null, passed: null }, { seconds: 5, at: AT }, scene);
    assert.deepEqual(others, []);
    assert.equal(only.object.id, "https://school.example/ae");
    assert.deepEqual(only.object.definition!.name, { de: "Autoencoders" });
    assert.deepEqual(only.result, { completion: true, duration: "PT5S" });
  });

  it("keep what the page's own context has", () => {
    const context = { registration: "r", contextActivities: { grouping: [{ id: "course" }], category: [{ id: "c" }] } };
    const told = answered(KINDS.single, { ...scene, context }).context!;
    assert.equal(told.registration, "r");
    const { grouping, category } = told.contextActivities as Record<string, { id: string }[]>;
    assert.deepEqual(
      [grouping, category].map((list) => list.map(({ id }) => id)),
      [["course", "https://school.example/ae"], ["c"]],
    );
  });
});

describe("cmi5", () => {
  const actor = { account: { homePage: "https://lms.example", name: "4711" } };
  const query = (over: Record<string, string> = {}) =>
    `?${String(
      new URLSearchParams({
        endpoint: "https://lms.example/xapi/",
        fetch: "https://lms.example/token?k=1",
        actor: JSON.stringify(actor),
        registration: "760e3480-ba55-4991-94b0-01820dbd23a2",
        activityId: "https://lms.example/au/1",
        ...over,
      }),
    )}`;
  const launch = readLaunch(query()) as Launch;

  it("reads how it was launched, and says what is wrong", () => {
    assert.deepEqual(launch.actor, actor);
    assert.equal(readLaunch(""), null);
    assert.equal(readLaunch("?page=3"), null);
    const wrong = (over: Record<string, string>) => (readLaunch(query(over)) as { wrong: string }).wrong;
    assert.match(wrong({ fetch: "" }), /lacks fetch/);
    assert.match(wrong({ actor: "{}" }), /account/);
    assert.match(wrong({ actor: "null" }), /account/);
    assert.match(wrong({ actor: "{" }), /JSON/);
    assert.match(wrong({ endpoint: "javascript:alert(1)" }), /endpoint is no web address/);
  });

  it("reads the launch data, whatever they are", () => {
    const data = readLaunchData({ contextTemplate: { a: 1 }, launchMode: "Review", masteryScore: 0.8, returnURL: "https://lms.example/" });
    assert.deepEqual(data, { context: { a: 1 }, isNormal: false, masteryScore: 0.8, returnURL: "https://lms.example/" });
    for (const odd of [null, "x", [], { returnURL: "javascript:alert(1)", masteryScore: "0.8" }])
      assert.deepEqual(readLaunchData(odd), { context: {}, isNormal: true, masteryScore: null, returnURL: null });
  });

  it("says what the standard defines, as it defines it", () => {
    const contextTemplate = {
      contextActivities: { grouping: [{ id: "https://publisher.example/au" }] },
      extensions: { "https://w3id.org/xapi/cmi5/context/extensions/sessionid": "s1" },
    };
    const data = readLaunchData({ contextTemplate, launchMode: "Normal", masteryScore: 0.6 });
    const say = (name: Parameters<typeof defined>[0]) => defined(name, { launch, data, seconds: 61, at: AT, score: 0.755 });
    const category = (deed: ReturnType<typeof say>) =>
      (deed.context!.contextActivities as { category: { id: string }[] }).category.map(({ id }) => id.replace(/^.*\//, ""));
    for (const name of ["initialized", "completed", "passed", "failed", "terminated"] as const) {
      const deed = say(name);
      assert.equal(deed.object.id, launch.activityId);
      assert.equal(deed.context!.registration, launch.registration);
      assert.deepEqual(
        (deed.context!.contextActivities as Record<string, unknown>).grouping,
        contextTemplate.contextActivities.grouping,
        "the template stays whole",
      );
      assert.deepEqual(category(deed), ["completed", "passed", "failed"].includes(name) ? ["cmi5", "moveon"] : ["cmi5"]);
    }
    assert.equal(say("initialized").result, undefined);
    assert.deepEqual(say("completed").result, { completion: true, duration: "PT1M1S" });
    assert.deepEqual(say("passed").result, { score: { scaled: 0.755, raw: 76, min: 0, max: 100 }, success: true, duration: "PT1M1S" });
    assert.deepEqual(say("failed").result!.success, false);
    assert.deepEqual(say("terminated").result, { duration: "PT1M1S" });
    assert.deepEqual(say("passed").context!.extensions, {
      ...contextTemplate.extensions,
      "https://w3id.org/xapi/cmi5/context/extensions/masteryscore": 0.6,
    });
    assert.deepEqual(say("completed").context!.extensions, contextTemplate.extensions);
  });

  it("asks for the token once, keeps it for a reload, and tells a refusal from a failure", async (context) => {
    const store = openStore("t:", () => null);
    const answers = [
      new Response("", { status: 503 }),
      Response.json({ "error-code": "3", "error-text": "broken" }),
      Response.json({ "auth-token": "abc" }),
    ];
    const asked: string[] = [];
    context.mock.method(globalThis, "fetch", async (url: string, { method }: RequestInit) => {
      asked.push(`${method} ${url}`);
      return answers.shift()!;
    });
    const failures = [];
    for (let i = 0; i < 2; i++) failures.push(await authorization(launch, store).catch((error: unknown) => error));
    for (const failure of failures) assert.ok(failure instanceof Error && !(failure instanceof LaunchRefused));
    assert.equal(await authorization(launch, store), "Basic abc");
    assert.equal(await authorization(launch, store), "Basic abc");
    assert.deepEqual(
      asked,
      Array.from({ length: 3 }, () => "POST https://lms.example/token?k=1"),
    );
    answers.push(Response.json({ "error-code": "1", "error-text": "already given" }));
    await assert.rejects(
      authorization(
        launch,
        openStore("other:", () => null),
      ),
      (error) => error instanceof LaunchRefused && /already given/.test(error.message),
    );
  });
});
