import { LitElement } from "lit";
import "../../src/elements/lesson/define.js";
import { lessonSections } from "../../src/content/lesson/index.js";
import { DrawnDigitController } from "../../src/core/drawn-digit.js";
import type { AeLesson } from "../../src/elements/lesson/lesson.element.js";
import { memoryKey } from "../../src/elements/lesson/memory.js";
import { assert, axe, emulateMedia, fixture, nextFrame, oneEvent, sendKeys, setViewport, waitUntil } from "../helpers/index.js";

/** A tag that takes a digit and gives one, as a bottleneck does. */
class XPad extends LitElement {
  readonly own = new DrawnDigitController(this);
}
customElements.define("x-pad", XPad);

const root = (lesson: AeLesson) => lesson.shadowRoot!;
const all = (lesson: AeLesson, selector: string) => [...root(lesson).querySelectorAll<HTMLElement>(selector)];
const one = (lesson: AeLesson, selector: string) => root(lesson).querySelector<HTMLElement>(selector)!;
const digit = (at = 400) => Float32Array.from({ length: 784 }, (_, i) => (i >= at && i < at + 20 ? 1 : 0));
const key = (heading = "") => memoryKey(location.origin + location.pathname, heading);
const spaced = (n: number) => `<div style="block-size: ${n}px"></div>`;

const make = async (attributes = "", content = ""): Promise<AeLesson> => {
  const lesson = await fixture<AeLesson>(`<ae-lesson ${attributes}>${content}</ae-lesson>`);
  await lesson.ready;
  await lesson.updateComplete;
  return lesson;
};
const THREE = `<section id="one"><h2>First</h2><p>Some words to read.</p>${spaced(900)}<x-pad id="a"></x-pad></section>
  <h2>Second thing</h2><p>More words.</p>${spaced(900)}<x-pad id="b"></x-pad>
  <section><h2 id="three">Third</h2><p>The last words.</p></section>`;
const authored = (attributes = 'heading="Mine"') => make(attributes, THREE);

beforeEach(() => localStorage.clear());
afterEach(async () => {
  localStorage.clear();
  history.replaceState(null, "", location.pathname + location.search);
  scrollTo({ top: 0, behavior: "instant" });
  // the page says that it was scrolled in the next frame: not to the lesson of the next test
  await nextFrame();
  await nextFrame();
});

