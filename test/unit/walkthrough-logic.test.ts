/** The film without a page: its clock, its scenes, its figures. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { walkthroughWords } from "../../src/i18n/en/walkthrough-rest.js";
import { tellingFive } from "../../src/elements/walkthrough/bench-drawings.js";
import { chapterParam } from "../../src/elements/walkthrough/chapter-param.js";
import { factsOf } from "../../src/elements/walkthrough/facts.js";
import {
  CHAPTERS,
  clampTime,
  clockText,
  cueAt,
  CUES,
  DURATION,
  EDGE,
  stillOf,
  TRAINED_FROM,
  TRAINED_TO,
} from "../../src/elements/walkthrough/film-time.js";
import { inkBalance, meanSquaredError, squaredRows, type Film } from "../../src/elements/walkthrough/film.js";
import { posterFilm } from "../../src/elements/walkthrough/poster.js";
import { outcome } from "../../src/elements/walkthrough/prediction.js";
import { LAST_STEP, sceneAt } from "../../src/elements/walkthrough/scene-at.js";
import { OVERVIEW } from "../../src/elements/walkthrough/scene.js";
import { shownOf, staggered } from "../../src/elements/walkthrough/shown.js";

const time = fc.double({ min: 0, max: DURATION, noNaN: true });

describe("walkthrough: the clock", () => {
  it("lasts about two minutes, in eight chapters without a gap", () => {
    assert.ok(DURATION > 100 && DURATION < 150, String(DURATION));
    assert.equal(CHAPTERS.length, 8);
    assert.equal(CHAPTERS[0].start, 0);
    assert.equal(CHAPTERS[7].end, DURATION);
    for (let i = 1; i < CUES.length; i++) assert.equal(CUES[i].start, CUES[i - 1].end);
    for (let i = 1; i < 8; i++) assert.equal(CHAPTERS[i].start, CHAPTERS[i - 1].end);
  });

  it("every moment belongs to one cue, the end to the last", () => {
    fc.assert(fc.property(time, (t) => t >= CUES[cueAt(t)].start && (t < CUES[cueAt(t)].end || t === DURATION)));
    assert.equal(cueAt(DURATION), CUES.length - 1);
    assert.equal(CUES[cueAt(EDGE)].chapter, "decoder");
    assert.equal(CUES[cueAt(TRAINED_FROM)].chapter, "update");
    assert.equal(CUES[cueAt(TRAINED_TO)].chapter, "forced");
  });

  it("bends times into the film", () => {
    assert.deepEqual([-3, NaN, Infinity, -Infinity, 5, 1e9].map(clampTime), [0, 0, DURATION, 0, 5, DURATION]);
    assert.deepEqual([0, 5, 65, 138].map(clockText), ["0:00", "0:05", "1:05", "2:18"]);
  });

  it("a still lies within its cue", () => {
    CUES.forEach(({ start, end }, i) => assert.ok(stillOf(i) > start && stillOf(i) <= end && cueAt(stillOf(i)) === i));
  });

  it("captions can be read in their time: at most four words a second", () => {
    const facts = factsOf(posterFilm(8, 3), "en");
    for (const { id, start, end } of CUES) {
      const words = walkthroughWords.captions[id](facts).split(/\s+/).length;
      assert.ok(words / (end - start) <= 4.2, `${id}: ${words} words in ${end - start} s`);
    }
  });
});

describe("walkthrough: state(t)", () => {
  it("begins with the poster's picture and ends with the trained network's", () => {
    assert.deepEqual(sceneAt(0), OVERVIEW);
    const end = sceneAt(DURATION);
    assert.deepEqual([end.bars, end.unfold, end.compare, end.little], [1, 1, 1, 0]);
  });

  it("is the same whenever it is asked, and holds only shares from 0 to 1 and whole steps", () => {
    fc.assert(
      fc.property(time, time, (t, other) => {
        const first = sceneAt(t);
        sceneAt(other);
        assert.deepEqual(sceneAt(t), first);
        const { cue, step, row, ...shares } = first;
        assert.equal(cue, CUES[cueAt(t)].id);
        assert.ok(Number.isInteger(step) && step >= 0 && step <= LAST_STEP);
        assert.ok(row === null || (Number.isInteger(row) && row >= 0 && row < 28));
        for (const [name, v] of Object.entries(shares)) assert.ok(v >= 0 && v <= 1, `${name} ${v} at ${t}`);
      }),
    );
  });

  it("shows the small network in its two chapters only", () => {
    fc.assert(
      fc.property(time, (t) => {
        const { little } = sceneAt(t);
        return little === 0 || (t >= TRAINED_FROM && t <= TRAINED_TO + 2);
      }),
    );
  });

  it("training goes forwards, from step 0 to the last", () => {
    const steps = Array.from({ length: 2000 }, (_, i) => sceneAt(TRAINED_FROM + ((TRAINED_TO - TRAINED_FROM) * i) / 2000).step);
    assert.equal(steps[0], 0);
    assert.equal(steps[1999], LAST_STEP);
    for (let i = 1; i < steps.length; i++) assert.ok(steps[i] >= steps[i - 1]);
    for (const kept of [0, 1, 2, 3]) assert.ok(steps.includes(kept), `step ${kept} is seen`);
  });

  it("nothing leaves before its turn, and everything arrives", () => {
    assert.equal(staggered(0, 0), 0);
    assert.equal(staggered(0.3, 1), 0);
    for (const order of [0, 0.5, 1]) assert.equal(staggered(1, order), 1);
  });
});

const random = (seed: number) => Float32Array.from({ length: 784 }, (_, i) => (Math.sin(i * 12.9898 + seed) + 1) / 2);

describe("walkthrough: what is shown", () => {
  const x = random(1);
  const image = random(2);
  const film: Film = {
    k: 2,
    digit: 3,
    x,
    trained: { code: [1, -2], image, mse: meanSquaredError(x, image) },
    limit: 2,
    more: null,
    little: null,
  };

  it("the error is of the pixels that are shown", () => {
    const shown = shownOf(film, OVERVIEW, false);
    let sum = 0;
    for (let i = 0; i < 784; i++) sum += (shown.image[i] - x[i]) ** 2;
    assert.ok(Math.abs(shown.mse! - sum / 784) < 1e-9);
    assert.deepEqual(shown.bars, [0.5, -1]);
    assert.deepEqual(Array.from(shown.code!), [1, -2]);
  });

  it("no number is told before its part of the picture stands", () => {
    assert.equal(shownOf(film, sceneAt(20), false).code, null);
    assert.equal(shownOf(film, sceneAt(44), false).mse, null);
    assert.ok(Array.from(shownOf(film, sceneAt(20), false).image).every((v) => v === 0));
  });

  it("unfolding brings every pixel in the end, and none changes on the way", () => {
    for (const mirrored of [false, true]) {
      let before = 0;
      for (let u = 0; u <= 1; u += 0.05) {
        const { image: part } = shownOf(film, { ...OVERVIEW, unfold: u }, mirrored);
        const there = Array.from(part).filter((v, i) => v === image[i]).length;
        assert.ok(Array.from(part).every((v, i) => v === 0 || v === image[i]));
        assert.ok(there >= before);
        before = there;
      }
    }
  });

  it("figures: sum, ink and outcome of the prediction", () => {
    const facts = factsOf(film, "en");
    assert.deepEqual(facts.error, { mse: film.trained!.mse.toFixed(4), sum: squaredRows(x, image, 28).toFixed(1) });
    const { lost } = inkBalance(x, image);
    assert.equal(facts.ink!.kept, `${Math.round(100 * (1 - lost))}\u00a0%`);
    assert.equal(outcome(film), 1 - lost > 0.9 ? "most" : 1 - lost >= 0.6 ? "much" : "little");
    assert.equal(outcome({ ...film, trained: { ...film.trained!, image: x } }), "most");
    assert.equal(outcome({ ...film, trained: { ...film.trained!, image: new Float32Array(784) } }), "little");
    assert.equal(outcome({ ...film, trained: null }), null);
    assert.deepEqual(inkBalance(new Float32Array(784), image), { lost: 0, invented: 0 });
  });

  it("sentences do without what is not known yet", () => {
    const facts = factsOf(posterFilm(5, 3), "en");
    assert.deepEqual([facts.error, facts.ink, facts.steps, facts.lengths, facts.noise], [null, null, null, null, null]);
    for (const { id } of CUES) assert.doesNotMatch(walkthroughWords.captions[id](facts), /NaN|undefined|null|object|…/);
  });

  it("noise is drawn as soon as it is spoken of", () => {
    const { start } = CUES.find(({ id }) => id === "noise")!;
    assert.ok(sceneAt(start).bench > 0);
    assert.ok(sceneAt(start + 1).bench * 4 > 1, "and what comes back a moment later");
  });

  it("five different pixels of one row", () => {
    for (const each of [film, posterFilm(8, 3), posterFilm(5, 3)]) {
      const five = tellingFive(each);
      assert.equal(new Set(five).size, 5);
      assert.equal(new Set(five.map((i) => Math.floor(i / 28))).size, 1);
    }
  });
});

describe("walkthrough: chapter", () => {
  const { normalise } = chapterParam();
  it("takes ids and numbers", () => {
    assert.deepEqual(normalise("loss"), { value: "loss" });
    assert.deepEqual(normalise(" Loss "), { value: "loss" });
    assert.deepEqual(normalise("8"), { value: "forced" });
    assert.deepEqual(normalise(null), { value: "digit" });
  });
  it("bends everything else, and says so", () => {
    for (const [raw, value] of [
      ["banana", "digit"],
      ["99", "forced"],
      ["-3", "digit"],
      ["2.4", "encoder"],
      ["", "digit"],
      [Symbol("s"), "digit"],
    ] as const) {
      const bent = normalise(raw);
      assert.equal(bent.value, value);
      assert.match(bent.complaint!, /using/);
    }
  });
});
