import type { LitElement } from "lit";

/** The large button goes when it is pressed; the control that takes the focus in its place may still have to come. */
export class StartFocus {
  #owed = false;

  constructor(private readonly host: LitElement) {}

  /** Before the update that takes the large button away. */
  startGoes(): void {
    if (this.host.shadowRoot?.activeElement?.matches(".start")) this.#owed = true;
  }

  /** After each update: to the button that goes on, unless the reader has gone elsewhere. */
  handOn(): void {
    if (!this.#owed) return;
    const { host } = this;
    const next = host.renderRoot.querySelector<HTMLElement>("[part=play], [part=next]");
    if (!next) return;
    this.#owed = false;
    const { activeElement } = host.getRootNode() as Document | ShadowRoot;
    const isFree = !activeElement || activeElement === host || activeElement === host.ownerDocument.body;
    if (isFree && !host.shadowRoot!.activeElement) next.focus();
  }
}
