/** The way back from a model far away on the page: a bar at the edge of the window with the task, its check, and the way to the question. */
import { css, html, nothing, type LitElement, type ReactiveController, type TemplateResult } from "lit";
import { adopt } from "../../core/adopt.js";
import { watchInView } from "../../core/in-view.js";
import type { Course } from "./course.js";
import { showTarget } from "../../core/show-target.js";
import { rich, type Words } from "./view.js";

export { showTarget };

/** So long may it take until the question is out of view, ms; a model beside it needs no way back. */
const LEAVES_WITHIN = 3000;

/** What browsers do to a popover is undone. */
const returnStyles = css`
  .return {
    position: fixed;
    inset: auto 0 0;
    z-index: 9;
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    align-items: center;
    gap: var(--_space-2) var(--_space-4);
    inline-size: auto;
    block-size: auto;
    max-block-size: 50vh;
    overflow: auto;
    margin: 0;
    border: 0 solid var(--_rule-strong);
    border-block-start-width: var(--_hair);
    padding: var(--_space-3) max(var(--_space-4), env(safe-area-inset-right)) max(var(--_space-3), env(safe-area-inset-bottom))
      max(var(--_space-4), env(safe-area-inset-left));
    background: var(--_bg);
    color: var(--_ink);
  }
  .return .words {
    flex: 1 1 17em;
    max-inline-size: 44em;
  }
  .return p {
    margin: 0;
  }
`;

/** Closes the one that is open: there is one at a time on a page. */
let closeLatest: (() => void) | null = null;

export class ReturnBar implements ReactiveController {
  #isShown = false;
  #question: string | null = null;
  #stop: (() => void)[] = [];

  constructor(
    private readonly tag: LitElement,
    private readonly course: Course,
    private readonly words: () => Words,
  ) {
    adopt(tag, returnStyles);
    tag.addController(this);
  }

  /** The reader leaves for the model of the question at hand. */
  open(): void {
    closeLatest?.();
    const prompt = this.#find("#prompt");
    const question = this.course.current?.id;
    if (!prompt || question === undefined) return;
    closeLatest = this.#close;
    this.#question = question;
    const late = setTimeout(() => this.#isShown || this.#close(), LEAVES_WITHIN);
    const unwatch = watchInView(prompt, (inView) => {
      if (inView === this.#isShown) this.#turn(!inView);
    });
    document.addEventListener("keydown", this.#keydown);
    this.#stop = [unwatch, () => clearTimeout(late), () => document.removeEventListener("keydown", this.#keydown)];
  }

  /** It goes with its question. */
  hostUpdate(): void {
    if (this.#question !== null && this.course.current?.id !== this.#question) this.#end();
  }

  /** It stands above all else of the page: fixed alone, a transform around the quiz would hold it. */
  hostUpdated(): void {
    const bar = this.#find(".return");
    if (bar?.isConnected && bar.showPopover && !bar.matches(":popover-open")) bar.showPopover();
  }

  hostDisconnected(): void {
    this.#close();
  }

  render(): TemplateResult | typeof nothing {
    const { course } = this;
    const { current } = course;
    if (!this.#isShown || !current) return nothing;
    const t = this.words();
    const isTask = current.kind === "task";
    const said = course.obstacle ? { lead: "", text: course.obstacle } : isTask ? course.feedback(current) : null;
    const check = course.canCheck(current) ? course.submit : null;
    const busy = course.tasks.busy === current.id;
    const back = (event: MouseEvent) => {
      // the second of a double click was meant for the check that stood here
      if (event.detail < 2) this.#back();
    };
    // one button whose meaning changes: it keeps the focus
    return html`<div class="return controls" part="return" role="group" aria-label=${t.returnPlace} popover="manual">
      <div class="words">
        <p>${rich(isTask ? current.prompt : (current.try?.text ?? current.prompt))}</p>
        ${
          said
            ? html`<p class="verdict">
                <bdi><b>${said.lead}</b> ${rich(said.text)}</bdi>
              </p>`
            : nothing
        }
      </div>
      <button type="button" class="button ${check ? "solid" : ""}" aria-disabled=${busy ? "true" : nothing} @click=${check ?? back}>
        ${busy ? t.checking : check ? t.check : t.backToQuestion}
      </button>
      ${check ? html`<button type="button" class="button" @click=${back}>${t.backToQuestion}</button>` : nothing}
    </div>`;
  }

  /** It comes when the question has gone out of view, and goes when that is back. */
  #turn(isShown: boolean): void {
    if (isShown) {
      this.#isShown = true;
      this.course.say = this.words().returnHow;
      this.tag.requestUpdate();
      return;
    }
    const had = this.#find(".return:focus-within");
    this.#close();
    if (had) this.#origin?.focus({ preventScroll: true });
  }

  readonly #close = (): void => {
    this.#end();
    this.tag.requestUpdate();
  };

  #end(): void {
    for (const stop of this.#stop) stop();
    this.#stop = [];
    this.#question = null;
    this.#isShown = false;
    if (closeLatest === this.#close) closeLatest = null;
  }

  #back(): void {
    const origin = this.#origin;
    this.#close();
    if (origin) showTarget(origin);
  }

  /** The button that led away. */
  get #origin(): HTMLElement | null {
    return this.#find(".try button") ?? this.#find("#primary");
  }

  #find(selector: string): HTMLElement | null {
    return this.tag.shadowRoot!.querySelector<HTMLElement>(selector);
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || event.defaultPrevented || !this.#isShown) return;
    // another popover closes first
    const isOther = (each: EventTarget) => each instanceof Element && each.matches("[popover]:not(.return)");
    if (event.composedPath().some(isOther)) return;
    event.preventDefault();
    this.#back();
  };
}
