/** The drawing field, in the place of the samples while it is open. */
import type { LitElement, TemplateResult } from "lit";
import { adopt } from "../../core/adopt.js";
import { lazy } from "../../core/lazy.js";
import type { PadController } from "../../core/pad.js";
import type { Palette } from "../../draw/palette.js";
import type { common } from "../../i18n/en/common.js";

const padScript = lazy(() => import("../../core/pad.js"));

export class Drawing {
  #pad: PadController | null = null;
  #open = false;

  /** `onDrawn` gets 784 pixels after each stroke, null when the field is empty again. */
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
    this.#focus(".pad-field");
  }

  putAway(): void {
    this.#open = false;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() => this.#focus(".tools button"));
  }

  clear(): void {
    this.#pad?.clear();
  }

  forget(): void {
    this.#open = false;
    this.#pad = null;
  }

  /** The field; null while it is put away. */
  render(words: typeof common, palette: Palette): TemplateResult | null {
    return this.#open && this.#pad ? this.#pad.render({ words, palette }) : null;
  }

  #focus(selector: string): void {
    this.host.shadowRoot!.querySelector<HTMLElement>(selector)?.focus();
  }
}
