/** What saves a figure: its table, its picture, and the quiet control for a reader. Comes with a tag's second script. */
import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import type { common } from "../i18n/en/common.js";
import type { AeElement } from "./ae-element.js";
import { lazy } from "./lazy.js";
import type { PictureLayout } from "./picture.js";
import { SaveMenu } from "./save-menu.js";
import { csvOf, type Table } from "./table.js";

const loadPicture = lazy(() => import("./picture.js"));

const namesIn = (hide: string) => hide.split(/\s+/).filter(Boolean);

export interface Saving {
  /** All that `hide` may name; with "save" where the tag has the control. */
  readonly controls: readonly string[];
  /** The data of what is shown; null while there are none. */
  readonly table?: () => Table | null;
  readonly layout?: PictureLayout;
  /** Whether the control offers the picture as well; it does unless told not to. */
  readonly offersPicture?: boolean;
}

/** Gives a tag its `table`, `csv` and `picture`, and the control. */
export function saveable(tag: AeElement, saving: Saving): Saver {
  return new Saver(tag, saving);
}

export class Saver implements ReactiveController {
  readonly #menu: SaveMenu;
  #checked = "";

  constructor(
    private readonly tag: AeElement,
    private readonly saving: Saving,
  ) {
    this.#menu = new SaveMenu(tag, saving.offersPicture ?? true);
    tag.saver = this;
    tag.table = () => this.#table();
    tag.csv = () => this.#csv();
    tag.picture = () => this.#picture();
    tag.addController(this);
    tag.requestUpdate();
  }

  #table(): Table | null {
    const table = this.saving.table?.() ?? null;
    return table && table.rows.length > 0 ? table : null;
  }

  #csv(): string {
    const table = this.#table();
    return table ? csvOf(table) : "";
  }

  async #picture(): Promise<Blob> {
    const { pictureOf } = await loadPicture();
    return pictureOf(this.tag, this.saving.layout ?? {});
  }

  /** The control, where the author leaves it. To be rendered by a tag that is live. */
  render(): TemplateResult | typeof nothing {
    return this.#shows("save") ? this.#menu.render() : nothing;
  }

  /** The same, with Reset before it. */
  renderTools({ reset }: typeof common): TemplateResult {
    const { tag } = this;
    return html`${this.#shows("reset") ? html`<button class="quiet" part="reset" @click=${() => tag.reset()}>${reset}</button>` : nothing}
    ${this.render()}`;
  }

  #shows(control: string): boolean {
    return !namesIn(this.tag.hide).includes(control);
  }

  hostUpdated(): void {
    this.#menu.updated();
  }

  hostUpdate(): void {
    const { hide } = this.tag;
    if (hide === this.#checked) return;
    this.#checked = hide;
    const { controls } = this.saving;
    for (const name of namesIn(hide)) {
      if (!controls.includes(name)) this.tag.complain(`hide: there is no "${name}"; there are ${controls.join(", ")}`);
    }
  }
}
