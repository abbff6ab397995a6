/** The door to the drawing field: its code is fetched when the reader asks to draw. */
import { html, nothing, type LitElement, type TemplateResult } from "lit";
import { lazy } from "../../core/lazy.js";
import type { LatentMapWords } from "../../i18n/en/latent-map-rest.js";
import { adopt } from "../../core/adopt.js";
import type { DrawnDigit, DrawnDigitOptions } from "./drawn-digit.js";

const loadDrawnDigit = lazy(() => import("./drawn-digit.js"));

export class Drawing {
  #status: "closed" | "opening" | "open" | "failed" = "closed";
  #own: DrawnDigit | null = null;

  /** `onFailure` hears why the code did not come; asking again tries again. */
  constructor(
    private readonly host: LitElement,
    private readonly onDraw: (image: Float32Array | null) => void,
    private readonly onFailure: (cause: unknown) => void,
  ) {}

  get open(): boolean {
    return this.#status === "open" || this.#status === "opening";
  }

  readonly toggle = (): void => {
    if (this.open) this.#set("closed");
    else void this.#fetch();
  };

  /** Closed and empty. */
  reset(): void {
    this.#status = "closed";
    this.#own?.clear();
  }

  render(t: LatentMapWords, options: () => DrawnDigitOptions): TemplateResult | typeof nothing {
    if (this.#status === "failed") return html`<p class="sub" role="alert">${t.drawFailed}</p>`;
    return this.#status === "open" && this.#own ? this.#own.render(options()) : nothing;
  }

  async #fetch(): Promise<void> {
    this.#set("opening");
    try {
      const { DrawnDigit, padStyles } = await loadDrawnDigit();
      if (!this.#own) {
        this.#own = new DrawnDigit(this.host, this.onDraw);
        adopt(this.host, padStyles);
      }
      // closed again in the meantime?
      if (this.#status === "opening") this.#set("open");
    } catch (cause) {
      this.#set("failed");
      this.onFailure(cause);
    }
  }

  #set(status: "closed" | "opening" | "open" | "failed"): void {
    this.#status = status;
    this.host.requestUpdate();
  }
}
