/** What saves a figure: its table, its picture, and the quiet control for a reader. Comes with a tag's second script. */
import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import { common } from "../i18n/en/common.js";
import { save as english } from "../i18n/en/save.js";
import type { SaveWords } from "../i18n/en/save-menu.js";
import { adopt } from "./adopt.js";
import type { AeElement } from "./ae-element.js";
import { languageOf } from "./language.js";
import { lazy } from "./lazy.js";
import type { PictureLayout } from "./picture.js";
import { keepOwnKeys } from "./own-keys.js";
import { words, spoken } from "../i18n/registry.js";
import type { SaveMenu } from "./save-menu.js";
import { saveStyles } from "./save.styles.js";
import { csvOf, type Table } from "./table.js";

const loadPicture = lazy(() => import("./picture.js"));
const loadMenu = lazy(() => import("./save-menu.js"));

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

/** Gives a tag its `table`, `csv` and `picture`, and the control. Before this has come, the tags of models have no keys. */
export function saveable(tag: AeElement, saving: Saving): Saver {
  tag.addEventListener("keydown", keepOwnKeys);
  return new Saver(tag, saving);
}

export class Saver implements ReactiveController {
  #menu: SaveMenu | null = null;
  #isLost = false;
  #checked = "";

  constructor(
    private readonly tag: AeElement,
    private readonly saving: Saving,
  ) {
    adopt(tag, saveStyles);
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
    // a browser without popovers has nothing to open
    if (!this.#shows("save") || !("popover" in HTMLElement.prototype)) return nothing;
    const menu = this.#menu;
    const language = languageOf(this.tag);
    const t = words("save", english as SaveWords, language);
    const lang = spoken("save", language) === language ? nothing : "en";
    // what it opens comes at the first press; from then on the browser works it
    return html`<button
        class="quiet"
        part="save"
        id="save"
        lang=${lang}
        aria-expanded=${menu ? nothing : "false"}
        popovertarget=${menu ? "save-menu" : nothing}
        @click=${menu ? nothing : this.#open}
      >
        ${t.save}</button
      >${menu?.render()}${this.#isLost ? html`<span class="sub save-lost" role="alert" lang=${lang}>${t.lost}</span>` : nothing}`;
  }

  readonly #open = async (event: Event): Promise<void> => {
    // where the script is here already, this press would find the menu open and close it
    event.preventDefault();
    this.#isLost = false;
    try {
      const { SaveMenu } = await loadMenu();
      this.#menu ??= new SaveMenu(this.tag, this.saving.offersPicture ?? true);
      this.#menu.open();
    } catch {
      this.#isLost = true;
    }
    this.tag.requestUpdate();
  };

  /** The same, with Reset before it. */
  get tools(): TemplateResult {
    const { tag } = this;
    const { reset } = words("common", common, languageOf(tag));
    return html`${this.#shows("reset") ? html`<button class="quiet" part="reset" @click=${() => tag.reset()}>${reset}</button>` : nothing}
    ${this.render()}`;
  }

  #shows(control: string): boolean {
    return !namesIn(this.tag.hide).includes(control);
  }

  hostUpdated(): void {
    this.#menu?.updated();
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