describe("ae-lesson: without content", () => {
  it("asks the page for its tags, and shows what they are while they are not there", async () => {
    const asked: ParentNode[] = [];
    const answer = (event: Event) => {
      event.preventDefault();
      asked.push((event as CustomEvent<{ root: ParentNode }>).detail.root);
    };
    document.addEventListener("ae-tags", answer);
    try {
      await setViewport({ width: 320, height: 700 });
      const lesson = await make("", "<p>A summary.</p>");
      await waitUntil(() => asked.includes(root(lesson)));
      assert.notExists(customElements.get("ae-quiz"), "nobody loaded it");
      assert.lengthOf(all(lesson, "p .s.tilde"), 1, "the noisy x is set as a symbol");
      assert.notMatch(one(lesson, ".sections").textContent, /\p{M}/u, "and nothing by a loose accent");
      assert.equal(one(lesson, "h1").textContent, "Keep what matters, forget the rest");
      assert.deepEqual(
        all(lesson, "section").map(({ id }) => id),
        lessonSections.map(({ id }) => id),
      );
      assert.deepEqual(
        lesson.sections.map(({ id }) => id),
        lessonSections.map(({ id }) => id),
      );
      assert.match(one(lesson, ".meta").textContent, /\d+ minutes\s+0 of 12 sections read/);
      for (const tag of ["quiz", "walkthrough", "trainer", "features"]) {
        const fallback = one(lesson, `ae-${tag} .fallback`);
        assert.isAbove(fallback.getBoundingClientRect().height, 10, tag);
      }
      assert.notInclude(root(lesson).textContent, "[[");
      assert.notExists(one(lesson, "slot:not([name])"), "the summary has done its work");
      assert.isAtMost(document.documentElement.scrollWidth, 320);
      await axe(lesson);
    } finally {
      document.removeEventListener("ae-tags", answer);
    }
  });

  it("brings its tags itself where nobody answers", async () => {
    const lesson = await make();
    await waitUntil(() => customElements.get("ae-quiz") && customElements.get("ae-loss-calculator") && customElements.get("ae-term"));
    const calculator = root(lesson).querySelector("ae-loss-calculator")!;
    await calculator.ready;
    assert.equal(calculator.value, 0.008);
    assert.equal(getComputedStyle(one(lesson, "ae-term")).display, "inline");
    const formula = root(lesson).querySelector<HTMLElementTagNameMap["ae-formula"]>("ae-formula[for=five]")!;
    await formula.updateComplete;
    await waitUntil(() => formula.shadowRoot!.textContent.includes("number of examples"));
  });

  it("an opener stands under the title, in no section, and is no lesson of the author's", async () => {
    const opener = '<figure slot="opener"><h2>Try it</h2><ae-loss-calculator></ae-loss-calculator></figure>';
    const lesson = await make("", `${opener}<p>A summary.</p>`);
    assert.lengthOf(lesson.sections, 12);
    const place = (element: Element) => element.getBoundingClientRect();
    const figure = lesson.querySelector("figure")!;
    assert.isAtLeast(place(figure).top, place(one(lesson, ".lead")).bottom);
    assert.isAtMost(place(figure).bottom, place(one(lesson, "h2")).top);
    assert.isAbove(place(figure).height, 100);
    lesson.querySelector("ae-loss-calculator")!.dispatchEvent(new CustomEvent("ae-input", { bubbles: true, composed: true }));
    assert.equal(lesson.progress, 0);

    lesson.innerHTML = `${opener}<h2>Mine</h2><p>Text.</p>`;
    await waitUntil(() => lesson.sections.length === 1);
    assert.deepEqual(lesson.sections, [{ id: "mine", title: "Mine", read: false }]);
    await lesson.updateComplete;
    const [figure2, heading] = [...lesson.querySelectorAll("figure, ae-lesson > h2")];
    assert.isAtMost(place(figure2).bottom, place(heading).top);
  });

  it("an opener is not shown before the title is, and then it has its colours", async () => {
    const lesson = await fixture<AeLesson>(
      '<ae-lesson><ae-loss-calculator slot="opener"></ae-loss-calculator><p>A summary.</p></ae-lesson>',
    );
    const calculator = lesson.querySelector<HTMLElement>("ae-loss-calculator")!;
    assert.equal(calculator.getBoundingClientRect().height, 0);
    assert.equal(getComputedStyle(calculator).display, "block", "what no slot holds would have no style at all");
    await waitUntil(() => lesson.sections.length === 12);
    await lesson.updateComplete;
    assert.isAbove(calculator.getBoundingClientRect().height, 100);
  });

  it("says what n counts, both times, and works the example out", async () => {
    const lesson = await make();
    const said = one(lesson, "#loss").textContent.replace(/\s+/g, " ");
    for (const part of ["In the formula, n counts examples.", "the 5 counts pixels", "0.04", "0.008"]) assert.include(said, part);
  });

  it("leads to the section that the address names, and back", async () => {
    history.replaceState(null, "", "#flaw");
    const lesson = await make();
    const top = () => one(lesson, "#flaw-heading").getBoundingClientRect().top;
    await waitUntil(() => Math.abs(top()) < innerHeight, "it is in view");
    await waitUntil(() => root(lesson).querySelectorAll(":not(:defined)").length === 0, "all tags are there");
    await new Promise((done) => setTimeout(done, 500));
    assert.isAtLeast(top(), 0);
    assert.isBelow(top(), innerHeight / 2, "the tags that came after the text have not pushed it away");
    one(lesson, 'nav a[href="#loss"]').click();
    assert.equal(location.hash, "#loss");
    await waitUntil(() => root(lesson).activeElement === one(lesson, "#loss-heading"), "the heading has the focus");
  });

  it("a used tag makes its section read", async () => {
    const lesson = await make();
    await waitUntil(() => customElements.get("ae-loss-calculator"));
    const calculator = root(lesson).querySelector("ae-loss-calculator")!;
    await calculator.updateComplete;
    const told = oneEvent(lesson, "ae-change");
    calculator.step(0.1);
    await told;
    assert.deepEqual(
      lesson.sections.filter(({ read }) => read).map(({ id }) => id),
      ["loss"],
    );
    assert.closeTo(lesson.progress, 1 / 12, 1e-12);
  });

  it("prints all of its text without its bar", async () => {
    const lesson = await make();
    await emulateMedia({ media: "print" });
    assert.equal(getComputedStyle(one(lesson, ".bar")).display, "none");
    assert.isAbove(one(lesson, "#quiz-heading").getBoundingClientRect().height, 10);
  });
});

