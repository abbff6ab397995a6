import { html, render } from "lit";
import type { QuantitySource } from "../../src/core/quantities.js";
import { math } from "../../src/core/tex.js";
import "../../src/elements/formula/define.js";
import type { AeFormula } from "../../src/elements/formula/formula.element.js";
import { FORMULA_NAMES } from "../../src/elements/formula/formula.logic.js";
import "../../src/elements/loss-calculator/define.js";
import type { AeLossCalculator } from "../../src/elements/loss-calculator/loss-calculator.element.js";
import { registerTranslation } from "../../src/i18n/registry.js";
import {
  assert,
  axe,
  emulateMedia,
  fixture,
  nextFrame,
  oneEvent,
  sendKeys,
  sendMouse,
  setViewport,
  touchDrag,
  waitUntil,
} from "../helpers/index.js";

const inside = <T extends Element = HTMLElement>(element: Element, selector: string) => element.shadowRoot!.querySelector<T>(selector)!;
const all = (element: Element, selector: string) => [...element.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
const symbolAt = (element: Element, name: string) => inside(element, `.symbol[data-symbol="${name}"]`);
const shown = (element: Element) => inside(element, ".meanings > .shown").textContent.replace(/\s+/g, " ").trim();
const chosenIn = (element: Element) => all(element, ".symbol.chosen").map((each) => each.dataset.symbol);

async function pointAt(element: Element): Promise<void> {
  const { left, top, width, height } = element.getBoundingClientRect();
  await sendMouse({ type: "move", position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
  await nextFrame();
}

const requests = (part: RegExp) => performance.getEntriesByType("resource").filter(({ name }) => part.test(name)).length;

describe("ae-formula: built-in formulas", () => {
  // before any test that brings KaTeX
  it("shows the encoder and the decoder without an attribute, at once, and asks for no KaTeX", async () => {
    const element = await fixture<AeFormula>("<ae-formula></ae-formula>");
    await element.ready;
    assert.deepEqual(
      element.symbols.map(({ name }) => name),
      ["z", "theta", "x", "xhat", "phi"],
    );
    assert.include(inside(element, ".katex-mathml").textContent, "z=fθ(x)");
    assert.equal(requests(/katex(-typeset|\.mjs|\.js|\.min)/), 0);
  });

  for (const name of FORMULA_NAMES)
    it(`${name} is typeset without KaTeX and accessible`, async () => {
      const element = await fixture<AeFormula>(`<ae-formula name="${name}" display></ae-formula>`);
      assert.isAbove(element.symbols.length, 0);
      for (const symbol of element.symbols) assert.match(symbol.meaning, /^[^:]+: .*\.$/, symbol.name);
      await axe(element);
      assert.equal(requests(/katex(-typeset|\.mjs|\.js|\.min)/), 0);
    });

  it("an unknown name falls back with one warning", async () => {
    const warnings: string[] = [];
    const { warn } = console;
    console.warn = (message: string) => warnings.push(message);
    const element = await fixture<AeFormula>('<ae-formula name="banana"></ae-formula>');
    console.warn = warn;
    assert.equal(element.name, "");
    assert.equal(element.symbols[0].name, "z");
    assert.lengthOf(warnings, 1);
    assert.match(warnings[0], /no formula "banana".*autoencoder/);
  });

  it("display and text style differ where there is a sum", async () => {
    const element = await fixture<AeFormula>('<ae-formula name="mse"></ae-formula>');
    assert.isNull(inside(element, ".large-op"));
    element.display = true;
    await element.updateComplete;
    assert.isNotNull(inside(element, ".large-op"));
    assert.isTrue(element.hasAttribute("display"));
  });
});

describe("ae-formula: pointing", () => {
  it("hover shows the meaning, marks all places of the symbol and its legend, and leaves again", async () => {
    const element = await fixture<AeFormula>("<ae-formula></ae-formula>");
    assert.match(shown(element), /^Point at a symbol/);
    await pointAt(symbolAt(element, "z"));
    assert.deepEqual(chosenIn(element), ["z", "z"]);
    assert.match(shown(element), /code The few numbers/);
    assert.equal(inside(element, ".item.chosen dd").textContent, "code");
    await pointAt(symbolAt(element, "phi"));
    assert.deepEqual(chosenIn(element), ["phi"]);
    await sendMouse({ type: "move", position: [790, 590] });
    await nextFrame();
    assert.deepEqual(chosenIn(element), []);
    assert.match(shown(element), /^Point at a symbol/);
  });

  it("never changes its height while symbols are pointed at", async () => {
    await setViewport({ width: 320, height: 700 });
    const element = await fixture<AeFormula>('<ae-formula name="vae" display></ae-formula>');
    await document.fonts.ready;
    const height = element.offsetHeight;
    for (const { name } of element.symbols) {
      await pointAt(symbolAt(element, name));
      assert.deepEqual([...new Set(chosenIn(element))], [name]);
      assert.equal(element.offsetHeight, height, name);
      const sentence = inside(element, ".meanings > .shown");
      assert.isAbove(sentence.offsetHeight, 0, name);
      assert.isAtMost(sentence.getBoundingClientRect().bottom, element.getBoundingClientRect().bottom + 1, name);
    }
  });

  it("a press pins the symbol and says so; a second press lets it go", async () => {
    const element = await fixture<AeFormula>("<ae-formula></ae-formula>");
    const changed = oneEvent(element, "ae-change");
    const { left, top, width, height } = symbolAt(element, "x").getBoundingClientRect();
    const position: [number, number] = [Math.round(left + width / 2), Math.round(top + height / 2)];
    await sendMouse({ type: "click", position });
    assert.deepEqual((await changed).detail, { symbol: "x" });
    await sendMouse({ type: "move", position: [790, 590] });
    await nextFrame();
    assert.deepEqual(chosenIn(element), ["x"]);
    assert.equal(symbolAt(element, "x").getAttribute("aria-pressed"), "true");
    assert.equal(element.state, "symbol=x");
    await sendMouse({ type: "click", position });
    await nextFrame();
    assert.deepEqual(chosenIn(element), []);
    assert.equal(element.state, "");
  });

  it("a finger that lands beside a small symbol means it", async () => {
    const element = await fixture<AeFormula>("<ae-formula></ae-formula>");
    const { left, bottom } = symbolAt(element, "z").getBoundingClientRect();
    await touchDrag({ x: Math.max(1, left - 4), y: bottom + 6 });
    await waitUntil(() => chosenIn(element).length > 0, "the tap did not choose a symbol");
    assert.deepEqual(chosenIn(element), ["z", "z"]);
  });

  it("the legend is as good as the symbol", async () => {
    const element = await fixture<AeFormula>("<ae-formula></ae-formula>");
    await pointAt(all(element, ".item")[3]);
    assert.deepEqual(chosenIn(element), ["xhat"]);
  });
});

describe("ae-formula: keyboard", () => {
  it("one Tab stop; arrows, Home and End go through the symbols; Enter pins; Escape clears", async () => {
    const element = await fixture<AeFormula>("<ae-formula></ae-formula>");
    const focused = () => (element.shadowRoot!.activeElement as HTMLElement | null)?.dataset.symbol;
    await sendKeys({ press: "Tab" });
    assert.equal(focused(), "z");
    await nextFrame();
    assert.match(shown(element), /code/);
    await sendKeys({ press: "ArrowRight" });
    assert.equal(focused(), "theta");
    await sendKeys({ press: "End" });
    assert.equal(focused(), "z");
    await sendKeys({ press: "ArrowLeft" });
    assert.equal(focused(), "phi");
    await nextFrame();
    assert.deepEqual(chosenIn(element), ["phi"]);
    await sendKeys({ press: "Enter" });
    assert.equal(element.state, "symbol=phi");
    await sendKeys({ press: "Escape" });
    await nextFrame();
    assert.equal(element.state, "");
    assert.deepEqual(chosenIn(element), []);
    assert.equal(focused(), "phi");
    assert.equal(all(element, '.symbol[tabindex="0"]').length, 1);
    await sendKeys({ press: "Tab" });
    assert.isUndefined(focused(), "Tab leaves the formula");
  });

  it("a symbol says its sign, its name and its meaning", async () => {
    const element = await fixture<AeFormula>("<ae-formula></ae-formula>");
    assert.equal(symbolAt(element, "theta").getAttribute("role"), "button");
    assert.match(symbolAt(element, "theta").getAttribute("aria-label")!, /^fθ, encoder, The network/);
    assert.equal(inside(element, ".katex-html").getAttribute("aria-label"), "Symbols of the formula");
  });
});

describe("ae-formula: the author's TeX", () => {
  it("is set by KaTeX, which arrives now; marked symbols can be pointed at", async () => {
    const element = await fixture<AeFormula>(String.raw`<ae-formula display tex="\frac{784}{\q{k}{k}} = \q{r}{r}"></ae-formula>`);
    await element.ready;
    assert.isAbove(requests(/katex/), 0);
    assert.deepEqual(
      element.symbols.map(({ name, quantity, meaning }) => [name, quantity, meaning.split(":")[0]]),
      [
        ["k", null, "length of the code"],
        ["r", null, ""],
      ],
    );
    assert.isNotNull(inside(element, ".mfrac"));
    await axe(element);
  });

  it("updateComplete waits for KaTeX, and setting tex shows the new formula", async () => {
    const element = await fixture<AeFormula>("<ae-formula></ae-formula>");
    element.tex = "\\q{a}{a} + \\q{b}{b}";
    await element.updateComplete;
    assert.deepEqual(
      element.symbols.map(({ label }) => label),
      ["a", "b"],
    );
  });

  it("takes meanings from a slotted list, also when it changes", async () => {
    const element = await fixture<AeFormula>(
      String.raw`<ae-formula tex="\q{n}{n}\q{x}{x}"><dl><dt>n</dt><dd>sample size</dd><dt>x</dt><dd>a <b>pixel</b></dd></dl></ae-formula>`,
    );
    assert.deepEqual(
      element.symbols.map(({ meaning }) => meaning),
      ["sample size", "a pixel"],
    );
    element.querySelector("dd")!.textContent = "batch size";
    await waitUntil(() => element.symbols[0].meaning === "batch size");
  });

  it("that is not valid shows its source, the place and the reason, and says so", async () => {
    const holder = await fixture("<div></div>");
    const failed = oneEvent(holder, "ae-error");
    const element = document.createElement("ae-formula");
    element.tex = "\\frac{1}{2} + \\oops{3}";
    holder.append(element);
    assert.deepEqual((await failed).detail, { code: "formula", message: "Undefined control sequence: \\oops", recoverable: true });
    await element.updateComplete;
    const failure = inside(element, '[role="alert"]');
    assert.include(failure.textContent, "\\frac{1}{2} + \\oops{3}");
    assert.include(failure.textContent, "Undefined control sequence");
    assert.equal(failure.querySelector("mark")!.textContent, "\\oops");
    await axe(element);
    element.tex = "\\frac{1}{2}";
    await element.updateComplete;
    assert.isNull(inside(element, '[role="alert"]'));
    assert.isNotNull(inside(element, ".mfrac"));
  });

  it("cannot run script or reach the page", async () => {
    const alerts: unknown[] = [];
    const { alert } = window;
    window.alert = (message) => alerts.push(message);
    for (const tex of [
      "\\href{javascript:alert(1)}{x}",
      '\\htmlData{q=z" onmouseover="alert(1)}{x}',
      "\\text{<img src=x onerror=alert(1)>}",
      "\\htmlStyle{background:url(javascript:alert(1))}{x}",
    ]) {
      const element = await fixture<AeFormula>("<ae-formula></ae-formula>");
      element.tex = tex;
      await element.updateComplete;
      assert.isNull(inside(element, "a, img, script, iframe"));
      for (const each of all(element, "*")) for (const { name } of each.attributes) assert.notMatch(name, /^on/);
    }
    await nextFrame();
    window.alert = alert;
    assert.deepEqual(alerts, []);
  });

  it("cannot paint over the page, in a line of its own or in running text", async () => {
    const holder = await fixture(
      '<div style="padding:200px"><ae-formula></ae-formula> <ae-formula hide="legend meaning"></ae-formula></div>',
    );
    for (const element of holder.querySelectorAll("ae-formula")) {
      element.tex = "a\\kern-8em\\rule{2em}{1em}";
      await element.updateComplete;
      const { left, top, height } = inside(element, ".katex-rule").getBoundingClientRect();
      assert.isBelow(left, element.getBoundingClientRect().left - 30, "the rule is outside");
      assert.notEqual(document.elementFromPoint(left + 5, top + height / 2), element, "and cannot be seen or touched there");
    }
  });
});

describe("ae-formula: linked to a figure", () => {
  it("shows the live values of the calculator, lights its parts, and is lit by it", async () => {
    const holder = await fixture(
      '<div><ae-formula name="mse" for="sums"></ae-formula><ae-loss-calculator id="sums"></ae-loss-calculator></div>',
    );
    const element = holder.querySelector<AeFormula>("ae-formula")!;
    const figure = holder.querySelector<AeLossCalculator>("ae-loss-calculator")!;
    await Promise.all([element.updateComplete, figure.updateComplete]);
    const value = (name: string) => element.symbols.find((each) => each.name === name)!.value;
    assert.equal(value("L"), figure.quantities.L!);
    assert.include(value("L")!, "0.008");
    assert.equal(value("d"), "5 pixels");
    assert.isNull(value("j"));

    await pointAt(symbolAt(element, "L"));
    await element.updateComplete;
    assert.equal(figure.dataset.lit, "L");
    assert.include(shown(element), "0.008");
    assert.include(symbolAt(element, "L").getAttribute("aria-label")!, "0.008");

    figure.step(0.1);
    await figure.updateComplete;
    figure.dispatchEvent(new CustomEvent("ae-change", { detail: {}, bubbles: true, composed: true }));
    await element.updateComplete;
    assert.notInclude(shown(element), "now 0.008");
    assert.include(shown(element), figure.quantities.L!);

    await sendMouse({ type: "move", position: [795, 595] });
    await element.updateComplete;
    assert.isUndefined(figure.dataset.lit);

    figure.dispatchEvent(new CustomEvent("ae-quantity", { detail: { quantity: "xhat" }, bubbles: true, composed: true }));
    await element.updateComplete;
    assert.deepEqual(chosenIn(element), ["xhat"]);
    assert.isUndefined(figure.dataset.lit, "what the figure lights itself is not lit again");
  });

  it("finds a figure that comes later, and forgets one that goes", async () => {
    const holder = await fixture('<div><ae-formula for="late" state="symbol=z"></ae-formula></div>');
    const element = holder.querySelector<AeFormula>("ae-formula")!;
    assert.isNull(element.symbols[0].value);
    const lit: unknown[] = [];
    const figure = Object.assign(document.createElement("div"), {
      id: "late",
      quantities: { z: "8 numbers" },
      highlight: (quantity: unknown) => lit.push(quantity),
    } satisfies Partial<HTMLElement> & QuantitySource);
    holder.append(figure);
    await waitUntil(() => element.symbols[0].value === "8 numbers", "the value did not come");
    assert.deepEqual(lit, ["z"]);
    figure.remove();
    await waitUntil(() => element.symbols[0].value === null, "the value did not go");
    assert.deepEqual(lit, ["z", null]);
  });

  it("looks in its own root first", async () => {
    await fixture('<ae-loss-calculator id="same" x="0" reconstruction="1"></ae-loss-calculator>');
    const host = await fixture("<div></div>");
    const root = host.attachShadow({ mode: "open" });
    root.innerHTML = '<ae-loss-calculator id="same"></ae-loss-calculator><ae-formula name="mse" for="same"></ae-formula>';
    const element = root.querySelector("ae-formula")!;
    await element.updateComplete;
    assert.equal(element.symbols[0].value, root.querySelector("ae-loss-calculator")!.quantities.L!);
    root.querySelector("ae-loss-calculator")!.remove();
    await waitUntil(() => element.symbols[0].value !== null && !element.symbols[0].value.includes("0.008"), "the document's was not taken");
  });

  it("says that an element without quantities is the wrong one", async () => {
    const { warn } = console;
    console.warn = () => {};
    const holder = await fixture('<div><p id="text"></p></div>');
    const failed = oneEvent(holder, "ae-error");
    const element = document.createElement("ae-formula");
    element.for = "text";
    holder.append(element);
    assert.equal((await failed).detail.code, "target");
    console.warn = warn;
  });
});

describe("ae-formula: at home everywhere", () => {
  it("fits 320 px, all formulas", async () => {
    await setViewport({ width: 320, height: 700 });
    const holder = await fixture(`<div>${FORMULA_NAMES.map((name) => `<ae-formula name="${name}" display></ae-formula>`).join("")}</div>`);
    await Promise.all([...holder.querySelectorAll("ae-formula")].map((element) => element.updateComplete));
    await document.fonts.ready;
    await nextFrame();
    for (const element of holder.querySelectorAll("ae-formula")) {
      const scroller = inside(element, ".scroller");
      assert.isAtMost(scroller.scrollWidth, scroller.clientWidth, `${element.name} has to scroll`);
    }
    assert.isAtMost(document.documentElement.scrollWidth, 320);
  });

  it("what does not fit scrolls inside, says so at its edge, and can be scrolled by keyboard", async () => {
    await setViewport({ width: 320, height: 700 });
    const element = await fixture<AeFormula>("<ae-formula></ae-formula>");
    element.tex = "a".repeat(100);
    await element.updateComplete;
    await nextFrame();
    const scroller = inside(element, ".scroller");
    await waitUntil(() => scroller.hasAttribute("data-after"), "no cue");
    assert.isFalse(scroller.hasAttribute("data-before"));
    assert.equal(scroller.tabIndex, 0);
    assert.isAtMost(document.documentElement.scrollWidth, 320);
    scroller.scrollLeft = 100;
    await waitUntil(() => scroller.hasAttribute("data-before"), "no cue at the start");
    await axe(element);
  });

  it("runs left to right in a right-to-left page", async () => {
    const holder = await fixture('<div dir="rtl" lang="ar"><ae-formula></ae-formula></div>');
    const element = holder.querySelector("ae-formula")!;
    await element.updateComplete;
    const [z, f] = ["z", "theta"].map((name) => symbolAt(element, name).getBoundingClientRect().left);
    assert.isBelow(z, f);
    const formula = inside(element, ".katex-html > :last-child").getBoundingClientRect();
    assert.isBelow(element.getBoundingClientRect().right - formula.right, 20, "stands at the start of the line");
    await axe(element);
  });

  it("dark, forced colours and print keep every word", async () => {
    const element = await fixture<AeFormula>('<ae-formula state="symbol=z"></ae-formula>');
    await emulateMedia({ colorScheme: "dark" });
    document.documentElement.style.cssText = "color-scheme: dark; background: #14161a";
    await axe(element);
    document.documentElement.style.cssText = "";
    await emulateMedia({ forcedColors: "active" });
    const outline = getComputedStyle(symbolAt(element, "z"), "::after").outlineStyle;
    assert.equal(outline, "solid");
    await emulateMedia({ media: "print" });
    for (const sentence of all(element, ".sentence")) assert.equal(getComputedStyle(sentence).visibility, "visible");
  });

  it("speaks the language of its ancestor", async () => {
    registerTranslation("eo", { formula: { code: "kodo", hint: "Montru simbolon." } });
    const holder = await fixture('<div lang="eo"><ae-formula></ae-formula></div>');
    const element = holder.querySelector("ae-formula")!;
    await element.updateComplete;
    assert.equal(shown(element), "Montru simbolon.");
    assert.match(element.symbols[0].meaning, /^kodo:/);
  });

  it("state is restored, reset clears it, and moving the tag keeps it", async () => {
    const element = await fixture<AeFormula>('<ae-formula state="symbol=phi"></ae-formula>');
    assert.deepEqual(chosenIn(element), ["phi"]);
    document.body.prepend(element);
    await element.updateComplete;
    assert.deepEqual(chosenIn(element), ["phi"]);
    element.reset();
    await element.updateComplete;
    assert.equal(element.state, "");
    assert.deepEqual(chosenIn(element), []);
    element.remove();
  });

  it("in running text it is nothing but the formula", async () => {
    const holder = await fixture('<p>So <ae-formula name="encoder" hide="legend meaning"></ae-formula> it is.</p>');
    const element = holder.querySelector("ae-formula")!;
    await element.updateComplete;
    assert.equal(getComputedStyle(element).display, "inline");
    assert.isNull(inside(element, ".legend, .meanings"));
    assert.isBelow(holder.offsetHeight, 60);
  });
});

describe("math() in templates", () => {
  it("sets what is prerendered at once and other TeX when KaTeX is there; invalid TeX shows the reason", async () => {
    const holder = await fixture("<div></div>");
    const show = (tex: string, prerendered?: Record<string, string>) => render(html`${math(tex, { prerendered })}`, holder);
    show("t", { t: '[".katex",["math",["mi","t"]]]' });
    assert.equal(holder.querySelector("mi")!.namespaceURI, "http://www.w3.org/1998/Math/MathML");
    show("\\frac12");
    await waitUntil(() => holder.querySelector(".mfrac"));
    show("\\frac{");
    await waitUntil(() => holder.querySelector(".tex-error"));
    assert.include(holder.textContent, "\\frac{");
    show("\\frac12");
    await waitUntil(() => holder.querySelector(".mfrac"));
    assert.isNull(holder.querySelector(".tex-error"));
  });

  it("leaves out of a tree what is not on its lists", async () => {
    const holder = await fixture("<div></div>");
    const prerendered = {
      t: '[".katex",["script","alert(1)"],["img",{"src":"x","onerror":"alert(1)"}],["",{"onclick":"alert(1)","style":"color:red","href":"x"},"t"]]',
    };
    render(html`${math("t", { prerendered })}`, holder);
    assert.isNull(holder.querySelector("script, img"));
    const span = holder.querySelector<HTMLElement>(".katex > span")!;
    assert.deepEqual(
      [...span.attributes].map(({ name }) => name),
      ["style"],
    );
    assert.equal(span.style.color, "red");
  });
});

/** A page of its own, with a policy, in a frame. Resolves with what its script posts. */
async function framed(policy: string, body: string): Promise<{ violations: string[]; result: unknown }> {
  const frame = document.createElement("iframe");
  const answer = oneEvent<MessageEvent>(window, "message", 15_000);
  frame.srcdoc = `<!doctype html><html lang="en"><meta http-equiv="Content-Security-Policy" content="${policy}"><body>${body}</body></html>`;
  document.body.append(frame);
  const { data } = await answer;
  frame.remove();
  return data as { violations: string[]; result: unknown };
}

describe("a strict policy", () => {
  it("no inline style, no HTML from strings: built-in and author's formulas are set, and nothing is reported", async () => {
    const policy = "script-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";
    const { violations, result } = await framed(
      policy,
      String.raw`<ae-formula></ae-formula><ae-formula display tex="\sqrt{\q{x}{\vec{x}}} + \overbrace{a}^{\text{b}}"></ae-formula>
      <script type="module" src="/test/element/pages/formula-policy.ts"></script>`,
    );
    assert.deepEqual(violations, []);
    assert.deepEqual(result, { symbols: [5, 1], struts: true });
  });
});
