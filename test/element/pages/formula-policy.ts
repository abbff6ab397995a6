/** Runs in a frame under a strict policy: waits for the formulas, then tells the test what there is. */
import "../../../src/elements/formula/define.js";
import type { AeFormula } from "../../../src/elements/formula/formula.element.js";

const violations: string[] = [];
document.addEventListener("securitypolicyviolation", (event) => violations.push(`${event.violatedDirective} ${event.sample}`));

const formulas = [...document.querySelectorAll<AeFormula>("ae-formula")];
await Promise.all(formulas.map(({ ready }) => ready));
// reports are queued as tasks
await new Promise((resolve) => setTimeout(resolve, 50));
parent.postMessage(
  {
    violations,
    result: {
      symbols: formulas.map(({ symbols }) => symbols.length),
      // the heights of lines come from KaTeX's inline styles
      struts: formulas.every(({ shadowRoot }) =>
        [...shadowRoot!.querySelectorAll<HTMLElement>(".katex-strut")].every((strut) => strut.offsetHeight > 0),
      ),
    },
  },
  "*",
);
