/** Systems as they are: their API throws, refuses, answers nonsense, takes its time; their learners shut the window in the middle. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Lms, QUIZ, type Committed } from "./lms-pages.js";

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const answers = (kept: Committed) => Object.keys(kept).filter((name) => /^cmi\.interactions\.\d+\.id$/.test(name)).length;

/** What stands between the package and each function of the API. */
const SPOILT: Record<string, string> = {
  "throws at every call": `() => { throw new Error("the applet is gone"); }`,
  "answers every call with an error": `(name) => (/GetLastError$/.test(name) ? "101" : /GetValue$/.test(name) ? "" : "false")`,
  "answers with what is no answer": `(name) => (/GetValue$/.test(name) ? { toString: null } : /GetLastError$/.test(name) ? "none" : undefined)`,
  "throws where it is asked what went wrong": `(name) => { if (/GetLastError$/.test(name)) throw new Error("no"); return "false"; }`,
  "takes no value": `(name, call) => (/SetValue$/.test(name) ? "false" : /GetLastError$/.test(name) ? "101" : call())`,
  "takes values and does not commit": `(name, call) => (/Commit$/.test(name) ? "false" : call())`,
};

describe("an LMS", () => {
  let lms: Lms;
  before(async () => {
    lms = await Lms.start();
  });
  after(() => lms?.stop());

  for (const version of ["1.2", "2004"] as const) {
    for (const [kind, spoilt] of Object.entries(SPOILT)) {
      it(`(${version}) that ${kind} stops nothing on the page, and is told everything when it works`, async () => {
        lms.install("scorm", "--version", version, QUIZ);
        lms.spoil = `spoil(${spoilt});`;
        await lms.open(version, "frame", async (visit) => {
          await visit.ready("ae-quiz");
          await visit.answer({ "why narrow": "choose" });
          await pause(1500);
          await visit.answer({ parts: ["encoder", "decoder"] });
          await pause(1000);
          assert.equal(await visit.read("ae-quiz", "score"), 2 / 3);
          assert.equal(lms.kept, null);
          assert.deepEqual(visit.problems, []);
          assert.ok(visit.warnings.length <= 1, visit.warnings.join("\n"));
          await visit.page.evaluate("mend()");
          await visit.told((kept) => answers(kept) === 2, 30);
          await visit.leave();
          assert.deepEqual(visit.problems, []);
        });
        assert.equal(lms.kept![version === "1.2" ? "cmi.core.exit" : "cmi.exit"], "suspend");
      });
    }

    for (const how of ["remove", "navigate", "close"] as const) {
      it(`(${version}) is told what was answered in the moment before the learner left (${how})`, async () => {
        lms.install("scorm", "--version", version, QUIZ);
        await lms.open(version, how === "close" ? "opener" : "frame", async (visit) => {
          await visit.ready("ae-quiz");
          await visit.answer({ "why narrow": "choose" });
          await visit.leave(how);
          await visit.told((kept) => answers(kept) === 1);
        });
      });
    }
  }

  it("whose commit takes two seconds is asked rarely, and told when the learner leaves", async () => {
    lms.install("scorm", "--version", "1.2", QUIZ);
    lms.spoil = `spoil((name, call) => {
      if (name === "LMSCommit") for (const end = Date.now() + 2000; Date.now() < end; );
      return call();
    });`;
    await lms.open("1.2", "frame", async (visit) => {
      await visit.ready("ae-quiz");
      for (const answer of [{ "why narrow": "speed" }, { "why narrow": "choose" }, { parts: ["encoder"] }, { factor: 24.5 }]) {
        await visit.answer(answer);
        await pause(1500);
      }
      assert.ok(lms.commits.length <= 1, `${lms.commits.length} commits of two seconds in six`);
      assert.deepEqual(visit.problems, []);
      await visit.leave();
      await visit.told((kept) => answers(kept) === 4);
    });
  });
});