describe("ae-lesson: an author's lesson", () => {
  it("is framed: title, contents by headings, reading time", async () => {
    const lesson = await authored('heading="Mine" minutes="7"');
    assert.equal(one(lesson, "h1").textContent, "Mine");
    assert.notExists(one(lesson, ".lead"));
    assert.match(one(lesson, ".meta").textContent, /7 minutes\s+0 of 3 sections read/);
    assert.deepEqual(
      lesson.sections.map(({ id, title }) => [id, title]),
      [
        ["one", "First"],
        ["second-thing", "Second thing"],
        ["three", "Third"],
      ],
    );
    assert.deepEqual(
      all(lesson, "nav a").map((a) => [a.getAttribute("href"), a.querySelector(".name")!.textContent]),
      [
        ["#one", "First"],
        ["#second-thing", "Second thing"],
        ["#three", "Third"],
      ],
    );
    await axe(lesson);
  });

  it("tags without a heading are a lesson of one section, not a summary to be put away", async () => {
    const lesson = await make('heading="Short"', '<p>Look at this.</p><ae-nothing style="display: block; block-size: 20px"></ae-nothing>');
    assert.isAbove(lesson.querySelector("ae-nothing")!.getBoundingClientRect().width, 0, "it is shown");
    assert.equal(one(lesson, "h1").textContent, "Short");
    assert.lengthOf(lesson.sections, 1);
    assert.lengthOf(all(lesson, "nav a"), 0, "one section needs no contents");
    await axe(lesson);
  });

  it("follows what is added and taken away", async () => {
    const lesson = await authored();
    lesson.insertAdjacentHTML("beforeend", "<h2>Fourth</h2><p>Words.</p>");
    await waitUntil(() => lesson.sections.length === 4);
    lesson.querySelector("#one")!.remove();
    await waitUntil(() => lesson.sections.length === 3);
    assert.equal(lesson.sections.at(-1)!.title, "Fourth");
  });

  it("minutes are those that are shown; the attribute has what was written", async () => {
    const lesson = await make("", `<h2>One</h2><p>${"word ".repeat(1000)}</p>`);
    assert.equal(lesson.minutes, 5);
    assert.isFalse(lesson.hasAttribute("minutes"));
    lesson.minutes = 12;
    await lesson.updateComplete;
    assert.equal(lesson.getAttribute("minutes"), "12");
    assert.match(one(lesson, ".meta").textContent, /12 minutes/);
    lesson.minutes = 0;
    await lesson.updateComplete;
    assert.isFalse(lesson.hasAttribute("minutes"));
    assert.equal(lesson.minutes, 5);
    lesson.setAttribute("minutes", "0");
    await lesson.updateComplete;
    assert.equal(lesson.getAttribute("minutes"), "0");
    assert.match(one(lesson, ".meta").textContent, /5 minutes/);
  });

  it("estimates the minutes from its text", async () => {
    const lesson = await make('heading="Long"', `<h2>A</h2><p>${"word ".repeat(1000)}</p>`);
    assert.match(one(lesson, ".meta").textContent, /5 minutes/);
  });

  it("a section is read when its end was in view for a while, not when it flew past", async () => {
    await setViewport({ width: 800, height: 600 });
    const lesson = await authored();
    scrollTo(0, document.documentElement.scrollHeight);
    await nextFrame();
    scrollTo(0, 0);
    await new Promise((done) => setTimeout(done, 1300));
    assert.equal(lesson.progress, 0);
    const told = oneEvent(lesson, "ae-change");
    lesson.querySelector("#a")!.scrollIntoView({ block: "center" });
    assert.closeTo((await told).detail.progress as number, 1 / 3, 1e-12);
    assert.isTrue(lesson.sections[0].read);
    await lesson.updateComplete;
    assert.equal(all(lesson, "nav a")[0].querySelector(".was-read")!.textContent, "read");
    assert.equal((one(lesson, "progress") as HTMLProgressElement).value, 1 / 3);
  });

  it("what the page shows on arrival is not read before the reader goes on", async () => {
    await setViewport({ width: 800, height: 600 });
    const lesson = await make(
      'heading="Short first"',
      `<h2>One</h2><p id="end">Words.</p><h2>Two</h2><p>Words.</p>${spaced(2000)}<p>End.</p>`,
    );
    await new Promise((done) => setTimeout(done, 1300));
    assert.match(one(lesson, ".meta").textContent, /0 of 2 sections read/);
    scrollBy(0, 40);
    await waitUntil(() => lesson.sections[0].read, "the reader went on");
    assert.isFalse(lesson.sections[1].read);
  });

  it("a jump over everything leaves no other section marked", async () => {
    await setViewport({ width: 800, height: 600 });
    const lesson = await make('heading="Far"', `${spaced(100)}${THREE}`);
    const now = () => all(lesson, "nav a").findIndex((link) => link.hasAttribute("aria-current"));
    const space = document.createElement("div");
    space.style.blockSize = "500px";
    lesson.before(space);
    try {
      scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
      await waitUntil(() => now() > 0, "far down");
      scrollTo({ top: 0, behavior: "instant" });
      await waitUntil(() => now() === -1, "above the first");
      assert.isNull(one(lesson, ".now"));
    } finally {
      space.remove();
    }
  });

  it("the current section is marked in the contents", async () => {
    const lesson = await authored();
    for (const [id, index] of [
      ["b", 1],
      ["one", 0],
    ] as const) {
      lesson.querySelector(`#${id}`)!.scrollIntoView({ block: "start" });
      await waitUntil(() => all(lesson, "nav a")[index].getAttribute("aria-current") === "location", id);
      assert.lengthOf(all(lesson, "[aria-current]"), 1);
    }
  });

  it("is complete when all was read; a quiz has to be answered, and gives the score", async () => {
    const lesson = await make('heading="Asking"', "<h2>One</h2><p>Words.</p><section><h2>Two</h2><ae-quiz></ae-quiz></section>");
    const quiz = lesson.querySelector("ae-quiz")!;
    const stub = document.createElement("ae-quiz");
    // whatever ae-quiz is by now: what the lesson reads of it
    const state = { complete: false, score: 0 };
    for (const name of ["complete", "score"] as const) Object.defineProperty(stub, name, { get: () => state[name] });
    quiz.replaceWith(stub);
    const done: unknown[] = [];
    lesson.addEventListener("ae-complete", (event) => {
      if (event.composedPath()[0] === lesson) done.push(event.detail);
    });
    dispatchEvent(new Event("pointerdown"));
    await waitUntil(() => lesson.sections[0].read, "the first was seen");
    await new Promise((finished) => setTimeout(finished, 1300));
    assert.isFalse(lesson.sections[1].read, "seen, but not answered");
    const answer = (score: number) => {
      Object.assign(state, { complete: true, score });
      stub.dispatchEvent(new CustomEvent("ae-complete", { detail: { score, passed: true }, bubbles: true, composed: true }));
    };
    answer(0.5);
    assert.equal(lesson.progress, 1);
    answer(0.75);
    assert.deepEqual(
      done.map((detail) => (detail as { score: number }).score),
      [0.5, 0.75],
    );
  });

  it("does not wait for a quiz that cannot be asked, nor count it", async () => {
    const lesson = await make('heading="Asking"', "<h2>One</h2><p>Words.</p><section><h2>Two</h2><ae-quiz></ae-quiz></section>");
    const stub = document.createElement("ae-quiz");
    const read = { complete: false, score: 0, answerable: 0 };
    for (const name of ["complete", "score", "answerable"] as const) Object.defineProperty(stub, name, { get: () => read[name] });
    lesson.querySelector("ae-quiz")!.replaceWith(stub);
    const done = oneEvent(lesson, "ae-complete");
    dispatchEvent(new Event("pointerdown"));
    assert.deepEqual((await done).detail, { score: 1, passed: true });
    assert.isTrue(lesson.sections[1].read);
  });

  it("without a quiz the score of a lesson that was read is 1", async () => {
    const lesson = await authored();
    const told: number[] = [];
    lesson.addEventListener("ae-change", (event) => told.push(event.detail.progress as number));
    const done = oneEvent(lesson, "ae-complete");
    for (const { id } of lesson.sections) lesson.markRead(id);
    lesson.markRead("one");
    lesson.markRead("nowhere");
    assert.deepEqual((await done).detail, { score: 1, passed: true });
    assert.deepEqual(told, [1 / 3, 2 / 3, 1]);
  });
});

