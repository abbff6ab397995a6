import "../../src/elements/term/define.js";
import "../../src/elements/loss-calculator/define.js";
import { terms } from "../../src/i18n/en/terms.js";
import { registerTranslation } from "../../src/i18n/registry.js";
import type { AeTerm } from "../../src/elements/term/term.element.js";
import {
  a11ySnapshot,
  assert,
  axe,
  emulateMedia,
  fixture,
  nextFrame,
  oneEvent,
  sendKeys,
  sendMouse,
  setViewport,
  waitUntil,
} from "../helpers/index.js";

const make = async (html: string): Promise<{ holder: HTMLElement; tag: AeTerm }> => {
  const holder = await fixture(html);
  const tag = holder.querySelector<AeTerm>("ae-term")!;
  await tag.updateComplete;
  return { holder, tag };
};
const sentence = (inner: string) => make(`<p>It keeps a ${inner}, and so on.</p>`);
const word = (tag: AeTerm) => tag.shadowRoot!.querySelector<HTMLElement>(".word")!;
const popup = (tag: AeTerm) => tag.shadowRoot!.querySelector<HTMLElement>(".popup")!;
const link = (tag: AeTerm) => tag.shadowRoot!.querySelector<HTMLButtonElement>(".see");
const isShown = (tag: AeTerm) => popup(tag).matches(":popover-open") && popup(tag).getBoundingClientRect().height > 20;
const centre = (element: Element): [number, number] => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [Math.round(left + width / 2), Math.round(top + height / 2)];
};
const away = () => sendMouse({ type: "move", position: [790, 590] });

async function warnings(run: () => Promise<unknown>): Promise<string[]> {
  const heard: string[] = [];
  const { warn } = console;
  console.warn = (message: unknown) => heard.push(String(message));
  try {
    await run();
  } finally {
    console.warn = warn;
  }
  return heard.filter((each) => each.startsWith("<ae-term>"));
}

