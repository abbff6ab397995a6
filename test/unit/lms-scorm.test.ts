import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it, mock } from "node:test";
import type { Api } from "../../src/lms/scorm-api.js";
import { ScormClient, type Work } from "../../src/lms/scorm-client.js";
import type { Dialect } from "../../src/lms/scorm-dialect.js";
import { findApi } from "../../src/lms/scorm-find.js";
import { scorm12 } from "../../src/lms/scorm12.js";
import { scorm2004 } from "../../src/lms/scorm2004.js";
import { pack, unpack, type Snapshot } from "../../src/lms/session-snapshot.js";
import { NEW, reportOf, united, withCompletion, withScore, withUse, type Part } from "../../src/lms/session.js";
import { Copies } from "../../src/lms/store-copy.js";
import { openStore } from "../../src/lms/store.js";
import type { Answered } from "../../src/lms/track.js";

/** What an LMS keeps between two visits, and how it fails. */
class Lms {
  readonly data = new Map<string, string>();
  readonly committed = new Map<string, string>();
  readonly calls: string[] = [];
  /** Codes of errors by function; a function that throws has "throws". */
  readonly fails = new Map<string, number | "throws">();
  /** Codes of errors by element. */
  readonly refuses = new Map<string, number | ((value: string) => number)>();
  isOpen = false;
  #error = 0;

  constructor(readonly dialect: Dialect) {
    this.data.set(dialect.elements.status, dialect.version === "1.2" ? "not attempted" : "unknown");
    this.data.set(dialect.elements.learner, "4711");
  }

