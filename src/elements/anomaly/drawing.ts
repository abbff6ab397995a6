/** The drawing field in the place of the tools, with what clears it and what puts it away; null while that has been done. */
import { html, type TemplateResult } from "lit";
import type { DrawingDoor } from "../../core/drawing-door.js";
import type { Palette } from "../../draw/palette.js";
import type { common } from "../../i18n/en/common.js";

export function renderDrawing(door: DrawingDoor, words: typeof common, palette: Palette, close: string): TemplateResult | null {
  const pad = door.render(words, palette);
  return (
    pad &&
    html`<div class="drawing">
      ${pad}
      <div class="buttons">
        <button class="quiet" @click=${door.clear}>${words.padClear}</button>
        <button class="quiet" @click=${() => door.putAway("button.draw")}>${close}</button>
      </div>
    </div>`
  );
}