describe("ae-lesson: what is kept", () => {
  it("comes back to where the reader was", async () => {
    const first = await authored();
    first.markRead("one");
    first.remove();
    const again = await authored();
    assert.closeTo(again.progress, 1 / 3, 1e-12);
    const strip = one(again, '[part="resume"]');
    assert.match(strip.textContent, /Second thing/);
    strip.querySelector<HTMLElement>(".button")!.click();
    await waitUntil(() => document.activeElement === again.querySelector("h2:not(section *)"), "its heading has the focus");
    assert.notExists(one(again, '[part="resume"]'));
  });

  it("belongs to one page and one heading", async () => {
    const first = await authored();
    first.markRead("one");
    assert.include(localStorage.getItem(key("Mine"))!, "read=one");
    first.remove();
    assert.equal((await authored('heading="Another"')).progress, 0);
  });

  it("can be started again, and then nothing is kept", async () => {
    localStorage.setItem(key("Mine"), "read=one&at=one");
    const lesson = await authored();
    const told = oneEvent(lesson, "ae-change");
    one(lesson, '[part="resume"] .quiet').click();
    assert.equal((await told).detail.progress, 0);
    assert.equal(lesson.state, "");
    assert.isNull(localStorage.getItem(key("Mine")));
  });

  it("damaged memory is no memory", async () => {
    localStorage.setItem(key("Mine"), "%%%&read=%F0&&&at=&read=one gone");
    const lesson = await authored();
    assert.isAtMost(lesson.progress, 1 / 3);
  });

  it("the author's state goes before it", async () => {
    localStorage.setItem(key("Mine"), "read=one+three");
    const lesson = await authored('heading="Mine" state="read=second-thing"');
    assert.deepEqual(
      lesson.sections.map(({ read }) => read),
      [false, true, false],
    );
    assert.equal(lesson.state, "read=second-thing");
    lesson.markRead("one");
    lesson.reset();
    assert.equal(lesson.state, "read=second-thing");
    lesson.state = "read=one+three&at=three";
    await lesson.updateComplete;
    assert.closeTo(lesson.progress, 2 / 3, 1e-12);
  });

  it("works all the same where storage is denied", async () => {
    const denied = {
      get: (): Storage => {
        throw new DOMException("denied", "SecurityError");
      },
      configurable: true,
    };
    const own = Object.getOwnPropertyDescriptor(window, "localStorage")!;
    Object.defineProperty(window, "localStorage", denied);
    try {
      const lesson = await authored();
      lesson.markRead("one");
      await lesson.updateComplete;
      assert.closeTo(lesson.progress, 1 / 3, 1e-12);
      assert.notExists(one(lesson, '[part="resume"]'));
      lesson.reset();
      assert.equal(lesson.progress, 0);
    } finally {
      Object.defineProperty(window, "localStorage", own);
    }
  });
});