  get api(): Api {
    const { calls, version } = this.dialect;
    const closed = { initialize: 0, terminate: 113, get: 122, set: 132, commit: 142, error: 0 };
    const run = (call: keyof typeof calls, then: (...values: string[]) => string) => {
      return (...values: string[]) => {
        if (call === "error") return String(this.#error);
        this.calls.push([call, ...values.filter(Boolean)].join(" "));
        const failure = this.fails.get(call);
        if (failure === "throws") throw new Error("the LMS is broken");
        this.#error = failure ?? (this.isOpen || call === "initialize" ? 0 : version === "1.2" ? 301 : closed[call]);
        return this.#error ? (call === "get" ? "" : "false") : then(...values);
      };
    };
    return {
      [calls.initialize]: run("initialize", () => {
        this.isOpen = true;
        return "true";
      }),
      [calls.terminate]: run("terminate", () => {
        this.isOpen = false;
        return this.#commit();
      }),
      [calls.commit]: run("commit", () => this.#commit()),
      [calls.get]: run("get", (element) => this.#get(element)),
      [calls.set]: run("set", (element, value) => {
        const refusal = this.refuses.get(element.replace(/\.\d+/g, ".n"));
        this.#error = typeof refusal === "function" ? refusal(value) : (refusal ?? 0);
        if (this.#error) return "false";
        this.data.set(element, value);
        return "true";
      }),
      [calls.error]: run("error", () => ""),
    };
  }

  /** The interactions that are safe. */
  get interactions(): Record<string, string>[] {
    const found: Record<string, string>[] = [];
    for (const [element, value] of this.committed) {
      const [, n, field] = /^cmi\.interactions\.(\d+)\.(.+)$/.exec(element) ?? [];
      if (n) (found[Number(n)] ??= {})[field] = value;
    }
    return found;
  }

  #get(element: string): string {
    const refusal = this.refuses.get(element);
    if (typeof refusal === "number") {
      this.#error = refusal;
      return "";
    }
    if (element === "cmi.interactions._count")
      return String(new Set([...this.data.keys()].flatMap((key) => /^cmi\.interactions\.(\d+)\./.exec(key)?.[1] ?? [])).size);
    if (!this.data.has(element) && this.dialect.version === "2004") this.#error = 403;
    return this.data.get(element) ?? "";
  }

  #commit(): string {
    for (const [element, value] of this.data) this.committed.set(element, value);
    return "true";
  }
}

const PARTS: Part[] = [
  { key: "quiz", kind: "quiz", inside: false },
  { key: "map", kind: "figure", inside: false },
];

/** A page with a quiz of three questions and a map. */
class Page implements Work {
  pass: number | null = null;
  session = NEW;
  readonly states = new Map<string, string>();
  restored: (Snapshot | null)[] = [];
  at = 0;
  time = 0;

  report() {
    return reportOf(this.session, PARTS, this.pass);
  }
  snapshot(): Snapshot {
    return { at: this.at, session: this.session, states: new Map(this.states), last: [...this.session.used].at(-1) ?? null };
  }
  restore(snapshot: Snapshot | null): void {
    this.restored.push(snapshot);
    if (!snapshot) return;
    this.session = united(snapshot.session, this.session);
    for (const [key, state] of snapshot.states) this.states.set(key, state);
  }
  kindOf(key: string) {
    return PARTS.find((part) => part.key === key)?.kind;
  }
  seconds() {
    return this.time;
  }
}

class Memory implements Storage {
  readonly items = new Map<string, string>();
  get length() {
    return this.items.size;
  }
  clear() {
    this.items.clear();
  }
  getItem(key: string) {
    return this.items.get(key) ?? null;
  }
  key(index: number) {
    return [...this.items.keys()][index] ?? null;
  }
  removeItem(key: string) {
    this.items.delete(key);
  }
  setItem(key: string, value: string) {
    this.items.set(key, value);
  }
}

function answerOf(id: string, correct = true): Answered {
  return {
    id: `uuid-${id}`,
    key: "quiz",
    detail: { questionId: id, response: "yes", correct, score: correct ? 1 : 0, attempt: 1, durationMs: 2500 },
    asked: {
      kind: "single",
      prompt: `Is it ${id}?`,
      options: [
        { id: "no", text: "No", correct: false },
        { id: "yes", text: "Yes", correct: true },
      ],
      order: null,
      range: null,
      any: false,
    },
    at: Date.UTC(2026, 10, 23, 8, 5, 9, 340),
  };
}

interface Visit {
  page: Page;
  client: ScormClient;
  answer(id: string, correct?: boolean): void;
}

/** Lets time pass in small steps: a timer that is set by another would else count from the end of the step. */
function wait(milliseconds: number): void {
  for (let passed = 0; passed < milliseconds; passed += 50) mock.timers.tick(50);
}

/** A visit in a browser that keeps `storage`. */
function visit(lms: Lms | (() => Lms | null), storage = { local: new Memory(), tab: new Memory() }): Visit {
  const page = new Page();
  const copies = new Copies(
    "page",
    openStore("c:", () => storage.local),
    openStore("c:", () => storage.tab),
  );
  const find = () => {
    const found = typeof lms === "function" ? lms() : lms;
    return found && { api: found.api, dialect: found.dialect };
  };
  const client = new ScormClient(page, find, copies, () => Date.now());
  client.begin();
  return {
    page,
    client,
    answer(id, correct = true) {
      page.at = Date.now();
      page.session = withScore(withUse(page.session, "quiz"), "quiz", 1 / 3);
      page.states.set("quiz", `${page.states.get("quiz") ?? ""}&q.${id}=1*1*yes`.replace(/^&/, ""));
      client.answered(answerOf(id, correct));
    },
  };
}

describe("the client of an LMS", () => {
  const warnings: string[] = [];
  const open: Visit[] = [];
  const begin = (...given: Parameters<typeof visit>) => {
    const begun = visit(...given);
    open.push(begun);
    return begun;
  };
  beforeEach(() => {
    mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1_800_000_000_000 });
    mock.method(console, "warn", (message: string) => warnings.push(message));
  });
  afterEach(() => {
    for (const { client } of open.splice(0)) client.stop();
    mock.timers.reset();
    mock.restoreAll();
    warnings.length = 0;
  });

  for (const dialect of [scorm12, scorm2004]) {
    describe(`SCORM ${dialect.version}`, () => {
      const { elements } = dialect;

      it("opens a session, says that nothing is complete, and brings nothing back at first", () => {
        const lms = new Lms(dialect);
        const { page, client } = begin(lms);
        assert.equal(client.connected, true);
        assert.equal(client.waiting, false);
        assert.deepEqual(page.restored, [null]);
        assert.equal(lms.committed.get(elements.status), "incomplete");
      });

      it("tells an answer soon after, and all of it", () => {
        const lms = new Lms(dialect);
        const { page, answer } = begin(lms);
        page.time = 12.5;
        answer("width");
        assert.equal(lms.interactions.length, 0, "not while the answer is painted");
        wait(2000);
        const [told] = lms.interactions;
        assert.equal(told.id, "quiz-width");
        assert.equal(told.type, "choice");
        assert.equal(told.result, "correct");
        assert.equal(told["correct_responses.0.pattern"], dialect.version === "1.2" ? "b" : "yes");
        assert.equal(told[dialect.version === "1.2" ? "student_response" : "learner_response"], dialect.version === "1.2" ? "b" : "yes");
        assert.equal(told.latency, dialect.version === "1.2" ? "0000:00:02.50" : "PT2.5S");
        if (dialect.version === "2004") {
          assert.equal(told.timestamp, "2026-11-23T08:05:09.34Z");
          assert.equal(told.description, "Is it width?");
        } else assert.match(told.time, /^\d\d:05:09$/);
        const score = dialect.version === "1.2" ? "cmi.core.score" : "cmi.score";
        assert.deepEqual(
          ["raw", "min", "max"].map((field) => lms.committed.get(`${score}.${field}`)),
          ["33.33", "0", "100"],
        );
        if (dialect.version === "2004") assert.equal(lms.committed.get("cmi.score.scaled"), "0.3333333");
        assert.equal(lms.committed.get(elements.time), dialect.timeOf(12.5));
        assert.equal(unpack(lms.committed.get(elements.suspend)!)!.states.get("quiz"), "q.width=1*1*yes");
        assert.equal(lms.committed.get(elements.location), "quiz");
      });

      it("tells completion and success", () => {
        const lms = new Lms(dialect);
        const { page, client } = begin(lms);
        page.session = withCompletion(page.session, "quiz", { score: 0.4, passed: false });
        client.changed();
        wait(2000);
        if (dialect.version === "1.2") assert.equal(lms.committed.get(elements.status), "failed");
        else {
          assert.equal(lms.committed.get("cmi.completion_status"), "completed");
          assert.equal(lms.committed.get("cmi.success_status"), "failed");
          assert.equal(lms.committed.get("cmi.progress_measure"), "1");
        }
        page.session = withCompletion(page.session, "quiz", { score: 1, passed: true });
        client.changed();
        wait(2000);
        assert.equal(lms.committed.get(dialect.version === "1.2" ? elements.status : "cmi.success_status"), "passed");
      });

      it("leaves so that the reader can come back, and goes on with the answers where they were", () => {
        const lms = new Lms(dialect);
        const first = begin(lms);
        first.answer("width");
        first.page.time = 61;
        first.client.end();
        assert.equal(lms.isOpen, false);
        assert.equal(lms.committed.get(elements.exit), "suspend");
        assert.equal(lms.committed.get(elements.time), dialect.timeOf(61));
        assert.equal(lms.interactions.length, 1);

        const second = begin(lms);
        assert.equal(second.page.states.get("quiz"), "q.width=1*1*yes");
        second.answer("code", false);
        second.client.flush();
        assert.deepEqual(
          lms.interactions.map(({ id, result }) => [id, result]),
          [
            ["quiz-width", "correct"],
            ["quiz-code", dialect.version === "1.2" ? "wrong" : "incorrect"],
          ],
        );
      });

      it("asks for the mark of the LMS first", () => {
        const lms = new Lms(dialect);
        lms.data.set(elements.pass, dialect.version === "1.2" ? "80" : "0.8");
        assert.equal(begin(lms).page.pass, 0.8);
        lms.data.set(elements.pass, "");
        assert.equal(begin(lms).page.pass, null);
        lms.data.set(elements.pass, "many");
        assert.equal(begin(lms).page.pass, null);
      });

      it("gives an LMS that judges no score that is not final", () => {
        const lms = new Lms(dialect);
        lms.data.set(elements.pass, dialect.version === "1.2" ? "50" : "0.5");
        const raw = dialect.version === "1.2" ? "cmi.core.score.raw" : "cmi.score.raw";
        const { page, answer, client } = begin(lms);
        answer("width");
        client.flush();
        assert.equal(lms.committed.get(raw), undefined);
        page.session = withCompletion(page.session, "quiz", { score: 0.5, passed: false });
        client.flush();
        assert.equal(lms.committed.get(raw), "50");
      });

      it("changes nothing where the LMS only shows what was done", () => {
        const lms = new Lms(dialect);
        lms.data.set(elements.mode, "review");
        const { answer, client } = begin(lms);
        answer("width");
        wait(60_000);
        client.end();
        assert.deepEqual(
          lms.calls.filter((call) => call.startsWith("set")),
          [],
        );
      });

      it("calls the LMS no more when nothing has changed", () => {
        const lms = new Lms(dialect);
        const { client, answer } = begin(lms);
        answer("width");
        wait(2000);
        const before = lms.calls.length;
        client.flush();
        client.flush();
        wait(600_000);
        assert.equal(lms.calls.length, before);
      });

      it("does not write over what was done before when the LMS does not say what that was", () => {
        const lms = new Lms(dialect);
        const first = begin(lms);
        first.answer("width");
        first.client.end();
        lms.refuses.set(elements.suspend, 101);
        const second = begin(lms);
        second.answer("code");
        wait(10_000);
        assert.equal(second.client.connected, false);
        assert.equal(lms.interactions.length, 1);
        lms.refuses.clear();
        wait(120_000);
        assert.equal(lms.interactions.length, 2);
        const kept = unpack(lms.committed.get(elements.suspend)!)!.states.get("quiz")!;
        assert.match(kept, /q\.width=/);
      });

      it("begins anew, and says so, where the suspend data are another's", () => {
        const lms = new Lms(dialect);
        lms.data.set(elements.suspend, "slide=4");
        const { page } = begin(lms);
        assert.deepEqual(page.restored, [null]);
        assert.match(warnings.join(), /none of ours/);
      });

      it("does not take back a result whose suspend data the LMS has dropped", () => {
        const lms = new Lms(dialect);
        lms.data.set(elements.status, dialect.version === "1.2" ? "passed" : "completed");
        lms.data.set("cmi.success_status", "passed");
        begin(lms);
        assert.equal(
          lms.committed.get(elements.status) ?? lms.data.get(elements.status),
          dialect.version === "1.2" ? "passed" : "completed",
        );
        if (dialect.version === "2004") assert.equal(lms.data.get("cmi.success_status"), "passed");
      });
    });
  }

  describe("where the LMS fails", () => {
    for (const failure of [391, "throws"] as const) {
      it(`tells everything when commits work again (${failure})`, () => {
        const lms = new Lms(scorm2004);
        const { answer, client } = begin(lms);
        lms.fails.set("commit", failure);
        answer("width");
        wait(5000);
        answer("code", false);
        wait(300_000);
        assert.equal(lms.interactions.length, 0);
        assert.equal(client.waiting, true);
        const attempts = lms.calls.filter((call) => call === "commit").length;
        assert.ok(attempts < 20, `${attempts} attempts in five minutes`);
        lms.fails.clear();
        wait(120_000);
        assert.equal(client.waiting, false);
        assert.deepEqual(
          lms.interactions.map(({ id }) => id),
          ["quiz-width", "quiz-code"],
        );
        assert.equal(warnings.length, 1, warnings.join("\n"));
      });

      it(`tells everything when it takes values again (${failure})`, () => {
        const lms = new Lms(scorm12);
        const { answer } = begin(lms);
        lms.fails.set("set", failure === 391 ? 101 : failure);
        answer("width");
        wait(600_000);
        answer("code");
        wait(600_000);
        lms.fails.clear();
        wait(120_000);
        assert.deepEqual(
          lms.interactions.map(({ id }) => id),
          ["quiz-width", "quiz-code"],
        );
        assert.equal(lms.committed.get("cmi.core.score.raw"), "33.33");
      });

      it(`opens a session when it can (${failure})`, () => {
        const lms = new Lms(scorm12);
        lms.fails.set("initialize", failure === 391 ? 101 : failure);
        const { answer, client } = begin(lms);
        answer("width");
        wait(60_000);
        assert.equal(client.connected, false);
        lms.fails.clear();
        wait(120_000);
        assert.equal(client.connected, true);
        assert.equal(lms.interactions.length, 1);
      });
    }

    it("finds an API that comes late", () => {
      const lms = new Lms(scorm12);
      let isThere = false;
      const { answer, client, page } = begin(() => (isThere ? lms : null));
      answer("width");
      wait(3000);
      isThere = true;
      wait(10_000);
      assert.equal(client.connected, true);
      assert.equal(lms.interactions.length, 1);
      assert.equal(page.restored.length, 1);
    });

    it("goes on where the answer to LMSInitialize was lost", () => {
      const lms = new Lms(scorm12);
      lms.isOpen = true;
      lms.fails.set("initialize", 101);
      const { client } = begin(lms);
      assert.equal(client.connected, true);
      const other = new Lms(scorm2004);
      other.isOpen = true;
      other.fails.set("initialize", 103);
      assert.equal(begin(other).client.connected, true);
    });

    it("asks for another session when the LMS has closed it, and tells again what was not safe", () => {
      const lms = new Lms(scorm2004);
      const { answer } = begin(lms);
      lms.isOpen = false;
      answer("width");
      wait(60_000);
      assert.equal(lms.interactions.length, 1);
      assert.equal(lms.committed.get("cmi.score.raw"), "33.33");
    });

    it("tells the results to an LMS that keeps no answers, without a word for each", () => {
      const lms = new Lms(scorm12);
      lms.refuses.set("cmi.interactions._count", 401);
      lms.refuses.set("cmi.interactions.n.id", 401);
      const { answer, client } = begin(lms);
      answer("width");
      answer("code");
      wait(5000);
      assert.equal(client.waiting, false);
      assert.equal(lms.committed.get("cmi.core.score.raw"), "33.33");
      assert.ok(warnings.length <= 1, warnings.join("\n"));
    });

    it("goes on without a field that the LMS will not have", () => {
      const lms = new Lms(scorm12);
      lms.refuses.set("cmi.interactions.n.student_response", 405);
      const { answer, client } = begin(lms);
      answer("width");
      answer("code");
      wait(5000);
      assert.equal(client.waiting, false);
      assert.deepEqual(
        lms.interactions.map(({ id, result }) => [id, result]),
        [
          ["quiz-width", "correct"],
          ["quiz-code", "correct"],
        ],
      );
      assert.equal(warnings.length, 1, warnings.join("\n"));
    });

    it("gives up a field that alone fails for ever, and nothing else", () => {
      const lms = new Lms(scorm2004);
      lms.refuses.set("cmi.location", 351);
      const { answer, client, page } = begin(lms);
      for (const id of ["a", "b", "c", "d", "e", "f", "g"]) {
        answer(id);
        page.time++;
        wait(120_000);
      }
      assert.equal(client.waiting, false);
      assert.equal(lms.interactions.length, 7);
    });

    it("keeps within what an LMS takes of suspend data", () => {
      const lms = new Lms(scorm2004);
      lms.refuses.set("cmi.suspend_data", (value) => (value.length > 4000 ? 406 : 0));
      const { page, client } = begin(lms);
      const long = Array.from({ length: 9000 }, (_, i) => ((i * 7919) % 36).toString(36)).join("") + Math.PI;
      const noise = Array.from({ length: 9000 }, (_, i) => Math.floor(Math.abs(Math.sin(i * 12.9898) * 43758.5453) * 36) % 36).map((n) =>
        n.toString(36),
      );
      page.states.set("map", noise.join("") + long);
      page.states.set("quiz", "q.width=1*1*yes");
      page.session = withUse(page.session, "map");
      page.at = 5;
      client.changed();
      client.flush();
      const kept = unpack(lms.committed.get("cmi.suspend_data")!)!;
      assert.deepEqual([...kept.states.keys()], ["quiz"]);
      assert.equal(warnings.filter((each) => /left out is the state of map/.test(each)).length, 1, warnings.join("\n"));
      page.states.set("quiz", "q.width=2*1*yes");
      client.flush();
      assert.equal(warnings.filter((each) => /left out/.test(each)).length, 1, "said once");
    });

    it("lets a slow LMS rest", () => {
      const lms = new Lms(scorm12);
      const { answer, client } = begin(lms);
      lms.refuses.set("cmi.core.score.raw", () => {
        mock.timers.setTime(Date.now() + 3000);
        return 0;
      });
      answer("a");
      client.flush();
      const before = lms.calls.length;
      answer("b");
      wait(50_000);
      assert.equal(lms.calls.length, before, "three seconds of silence cost a minute");
      wait(15_000);
      assert.equal(lms.interactions.length, 2);
    });
  });

  describe("the copy in the browser", () => {
    const storage = () => ({ local: new Memory(), tab: new Memory() });

    it("brings back what a dead LMS never took", () => {
      const lms = new Lms(scorm12);
      const kept = storage();
      const first = begin(lms, kept);
      lms.fails.set("set", 101);
      lms.fails.set("commit", 101);
      first.answer("width");
      first.client.end();
      assert.equal(lms.interactions.length, 0);

      lms.fails.clear();
      lms.isOpen = false;
      const second = begin(lms, kept);
      assert.equal(second.page.states.get("quiz"), "q.width=1*1*yes");
      assert.deepEqual(
        lms.interactions.map(({ id }) => id),
        ["quiz-width"],
      );
      assert.equal(kept.local.length, 0, "nothing is left behind");
    });

    it("tells no answer again that came to the LMS though it said that it had not", () => {
      const lms = new Lms(scorm2004);
      const kept = storage();
      const first = begin(lms, kept);
      first.answer("width");
      lms.fails.set("commit", 391);
      first.client.end();
      // ending a session keeps what was told
      assert.equal(lms.interactions.length, 1);
      assert.equal(kept.local.length, 1);
      lms.fails.clear();
      const second = begin(lms, kept);
      second.answer("code");
      second.client.end();
      assert.deepEqual(
        lms.interactions.map(({ id }) => id),
        ["quiz-width", "quiz-code"],
      );
    });

    it("is nobody else's", () => {
      const lms = new Lms(scorm12);
      const kept = storage();
      const first = begin(lms, kept);
      lms.fails.set("set", 101);
      first.answer("width");
      first.client.end();
      const other = new Lms(scorm12);
      other.data.set("cmi.core.student_id", "4712");
      const second = begin(other, kept);
      assert.deepEqual(second.page.restored, [null]);
      assert.equal(other.interactions.length, 0);
      assert.ok(![...kept.local.items.keys()].join().includes("4711"), "the learner's name is not in the storage");
    });

    it("outlives a reload where no LMS was ever found, for an hour", () => {
      const kept = storage();
      const first = begin(() => null, kept);
      first.answer("width");
      first.client.end();
      assert.equal(kept.local.length, 0);
      const lms = new Lms(scorm12);
      const second = begin(lms, kept);
      assert.equal(lms.interactions.length, 1);
      assert.equal(second.page.states.get("quiz"), "q.width=1*1*yes");
      assert.equal(kept.tab.length + kept.local.length, 0);

      const third = begin(() => null, kept);
      third.answer("code");
      third.client.end();
      wait(61 * 60_000);
      const late = new Lms(scorm12);
      begin(late, kept);
      assert.equal(late.interactions.length, 0);
    });

    it("adds to what the LMS has, and does not replace it", () => {
      const lms = new Lms(scorm12);
      const kept = storage();
      const first = begin(lms, kept);
      lms.fails.set("set", 101);
      first.answer("width");
      first.client.end();
      lms.fails.clear();
      lms.isOpen = false;
      // meanwhile, on another machine
      const session = withCompletion(NEW, "quiz", { score: 1, passed: true });
      const there: Snapshot = { at: Date.now() + 1000, session, states: new Map([["quiz", "q.code=1*1*yes"]]), last: "quiz" };
      lms.data.set("cmi.suspend_data", pack(there, 4096).text);
      const second = begin(lms, kept);
      assert.equal(second.page.states.get("quiz"), "q.width=1*1*yes&q.code=1*1*yes");
      assert.equal(lms.committed.get("cmi.core.lesson_status"), "passed");
    });

    it("is done without where there is no storage", () => {
      const denied = () => {
        throw new Error("denied");
      };
      const lms = new Lms(scorm12);
      const page = new Page();
      const copies = new Copies("page", openStore("c:", denied), openStore("c:", denied));
      const client = new ScormClient(
        page,
        () => ({ api: lms.api, dialect: scorm12 }),
        copies,
        () => Date.now(),
      );
      client.begin();
      client.answered(answerOf("width"));
      assert.equal(client.flush(), true);
      assert.equal(lms.interactions.length, 1);
      client.stop();
    });
  });
});

