/** The row under a figure: three texts to copy and a file to download, all of what is on screen. */
import { Script } from "../../src/model/script.js";
import type { Figure } from "./figure.js";
import { writeLink } from "./link.js";
import { embedSnippet, framedSnippet, tagSnippet } from "./snippets.js";

const KINDS = ["link", "iframe", "tag"] as const;
type Kind = (typeof KINDS)[number];

/** What each is for, above the field; and what is said when it was copied. */
const WORDS: Readonly<Record<Kind, { label: string; copied: string }>> = {
  link: { label: "Link to this page, with the figure as it stands.", copied: "Link copied." },
  iframe: { label: "Iframe, for pages that take no tags. The last line fits its height; it may be left out.", copied: "Iframe copied." },
  tag: { label: "Tag, for any HTML page.", copied: "Tag copied." },
};
/** Said of an address on the reader's own computer. */
const LOCAL = " Its address is of this computer, where nobody else can open it: put the site on a server, or take one file.";
const FRAMED = "Iframe, for pages that take no tags. It brings its content along.";

/** After these a figure may show something else. */
const EVENTS = ["ae-ready", "ae-change", "ae-input", "ae-answer", "ae-complete", "ae-digit"];
/** A hand that drags is not kept waiting. */
const REST_MS = 150;
/** What was said stays that long, whatever the figure does. */
const READING_MS = 5000;
/** A frame that high scrolls rather: in CSS pixels. */
const HIGHEST = 2000;

const maker = new Script(() => import("./one-file/one-file.js"));

interface Place {
  /** Address of the CDN build's folder; ends in "/". */
  readonly cdn: string;
  /** Of the figure, in words. */
  readonly title: string;
  /** Of one of several figures on a page; else "". */
  readonly name: string;
}

export class Row {
  readonly #field: HTMLTextAreaElement;
  readonly #label: HTMLElement;
  readonly #status: HTMLElement;
  readonly #download: HTMLButtonElement;
  #kind: Kind = "tag";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #said = 0;

  /** @param root has the buttons, the field with its label, and the status */
  constructor(
    root: HTMLElement,
    private readonly figure: Figure,
    private readonly place: Place,
  ) {
    const find = <E extends Element>(selector: string) => root.querySelector<E>(selector)!;
    this.#field = find("textarea");
    this.#label = find("label");
    this.#status = find("[role=status]");
    this.#download = find("[data-download]");
    for (const kind of KINDS)
      find<HTMLButtonElement>(`[data-copy=${kind}]`).addEventListener("click", (event) => void this.#copy(kind, event));
    this.#download.addEventListener("click", () => void this.#make());
    for (const name of EVENTS) figure.root.addEventListener(name, this.#later);
    // what a script sets, and a link
    new MutationObserver(this.#later).observe(figure.root, { attributes: true, childList: true, subtree: true });
    this.#show();
  }

  /** Tells the reader; "" takes back what was told. */
  say(message: string): void {
    this.#status.textContent = message;
    this.#said = performance.now();
  }

  readonly #later = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#show() && performance.now() - this.#said > READING_MS) this.say("");
    }, REST_MS);
  };

  /** Gives whether the text is another one now. */
  #show(): boolean {
    const text = this.#text(this.#kind);
    if (this.#field.value === text) return false;
    this.#field.value = text;
    return true;
  }

  #text(kind: Kind): string {
    const { figure, place } = this;
    if (kind === "link") return location.href.replace(/#.*$/s, "") + writeLink(figure.changes(), place.name);
    if (kind === "tag") return tagSnippet(place.cdn, figure.markup());
    const { single } = figure;
    // with room for the frame's own margins
    const height = Math.ceil(figure.root.getBoundingClientRect().height) + 8;
    const frame = { title: place.title, height: height > HIGHEST ? "90vh" : `${height}px` };
    return single
      ? embedSnippet(place.cdn, single.tag, single.written, frame)
      : framedSnippet(place.cdn, figure.markup("state"), document.documentElement.lang, frame);
  }

  async #copy(kind: Kind, { currentTarget }: Event): Promise<void> {
    this.#kind = kind;
    this.#show();
    const { label, copied } = WORDS[kind];
    this.#label.textContent = kind === "iframe" && !this.figure.single ? FRAMED : label;
    this.say("");
    const done = await copy(this.#field, currentTarget as HTMLElement);
    const { hostname } = new URL(this.place.cdn, location.href);
    const isLocal = /^(localhost|127\.|\[::1\])/.test(hostname);
    this.say(
      done
        ? `${copied}${isLocal ? LOCAL : ""}`
        : `Copying is not allowed here. The text is selected: press ${/Mac|iP/.test(navigator.platform) ? "⌘C" : "Ctrl+C"}.`,
    );
  }

  async #make(): Promise<void> {
    if (this.#download.ariaBusy === "true") return;
    this.#download.ariaBusy = "true";
    this.say("The file is being put together …");
    try {
      const { oneFile } = await maker.load();
      const { html, name: tags, warnings } = await oneFile(this.figure.markup(), this.figure.known);
      const name = this.place.name ? `${this.place.name}.html` : tags;
      const file = new Blob([html], { type: "text/html" });
      save(file, name);
      this.say([`${name} is made, ${(file.size / 1e6).toFixed(1)} MB. It needs no network.`, ...warnings].join(" "));
    } catch (cause) {
      this.say(`The file could not be made: ${cause instanceof Error ? cause.message : String(cause)}`);
    } finally {
      this.#download.ariaBusy = null;
    }
  }
}

/** Puts the field's text where a reader can paste it from. Where nothing may do that, the text is selected and false comes back. */
async function copy(field: HTMLTextAreaElement, button: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    // no permission, or a page without https
  }
  field.focus();
  field.select();
  const done = document.execCommand("copy");
  if (done) button.focus();
  return done;
}

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  // the browser reads it after the click
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