describe("ae-lesson: the learner's digit", () => {
  const pad = (lesson: AeLesson, id: string) => lesson.querySelector<XPad>(`#${id}`)!;

  it("drawn in one tag it is there for the others, for the lesson, and for those that come later", async () => {
    const lesson = await authored();
    const mine = digit();
    pad(lesson, "a").own.share(mine);
    assert.deepEqual(pad(lesson, "b").own.image, mine);
    assert.deepEqual(lesson.digit, mine);
    const late = document.createElement("x-pad") as XPad;
    lesson.append(late);
    assert.deepEqual(late.own.image, mine);
    const outside = await fixture<XPad>("<x-pad></x-pad>");
    assert.isNull(outside.own.image);
    assert.isTrue(lesson.sections[0].read, "drawing is using");
  });

  it("is shown, and can be cleared for all", async () => {
    const lesson = await authored();
    assert.notExists(one(lesson, '[part="digit"]'));
    pad(lesson, "b").own.share(digit());
    await lesson.updateComplete;
    const canvas = one(lesson, "canvas") as HTMLCanvasElement;
    const { data } = canvas.getContext("2d")!.getImageData(0, 0, 28, 28);
    assert.notEqual(data[400 * 4], data[0], "ink is painted");
    await axe(lesson);
    one(lesson, ".digit button").click();
    assert.isNull(lesson.digit);
    assert.isNull(pad(lesson, "b").own.image);
    await lesson.updateComplete;
    assert.notExists(one(lesson, '[part="digit"]'));
  });

  it("set by a script it reaches the tags; what is no image changes nothing", async () => {
    const lesson = await authored();
    const told = oneEvent(lesson, "ae-digit");
    lesson.digit = digit(100);
    assert.deepEqual((await told).detail.image, digit(100));
    assert.deepEqual(pad(lesson, "a").own.image, digit(100));
    lesson.digit.fill(9);
    assert.deepEqual(lesson.digit, digit(100), "a copy");
    const { warn } = console;
    const heard: string[] = [];
    console.warn = (message: unknown) => heard.push(String(message));
    for (const wrong of [[1, 2, 3], "digit", 7, new Float32Array(784).fill(NaN)]) lesson.digit = wrong as Float32Array;
    console.warn = warn;
    assert.deepEqual(lesson.digit, digit(100));
    assert.lengthOf(heard, 1);
    lesson.digit = null;
    assert.isNull(pad(lesson, "a").own.image);
  });

  it("reaches the tags in the built-in lesson's own tree", async () => {
    const lesson = await make();
    const inside = document.createElement("x-pad") as XPad;
    one(lesson, "#idea").append(inside);
    lesson.digit = digit();
    assert.deepEqual(inside.own.image, digit());
    inside.own.share(digit(200));
    assert.deepEqual(lesson.digit, digit(200));
    assert.isTrue(lesson.sections.find(({ id }) => id === "idea")!.read);
  });
});

