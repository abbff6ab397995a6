/** Formulas that `<ae-formula>` does not have, and TeX that KaTeX does not set. A page shows the source then, and the reason. */
import { FORMULA_MEANINGS } from "../content/formulas.js";
import { texOf } from "../content/quiz/text.js";
import type { Texts } from "./check-quizzes.js";
import type { Findings } from "./findings.js";
import { nearest } from "./manifest.js";
import { attribute, type Element } from "./markup.js";

/** @param quizzes texts with TeX between "$" */
export async function checkFormulas(
  all: readonly Element[],
  quizzes: readonly Texts[],
  page: string | null,
  findings: Findings,
): Promise<void> {
  const before = page ? `${page}: ` : "";
  const names = Object.keys(FORMULA_MEANINGS);
  const written: { place: string; tex: string }[] = [];
  for (const element of all) {
    if (element.tagName !== "ae-formula") continue;
    const tex = attribute(element, "tex");
    const name = attribute(element, "name")?.trim();
    if (tex) written.push({ place: `${before}<ae-formula>`, tex });
    else if (name && !names.includes(name)) {
      const near = nearest(name, names);
      findings.refuse(
        `${before}<ae-formula> has no formula "${name}"${near ? `; did you mean ${near}?` : "."} There are ${names.join(", ")}.`,
      );
    }
  }
  for (const { place, texts } of quizzes) for (const tex of texOf(texts)) written.push({ place, tex });
  if (written.length === 0) return;
  const { loadKatex } = await import("../core/katex.js");
  const typeset = await loadKatex();
  for (const { place, tex } of written) {
    try {
      typeset(tex);
    } catch (cause) {
      findings.note(`${place}: the TeX "${short(tex)}" can't be set, and is shown as it is written: ${(cause as Error).message}.`);
    }
  }
}

const short = (tex: string): string => (tex.length > 60 ? `${tex.slice(0, 59)}…` : tex);
