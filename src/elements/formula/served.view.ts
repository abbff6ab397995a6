/** A formula on a server: what a reader sees until the page's script has come. */
import { html, type TemplateResult } from "lit";
import { symbol } from "../../core/quantities.js";
import { mathMarkup } from "../../core/tex-server.js";
import type { MathNode } from "../../core/tex-tree.js";
import { marksOf, placesOf, type Mark } from "./formula.logic.js";

export class ServedView {
  readonly root: TemplateResult;
  readonly marks: readonly Mark[];

  constructor(tree: MathNode) {
    this.root = html`<span class="katex">${asTemplate(mathMarkup(tree))}</span>`;
    this.marks = marksOf(placesOf(tree));
  }

  glyph({ constant, quantity, label }: Mark): TemplateResult {
    return !constant && quantity ? symbol[quantity] : html`<i>${label}</i>`;
  }
}

/** Markup of our own making as a template; Lit's `unsafeHTML` would stay in every browser's bundle. */
function asTemplate(markup: string): TemplateResult {
  return html(Object.assign([markup], { raw: [markup] }));
}
