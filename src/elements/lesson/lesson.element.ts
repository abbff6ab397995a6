import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { AeElement } from "../../core/ae-element.js";
import { controls, frame, prompt, symbols } from "../../core/base.styles.js";
import { toImage } from "../../core/image.js";
import { lazy } from "../../core/lazy.js";
import { useMathFonts } from "../../core/math-fonts.js";
import { PaletteController } from "../../core/palette.js";
import { number, text } from "../../core/params.js";
import { showTarget } from "../../core/show-target.js";
import { askForTags, hasUnknownTags } from "../../core/tags.js";
import { tokens } from "../../core/tokens.js";
import { valid } from "../../core/valid.js";
import { whenNear } from "../../core/visibility.js";
import { paintDigit } from "../../draw/digit.js";
import { common } from "../../i18n/en/common.js";
import { lesson as english } from "../../i18n/en/lesson.js";
import { spoken, words } from "../../i18n/registry.js";
import { renderBar } from "./bar.view.js";
import { renderHeader } from "./header.view.js";
import { frameStyles } from "./lesson.styles.js";
import * as logic from "./lesson.logic.js";
import { styleAuthored } from "./light.styles.js";
import { registerMeasure } from "./measure.js";
import { memoryKey, recall, remember } from "./memory.js";
import { proseStyles } from "./prose.styles.js";
import { ReadingController } from "./reading.js";
import { authoredLength, authoredSections, builtInSections, isAuthored, sectionOf, type Section } from "./sections.js";

const builtIn = lazy(() => import("./built-in.js"));
type BuiltIn = Awaited<ReturnType<typeof builtIn>>;

type Content = { kind: "author" } | { kind: "loading" } | { kind: "built-in"; module: BuiltIn } | { kind: "failed" };

/** What a reader does to a tag; a term that is looked up is no exercise. */
const USES = ["ae-input", "ae-change", "ae-answer", "ae-digit"] as const;

/**
 * @summary The frame of a whole lesson: title, reading time, contents, progress that is kept, and the learner's own digit for all
 * tags inside. Without content it is the whole lesson on autoencoders.
 *
 * Content that has an `<h2>`, or a tag of this library, is the author's lesson: each `<h2>` begins a section; without any it is one. Anything else inside (a summary) stands there
 * until the built-in lesson has arrived, and where scripts are off.
 *
 * A section counts as read when its end was in view for a second, or when a tag in it was used; one with a quiz, when all its
 * questions were answered. How far the reader came is kept by the browser for each page and heading, where it keeps anything.
 *
 * The built-in lesson is made of other tags. It asks the page for them by the event `ae-tags` `{root}`; the autoloader answers, and
 * `define/lesson` brings it where nobody does.
 *
 * @slot - The author's lesson, or a summary of the built-in one.
 *
 * @attr {string} heading - the title; the built-in lesson has its own
 * @attr {number} minutes - reading time; without it, it is estimated from the text
 * @attr {string} hide - any of: title meta lead contents progress resume digit
 * @attr {string} state - sections that were read and the current one, as `read=…&at=…`; what the browser kept then does not count
 * @attr {light | dark} theme - overrides the page's colour scheme
 *
 * @fires {CustomEvent} ae-ready - The lesson's text is there. (Tags inside send their own; see `event.composedPath()[0]`.)
 * @fires {CustomEvent} ae-change - A section was read: {progress}.
 * @fires {CustomEvent} ae-complete - All sections were read: {score, passed}; the mean score of the quizzes inside, 1 where there is none. Again when a quiz is improved after that.
 * @fires {CustomEvent} ae-digit - A script set or cleared the digit: {image}.
 * @fires {CustomEvent} ae-error - `network`: the built-in lesson did not arrive.
 * @fires {CustomEvent} ae-tags - Tags are needed in the shadow root: {root}; `preventDefault` says that they come.
 *
 * @csspart lesson - everything
 * @csspart header - title, minutes, lead
 * @csspart title - the title
 * @csspart contents - the list of sections
 * @csspart progress - the line that fills
 * @csspart resume - the strip that leads back to where the reader was
 * @csspart digit - the learner's digit
 * @csspart failure - the strip that says that the lesson did not arrive
 *
 * @cssproperty --ae-font-prose - face of the text
 * @cssproperty [--ae-measure=56ch] - width of the text's column
 * @cssproperty --ae-bg - behind the bar that stays at the top
 * @cssproperty [--ae-bar-top=0px] - where that bar stays, for pages with a bar of their own
 */
