/** The drawing field, which comes when it is asked for. */
import { html, type LitElement, type TemplateResult } from "lit";
import { adopt } from "../../core/adopt.js";
import { lazy } from "../../core/lazy.js";
import type { PadController } from "../../core/pad.js";
import type { Palette } from "../../draw/palette.js";
import type { common } from "../../i18n/en/common.js";

const padScript = lazy(() => import("../../core/pad.js"));

export class Drawing {
  #pad: PadController | null = null;
  #open = false;

  /** `onDrawn` gets 784 pixels after each stroke, null when the field was cleared. */
  constructor(
    private readonly host: LitElement,
    private readonly onDrawn: (pixels: Float32Array | null) => void,
  ) {}

  get isOpen(): boolean {
    return this.#open;
  }

  /** Rejects with a ModelError where the field's script does not arrive. */
  async open(): Promise<void> {
    const { PadController, padStyles } = await padScript();
    adopt(this.host, padStyles);
    this.#pad ??= new PadController(this.host, this.onDrawn);
    this.#open = true;
    this.host.requestUpdate();
    await this.host.updateComplete;
    this.host.shadowRoot?.querySelector<HTMLElement>(".pad-field")?.focus({ preventScroll: true });
  }

  readonly putAway = (): void => {
    this.#open = false;
    this.host.requestUpdate();
  };

  reset(): void {
    this.#open = false;
    this.#pad = null;
  }

  /** The field, what clears it and what puts it away; null while that has been done. */
  render(words: typeof common, palette: Palette, close: string): TemplateResult | null {
    if (!this.#open || !this.#pad) return null;
    return html`<div class="drawing">
      ${this.#pad.render({ words, palette })}
      <div class="buttons">
        <button class="quiet" @click=${this.#pad.clear}>${words.padClear}</button>
        <button class="quiet" @click=${this.putAway}>${close}</button>
      </div>
    </div>`;
  }
}
