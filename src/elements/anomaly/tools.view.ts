/** What chooses the example: the next one by its error, or a picture of the reader's. */
import { html, nothing, type TemplateResult } from "lit";
import { resultText } from "./example-text.js";
import type { Facts } from "./facts.js";
import type { FullSpeech } from "./rest.js";

export interface Tools {
  /** The reader's picture stands in the place of an example. */
  readonly isOwn: boolean;
  /** Each null where there is none. */
  readonly draw: (() => void) | null;
  readonly letter: (() => void) | null;
  /** Takes what was drawn, here or in another tag. */
  readonly yours: (() => void) | null;
  readonly step: (by: 1 | -1) => void;
}

export function renderTools(facts: Facts, speech: FullSpeech, { isOwn, draw, letter, yours, step }: Tools): TemplateResult {
  const { t } = speech;
  const { live } = facts;
  const one =
    facts.source === "digits"
      ? nothing
      : html`<canvas class="window" role="img" aria-label=${t.pictureWindow(resultText(facts, speech))}></canvas>`;
  return html`${one}<span class="sub hint">${t.hintExample}</span>
    <div class="buttons">
      <button class="quiet" ?disabled=${!live || isOwn} @click=${() => step(-1)}>${t.lower}</button>
      <button class="quiet" ?disabled=${!live || isOwn} @click=${() => step(1)}>${t.higher}</button>
      ${draw ? html`<button class="quiet draw" ?disabled=${!live} @click=${draw}>${t.draw}</button>` : nothing}
      ${letter ? html`<button class="quiet" ?disabled=${!live} @click=${letter}>${t.letter}</button>` : nothing}
      ${yours ? html`<button class="quiet" ?disabled=${!live} @click=${yours}>${t.yours}</button>` : nothing}
    </div>`;
}
