/** In a file, and so on a page, of its own: KaTeX has not been asked for yet. */
import "../../src/elements/formula/define.js";
import type { AeFormula } from "../../src/elements/formula/formula.element.js";
import { assert, axe, block, fixture, oneEvent, resetEmulation } from "../helpers/index.js";

const TEX = "\\frac{1}{\\q{k}{k}}";

describe("ae-formula: KaTeX does not arrive", () => {
  it("shows the source and the reason, says so, and Retry brings the formula; built-in ones never notice", async () => {
    await block("*/katex-typeset*", "*/katex.mjs*");
    const holder = await fixture("<div></div>");
    const failed = oneEvent(holder, "ae-error");
    const element = document.createElement("ae-formula");
    element.tex = TEX;
    holder.append(element);
    assert.deepInclude((await failed).detail, { code: "network", recoverable: true });
    await element.updateComplete;
    const failure = element.shadowRoot!.querySelector('[role="alert"]')!;
    assert.include(failure.textContent, TEX);
    await axe(element);

    const builtIn = await fixture<AeFormula>("<ae-formula></ae-formula>");
    await builtIn.ready;
    assert.lengthOf(builtIn.symbols, 5);

    await resetEmulation();
    failure.querySelector("button")!.click();
    await element.ready;
    assert.equal(element.symbols[0].name, "k");
    assert.isNull(element.shadowRoot!.querySelector('[role="alert"]'));
  });
});
