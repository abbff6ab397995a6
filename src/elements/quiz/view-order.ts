/** An order question: rows that are dragged by their ring, or moved by buttons. */
import { html, nothing, svg, type TemplateResult } from "lit";
import { speak } from "../../content/quiz/text.js";
import type { OrderQuestion } from "../../content/quiz/types.js";
import { short } from "../../i18n/numbers.js";
import type { OrderDrag } from "./order-drag.js";
import { rich, textOf, type Asking } from "./view.js";

export interface OrderAsking extends Asking<OrderQuestion> {
  drag: OrderDrag;
  onStep: (id: string, by: -1 | 1) => void;
}

export function renderOrder(asking: OrderAsking): TemplateResult {
  const { t, lang, question, settled, draft, drag, onStep } = asking;
  const ids = settled ? question.answer : (draft as readonly string[]);
  const text = (id: string) => textOf(question.options, id);
  const button = (id: string, index: number, by: -1 | 1) => {
    const atEnd = by < 0 ? index === 0 : index === ids.length - 1;
    return html`<button
      type="button"
      class="step"
      data-step="${by < 0 ? "up" : "down"}"
      aria-disabled=${atEnd ? "true" : "false"}
      aria-label=${by < 0 ? t.moveUp(speak(text(id))) : t.moveDown(speak(text(id)))}
      @click=${() => onStep(id, by)}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">${by < 0 ? UP : DOWN}</svg>
    </button>`;
  };
  return html`${settled ? nothing : html`<p class="hint" id="hint"><bdi>${t.putInOrder}</bdi></p>`}
    <ol class="options order ${drag.from < 0 ? "settling" : ""}" role="list">
      ${ids.map(
        (id, index) =>
          html`<li data-id=${id} class=${drag.from === index ? "dragged" : ""} .style=${`translate: 0 ${drag.shift(index)}px`}>
            ${settled ? nothing : html`<span class="grip" aria-hidden="true" @pointerdown=${drag.grip(index)}></span>`}
            <span class="place" aria-hidden="true">${short(drag.place(index) + 1, 0, lang)}</span>
            <span class="words">${rich(text(id))}</span>
            ${settled ? nothing : html`<span class="steps">${button(id, index, -1)}${button(id, index, 1)}</span>`}
          </li>`,
      )}
    </ol>`;
}

const UP = svg`<path d="M8 13V3M3.5 7.5 8 3l4.5 4.5" />`;
const DOWN = svg`<path d="M8 3v10M3.5 8.5 8 13l4.5-4.5" />`;
