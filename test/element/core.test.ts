import { css, html } from "lit";
import { property } from "lit/decorators.js";
import { adopt } from "../../src/core/adopt.js";
import { AeElement } from "../../src/core/ae-element.js";
import { frame, symbols } from "../../src/core/base.styles.js";
import { define } from "../../src/core/define.js";
import { Latest } from "../../src/core/latest.js";
import { PaletteController } from "../../src/core/palette.js";
import { renderPrompt } from "../../src/core/prompt.js";
import { integer, oneOf } from "../../src/core/params.js";
import { valid } from "../../src/core/valid.js";
import { tokens } from "../../src/core/tokens.js";
import { registerTranslation, words } from "../../src/i18n/registry.js";
import { common } from "../../src/i18n/en/common.js";
import { assert, emulateMedia, fixture, nextFrame, oneEvent, sendKeys, sendMouse, waitUntil } from "../helpers/index.js";

/** The smallest tag: doubles its k, slowly. */
class TestDouble extends AeElement {
  static override styles = [tokens, frame, symbols, css``];
  readonly palette = new PaletteController(this);
  @valid(integer({ min: 1, max: 64, fallback: 8 })) @property({ reflect: true }) k = 8;
  @valid(oneOf(["none", "pca"], "none")) @property({ reflect: true }) compare: "none" | "pca" = "none";
  doubled = 0;
  readonly work = new Latest((error) => {
    throw error;
  });

  override reset(): void {
    this.k = 8;
  }
  protected override saveState() {
    return { k: this.k === 8 ? undefined : this.k };
  }
  protected override restoreState(fields: Record<string, string>) {
    this.k = fields.k as unknown as number;
  }
  protected override pending() {
    return this.work.idle;
  }
  protected override willUpdate(changed: Map<string, unknown>) {
    if (!changed.has("k")) return;
    this.work.run(async (signal) => {
      await new Promise((done) => setTimeout(done, 20));
      if (signal.aborted) return;
      this.doubled = 2 * this.k;
      this.requestUpdate();
      this.becomeReady();
    });
  }
  protected override render() {
    return html`<span class="probe"></span><b>${words("common", common, this.language).reset}</b><i>${this.doubled}</i>`;
  }
}
define("test-double", TestDouble);

/** The smallest figure with a prediction; its answer comes when the test says so. */
class TestPrompt extends AeElement {
  @property({ attribute: false }) asks = true;
  @property({ attribute: false }) said: string | null = null;
  /** What stands in the strip at once. */
  answer: string | null = "so it is";

  override reset(): void {}
  protected override saveState() {
    return {};
  }
  protected override restoreState() {}
  protected override render() {
    return html`<div class="figure" role="group">
      <button part="reset">Reset</button>
      <input type="radio" name="r" /><input type="radio" name="r" checked /><button disabled>not yet</button>
      ${
        this.asks || this.said
          ? renderPrompt({
              words: common,
              prediction: { question: "What?", options: [{ id: "a", label: "This" }] },
              revealed: this.said,
              onPredict: () => {
                this.asks = false;
                this.said = this.answer;
              },
              onSkip: () => (this.asks = false),
            })
          : null
      }
      ${
        this.hide
          ? null
          : html`<div hidden><button>unseen</button></div>
              <button class="after">after</button>`
      }
    </div>`;
  }
}
define("test-prompt", TestPrompt);

function warnings(): { texts: string[]; stop: () => void } {
  const texts: string[] = [];
  const { warn } = console;
  console.warn = (...parts: unknown[]) => texts.push(parts.join(" "));
  return { texts, stop: () => (console.warn = warn) };
}

