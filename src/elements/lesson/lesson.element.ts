import { html, isServer, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { adopt } from "../../core/adopt.js";
import { AeElement } from "../../core/ae-element.js";
import { controls, frame, prompt, symbols } from "../../core/base.styles.js";
import { toImage } from "../../core/image.js";
import { lazy } from "../../core/lazy.js";
import { useMathFonts } from "../../core/math-fonts.js";
import { keepOwnKeys } from "../../core/own-keys.js";
import { PaletteController } from "../../core/palette.js";
import { number, text } from "../../core/params.js";
import { SaveDoor } from "../../core/save-door.js";
import { showTarget } from "../../core/show-target.js";
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
import { memoryKey } from "./memory.js";
import { Progress } from "./progress.js";
import { proseStyles } from "./prose.styles.js";
import { ReadingController } from "./reading.js";
import { authoredLength, authoredSections, builtInSections, hasSummary, isAuthored, sectionOf } from "./sections.js";
import { renderServed } from "./served.view.js";
import { TagBringer } from "./tag-bringer.js";

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
 * until the built-in lesson has arrived, and where scripts are off. What has `slot="opener"` opens the lesson, the author's or the
 * built-in one: a figure between the title and the first section, in none of them.
 *
 * A section counts as read when its end was in view for a second, or when a tag in it was used; one with a quiz, when all its
 * questions were answered. How far the reader came is kept by the browser for each page and heading, where it keeps anything.
 *
 * The built-in lesson is made of other tags. It asks the page for them by the event `ae-tags` `{root}`; the autoloader answers, and
 * `define/lesson` brings it where nobody does.
 *
 * Ready is an author's lesson once it is framed. The built-in one is ready when its text is there and its tags are defined and show
 * their posters; their models are left to come when the reader does. A tag that does not come (nobody on the page can bring tags, its
 * script fails, or none of the missing arrives for five seconds) is not waited for: its short description stands in its place.
 *
 * @slot - The author's lesson, or a summary of the built-in one.
 * @slot opener - A figure to begin with, under the title.
 *
 * @attr {string} heading - the title; the built-in lesson has its own
 * @attr {number} minutes - reading time, 0 to 600; without it, or 0, it is estimated from the text
 * @attr {string} hide - any of: title meta lead contents progress resume digit
 * @attr {string} state - sections that were read and the current one, as `read=…&at=…`; what the browser kept then does not count
 * @attr {light | dark} theme - overrides the page's colour scheme
 *
 * @fires {CustomEvent} ae-ready - The lesson is ready, as above. (Tags inside send their own; see `event.composedPath()[0]`.)
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
    onPlace: (id) => this.#progress.place(id),
    onEnd: (id) => this.#progress.reach(id),
  });
  readonly #tags = new TagBringer(this, () => AeLesson.loadTags);

  /** The title. */
  @valid(text()) @property({ reflect: true }) heading = "";
  /**
   * Reading time in minutes, as it is shown: the author's, or one that is estimated from the text; 0 before there is a text. Setting
   * 0 (like no attribute) has it estimated.
   */
  @valid(number({ min: 0, max: 600, fallback: 0 }))
  @property({ noAccessor: true })
  get minutes(): number {
    return this.#minutes || this.#estimate();
  }
  set minutes(minutes: number) {
    this.#minutes = minutes;
    this.requestUpdate();
  }

  @state() private content: Content = { kind: "loading" };
  @state() private unfolded = false;

  @query("canvas[data-digit]") private readonly canvas!: HTMLCanvasElement | null;

  readonly #progress = new Progress(
    ((tag) => ({
      get key() {
        return memoryKey(location.origin + location.pathname, tag.heading);
      },
      requestUpdate: () => tag.requestUpdate(),
      saved: () => tag.state,
      emit: tag.emit.bind(tag),
    }))(this),
  );
  /** The author's reading time; 0: it is estimated. */
  #minutes = 0;
  #digit: Float32Array | null = null;
  #loading: Promise<void> | null = null;
  readonly #saving = new SaveDoor(
    this,
    () => import("./table.js"),
    (script) => script.attachSaver(this),
  );
  /** The built-in lesson's tags are there, or not waited for any longer. */
  #arrived: Promise<void> | undefined;
  #isNear = false;
  /** A script waits for the tag, wherever the reader is. */
  #isAwaited = false;
  #stop: (() => void)[] = [];

  /** The share of sections that were read, 0 to 1. */
  get progress(): number {
    return this.#progress.share;
  }

  /** The sections, from top to bottom: {id, title, read}. A copy. */
  get sections(): { id: string; title: string; read: boolean }[] {
    const { sections, reading } = this.#progress;
    return sections.map(({ id, title }) => ({ id, title, read: reading.read.has(id) }));
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
    this.addEventListener("keydown", keepOwnKeys);
    useMathFonts();
    registerMeasure();
    const heard = new AbortController();
    const { signal } = heard;
    for (const name of USES) this.addEventListener(name, this.#used, { signal });
    this.addEventListener("ae-complete", this.#answered, { signal });
    addEventListener("hashchange", this.#hashChanged, { signal });
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
    return this.#show(id);
  }

  /** Marks a section as read, as reaching its end does. */
  markRead(id: string): void {
    this.#progress.mark(id);
  }

  /** Back to what the author wrote: nothing read, no digit; what the browser kept of it is forgotten. */
  reset(): void {
    if (this.#digit) this.digit = null;
    this.#progress.forget();
  }

  protected override saveState(): Record<string, string | undefined> {
    return logic.saveReading(this.#progress.reading);
  }

  protected override restoreState(fields: Record<string, string>): void {
    this.#progress.restore(fields, !this.hasUpdated);
  }

  protected override touch(): void {
    this.#isNear = this.#isAwaited = true;
    this.#findContent();
    if (this.content.kind === "built-in") this.#tags.now();
  }

  protected override pending(): Promise<unknown> | null {
    return this.#loading;
  }

  protected override willUpdate(): void {
    if (!this.hasUpdated && !isServer) this.#progress.recall();
  }

  protected override updated(changed: PropertyValues): void {
    this.#reflectMinutes();
    if (this.#digit && this.canvas) paintDigit(this.canvas, this.#digit, this.#palette.current);
    if (changed.has("content") || changed.has("language")) this.#findSections();
    if (this.hide) this.#saving.ask();
  }

  get #t(): typeof english {
    return words("lesson", english, this.language);
  }

  get #lang(): string {
    return spoken("lesson", this.language);
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
          if (this.content.kind !== "loading") return;
          adopt(this, module.roomStyles);
          this.content = { kind: "built-in", module };
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
    // before the first update nothing has been recalled: there would be nowhere to go on
    if (!this.hasUpdated) return;
    if (content.kind !== "author" && content.kind !== "built-in") return;
    const found = content.kind === "author" ? authoredSections(this) : builtInSections(this.renderRoot);
    this.#eyes.watch(found);
    const news = this.#progress.find(found);
    if (news === "same") return;
    const isBuiltIn = content.kind === "built-in";
    if (content.kind === "built-in") {
      content.module.keepRoom(this.renderRoot);
      this.#tags.watch(found.flatMap(({ parts }) => parts));
      if (this.#isAwaited) this.#tags.now();
    }
    if (news === "first") void this.#begin(isBuiltIn);
  }

  /** Sections are there for the first time; the built-in lesson is ready with its tags. */
  async #begin(isBuiltIn: boolean): Promise<void> {
    // at once: the tags that are still to come would carry the place that a glide is for away
    if (isBuiltIn) this.#arrived = this.#tags.arrived();
    const rendered = this.updateComplete.then(() => this.#followHash(true));
    await this.#arrived;
    if (this.content.kind === "built-in") this.content.module.freeRoom(this.renderRoot);
    await rendered;
    this.becomeReady();
  }

  /** A tag inside was used; a digit that was drawn in it is everybody's. */
  readonly #used = (event: Event): void => {
    const [source] = event.composedPath();
    if (source === this || !(source instanceof Element)) return;
    if (event.type === "ae-digit") {
      this.#digit = (event as HTMLElementEventMap["ae-digit"]).detail.image?.slice() ?? null;
      this.requestUpdate();
    }
    const section = sectionOf(event, this.#progress.sections);
    if (section && source.localName !== "ae-term") this.#progress.reach(section.id);
  };

  readonly #answered = (event: Event): void => {
    const section = sectionOf(event, this.#progress.sections);
    if (section && event.composedPath()[0] !== this) this.#progress.answered(section.id);
  };

  #show(id: string, instant = false): boolean {
    const section = this.#progress.sections.find((each) => each.id === id);
    if (!section) return false;
    this.unfolded = false;
    showTarget(section.heading, { block: "start", instant, until: this.#arrived });
    return true;
  }

  readonly #hashChanged = (): void => this.#followHash(false);

  /** To the section that the page's address names, unless the page has that itself. */
  #followHash(instant: boolean): void {
    const id = decode(location.hash.slice(1));
    if (id && this.content.kind === "built-in" && !document.getElementById(id)) this.#show(id, instant);
  }

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
    event.preventDefault();
    this.unfolded = false;
    this.renderRoot.querySelector<HTMLElement>(".unfold")?.focus();
  };

  readonly #continue = (): void => {
    const place = this.#progress.resume;
    this.#progress.resume = null;
    this.requestUpdate();
    if (place) void this.updateComplete.then(() => this.goTo(place.id));
  };

  readonly #clearDigit = (): void => {
    this.digit = null;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(".unfold, nav a")?.focus());
  };

  protected override render(): TemplateResult {
    const t = this.#t;
    if (isServer) return renderServed({ t, heading: this.heading, minutes: this.#minutes, shows: (control) => this.shows(control) });
    const { content, progress, unfolded } = this;
    const { sections: places, reading, resume } = this.#progress;
    const isBuiltIn = content.kind !== "author";
    const lang = this.#lang;
    const other = lang === this.language ? nothing : lang;
    const shows = (control: string) => this.shows(control);
    const withContents = places.length > 1 && shows("contents");
    // in its place with the title, and slotted before: what is not has no colours to paint with
    const opener = html`<slot name="opener" ?hidden=${content.kind === "loading"}></slot>`;
    return html`<article class="lesson ${withContents ? "with-contents" : ""}" part="lesson" @keydown=${this.#keydown}>
      <span class="probe" aria-hidden="true"></span>
      ${places
        .slice(0, 1)
        .map(
          ({ id }) => html`<a class="skip" lang=${other} href="#${id}" @click=${(event: Event) => this.#follow(id, event)}>${t.skip}</a>`,
        )}
      ${
        // a summary is not pushed down by a title that comes before its text does
        content.kind === "loading" && hasSummary(this)
          ? nothing
          : renderHeader({
              t,
              lang,
              other,
              heading: this.heading || (isBuiltIn ? t.heading : ""),
              isOwnHeading: this.heading !== "",
              lead: isBuiltIn ? t.lead : "",
              minutes: this.minutes,
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
          ? html`<div class="prose">${opener}${content.module.renderBuiltIn(this.language)}</div>`
          : html`<div class="prose ${isBuiltIn ? "" : "authored"}">${opener}<slot></slot></div>`
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

  /** The attribute has what was written, never an estimate. */
  #reflectMinutes(): void {
    const minutes = this.#minutes;
    const written = this.getAttribute("minutes");
    if (written === null ? minutes === 0 : Number(written || NaN) === minutes) return;
    if (minutes > 0) this.setAttribute("minutes", String(minutes));
    else this.removeAttribute("minutes");
  }

  #estimate(): number {
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
