/** The door to the drawing field: its script is fetched when the reader asks to draw. */
import type { LitElement, TemplateResult } from "lit";
import type { Palette } from "../draw/palette.js";
import type { common } from "../i18n/en/common.js";
import { adopt } from "./adopt.js";
import { lazy } from "./lazy.js";
import type { PadController } from "./pad.js";

const padScript = lazy(() => import("./pad.js"));

export class DrawingDoor {
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

  /** Opens the field, which takes the focus. Rejects with a ModelError where its script does not arrive. */
  async open(focus?: FocusOptions): Promise<void> {
    const { PadController, padStyles } = await padScript();
    adopt(this.host, padStyles);
    this.#pad ??= new PadController(this.host, this.onDrawn);
    this.#open = true;
    this.host.requestUpdate();
    await this.host.updateComplete;
    this.#focus(".pad-field", focus);
  }

  /** The drawing stays for the next time. The focus goes to what `focused` selects in the host. */
  putAway(focused?: string): void {
    this.#open = false;
    this.host.requestUpdate();
    if (focused) void this.host.updateComplete.then(() => this.#focus(focused));
  }

  readonly clear = (): void => {
    this.#pad?.clear();
  };

  /** Put away, and empty the next time. */
  forget(): void {
    this.#open = false;
    this.#pad = null;
  }

  /** The field; null while it is put away. */
  render(words: typeof common, palette: Palette): TemplateResult | null {
    return this.#open && this.#pad ? this.#pad.render({ words, palette }) : null;
  }

  #focus(selector: string, options?: FocusOptions): void {
    this.host.shadowRoot!.querySelector<HTMLElement>(selector)?.focus(options);
  }
}