describe("AeElement", () => {
  it("bends garbage in attributes and properties, warns once each, and goes on", async () => {
    const heard = warnings();
    const el = await fixture<TestDouble>('<test-double k="banana" compare="svd"></test-double>');
    assert.equal(el.k, 8);
    assert.equal(el.compare, "none");
    for (const _ of [1, 2]) el.setAttribute("k", "1e9");
    assert.equal(el.k, 64);
    (el as { k: unknown }).k = "-3";
    assert.equal(el.k, 1);
    heard.stop();
    assert.lengthOf(heard.texts, 4, heard.texts.join("\n"));
    assert.match(heard.texts[0], /^<test-double> (k|compare): /);
    await el.updateComplete;
    assert.equal(el.getAttribute("k"), "1");
  });

  it("updateComplete waits for the answer of asynchronous work", async () => {
    const el = await fixture<TestDouble>("<test-double></test-double>");
    assert.equal(el.doubled, 16);
    el.k = 3;
    el.k = 21;
    await el.updateComplete;
    assert.equal(el.doubled, 42);
    assert.equal(el.renderRoot.querySelector("i")?.textContent, "42");
  });

  it("is ready once, with an event that crosses shadow roots", async () => {
    const el = document.createElement("test-double") as TestDouble;
    const host = document.createElement("div");
    host.attachShadow({ mode: "open" }).append(el);
    const event = oneEvent(document.body, "ae-ready");
    document.body.append(host);
    await el.ready;
    assert.equal((await event).target, host);
    host.remove();
  });

  it("state goes through a link and back; what is missing is default", async () => {
    const el = await fixture<TestDouble>('<test-double state="k=5"></test-double>');
    assert.equal(el.k, 5);
    assert.equal(el.state, "k=5");
    el.state = "";
    assert.equal(el.k, 8);
    assert.equal(el.state, "");
  });

  it("speaks the language of its nearest ancestor and follows a change, also through shadow roots", async () => {
    registerTranslation("nl", { common: { reset: "Herstel" } });
    const outer = await fixture('<div lang="nl"><section></section></div>');
    const shadow = outer.querySelector("section")!.attachShadow({ mode: "open" });
    shadow.innerHTML = "<test-double></test-double>";
    const el = shadow.firstElementChild as TestDouble;
    await el.updateComplete;
    assert.equal(el.renderRoot.querySelector("b")?.textContent, "Herstel");
    outer.lang = "en";
    await waitUntil(() => el.renderRoot.querySelector("b")?.textContent === "Reset");
  });

  it("keeps its styles in another document and back, those that came late too", async () => {
    const el = await fixture<TestDouble>("<test-double></test-double>");
    const late = css`
      b {
        color: rgb(1, 2, 3);
      }
    `;
    adopt(el, late);
    adopt(el, late);
    const count = el.shadowRoot!.adoptedStyleSheets.length;
    const colour = () => getComputedStyle(el.shadowRoot!.querySelector("b")!).color;
    const home = el.parentElement!;
    const frameElement = document.createElement("iframe");
    home.append(frameElement);
    for (const place of [frameElement.contentDocument!.body, home]) {
      place.append(el);
      assert.lengthOf(el.shadowRoot!.adoptedStyleSheets, 0, "the browser has started to keep them: restyle.ts can go");
      await waitUntil(() => el.shadowRoot!.adoptedStyleSheets.length === count);
      assert.equal(colour(), "rgb(1, 2, 3)");
    }
  });

  it("styles that come when the tag has gone to another document are made for that document", async () => {
    const el = await fixture<TestDouble>("<test-double></test-double>");
    const home = el.parentElement!;
    const page = document.createElement("iframe");
    home.append(page);
    page.contentDocument!.body.append(el);
    const late = css`
      b {
        color: rgb(4, 5, 6);
      }
    `;
    adopt(el, late);
    const colour = () => page.contentWindow!.getComputedStyle(el.shadowRoot!.querySelector("b")!).color;
    await waitUntil(() => colour() === "rgb(4, 5, 6)");
    home.append(el);
    await waitUntil(() => getComputedStyle(el.shadowRoot!.querySelector("b")!).color === "rgb(4, 5, 6)");
  });

  it("a page's own rules for everything leave its type and its text alone", async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "body * { font-size: 30px; line-height: 3; container-type: normal } body { text-indent: 4em; white-space: pre-wrap }",
    );
    document.adoptedStyleSheets.push(sheet);
    const el = await fixture<TestDouble>("<test-double></test-double>");
    const { fontSize, lineHeight, containerType } = getComputedStyle(el);
    const { textIndent, whiteSpace } = getComputedStyle(el.shadowRoot!.querySelector("b")!);
    document.adoptedStyleSheets.pop();
    assert.deepEqual([fontSize, lineHeight, containerType, textIndent, whiteSpace], ["15px", "21px", "inline-size", "0px", "normal"]);
  });

  it("lights a quantity and puts it out", async () => {
    const el = await fixture<TestDouble>("<test-double></test-double>");
    el.highlight("z");
    assert.equal(el.dataset.lit, "z");
    el.highlight(null);
    assert.notProperty(el.dataset, "lit");
  });

  it("a second definition of a tag is ignored, with one warning when the version differs", () => {
    const heard = warnings();
    class Other extends HTMLElement {
      static version = "0.0.1";
    }
    define("test-double", TestDouble);
    assert.lengthOf(heard.texts, 0);
    define("test-double", Other);
    heard.stop();
    assert.lengthOf(heard.texts, 1);
    assert.match(heard.texts[0], /already defined by ae-elements/);
  });
});