export class AeLesson extends AeElement {
  static override styles = [tokens, frame, symbols, controls, prompt, frameStyles, proseStyles];

  /** Brings the tags of the built-in lesson where nobody on the page does. Set by `define/lesson`. @internal */
  static loadTags: ((root: ParentNode) => Promise<void>) | null = null;

  static {
    // what there is to read is known when it was rendered, and the contents follow
    this.disableWarning?.("change-in-update");
  }

  readonly #palette = new PaletteController(this);
  readonly #eyes = new ReadingController(this, {
    onPlace: (id) => this.#place(id),
    onEnd: (id) => this.#reach(id),
  });

  /** The title. */
  @valid(text()) @property({ reflect: true }) heading = "";
  /** Reading time in minutes; 0: estimated. */
  @valid(number({ min: 0, max: 600, fallback: 0 })) @property({ reflect: true }) minutes = 0;

  @state() private content: Content = { kind: "loading" };
  @state() private reading: logic.Reading = logic.UNREAD;
  @state() private places: readonly Section[] = [];
  @state() private resume: logic.Place | null = null;
  @state() private unfolded = false;

  @query("canvas[data-digit]") private readonly canvas!: HTMLCanvasElement | null;

  #digit: Float32Array | null = null;
  #loading: Promise<void> | null = null;
  /** What the author wrote into `state`. */
  #written: logic.Reading | null = null;
  #isNear = false;
  #progress = 0;
  #stop: (() => void)[] = [];

  /** The share of sections that were read, 0 to 1. */
  get progress(): number {
    return logic.progressOf(this.reading, this.places);
  }

  /** The sections, from top to bottom: {id, title, read}. A copy. */
  get sections(): { id: string; title: string; read: boolean }[] {
    return this.places.map(({ id, title }) => ({ id, title, read: this.reading.read.has(id) }));
  }

  /**
   * The learner's own digit that all tags inside are offered: 784 pixels in [0, 1], ink 1; null without one. A copy. Set it, and the
   * tags hear of it by `ae-digit`.
   */
  @property({ attribute: false, noAccessor: true })
  get digit(): Float32Array | null {
    return this.#digit?.slice() ?? null;
  }
  set digit(value: ArrayLike<number> | null) {
    const image = value === null || value === undefined ? null : toImage(value);
    if (image === undefined) {
      this.complain("digit: not 784 numbers; it stays as it is");
      return;
    }
    this.#digit = image;
    this.requestUpdate();
    this.emit("ae-digit", { image: image && image.slice() });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    useMathFonts();
    registerMeasure();
    const heard = new AbortController();
    const { signal } = heard;
    for (const name of USES) this.addEventListener(name, this.#used, { signal });
    this.addEventListener("ae-complete", this.#answered, { signal });
    addEventListener("hashchange", this.#followHash, { signal });
    const children = new MutationObserver(() => this.#findContent());
    children.observe(this, { childList: true, subtree: true, characterData: true });
    this.#stop = [
      () => heard.abort(),
      () => children.disconnect(),
      whenNear(this, () => {
        this.#isNear = true;
        this.#findContent();
      }),
    ];
    this.#findContent();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stop) stop();
    this.#stop = [];
  }

  /** Takes the reader to a section; its heading gets the focus. False where there is no such section. */
  goTo(id: string): boolean {
    const section = this.places.find((place) => place.id === id);
    if (!section) return false;
    this.unfolded = false;
    showTarget(section.heading, { block: "start" });
    return true;
  }

  /** Marks a section as read, as reaching its end does. */
  markRead(id: string): void {
    if (this.places.some((place) => place.id === id)) this.#turn(logic.withRead(this.reading, id));
  }

  /** Back to what the author wrote: nothing read, no digit; what the browser kept of it is forgotten. */
  reset(): void {
    this.resume = null;
    if (this.#digit) this.digit = null;
    this.#turn(this.#written ?? logic.UNREAD);
    remember(this.#key, "");
  }

  protected override saveState(): Record<string, string | undefined> {
    return logic.saveReading(this.reading);
  }

  protected override restoreState(fields: Record<string, string>): void {
    const reading = logic.restoreReading(fields);
    if (!this.hasUpdated) this.#written = reading;
    this.reading = reading;
  }

  protected override touch(): void {
    this.#isNear = true;
    this.#findContent();
    if (this.content.kind === "built-in") this.#bringTags(true);
  }

  protected override pending(): Promise<unknown> | null {
    return this.#loading;
  }

  protected override willUpdate(): void {
    if (this.hasUpdated) return;
    if (!this.#written) this.reading = logic.restoreReading(Object.fromEntries(new URLSearchParams(recall(this.#key))));
  }

  protected override updated(changed: PropertyValues): void {
    if (this.#digit && this.canvas) paintDigit(this.canvas, this.#digit, this.#palette.current);
    if (changed.has("content") || changed.has("language")) this.#findSections();
  }

  get #t(): typeof english {
    return words("lesson", english, this.language);
  }

  get #lang(): string {
    return spoken("lesson", this.language);
  }

  get #key(): string {
    return memoryKey(location.origin + location.pathname, this.heading);
  }

  /** The author's lesson, or the built-in one as soon as the reader is near. */
  #findContent(): void {
    const authored = isAuthored(this);
    if (authored) {
      styleAuthored(this);
      if (this.content.kind === "author") this.#findSections();
      else this.content = { kind: "author" };
    } else if (this.content.kind === "author") {
      this.content = { kind: "loading" };
    }
    if (this.#isNear && this.content.kind === "loading" && !this.#loading) this.#load();
  }

  #load(): void {
    this.#loading = builtIn()
      .then(
        (module) => {
          if (this.content.kind === "loading") this.content = { kind: "built-in", module };
        },
        (error: Error) => {
          this.content = { kind: "failed" };
          this.emit("ae-error", { code: "network", message: error.message, recoverable: true });
        },
      )
      .then(() => void (this.#loading = null));
  }

  readonly #retry = (): void => {
    this.content = { kind: "loading" };
    this.#load();
  };

  /** After each rendering of the content: what there is to read. */
  #findSections(): void {
    const { content } = this;
    if (content.kind !== "author" && content.kind !== "built-in") return;
    const found = content.kind === "author" ? authoredSections(this) : builtInSections(this.renderRoot);
    this.#eyes.watch(found);
    const isSame =
      found.length === this.places.length &&
      found.every((s, i) => s.heading === this.places[i].heading && s.title === this.places[i].title);
    if (isSame) return;
    const isFirst = this.places.length === 0;
    this.places = found;
    this.#progress = this.progress;
    if (!isFirst) return;
    this.resume = this.#written ? null : logic.resumeAt(this.reading, found);
    if (content.kind === "built-in") this.#bringTags(false);
    void this.updateComplete.then(() => {
      this.becomeReady();
      this.#followHash();
    });
  }

  /** The tags of the built-in lesson: those near the reader at once, the others when the page has nothing to do, or all `now`. */
  #bringTags(now: boolean): void {
    const ask = (root: ParentNode) => {
      if (this.isConnected && hasUnknownTags(root) && !askForTags(this, root)) void AeLesson.loadTags?.(root);
    };
    if (now) return ask(this.renderRoot);
    for (const { parts } of this.places) for (const part of parts) this.#stop.push(whenNear(part, () => ask(part)));
    const idle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 500));
    idle(() => ask(this.renderRoot), { timeout: 3000 });
  }

  #turn(reading: logic.Reading): void {
    if (reading === this.reading) return;
    this.reading = reading;
    const { progress } = this;
    remember(this.#key, this.state);
    if (progress === this.#progress) return;
    const was = this.#progress;
    this.#progress = progress;
    this.emit("ae-change", { progress });
    if (progress === 1 && was < 1) this.#finish();
  }

  #place(id: string | null): void {
    this.#turn(logic.withPlace(this.reading, id));
  }

  #finish(): void {
    const quizzes = this.places.flatMap((place) => place.quizzes);
    const score = quizzes.length === 0 ? 1 : quizzes.reduce((sum, quiz) => sum + (quiz.score ?? 0), 0) / quizzes.length;
    this.emit("ae-complete", { score, passed: quizzes.every((quiz) => (quiz.score ?? 0) >= (quiz.pass ?? 0)) });
  }

  /** The end of a section, or a tag in it: the section was read, unless it still has questions. */
  #reach(id: string): void {
    const section = this.places.find((place) => place.id === id);
    if (section?.quizzes.every(({ complete }) => complete)) this.markRead(id);
  }

  /** A tag inside was used; a digit that was drawn in it is everybody's. */
  readonly #used = (event: Event): void => {
    const [source] = event.composedPath();
    if (source === this || !(source instanceof Element)) return;
    if (event.type === "ae-digit") {
      this.#digit = (event as HTMLElementEventMap["ae-digit"]).detail.image?.slice() ?? null;
      this.requestUpdate();
    }
    const section = sectionOf(event, this.places);
    if (section && source.localName !== "ae-term") this.#reach(section.id);
  };

  readonly #answered = (event: Event): void => {
    const section = sectionOf(event, this.places);
    if (!section || event.composedPath()[0] === this) return;
    const wasDone = this.progress === 1;
    this.#reach(section.id);
    if (wasDone) this.#finish();
  };

  /** The section that the page's address names, unless the page has that itself. */
  readonly #followHash = (): void => {
    const id = decode(location.hash.slice(1));
    if (id && this.content.kind === "built-in" && !document.getElementById(id)) this.goTo(id);
  };

  readonly #follow = (id: string, event: Event): void => {
    const { ctrlKey, metaKey, shiftKey, button } = event as MouseEvent;
    if (ctrlKey || metaKey || shiftKey || button > 0) return;
    event.preventDefault();
    if (!this.goTo(id)) return;
    try {
      history.pushState(null, "", `#${encodeURIComponent(id)}`);
    } catch {
      // a page without an address of its own
    }
  };

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !this.unfolded) return;
    this.unfolded = false;
    this.renderRoot.querySelector<HTMLElement>(".unfold")?.focus();
  };

  readonly #continue = (): void => {
    const place = this.resume;
    this.resume = null;
    if (place) void this.updateComplete.then(() => this.goTo(place.id));
  };

  readonly #clearDigit = (): void => {
    this.digit = null;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".unfold, nav a")?.focus());
  };

  protected override render(): TemplateResult {
    const t = this.#t;
    const { content, places, reading, progress, unfolded, resume } = this;
    const isBuiltIn = content.kind !== "author";
    const lang = this.#lang;
    const other = lang === this.language ? nothing : lang;
    const shows = (control: string) => this.shows(control);
    const withContents = places.length > 1 && shows("contents");
    return html`<article class="lesson ${withContents ? "with-contents" : ""}" part="lesson" @keydown=${this.#keydown}>
      <span class="probe" aria-hidden="true"></span>
      ${places
        .slice(0, 1)
        .map(
          ({ id }) => html`<a class="skip" lang=${other} href="#${id}" @click=${(event: Event) => this.#follow(id, event)}>${t.skip}</a>`,
        )}
      ${
        // a summary is not pushed down by a title that comes before its text does
        content.kind === "loading" && this.childElementCount > 0
          ? nothing
          : renderHeader({
              t,
              lang,
              other,
              heading: this.heading || (isBuiltIn ? t.heading : ""),
              isOwnHeading: this.heading !== "",
              lead: isBuiltIn ? t.lead : "",
              minutes: this.#estimate(),
              read: logic.readCount(reading, places),
              count: places.length,
              resume,
              shows,
              onContinue: this.#continue,
              onStartAgain: () => this.reset(),
            })
      }
      ${renderBar({
        t,
        lang,
        other,
        places,
        reading,
        progress,
        unfolded,
        hasDigit: this.#digit !== null,
        shows,
        onUnfold: () => (this.unfolded = !unfolded),
        onGo: this.#follow,
        onClearDigit: this.#clearDigit,
      })}
      ${content.kind === "failed" ? this.#renderFailure() : nothing}
      ${
        // two elements: what takes the summary's place has not moved there
        content.kind === "built-in"
          ? html`<div class="prose">${content.module.renderBuiltIn(this.language)}</div>`
          : html`<div class="prose ${isBuiltIn ? "" : "authored"}"><slot></slot></div>`
      }
    </article>`;
  }

  #renderFailure(): TemplateResult {
    return html`<div class="column" part="failure" role="alert">
      <div class="prompt wide">
        <div class="question"><b>${this.#t.failed}</b></div>
        <button class="button last" @click=${this.#retry}>${words("common", common, this.language).retry}</button>
      </div>
    </div>`;
  }

  #estimate(): number {
    if (this.minutes > 0) return this.minutes;
    const { content } = this;
    if (content.kind === "built-in") return content.module.builtInMinutes(this.language);
    if (content.kind !== "author") return 0;
    const { text: all, figures } = authoredLength(this);
    return logic.readingMinutes(logic.countWords(all), figures);
  }
}

function decode(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ae-lesson": AeLesson;
  }
}
