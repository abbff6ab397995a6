/** Somebody's own Lit element with a tag inside, for a server and for a page. */
import { html, LitElement } from "lit";

export class ServedParent extends LitElement {
  static override properties = { k: { type: Number } };
  declare k: number;

  constructor() {
    super();
    this.k = 4;
  }

  override render() {
    return html`<p>k is ${this.k}</p>
      <ae-bottleneck .k=${this.k} k=${this.k}></ae-bottleneck>`;
  }
}
