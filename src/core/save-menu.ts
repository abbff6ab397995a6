/** What the control "Save" opens: picture, data, and another way to both where a frame lets nothing be downloaded. */
import { html, nothing, type TemplateResult } from "lit";
import { saveWords as english } from "../i18n/en/save-menu.js";
import { spoken, words } from "../i18n/registry.js";
import { adopt } from "./adopt.js";
import type { AeElement } from "./ae-element.js";
import { languageOf, isRightToLeft } from "./language.js";
import { saveMenuStyles } from "./save-menu.styles.js";
import { csvFile } from "./table.js";

/** A browser reads the file a little after the press. */
const KEPT_MS = 60_000;
/** From the control, and from the edges of the window, CSS px. */
const GAP = 4;
const EDGE = 8;

type What = "picture" | "data";

type Outcome =
  | { readonly kind: "none" | "making" | "copied" | "selected" }
  | { readonly kind: "handed" | "forbidden"; readonly what: What; readonly name: string }
  | { readonly kind: "shown"; readonly url: string }
  | { readonly kind: "failed"; readonly why: "failedPolicy" | "failedBrowser" | "failedNetwork" | null };

const NONE: Outcome = { kind: "none" };

export class SaveMenu {
  #outcome: Outcome = NONE;
  #isOpen = false;
  #hadFocus = false;
  #opens = false;
  #picture: Blob | null = null;

  constructor(
    private readonly tag: AeElement,
    private readonly hasPicture: boolean,
  ) {
    adopt(tag, saveMenuStyles);
  }

  render(): TemplateResult {
    const language = languageOf(this.tag);
    return html`<div
      class="save-menu"
      part="save-menu"
      id="save-menu"
      popover
      role="group"
      aria-labelledby="save"
      lang=${spoken("save", language) === language ? nothing : "en"}
      @keydown=${(event: Event) => event.stopPropagation()}
      @beforetoggle=${this.#before}
      @toggle=${this.#after}
    >
      ${this.#isOpen ? this.#renderInside(words("save", english, language)) : nothing}
    </div>`;
  }