describe("ae-lesson: the frame", () => {
  it("contents: a disclosure in a narrow lesson, a list beside a wide one", async () => {
    await setViewport({ width: 640, height: 700 });
    const lesson = await authored();
    const list = one(lesson, "nav ol");
    const button = one(lesson, ".unfold");
    assert.equal(getComputedStyle(list).display, "none");
    button.click();
    await lesson.updateComplete;
    assert.equal(button.getAttribute("aria-expanded"), "true");
    assert.equal(getComputedStyle(list).display, "block");
    list.querySelector("a")!.focus();
    await sendKeys({ press: "Escape" });
    await lesson.updateComplete;
    assert.equal(getComputedStyle(list).display, "none");
    assert.equal(root(lesson).activeElement, button);
    await setViewport({ width: 1320, height: 700 });
    await nextFrame();
    assert.equal(getComputedStyle(button).display, "none");
    assert.equal(getComputedStyle(list).display, "block");
    assert.isAtMost(list.getBoundingClientRect().right, one(lesson, "h1").getBoundingClientRect().left);
  });

  it("the bar stays in view", async () => {
    const lesson = await authored();
    scrollTo(0, 900);
    await nextFrame();
    assert.closeTo(one(lesson, ".bar").getBoundingClientRect().top, 0, 1);
  });

  it("the first Tab skips to the text", async () => {
    const lesson = await authored();
    await sendKeys({ press: "Tab" });
    assert.equal(root(lesson).activeElement, one(lesson, ".skip"));
    assert.isAbove(one(lesson, ".skip").getBoundingClientRect().width, 40);
    await sendKeys({ press: "Enter" });
    await waitUntil(() => document.activeElement === lesson.querySelector("#one h2"));
  });

  it("hides what the author hides", async () => {
    const lesson = await authored('heading="Mine" hide="meta title contents progress digit"');
    lesson.digit = digit();
    await lesson.updateComplete;
    for (const selector of ["h1", ".meta", "nav", "progress", ".digit"]) assert.notExists(one(lesson, selector), selector);
  });

  it("a line of its text is about 66 characters", async () => {
    await setViewport({ width: 960, height: 700 });
    const lesson = await make();
    const paragraphs = all(lesson, "section > p:not(.caption)").slice(0, 6);
    const widest = paragraphs.map((p) => {
      const lines = Math.round(p.getBoundingClientRect().height / parseFloat(getComputedStyle(p).lineHeight));
      return { characters: p.textContent.trim().length, lines };
    });
    const characters = widest.reduce((sum, each) => sum + each.characters, 0);
    const lines = widest.reduce((sum, each) => sum + each.lines - 0.5, 0);
    assert.isAtLeast(characters / lines, 58);
    assert.isAtMost(characters / lines, 74);
  });

  it("garbage in attributes is bent", async () => {
    const { warn } = console;
    console.warn = () => undefined;
    const lesson = await authored('heading="" minutes="banana" state="%%&&=;"');
    console.warn = warn;
    assert.equal(lesson.minutes, 1, "estimated");
    assert.notExists(one(lesson, "h1"));
  });

  it("survives being moved", async () => {
    const lesson = await authored();
    lesson.markRead("one");
    const other = await fixture("<div></div>");
    other.append(lesson);
    await lesson.updateComplete;
    assert.closeTo(lesson.progress, 1 / 3, 1e-12);
    lesson.markRead("three");
    assert.closeTo(lesson.progress, 2 / 3, 1e-12);
  });
});
