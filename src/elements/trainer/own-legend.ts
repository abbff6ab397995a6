/** What the marks on the map stand for: each behind a dot in the colour of its class, which is no colour to read letters in. */
import { html, nothing } from "lit";
import { vars } from "../../core/vars.js";
import type { Legend } from "./matter.js";

/** Without those whose mark says it all. */
export function renderLegend(names: readonly string[], marks: readonly string[]): Legend {
  const entries = names.map((name, i) => ({ name, mark: marks[i], colour: `var(--_class-${i % 10})` }));
  const told = entries.filter(({ name, mark }) => name.length > mark.length);
  if (told.length === 0) return nothing;
  return html`${told.map(({ name, mark, colour }) => html`<span class="label" style=${vars({ c: colour })}><b>${mark}</b> ${name}</span>`)}`;
}