describe("the strip of a prediction", () => {
  const inside = (el: Element, selector: string) => el.shadowRoot!.querySelector<HTMLElement>(selector)!;
  const focused = (el: Element) => el.shadowRoot!.activeElement;
  async function press(el: TestPrompt, selector: string, key = "Enter"): Promise<void> {
    inside(el, selector).focus();
    await sendKeys({ press: key });
    await el.updateComplete;
  }

  it("the keyboard's focus goes to the answer when its button has gone", async () => {
    const el = await fixture<TestPrompt>("<test-prompt></test-prompt>");
    await press(el, ".answers button");
    assert.equal(focused(el), inside(el, "[role=status]"));
  });

  it("to one that comes later, by the next control, unless the reader has gone on", async () => {
    for (const goesOn of [false, true]) {
      const el = await fixture<TestPrompt>("<test-prompt></test-prompt>");
      el.answer = null;
      await press(el, ".answers button", "Space");
      assert.equal(focused(el), inside(el, ".after"));
      if (goesOn) await sendKeys({ press: "Shift" });
      el.said = "at last";
      await el.updateComplete;
      assert.equal(focused(el), inside(el, goesOn ? ".after" : "[role=status]"));
    }
  });

  it("after Skip to the next control, or to the figure's first, never to Reset while there is another", async () => {
    const el = await fixture<TestPrompt>("<test-prompt></test-prompt>");
    await press(el, ".prompt .last");
    assert.isNull(inside(el, ".prompt"));
    assert.equal(focused(el), inside(el, ".after"));
    const last = await fixture<TestPrompt>('<test-prompt hide="after"></test-prompt>');
    await press(last, ".prompt .last");
    assert.equal(focused(last), inside(last, "input:checked"));
  });

  it("a pointer's click, and a script's, move no focus", async () => {
    const el = await fixture<TestPrompt>("<test-prompt></test-prompt>");
    const { left, top } = inside(el, ".prompt .last").getBoundingClientRect();
    await sendMouse({ type: "click", position: [Math.round(left + 9), Math.round(top + 20)] });
    await el.updateComplete;
    assert.isNull(inside(el, ".prompt"));
    assert.isNull(focused(el));
    const other = await fixture<TestPrompt>("<test-prompt></test-prompt>");
    inside(other, ".answers button").click();
    await other.updateComplete;
    assert.isNull(focused(other));
  });
});

describe("colours", () => {
  it("follow the colour scheme of the place, an author's property, and forced colours", async () => {
    const el = await fixture<TestDouble>('<test-double style="color-scheme: light"></test-double>');
    assert.equal(el.palette.current.colours.z, "rgb(0, 92, 70)");
    assert.deepEqual([...el.palette.current.rgb.z], [0, 92, 70]);

    el.style.colorScheme = "dark";
    await waitUntil(() => el.palette.current.colours.z === "rgb(53, 201, 131)", "the palette follows a change of scheme");

    document.documentElement.style.setProperty("--ae-z", "rgb(1, 2, 3)");
    const themed = await fixture<TestDouble>("<test-double></test-double>");
    assert.equal(themed.palette.current.colours.z, "rgb(1, 2, 3)");
    document.documentElement.style.removeProperty("--ae-z");

    await emulateMedia({ forcedColors: "active" });
    await nextFrame();
    await waitUntil(() => el.palette.current.forced);
    assert.equal(el.palette.current.colours.z, el.palette.current.colours.ink);
  });

  it("are the usual ones for a tag that its parent has no slot for yet, and asked again when it has", async () => {
    const holder = await fixture('<div style="color-scheme: dark"></div>');
    const root = holder.attachShadow({ mode: "open" });
    holder.innerHTML = "<test-double></test-double>";
    const el = holder.querySelector<TestDouble>("test-double")!;
    await el.updateComplete;
    assert.deepEqual([...el.palette.current.rgb.ink], [26, 28, 32]);
    root.innerHTML = "<slot></slot>";
    assert.equal(el.palette.current.colours.ink, "rgb(236, 234, 228)");
  });

  it("stay light on a page that says nothing, whatever the reader's system says", async () => {
    await emulateMedia({ colorScheme: "dark" });
    const el = await fixture<TestDouble>("<test-double></test-double>");
    assert.equal(el.palette.current.colours.ink, "rgb(26, 28, 32)");
  });
});

/** Takes longer to show itself than a tag's share of a task. */
class TestSlow extends AeElement {
  static shown: number[] = [];
  static task = 0;
  override reset(): void {}
  protected override saveState() {
    return {};
  }
  protected override restoreState() {}
  protected override render() {
    TestSlow.shown.push(TestSlow.task);
    // goes before timers, so that it comes between any two tasks
    void scheduler.postTask(() => TestSlow.task++, { priority: "user-blocking" });
    const end = performance.now() + 10;
    while (performance.now() < end);
    return html`slow`;
  }
}
define("test-slow", TestSlow);

describe("tags that come all at once", () => {
  it("show themselves in tasks of their own, and updateComplete waits for it", async () => {
    const shelf = await fixture("<div></div>");
    await nextFrame();
    shelf.innerHTML = "<test-slow></test-slow>".repeat(6);
    const tags = [...shelf.children] as TestSlow[];
    await Promise.all(tags.map((tag) => tag.updateComplete));
    assert.deepEqual(
      tags.map((tag) => tag.shadowRoot!.textContent),
      Array.from(tags, () => "slow"),
    );
    assert.isAtLeast(new Set(TestSlow.shown).size, 5, TestSlow.shown.join());
  });

  it("match :state(unpainted) while they wait, so that a page can keep their room", async () => {
    const shelf = await fixture("<div></div>");
    await nextFrame();
    shelf.innerHTML = "<test-slow></test-slow>".repeat(3);
    const tags = [...shelf.children] as TestSlow[];
    const wait = () => tags.map((tag) => tag.matches(":state(unpainted)"));
    await Promise.resolve();
    assert.deepEqual(wait(), [false, true, true]);
    assert.equal(tags[2].shadowRoot!.textContent, "");
    await Promise.all(tags.map((tag) => tag.updateComplete));
    assert.deepEqual(wait(), [false, false, false]);
  });
});