describe("ae-term", () => {
  beforeEach(away);

  it("is a word of its line: no gap behind it, no box of its own", async () => {
    const { holder, tag } = await sentence("<ae-term>latent code</ae-term>");
    assert.equal(getComputedStyle(tag).display, "inline");
    const plain = await fixture("<p>It keeps a latent code, and so on.</p>");
    assert.equal(holder.getBoundingClientRect().height, plain.getBoundingClientRect().height);
    const range = (p: HTMLElement) => {
      const text = [...p.childNodes].at(-1)!;
      const all = document.createRange();
      all.selectNodeContents(p);
      assert.equal(text.nodeType, Node.TEXT_NODE);
      return all.getBoundingClientRect().width;
    };
    assert.closeTo(range(holder), range(plain), 0.5);
  });

  it("breaks over lines as text does", async () => {
    const { holder, tag } = await make('<p style="inline-size: 130px">A <ae-term>binary cross-entropy</ae-term> here</p>');
    assert.isAbove(word(tag).getClientRects().length, 1);
    assert.isAtMost(holder.scrollWidth, 130);
  });

  it("a definition longer than half the window is read to its end by keys, beneath its word and above it", async () => {
    await setViewport({ width: 352, height: 900 });
    const { holder, tag } = await sentence("<ae-term>latent code</ae-term>");
    holder.style.position = "fixed";
    holder.style.insetInline = "12px";
    tag.definition = "A definition of many words, ".repeat(75);
    for (const top of [40, 400, 760]) {
      holder.style.insetBlockStart = `${top}px`;
      word(tag).focus();
      tag.open = true;
      await tag.updateComplete;
      await waitUntil(() => isShown(tag) && popup(tag).tabIndex === 0, "it can be focused");
      const { top: from, bottom: to } = popup(tag).getBoundingClientRect();
      assert.isAtLeast(from, 0);
      assert.isAtMost(to, 900);
      await sendKeys({ press: "Tab" });
      assert.equal(tag.shadowRoot!.activeElement, popup(tag));
      assert.isTrue(tag.open);
      await sendKeys({ press: "End" });
      const { scrollHeight, clientHeight } = popup(tag);
      await waitUntil(() => popup(tag).scrollTop + clientHeight >= scrollHeight - 2, "it is at its end");
      if (top === 40) await axe(tag);
      await sendKeys({ press: "Escape" });
      assert.isFalse(tag.open);
      await tag.updateComplete;
    }
    tag.definition = "Short.";
    tag.open = true;
    await tag.updateComplete;
    await waitUntil(() => isShown(tag) && !popup(tag).hasAttribute("tabindex"), "a short one is no stop for Tab");
  });

  it("has the definition of its word, or of what it names", async () => {
    const { tag } = await sentence("<ae-term>latent codes</ae-term>");
    assert.equal(tag.definition, terms.latentCode);
    await tag.ready;
    tag.term = "MSE";
    assert.equal(tag.definition, terms.mse);
    await tag.updateComplete;
    assert.equal(tag.getAttribute("term"), "MSE");
    assert.include(popup(tag).textContent, terms.mse);
    tag.definition = "What the author says.";
    await tag.updateComplete;
    assert.include(popup(tag).textContent, "What the author says.");
    assert.equal(tag.definition, "What the author says.");
  });

  it("an author's own word needs no glossary", async () => {
    const heard = await warnings(async () => {
      const { tag } = await sentence('<ae-term definition="A made-up part.">gizmo</ae-term>');
      assert.equal(tag.definition, "A made-up part.");
      assert.exists(word(tag));
    });
    assert.deepEqual(heard, []);
  });

  it("an unknown word stands as it is, and is complained of once on a page", async () => {
    const heard = await warnings(async () => {
      const { holder, tag } = await make("<p>A <ae-term>flux capacitor</ae-term> and a <ae-term>flux capacitor</ae-term>.</p>");
      assert.equal(tag.definition, "");
      assert.notExists(word(tag));
      assert.equal(holder.innerText, "A flux capacitor and a flux capacitor.");
      tag.open = true;
      assert.isFalse(tag.open);
    });
    assert.lengthOf(heard, 1);
    assert.match(heard[0], /flux capacitor/);
  });

  it("follows its text", async () => {
    const { tag } = await sentence("<ae-term>encoder</ae-term>");
    tag.textContent = "decoder";
    await waitUntil(() => tag.definition === terms.decoder);
  });

  it("opens under the pointer, stays while the pointer is on it, and closes after", async () => {
    const { tag } = await sentence("<ae-term>manifold</ae-term>");
    await sendMouse({ type: "move", position: centre(word(tag)) });
    await waitUntil(() => isShown(tag), "it opens");
    await sendMouse({ type: "move", position: centre(popup(tag)) });
    await new Promise((done) => setTimeout(done, 400));
    assert.isTrue(isShown(tag), "it can be pointed at");
    await away();
    await waitUntil(() => !tag.open, "it closes");
    await waitUntil(() => !popup(tag).matches(":popover-open"));
  });

  it("a press holds it, the next one closes it, and both are told", async () => {
    const { tag } = await sentence("<ae-term>manifold</ae-term>");
    const told: unknown[] = [];
    tag.addEventListener("ae-change", (event) => told.push(event.detail.open));
    await sendMouse({ type: "click", position: centre(word(tag)) });
    await waitUntil(() => isShown(tag));
    await away();
    await new Promise((done) => setTimeout(done, 400));
    assert.isTrue(tag.open);
    await sendMouse({ type: "click", position: centre(word(tag)) });
    assert.isFalse(tag.open);
    assert.deepEqual(told, [true, false]);
  });

  it("closes at a press elsewhere, and when another opens", async () => {
    const { holder, tag } = await make("<p>A <ae-term>encoder</ae-term> and a <ae-term>decoder</ae-term>.</p>");
    const other = holder.querySelectorAll<AeTerm>("ae-term")[1];
    tag.open = true;
    await tag.updateComplete;
    other.open = true;
    assert.isFalse(tag.open);
    await other.updateComplete;
    await sendMouse({ type: "click", position: [700, 500] });
    assert.isFalse(other.open);
  });

  it("by keyboard: the focus opens it, Tab leads to the figure, Escape closes it and keeps the focus", async () => {
    const { holder, tag } = await make(
      '<div><p>The <ae-term>loss</ae-term>.</p><ae-loss-calculator style="display: block; margin-block-start: 900px"></ae-loss-calculator></div>',
    );
    await sendKeys({ press: "Tab" });
    assert.equal(document.activeElement, tag);
    assert.isTrue(tag.open);
    await tag.updateComplete;
    assert.equal(word(tag).getAttribute("aria-expanded"), "true");
    await sendKeys({ press: "Escape" });
    await tag.updateComplete;
    assert.isFalse(isShown(tag));
    assert.equal(tag.shadowRoot!.activeElement, word(tag));
    await sendKeys({ press: "Enter" });
    await tag.updateComplete;
    assert.isTrue(isShown(tag));
    await sendKeys({ press: "Tab" });
    assert.equal(tag.shadowRoot!.activeElement, link(tag));
    assert.match(link(tag)!.textContent, /five pixels/);
    await sendKeys({ press: "Enter" });
    const figure = holder.querySelector("ae-loss-calculator")!;
    await waitUntil(() => document.activeElement === figure, "the figure has the focus");
    assert.isFalse(tag.open);
    await waitUntil(() => {
      const { top, bottom } = figure.getBoundingClientRect();
      return top < innerHeight && bottom > 0;
    }, "the figure is in view");
  });

  it("closes when the focus goes on", async () => {
    const { tag } = await make("<p>The <ae-term>epoch</ae-term> <button>next</button></p>");
    await sendKeys({ press: "Tab" });
    await tag.updateComplete;
    assert.isTrue(isShown(tag));
    await sendKeys({ press: "Tab" });
    assert.isFalse(tag.open);
  });

  it("shows no way to a figure that is not there, or that the author hides", async () => {
    const { tag } = await sentence("<ae-term>PSNR</ae-term>");
    tag.open = true;
    await tag.updateComplete;
    assert.notExists(link(tag));
    const hidden = await make('<div><p><ae-term hide="link">loss</ae-term></p><ae-loss-calculator></ae-loss-calculator></div>');
    hidden.tag.open = true;
    await hidden.tag.updateComplete;
    assert.notExists(link(hidden.tag));
  });

  it("finds a figure outside the shadow root that it stands in", async () => {
    const holder = await fixture("<div><div class='host'></div><ae-loss-calculator></ae-loss-calculator></div>");
    const root = holder.querySelector(".host")!.attachShadow({ mode: "open" });
    root.innerHTML = "<p><ae-term>MSE</ae-term></p>";
    const tag = root.querySelector<AeTerm>("ae-term")!;
    tag.open = true;
    await tag.updateComplete;
    assert.exists(link(tag));
  });

  for (const [title, direction, width] of [
    ["at 320 px", "ltr", 320],
    ["at 320 px, right to left", "rtl", 320],
    ["at 800 px", "ltr", 800],
  ] as const) {
    it(`its box is at the word and inside the window, ${title}`, async () => {
      await setViewport({ width, height: 500 });
      const { holder } = await make(
        `<div dir="${direction}"><p><ae-term>manifold</ae-term> and quite some words between, and then the <ae-term>reconstruction error</ae-term></p></div>`,
      );
      for (const each of holder.querySelectorAll<AeTerm>("ae-term")) {
        each.open = true;
        await each.updateComplete;
        await nextFrame();
        await nextFrame();
        const box = popup(each).getBoundingClientRect();
        const at = word(each).getBoundingClientRect();
        assert.isAtLeast(box.left, 8);
        assert.isAtMost(box.right, document.documentElement.clientWidth - 8);
        assert.isAtLeast(box.top, at.bottom);
        assert.isAtMost(box.top, at.bottom + 16);
      }
    });
  }

  it("its text is set as ever, whatever the paragraph hands down", async () => {
    const looks = [
      "",
      "font: italic 700 30px/3 serif; letter-spacing: 4px; text-align: right; text-align-last: right; text-indent: 40px; ",
    ];
    looks[1] += "text-transform: uppercase; text-shadow: 2px 2px red; word-break: break-all; line-break: anywhere; overflow-wrap: anywhere";
    const seen: unknown[] = [];
    for (const style of looks) {
      const { tag } = await make(`<p style="${style}">It keeps a <ae-term>bottleneck</ae-term>, and so on.</p>`);
      tag.open = true;
      await waitUntil(() => isShown(tag));
      const definition = tag.shadowRoot!.querySelector(".definition")!;
      const { width, height } = definition.getBoundingClientRect();
      const { textShadow, textAlignLast, wordBreak, overflowWrap } = getComputedStyle(definition);
      seen.push({ width, height, textShadow, textAlignLast, wordBreak, overflowWrap });
      tag.open = false;
    }
    const [plain, handed] = seen;
    assert.deepEqual(handed, plain);
  });

  it("stands above its word at the window's lower edge", async () => {
    const { tag } = await make('<p style="position: fixed; inset-block-end: 0; margin: 0">The <ae-term>bottleneck</ae-term>.</p>');
    tag.open = true;
    await tag.updateComplete;
    await nextFrame();
    assert.isAtMost(popup(tag).getBoundingClientRect().bottom, word(tag).getBoundingClientRect().top);
  });

  it("is placed by script where style sheets can't", async () => {
    const { supports } = CSS;
    CSS.supports = (...args: [string]) => !args[0].startsWith("position-area") && supports.apply(CSS, args);
    try {
      const { tag } = await make('<p style="margin-block-start: 120px">The <ae-term>bottleneck</ae-term>.</p>');
      popup(tag).style.setProperty("position-area", "none");
      popup(tag).style.setProperty("position-anchor", "auto");
      tag.open = true;
      await tag.updateComplete;
      await waitUntil(() => popup(tag).style.top !== "", "it was placed");
      const box = popup(tag).getBoundingClientRect();
      assert.closeTo(box.top, word(tag).getBoundingClientRect().bottom + 6, 1);
      assert.isAtLeast(box.left, 11);
    } finally {
      CSS.supports = supports;
    }
  });

  it("asks for no model, no KaTeX, and for the script that places it only where that is needed", async () => {
    await sentence("<ae-term>prior</ae-term>");
    const asked = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
    assert.deepEqual(
      asked.filter((path) => /tensorflow|\/weights\/|\.wasm$|\/model\/(engine|pool)|node_modules\/katex/.test(path)),
      [],
    );
  });

  it("a reader hears the word, that it opens, and the definition", async () => {
    const { tag } = await sentence("<ae-term>epoch</ae-term>");
    interface Node {
      role: string;
      name: string;
      description?: string;
      expanded?: boolean;
      children?: Node[];
    }
    const find = (node: Node): Node | undefined =>
      node.role === "button" && node.name === "epoch" ? node : node.children?.map(find).find(Boolean);
    const heard = find((await a11ySnapshot({})) as unknown as Node);
    assert.equal(heard?.description, terms.epoch);
    await axe(tag.parentElement!);
    tag.open = true;
    await tag.updateComplete;
    await axe(tag.parentElement!);
  });

  it("on paper the definition stands behind the word, small", async () => {
    const { tag } = await sentence("<ae-term>epoch</ae-term>");
    const paper = tag.shadowRoot!.querySelector<HTMLElement>(".on-paper")!;
    assert.equal(getComputedStyle(paper).display, "none");
    await emulateMedia({ media: "print" });
    assert.equal(getComputedStyle(paper).display, "inline");
    assert.equal(paper.textContent, ` (${terms.epoch.replace(/\.$/, "")})`);
  });

  it("speaks the page's language where it has words, and says when they are English", async () => {
    registerTranslation("eo", { terms: { epoch: "Unu trairo de ĉiuj ekzemploj." } });
    const { tag } = await make('<p lang="eo"><ae-term term="epoch">epoko</ae-term></p>');
    assert.equal(tag.definition, "Unu trairo de ĉiuj ekzemploj.");
    assert.equal(popup(tag).lang, "");
    const other = await make('<p lang="ja"><ae-term term="epoch">エポック</ae-term></p>');
    assert.equal(popup(other.tag).lang, "en");
  });

  it("gives everything back when it goes", async () => {
    const { tag } = await sentence("<ae-term>epoch</ae-term>");
    tag.open = true;
    await tag.updateComplete;
    tag.remove();
    assert.isFalse(tag.open);
    document.body.append(tag);
    await tag.updateComplete;
    tag.open = true;
    await tag.updateComplete;
    assert.isTrue(isShown(tag));
    tag.reset();
    await tag.updateComplete;
    assert.isFalse(isShown(tag));
    tag.remove();
  });

  it("has a state that is empty, and is ready once", async () => {
    const { tag } = await sentence('<ae-term state="garbage">epoch</ae-term>');
    assert.equal(tag.state, "");
    await tag.ready;
    const late = document.createElement("ae-term");
    late.textContent = "code";
    const ready = oneEvent(late, "ae-ready");
    document.body.append(late);
    await ready;
    late.remove();
  });
});
