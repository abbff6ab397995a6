/** What <ae-lesson>'s `ready` waits for. Apart and in this order: a page defines a tag once. */
import "../../src/elements/lesson/define.js";
import { AeLesson } from "../../src/elements/lesson/lesson.element.js";
import { assert, fixture, waitUntil } from "../helpers/index.js";

const inside = (lesson: Element) => [...lesson.shadowRoot!.querySelectorAll("*")].filter(({ localName }) => localName.startsWith("ae-"));
/** By name: an element in a failure's message would be written out without end. */
const missing = (lesson: Element) => inside(lesson).flatMap((tag) => (tag.matches(":not(:defined)") ? [tag.localName] : []));

/** Far below the viewport: nothing in it is near the reader. */
async function make(): Promise<AeLesson> {
  const holder = await fixture('<div><div style="block-size: 6000px"></div><ae-lesson></ae-lesson></div>');
  return holder.querySelector<AeLesson>("ae-lesson")!;
}

async function secondsUntilReady(lesson: AeLesson): Promise<number> {
  const start = performance.now();
  await lesson.ready;
  return (performance.now() - start) / 1000;
}

async function answering<T>(answer: (root: ParentNode) => void, run: () => Promise<T>): Promise<T> {
  const hear = (event: Event) => {
    event.preventDefault();
    answer((event as CustomEvent<{ root: ParentNode }>).detail.root);
  };
  document.addEventListener("ae-tags", hear);
  try {
    return await run();
  } finally {
    document.removeEventListener("ae-tags", hear);
  }
}

describe("ae-lesson: ready", () => {
  it("where nobody can bring tags, none is waited for", async () => {
    const { loadTags } = AeLesson;
    AeLesson.loadTags = null;
    try {
      const lesson = await make();
      assert.isBelow(await secondsUntilReady(lesson), 3);
      assert.isNotEmpty(missing(lesson));
      assert.lengthOf(lesson.sections, 12);
    } finally {
      AeLesson.loadTags = loadTags;
    }
  });

  it("a tag whose script failed is not waited for", async () => {
    const fail = (root: ParentNode) =>
      setTimeout(() => {
        for (const tag of root.querySelectorAll(":not(:defined)"))
          tag.dispatchEvent(
            new CustomEvent("ae-error", { detail: { code: "network", message: "", recoverable: true }, bubbles: true, composed: true }),
          );
      }, 100);
    await answering(fail, async () => assert.isBelow(await secondsUntilReady(await make()), 3));
  });

  it("a promise that is not kept ends after a while", async function () {
    this.timeout(20_000);
    await answering(
      () => {},
      async () => {
        const lesson = await make();
        let isReady = false;
        void lesson.ready.then(() => (isReady = true));
        await new Promise((done) => setTimeout(done, 2500));
        assert.isFalse(isReady, "it does wait");
        await waitUntil(() => isReady, "it does not hang", { timeout: 9000 });
        assert.isNotEmpty(missing(lesson));
      },
    );
  });

  it("its tags are defined and show their posters; no model was asked for", async function () {
    this.timeout(20_000);
    const lesson = await make();
    let told = 0;
    lesson.addEventListener("ae-ready", (event) => (told += event.composedPath()[0] === lesson ? 1 : 0));
    await lesson.ready;
    assert.equal(told, 1);
    assert.isEmpty(missing(lesson));
    const tags = inside(lesson);
    assert.isAbove(tags.length, 12);
    for (const tag of tags) assert.isTrue((tag as AeLesson).hasUpdated, tag.localName);
    for (const tag of ["ae-bottleneck", "ae-latent-map", "ae-features", "ae-walkthrough"]) {
      const canvas = lesson.shadowRoot!.querySelector(tag)!.shadowRoot!.querySelector("canvas")!;
      const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
      assert.isAbove(new Set(data).size, 1, `${tag} is painted`);
    }
    const fetched = performance.getEntriesByType("resource").filter(({ name }) => /\/weights\/|tfjs|\.wasm/.test(name));
    assert.deepEqual(
      fetched.map(({ name }) => name),
      [],
    );
  });
});