  #renderInside(t: typeof english): TemplateResult {
    const outcome = this.#outcome;
    const hasData = this.tag.table() !== null;
    return html`${this.hasPicture ? html`<button @click=${this.#savePicture}>${t.picture}</button>` : nothing}
      <button ?disabled=${!hasData} @click=${this.#saveData}>${t.data}${hasData ? nothing : `: ${t.noData}`}</button>
      <p role="status" tabindex="-1">${this.#said(t)}</p>
      ${
        outcome.kind === "handed" || outcome.kind === "forbidden"
          ? outcome.what === "picture"
            ? html`<button @click=${this.#show}>${t.showPicture}</button>`
            : html`<button @click=${this.#copy}>${t.copyData}</button>`
          : nothing
      }
      ${outcome.kind === "shown" ? html`<img src=${outcome.url} alt=${t.pictureOf(this.#title)} tabindex="0" />` : nothing}
      ${outcome.kind === "selected" ? html`<textarea readonly dir="ltr" aria-label=${t.dataOf} .value=${this.tag.csv()}></textarea>` : nothing}`;
  }

  #said(t: typeof english): unknown {
    const outcome = this.#outcome;
    switch (outcome.kind) {
      case "none":
        return "";
      case "making":
        return t.making;
      case "handed":
        return html`<bdi>${outcome.name}</bdi> ${t.handed} ${window.parent === window ? "" : t.perhaps}`;
      case "shown":
        return t.hint;
      case "failed":
        return `${t.failed} ${outcome.why ? t[outcome.why] : ""}`;
      default:
        return t[outcome.kind];
    }
  }

  get #title(): string {
    return this.tag.renderRoot.querySelector(".title")?.textContent?.trim() || this.tag.localName;
  }

  get #name(): string {
    const { localName, id } = this.tag;
    return id ? `${localName}-${id.replaceAll(/[^\p{L}\p{N}_-]/gu, "-")}` : localName;
  }

  #set(outcome: Outcome): void {
    this.#outcome = outcome;
    this.tag.requestUpdate();
  }

  /** A button that is gone when it was pressed hands the focus on. */
  async #setAndFocus(outcome: Outcome, heir: string): Promise<void> {
    this.#set(outcome);
    await this.tag.updateComplete;
    this.tag.renderRoot.querySelector<HTMLElement>(`.save-menu ${heir}`)?.focus();
  }

  /** Opens at the next update of the tag. */
  open(): void {
    this.#opens = true;
    this.tag.requestUpdate();
  }

  /** After each update of the tag. */
  updated(): void {
    // it asks for another update, which must not be in this one
    if (this.#opens)
      queueMicrotask(() => this.tag.isConnected && this.tag.renderRoot.querySelector<HTMLElement>(".save-menu")?.showPopover());
    this.#opens = false;
    if (this.#isOpen) this.#place();
  }

  /** What is inside comes before the menu opens, and goes when it has closed: until then the focus may be in it. */
  readonly #before = (event: ToggleEvent): void => {
    const root = this.tag.renderRoot as ShadowRoot;
    if (event.newState === "closed") {
      this.#hadFocus = (event.currentTarget as Element).contains(root.activeElement);
      return;
    }
    this.#isOpen = true;
    this.#set(NONE);
    // rendered and shown, not yet painted
    requestAnimationFrame(() => this.#place());
  };

  readonly #after = (event: ToggleEvent): void => {
    if (event.newState === "open") return;
    const root = this.tag.renderRoot as ShadowRoot;
    const { activeElement, body } = root.ownerDocument;
    const isLost = root.activeElement ? (event.currentTarget as Element).contains(root.activeElement) : activeElement === body;
    // not every browser gives it back inside a shadow tree
    if (this.#hadFocus && isLost) root.querySelector<HTMLElement>("#save")?.focus();
    this.#isOpen = false;
    this.#picture = null;
    this.#set(NONE);
  };

  /** Beneath the control, its end under the control's end, inside the window. It scrolls with the page. */
  #place(): void {
    const root = this.tag.renderRoot as ShadowRoot;
    const menu = root.querySelector<HTMLElement>(".save-menu");
    const control = root.querySelector(".quiet[part=save]")?.getBoundingClientRect();
    const view = this.tag.ownerDocument.defaultView;
    if (!menu || !control || !view) return;
    const { clientWidth } = this.tag.ownerDocument.documentElement;
    const { width } = menu.getBoundingClientRect();
    const left = isRightToLeft(this.tag) ? control.left : control.right - width;
    // transforms of the page do not reach it there, zoom does
    const px = (v: number) => `${v / (menu.currentCSSZoom || 1)}px`;
    menu.style.left = px(Math.max(EDGE, Math.min(clientWidth - EDGE - width, left)) + view.scrollX);
    menu.style.top = px(control.bottom + GAP + view.scrollY);
  }

  readonly #savePicture = async (): Promise<void> => {
    if (this.#outcome.kind === "making") return;
    this.#set({ kind: "making" });
    try {
      this.#picture = await this.tag.picture();
      this.#hand("picture", this.#picture, `${this.#name}.png`);
    } catch (error) {
      const { name } = error as Error;
      const why = name === "NotAllowedError" ? "failedPolicy" : name === "SecurityError" ? "failedBrowser" : null;
      this.#set({ kind: "failed", why: name === "ModelError" ? "failedNetwork" : why });
    }
  };

  readonly #saveData = (): void => this.#hand("data", csvFile(this.tag.csv()), `${this.#name}.csv`);

  #hand(what: What, file: Blob, name: string): void {
    if (forbidsDownloads()) {
      this.#set({ kind: "forbidden", what, name });
      return;
    }
    const link = this.tag.ownerDocument.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
    this.#set({ kind: "handed", what, name });
  }

  readonly #show = async (): Promise<void> => {
    // a sandboxed frame's menu can't save what has a blob: address
    const { readAsUrl } = await import("./picture-fonts.js");
    await this.#setAndFocus({ kind: "shown", url: await readAsUrl(this.#picture!) }, "img");
  };

  readonly #copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(this.tag.csv());
      await this.#setAndFocus({ kind: "copied" }, "p");
    } catch {
      await this.#setAndFocus({ kind: "selected" }, "textarea");
      this.tag.renderRoot.querySelector<HTMLTextAreaElement>(".save-menu textarea")?.select();
    }
  };
}

/** As far as a page can know: a frame of its own origin, or one of those around it, has a sandbox without downloads. */
function forbidsDownloads(): boolean {
  try {
    for (let view: Window = window; view.frameElement; view = view.parent) {
      const { sandbox } = view.frameElement as HTMLIFrameElement;
      if (view.frameElement.hasAttribute("sandbox") && !sandbox.contains("allow-downloads")) return true;
    }
  } catch {
    // of another origin: not to be known
  }
  return false;
}