describe("the search for the API", () => {
  const api = { LMSInitialize: () => "true" };
  const blocked = () =>
    new Proxy(
      {},
      {
        get(_, name) {
          if (name === "parent" || name === "opener") return undefined;
          throw new Error("of another origin");
        },
      },
    );

  it("looks in the window, the frames around it, the opener, and the frames around that", () => {
    const top: Record<string, unknown> = {};
    top.parent = top;
    const frame = { parent: { parent: top } };
    assert.equal(findApi(scorm12, frame), null);
    assert.equal(findApi(scorm12, Object.assign({ API: api }, frame)), api);
    top.API = api;
    assert.equal(findApi(scorm12, frame), api);
    delete top.API;
    top.opener = { parent: { API: api } };
    assert.equal(findApi(scorm12, frame), api);
    assert.equal(findApi(scorm12, { opener: Object.assign({ parent: null }, { API: api }) }), api);
  });

  it("goes on past whatever else is called so: a portal's object, an element with that id, a frame of that name", () => {
    const find = (dialect: Dialect, start: object) => findApi(dialect, start);
    const top = { API: api, API_1484_11: { Initialize: () => "true" } };
    const others = [{ getUser: () => 1 }, { localName: "div", id: "API" }, blocked(), { LMSInitialize: "true" }, () => 1, "API", 1, null];
    for (const other of others) {
      const frame = { parent: { API: other, API_1484_11: other, parent: { API: other, parent: top } } };
      assert.equal(find(scorm12, frame), api);
      assert.equal(find(scorm2004, frame), top.API_1484_11);
      assert.equal(find(scorm12, { API: other, opener: { API: other, parent: top } }), api);
      assert.equal(find(scorm12, { parent: { API: other } }), null);
    }
    assert.equal(find(scorm2004, { API_1484_11: api }), null, "the functions of the other version");
  });

  it("ends in frames of other origins, and in circles", () => {
    assert.equal(findApi(scorm12, { parent: blocked(), opener: blocked() }), null);
    const a: Record<string, unknown> = {};
    const b: Record<string, unknown> = { parent: a, opener: a };
    a.parent = a.opener = b;
    assert.equal(findApi(scorm12, a), null);
  });
});
