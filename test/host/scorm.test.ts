/** SCORM packages in an LMS: scorm-again runs them to a reported score, and the learner comes back to where they were. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { unzipSync } from "fflate";
import { command, Lms, QUIZ, type Committed, type Visit } from "./lms-pages.js";

const RIGHT = { "why narrow": "choose", parts: ["encoder", "decoder"], factor: 24.5 };
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The interactions of a commit: id without its ending, and the fields that are asked for. */
function interactions(kept: Committed | null, ...fields: string[]): string[][] {
  const count = Object.keys(kept ?? {}).filter((name) => /^cmi\.interactions\.\d+\.id$/.test(name)).length;
  return Array.from({ length: count }, (_, n) =>
    ["id", ...fields].map((field) => kept![`cmi.interactions.${n}.${field}`]?.replace(/_[a-z0-9]{10,}$/, "") ?? ""),
  );
}

describe("a SCORM package in an LMS", () => {
  let lms: Lms;
  before(async () => {
    lms = await Lms.start();
  });
  after(() => lms.stop());

  for (const version of ["1.2", "2004"] as const) {
    const core = version === "1.2" ? "cmi.core." : "cmi.";
    const wrong = version === "1.2" ? "wrong" : "incorrect";
    const status = (kept: Committed) =>
      version === "1.2" ? kept["cmi.core.lesson_status"] : `${kept["cmi.completion_status"]}, ${kept["cmi.success_status"]}`;
    const STATUS =
      version === "1.2"
        ? { begun: "incomplete", passed: "passed", failed: "failed", done: "completed" }
        : { begun: "incomplete, unknown", passed: "completed, passed", failed: "completed, failed", done: "completed, unknown" };

    describe(`SCORM ${version}`, () => {
      it("reports score, success, completion, time and each answer; whoever comes back finds the next question", async () => {
        lms.install("scorm", "--version", version, QUIZ);
        await lms.open(version, "frame", async (visit) => {
          await visit.ready("ae-quiz");
          await visit.told((kept) => status(kept) === STATUS.begun);
          await visit.answer({ "why narrow": "speed" });
          await visit.answer({ parts: ["encoder", "decoder"] });
          await visit.content.evaluate(() => {
            const next = document.querySelector("ae-quiz")!.shadowRoot!.querySelector<HTMLElement>("button#primary, [part~=button]");
            next?.click();
          });
          const kept = await visit.told((each) => Math.round(Number(each[`${core}score.raw`])) === 33);
          assert.equal(status(kept), STATUS.begun);
          await visit.leave();
          assert.deepEqual(visit.problems, []);
        });
        assert.equal(lms.kept![`${core}exit`], "suspend");
        assert.match(lms.kept![`${core}session_time`], version === "1.2" ? /^\d+:\d\d:\d\d/ : /^PT[\d.]+S$/);
        assert.ok(!/^(00:00:00|PT0S)$/.test(lms.kept![`${core}session_time`]), lms.kept![`${core}session_time`]);

        await lms.open(version, "frame", async (visit) => {
          await visit.ready("ae-quiz");
          assert.equal(await visit.read("ae-quiz", "score"), 1 / 3);
          assert.match(await visit.read("ae-quiz", "state"), /q\.parts=1\*1\*encoder\.decoder/);
          await visit.answer({ "why narrow": "choose", factor: 25 });
          const kept = await visit.told((each) => status(each) === STATUS.passed);
          assert.equal(Math.round(Number(kept[`${core}score.raw`])), 67);
          assert.deepEqual([kept[`${core}score.min`], kept[`${core}score.max`]], ["0", "100"]);
          if (version === "2004") assert.equal(Number(kept["cmi.score.scaled"]).toFixed(4), "0.6667");
          const response = version === "1.2" ? "student_response" : "learner_response";
          assert.deepEqual(interactions(kept, "type", response, "result"), [
            ["end-why_narrow", "choice", version === "1.2" ? "a" : "speed", wrong],
            ["end-parts", "choice", version === "1.2" ? "a,c" : "encoder[,]decoder", "correct"],
            ["end-why_narrow", "choice", version === "1.2" ? "b" : "choose", "correct"],
            ["end-factor", "numeric", "25", wrong],
          ]);
          await visit.leave();
          assert.deepEqual(visit.problems, []);
        });

        await lms.open(version, "frame", async (visit) => {
          await visit.ready("ae-quiz");
          assert.equal(await visit.read("ae-quiz", "complete"), true);
          await pause(1500);
          await visit.leave();
        });
        assert.equal(status(lms.kept!), STATUS.passed, "coming back takes nothing away");
        assert.equal(interactions(lms.kept).length, 4);
      });

      it("is failed below the mark, and passed when the learner does better", async () => {
        lms.install("scorm", "--version", version, QUIZ, "--pass", "90%");
        await lms.open(version, "frame", async (visit) => {
          await visit.ready("ae-quiz");
          await visit.answer({ ...RIGHT, factor: 25 });
          const kept = await visit.told((each) => status(each) === STATUS.failed);
          assert.equal(
            kept[version === "1.2" ? "cmi.student_data.mastery_score" : "cmi.scaled_passing_score"],
            version === "1.2" ? "90" : "0.9",
            "from the manifest",
          );
          await visit.answer({ factor: 24.5 });
          await visit.told((each) => status(each) === STATUS.passed && each[`${core}score.raw`] === "100");
        });
      });

      it("is complete without questions when every tag was used", async () => {
        lms.install("scorm", "--version", version, "ae-loss-calculator", '<ae-formula name="mse"></ae-formula>', "ae-bottleneck");
        await lms.open(version, "frame", async (visit) => {
          await visit.ready("ae-loss-calculator");
          await visit.content.evaluate(() =>
            (document.querySelector("ae-loss-calculator") as unknown as { step(rate: number): void }).step(0.2),
          );
          const value = await visit.read<number>("ae-loss-calculator", "value");
          await pause(2500);
          await visit.ready("ae-bottleneck");
          const slider = await visit.content.waitForSelector("ae-bottleneck >>> input[type=range]");
          await slider!.focus();
          await visit.page.keyboard.press("ArrowRight");
          await visit.told((kept) => status(kept) === STATUS.done);
          const state = await visit.read<string>("ae-bottleneck", "state");
          assert.notEqual(state, "");
          assert.equal(lms.kept![`${core}score.raw`], "");
          await visit.leave();
          assert.deepEqual(visit.problems, []);
          await lms.open(version, "frame", async (again) => {
            await again.ready("ae-loss-calculator");
            await again.ready("ae-bottleneck");
            assert.equal(await again.read("ae-loss-calculator", "value"), value);
            assert.equal(await again.read("ae-bottleneck", "state"), state);
          });
        });
      });

      it("waits for no quiz that cannot be asked, and counts none", async () => {
        // what a script of the page writes is not there when the command looks
        const lost = `<ae-quiz id="lost"></ae-quiz><script>document.getElementById("lost").textContent = "{=one}";</script>`;
        const far = `<ae-quiz id="far"><ol><li data-for="#nowhere" data-goal='{"kind": "digit", "digit": 8}'>Find an 8.</li></ol></ae-quiz>`;
        const pack = (body: string) => {
          writeFileSync(join(lms.folder, "index.html"), `<!doctype html><html lang="en"><title>T</title><body>${body}`);
          lms.install("scorm", "--version", version, "--html", join(lms.folder, "index.html"));
        };
        pack(`${QUIZ}${lost}${far}`);
        await lms.open(version, "frame", async (visit) => {
          await visit.ready("#end");
          await visit.told((kept) => status(kept) === STATUS.begun);
          await visit.answer(RIGHT, "#end");
          await visit.told((kept) => status(kept) === STATUS.passed && kept[`${core}score.raw`] === "100");
        });
        pack(lost);
        await lms.open(version, "frame", async (visit) => {
          await visit.told((kept) => status(kept) === STATUS.done && !kept[`${core}score.raw`]);
        });
      });

      it("loses no answer while the LMS is down", async () => {
        lms.install("scorm", "--version", version, QUIZ);
        lms.status = 500;
        await lms.open(version, "frame", async (visit) => {
          await visit.ready("ae-quiz");
          await visit.answer({ "why narrow": "choose" });
          await pause(2000);
          await visit.answer({ parts: ["encoder"] });
          await pause(1000);
          assert.equal(lms.kept, null);
          lms.status = 200;
          const kept = await visit.told((each) => interactions(each).length === 2, 30);
          assert.equal(kept[`${core}score.raw`].slice(0, 2), "50");
          assert.deepEqual(visit.problems, []);
        });
      });

      it("loses no answer to an LMS that stays down until the learner comes back", async () => {
        lms.install("scorm", "--version", version, QUIZ);
        lms.status = 500;
        await lms.open(version, "frame", async (visit) => {
          await visit.ready("ae-quiz");
          await visit.answer({ "why narrow": "choose", parts: ["encoder", "decoder"] });
          await pause(1500);
          await visit.leave("navigate");
        });
        assert.equal(lms.kept, null);
        lms.status = 200;
        await lms.open(version, "frame", async (visit) => {
          await visit.ready("ae-quiz");
          await visit.told((kept) => interactions(kept).length === 2);
          assert.equal(await visit.read("ae-quiz", "score"), 2 / 3);
          await visit.answer({ factor: 24.5 });
          await visit.told((kept) => status(kept) === STATUS.passed && interactions(kept).length === 3);
        });
      });

      it("finds an API that comes late, and one in the window that opened it", async () => {
        lms.install("scorm", "--version", version, QUIZ);
        await lms.open(version, "late", async (visit) => {
          await visit.ready("ae-quiz");
          await visit.answer({ "why narrow": "choose" });
          await visit.told((kept) => interactions(kept).length === 1);
          await visit.leave();
          assert.deepEqual(visit.problems, []);
        });
        await lms.open(version, "opener", async (visit) => {
          await visit.ready("ae-quiz");
          assert.equal(await visit.read("ae-quiz", "score"), 1 / 3);
          await visit.answer({ parts: ["encoder", "decoder"], factor: 24.5 });
          await visit.told((kept) => status(kept) === STATUS.passed);
          await visit.leave("close");
        });
        assert.equal(lms.kept![`${core}exit`], "suspend");
      });
    });
  }

  it("gives a slow LMS time, and loses nothing by that", async () => {
    lms.install("scorm", "--version", "1.2", QUIZ);
    lms.delay = 800;
    await lms.open("1.2", "frame", async (visit) => {
      await visit.ready("ae-quiz");
      for (const [id, response] of Object.entries(RIGHT)) {
        await visit.answer({ [id]: response });
        await pause(700);
      }
      await pause(2000);
      // calls to an LMS hold the page up: one of 0.8 s is not repeated for 16 s
      assert.ok(lms.commits.length <= 1, `${lms.commits.length} commits`);
      await visit.told((kept) => interactions(kept).length === 3, 25);
      assert.ok(lms.commits.length <= 2, `${lms.commits.length} commits`);
    });
  });

  it("is complete when its lesson is, questions and all", async () => {
    lms.install(
      "scorm",
      "--version",
      "2004",
      "--lesson",
      `<h2 id="one">One</h2>${QUIZ}<h2 id="two">Two</h2><p style="margin-top: 5000px">End</p>`,
    );
    await lms.open("2004", "frame", async (visit) => {
      await visit.ready("ae-lesson");
      await visit.ready("ae-quiz");
      await visit.answer(RIGHT);
      const kept = await visit.told((each) => each["cmi.success_status"] === "passed");
      assert.equal(kept["cmi.completion_status"], "incomplete");
      assert.equal(kept["cmi.progress_measure"], "0.5");
      await visit.content.evaluate(() => (document.querySelector("ae-lesson") as Element & { markRead(id: string): void }).markRead("two"));
      const done = await visit.told((each) => each["cmi.completion_status"] === "completed");
      assert.equal(done["cmi.score.scaled"], "1");
      assert.deepEqual(visit.problems, []);
    });
  });

  it("brings a reader of the whole lesson back to the section where they were", async () => {
    lms.install("scorm", "--version", "1.2", "--lesson");
    const section = async (visit: Visit, index: number) =>
      (await visit.read<{ id: string; read: boolean }[]>("ae-lesson", "sections"))[index];
    let id = "";
    await lms.open("1.2", "frame", async (visit) => {
      await visit.ready("ae-lesson");
      ({ id } = await section(visit, 3));
      await visit.content.evaluate((to) => {
        const lesson = document.querySelector("ae-lesson") as Element & { goTo(id: string): boolean; markRead(id: string): void };
        lesson.markRead(to);
        lesson.goTo(to);
      }, id);
      await pause(2500);
      await visit.leave();
      assert.deepEqual(visit.problems, []);
    });
    assert.ok(lms.kept!["cmi.suspend_data"].length <= 4096);
    // another reader has used this browser since
    await lms.open("1.2", "none", async (visit) => {
      await visit.content.evaluate(() => {
        for (const key of Object.keys(localStorage)) localStorage.setItem(key, "read=nothing");
      });
    });
    await lms.open("1.2", "frame", async (visit) => {
      await visit.ready("ae-lesson");
      assert.equal((await section(visit, 3)).read, true);
      await visit.content.waitForFunction(
        (to) => {
          const heading = document.querySelector("ae-lesson")!.shadowRoot!.querySelector(`section[id="${to}"] h2`)!;
          const { top } = heading.getBoundingClientRect();
          return top > -50 && top < innerHeight / 2;
        },
        {},
        id,
      );
      assert.deepEqual(visit.problems, []);
    });
  });

  it("does not show one reader what another has read in the same browser", async () => {
    lms.install("scorm", "--version", "1.2", "--lesson");
    await lms.open("1.2", "none", async (visit) => {
      await visit.ready("ae-lesson");
      const [{ id }] = await visit.read<{ id: string }[]>("ae-lesson", "sections");
      await visit.content.evaluate(
        (to) => (document.querySelector("ae-lesson") as Element & { markRead(id: string): void }).markRead(to),
        id,
      );
      assert.ok((await visit.read<number>("ae-lesson", "progress")) > 0);
    });
    await lms.open("1.2", "frame", async (visit) => {
      await visit.ready("ae-lesson");
      assert.equal(await visit.read("ae-lesson", "progress"), 0);
    });
  });

  it("keeps the state of every tag over many visits; coming back is no use of it", async () => {
    const states: Record<string, string> = {
      "ae-anomaly": "source=sensor",
      "ae-bottleneck": "k=4&digit=7",
      "ae-denoiser": "level=0.3",
      "ae-features": "labels=10",
      "ae-formula": "symbol=n",
      "ae-latent-map": "model=vae",
      "ae-loss-calculator": "loss=bce",
      "ae-sampler": "seed=7",
      "ae-trainer": "k=4",
      "ae-walkthrough": "t=20",
    };
    lms.install("scorm", "--version", "2004", ...Object.keys(states));
    const seen: Record<string, string>[] = [];
    let first: Committed | null = null as Committed | null;
    for (let n = 0; n < 4; n++)
      await lms.open("2004", "frame", async (visit) => {
        seen.push(
          await visit.content.evaluate(
            async (given, isFirst) => {
              const found: Record<string, string> = {};
              for (const [name, state] of Object.entries(given)) {
                await customElements.whenDefined(name);
                const tag = document.querySelector(name) as Element & { state: string; updateComplete: Promise<unknown> };
                if (isFirst) tag.state = state;
                const isBack = () => isFirst || tag.state !== "";
                for (let waited = 0; !isBack() && waited < 100; waited++) await new Promise((go) => setTimeout(go, 20));
                await tag.updateComplete;
                found[name] = tag.state;
              }
              return found;
            },
            states,
            n === 0,
          ),
        );
        await visit.leave();
        first ??= lms.kept;
        assert.deepEqual(visit.problems, []);
      });
    for (const [name, state] of Object.entries(seen[0])) {
      assert.notEqual(state, "", name);
      for (const again of seen.slice(1)) assert.equal(again[name], state, name);
    }
    assert.equal(lms.kept!["cmi.progress_measure"], first!["cmi.progress_measure"]);
    await lms.open("2004", "frame", async (visit) => {
      await visit.ready("ae-loss-calculator");
      for (const name of Object.keys(states)) {
        await visit.ready(name);
        const state = await visit.content.evaluate(async (selector) => {
          const tag = document.querySelector(selector) as Element & { state: string; reset(): void; updateComplete: Promise<unknown> };
          tag.reset();
          await tag.updateComplete;
          return tag.state;
        }, name);
        assert.equal(state, "", `${name} is reset to what its author wrote`);
      }
    });
  });

  it("works without an LMS, and says so", async () => {
    lms.install("scorm", "--version", "2004", QUIZ);
    await lms.open("2004", "none", async (visit) => {
      await visit.ready("ae-quiz");
      await visit.answer(RIGHT);
      assert.equal(await visit.read("ae-quiz", "score"), 1);
      await pause(9000);
      assert.deepEqual(visit.problems, []);
      assert.equal(visit.warnings.filter((text) => /no SCORM API/.test(text)).length, 1);
    });
  });

  it("is the same, byte by byte, when it is made again, and names its licences", () => {
    for (const [format, ...more] of [["scorm"], ["scorm", "--version", "2004"], ["cmi5"]]) {
      const zips = ["one.zip", "two.zip"].map((name) => {
        const made = command(lms.folder, format, ...more, QUIZ, "--pass", "0.5", "-o", name, "--quiet");
        assert.deepEqual(made, { status: 0, said: "" });
        return readFileSync(join(lms.folder, name));
      });
      assert.ok(zips[0].equals(zips[1]), format);
      const page = new TextDecoder().decode(unzipSync(zips[0])["index.html"]);
      assert.equal(/^fflate\n=/m.test(page), true);
      assert.equal(/^@xapi\/xapi\n=/m.test(page), format === "cmi5");
    }
  });

  it("is refused with a word for the author where something is wrong", () => {
    writeFileSync(join(lms.folder, "climbs.html"), `<!doctype html><html lang="en"><title>x</title><img src="../secret.png">${QUIZ}`);
    const cases: [RegExp, 1 | 2, ...string[]][] = [
      [/--version is 1\.2 or 2004, not "1\.3"/, 2, "scorm", "--version", "1.3", "ae-quiz"],
      [/did you mean ae-quiz/, 2, "scorm", "ae-quizz"],
      [/from 0 to 1/, 2, "cmi5", "ae-quiz", "--pass", "70"],
      [/IRI/, 2, "cmi5", "ae-quiz", "--id", "my course"],
      [/lies outside/, 2, "scorm", "--html", "climbs.html"],
      [/standard output/, 2, "scorm", "ae-quiz", "-o", "-"],
      [/There is no folder/, 1, "scorm", "ae-quiz", "-o", join("none", "x.zip")],
    ];
    for (const [message, code, ...args] of cases) {
      const { status, said } = command(lms.folder, ...args);
      assert.equal(status, code, `${args.join(" ")}: ${said}`);
      assert.match(said, message);
    }
  });

  it("takes an author's page with its files", async () => {
    writeFileSync(join(lms.folder, "film.txt"), "not a film");
    writeFileSync(
      join(lms.folder, "my page.html"),
      `<!doctype html><html lang="de"><title>Übung & mehr</title><h1>Übung</h1><a href="film.txt">Text</a>${QUIZ}`,
    );
    const files = lms.install("scorm", "--html", join(lms.folder, "my page.html"));
    assert.deepEqual([...files.keys()].sort(), ["film.txt", "imsmanifest.xml", "index.html"]);
    await lms.open("1.2", "frame", async (visit) => {
      await visit.ready("ae-quiz");
      await visit.answer(RIGHT);
      await visit.told((kept) => kept["cmi.core.lesson_status"] === "passed");
    });
  });
});
