/**
 * A place whose text changes is as high with each text that may stand there, whatever the width of the reader's face: the longest two
 * are laid out in it, unseen and unheard.
 */
import { css, html, type TemplateResult } from "lit";

/** For `class="room"`: `content` where `texts` may stand. */
export function room(texts: readonly string[], content: unknown): TemplateResult {
  const [first, second] = texts.map(plain).sort((a, b) => b.length - a.length);
  return html`<span class="room" data-first=${first} data-second=${second ?? ""}><span dir="auto">${content}</span></span>`;
}

/** A letter that is wider than a symbol in place of {x}, {xhat} and {L}. */
const plain = (text: string) => text.replace(/\{\w+\}/g, "w");

export const roomStyles = css`
  .room {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .room > *,
  .room::before,
  .room::after {
    grid-area: 1 / 1;
  }
  .room::before,
  .room::after {
    visibility: hidden;
    content: attr(data-first);
  }
  .room::after {
    content: attr(data-second);
  }
`;
