import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { keyed } from "lit/directives/keyed.js";
import { speak } from "../../content/quiz/text.js";
import type { Question, Quiz } from "../../content/quiz/types.js";
import { AeElement } from "../../core/ae-element.js";
import { controls, frame, prompt, symbols } from "../../core/base.styles.js";
import type { AeAnswerDetail } from "../../core/events.js";
import { lazy } from "../../core/lazy.js";
import { useMathFonts } from "../../core/math-fonts.js";
import { keepOwnKeys } from "../../core/own-keys.js";
import { integer, number, text } from "../../core/params.js";
import { SaveDoor } from "../../core/save-door.js";
import { valid } from "../../core/valid.js";
import { tokens } from "../../core/tokens.js";
import { whenNear } from "../../core/visibility.js";
import { common } from "../../i18n/en/common.js";
import { quiz as english } from "../../i18n/en/quiz.js";
import { short } from "../../i18n/numbers.js";
import { spoken, words } from "../../i18n/registry.js";
import { bringable } from "./brought.js";
import { ContentController } from "./content.js";
import { Course, selectorOf } from "./course.js";
import { restore, save } from "./memory.js";
import { OrderDrag } from "./order-drag.js";
import { START } from "./quiz.logic.js";
import { quizStyles } from "./quiz.styles.js";
import type { ReturnBar } from "./return-bar.js";
import { whenTargetComes } from "./targets.js";
import { adoptTexStyles, onTex, texLoading } from "./tex.js";
import { rich, type Words } from "./view.js";
import { renderFailure } from "./view-failure.js";
import { renderQuestion } from "./view-question.js";
import { renderPrint, renderResult, type Outcome } from "./view-result.js";

const loadReturn = lazy(() => import("./return-bar.js"));

/**
 * @summary Questions whose wrong answers become experiments: choices, numbers, orders, and live tasks that the models on the page grade.
 *
 * Without content it asks the lesson's own quiz. An author brings a quiz as `src` (JSON, or GIFT in a file named .gift or .txt), as a `<script type="application/json">` inside, as GIFT text
 * inside (bare, in a `<pre>` or a `<script type="text/x-gift">`), as a list in HTML, or through `questions`.
 *
 * A live task is done on the tag of the page that it names. Where none is there and the name is that of a model's tag (`ae-sampler`), the
 * reader can have the model brought into the quiz; before that nothing of it is loaded. One serves all questions that name it, keeps what
 * was set on it, and goes at `reset()` and with the questions. The quiz asks the page for it by the event `ae-tags` `{root}`; the
 * autoloader answers, and `define/quiz` brings it where nobody does. Of its events `ae-ready`, `ae-change`, `ae-answer` and `ae-complete`
 * stay inside.
 *
 * The score is the mean over all questions that can be answered on this page, each with its best attempt; a question that is not
 * answered counts 0, skipped live tasks as well. A live task whose model is not there and can't be brought, did not come, or can't check
 * it, does not count. Several options: correct ones chosen minus others
 * chosen, over the correct ones. An order: Kendall's τ. Neither falls below 0.
 *
 * @slot - The author's own quiz: a list, JSON or GIFT. Shown as it is while scripts are off, and when it can't be read.
 * @fires ae-ready - The questions are there and painted.
 * @fires ae-answer - An answer was checked: `{questionId, response, correct, score, attempt, durationMs}`; the response of a live task is null.
 * @fires ae-complete - Every question has been answered: `{score, passed}`. Again whenever a further attempt raises the score.
 * @fires ae-change - The reader answered or went to another question: `{state}`.
 * @fires ae-error - `network`: the questions did not arrive. `content`: they are not valid, or, of a quiz in GIFT, some are not, or are of a kind that is not asked: the others are asked. `target`: a model could not grade its task.
 * @fires ae-tags - A model's tag is needed in the shadow root: `{root}`; `preventDefault` says that it comes.
 * @csspart head - The title row.
 * @csspart title - The title.
 * @csspart question - The question with its buttons.
 * @csspart prompt - The text of the question.
 * @csspart feedback - What is said of an answer.
 * @csspart explanation - The explanation of a settled question.
 * @csspart try - The experiment.
 * @csspart model - The model that was brought into the quiz.
 * @csspart button - The button for what is next.
 * @csspart return - The bar at the edge of the window while the reader is at a model elsewhere on the page.
 * @csspart result - The last screen.
 * @csspart save - There, the control that saves the answers.
 * @csspart save-menu - What it opens.
 * @csspart notice - Which questions of GIFT are left out.
 * @csspart failure - What is wrong with the questions.
 * @cssproperty [--ae-ink=#1a1c20] - Text, buttons.
 * @cssproperty [--ae-ink-2=#565b64] - Secondary text.
 * @cssproperty [--ae-rule=#dcdcd8] - Hairlines.
 * @cssproperty [--ae-bg=#ffffff] - What shines through buttons; set it where the page is not white or near-black.
 * @attr hide - Any of `title progress skip back answer try explanation save`.
 * @attr state - Answers and place, to resume: what the property `state` gave.
 */
export class AeQuiz extends AeElement {
  static override styles = [tokens, frame, symbols, controls, prompt, quizStyles];

  /** Brings who registers the tags of models, where nobody on the page does. Set by `define/quiz`. @internal */
  static loadTags: (() => Promise<unknown>) | null = null;

  readonly #content = new ContentController(this, {
    src: () => this.src,
    lesson: () => this.#t.lesson,
    gift: () => ({ yes: this.#t.giftTrue, no: this.#t.giftFalse }),
    onQuiz: (_, translated) => this.#newQuiz(translated),
    onWarnings: (warnings) => warnings.forEach((warning) => this.complain(warning)),
    onNotice: (message) => this.#tellError("content", message),
    onFailure: ({ code, messages }) => {
      for (const message of messages) this.complain(message);
      this.#tellError(code, messages.join("\n"));
    },
  });
  readonly #course = new Course(this, {
    speech: () => ({ t: this.#t, lang: this.#lang, decimal: this.#decimal }),
    rules: () => ({ attempts: this.attempts, pass: this.pass }),
    questions: () => this.#content.quiz?.questions ?? [],
    state: () => this.state,
    // who is at work on the model stays there
    hasFocus: () => Boolean(this.shadowRoot?.activeElement?.matches(":not(.place *, .return *)")),
    loadTags: () => AeQuiz.loadTags,
    emit: (name, detail) => this.emit(name, detail),
    complain: (message) => this.complain(message),
    requestUpdate: () => this.requestUpdate(),
  });
  readonly #drag = new OrderDrag(
    () => this.requestUpdate(),
    (from, to) => this.#course.drop(from, to),
  );

  /** Address of a quiz: JSON, or GIFT where the name ends in .gift or .txt. */
  @valid(text()) @property({ reflect: true }) src = "";

  /** The score from which the quiz is passed, 0 to 1. */
  @valid(number({ min: 0, max: 1, fallback: 0.6 })) @property({ type: Number, reflect: true }) pass = 0.6;

  /** Attempts at each question; 0 is no limit. */
  @valid(integer({ min: 0, max: 100, fallback: 0 })) @property({ type: Number, reflect: true }) attempts = 0;

  readonly #saving = new SaveDoor(
    this,
    () => import("./table.js"),
    (script) => script.attachSaver(this, (id) => this.#course.session.answer(id)),
  );
  /** State that waits for the questions. */
  #restoring: Record<string, string> | null = null;
  #isNear = false;
  #isPrinting = false;
  #stop: (() => void)[] = [];
  /** There once the reader has gone to a model. */
  #return: ReturnBar | null = null;
  /** A selector that finds nothing yet, and how to stop waiting for it. */
  #awaited: { selector: string; stop: () => void } | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener("keydown", keepOwnKeys);
    useMathFonts();
    const paper = matchMedia("print");
    const print = () => {
      this.#isPrinting = paper.matches;
      this.requestUpdate();
      if (this.hasUpdated) this.performUpdate();
    };
    paper.addEventListener("change", print);
    const unwatch = whenNear(this, () => {
      this.#isNear = true;
      this.requestUpdate();
    });
    this.#stop = [unwatch, onTex(() => this.requestUpdate()), () => paper.removeEventListener("change", print)];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stop) stop();
    this.#stop = [];
    this.#await(null);
    this.#course.tasks.overtake();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    adoptTexStyles(this);
    const { current, session } = this.#course;
    if (current && this.#isNear) session.show(current.id, performance.now());
    this.#course.models.place(this.renderRoot, current ? this.#shownModel(current) : null);
    const selector = current && selectorOf(current);
    this.#await(selector && !this.#course.tasks.find(selector) ? selector : null);
    this.#moveFocus();
    if (this.#content.quiz) this.becomeReady();
    // before the first answer there is nothing to save
    if (this.hide || session.progress.answers.size > 0) this.#saving.ask();
  }

  /**
   * The questions that are asked, as a copy. Takes a list of questions, or `{title, questions}`; what is not valid changes nothing
   * and is said in the tag, in the console and by `ae-error`. Null goes back to `src` or the children.
   */
  @property({ attribute: false, noAccessor: true })
  get questions(): Question[] {
    return structuredClone(this.#course.questions) as Question[];
  }
  set questions(value: readonly Question[] | Quiz | null) {
    this.#content.give(value);
  }

  /** 0 to 1: the mean over all questions of the best answer to each; a question without an answer counts 0. */
  get score(): number {
    return this.#course.score;
  }

  /** Whether every question that can be answered on this page has been, rightly or not. */
  get complete(): boolean {
    return this.#course.complete;
  }

  /** How many questions can be answered on this page; 0 also where they could not be read. Null as long as they have not come. */
  get answerable(): number | null {
    const { quiz, failure } = this.#content;
    return quiz ? this.#course.answerable.length : failure?.code === "content" ? 0 : null;
  }

  /**
   * Answers a question as the reader would.
   * @param id the question's id
   * @param response an option's id; a list of ids (multiple, order); a number, or its text. A live task takes none, and whatever is
   *   given is ignored: its model grades what stands there at this moment, which counts as an attempt.
   * @returns what `ae-answer` told, or null when there was nothing to grade: no such question or option, no more attempts, no model here
   *   (`bring` brings it), a model that failed. The console says which. Never rejects.
   */
  async answer(id: string, response?: unknown): Promise<AeAnswerDetail | null> {
    if (this.#content.loading) await this.#content.loading;
    return this.#course.answer(id, response);
  }

  /**
   * Has the model brought that a live task is done on, or that another question is tried on, as the reader's button does. One that is on
   * the page already is not brought again.
   * @param id the question's id
   * @returns the tag, defined (its own `ready` tells when its model is there); null when there is none, or it did not come. Never rejects.
   */
  async bring(id: string): Promise<HTMLElement | null> {
    if (this.#content.loading) await this.#content.loading;
    return this.#course.bring(id);
  }

  /** Forgets all answers, takes away what was brought, and begins again. */
  reset(): void {
    this.#restoring = null;
    this.#course.beginAnew();
  }

  protected override saveState(): Record<string, string> {
    return this.#restoring ?? save(this.#course.session.progress);
  }

  protected override restoreState(fields: Record<string, string>): void {
    const { quiz } = this.#content;
    this.#restoring = quiz ? null : fields;
    this.#course.begin(quiz ? restore(fields, quiz.questions) : START);
  }

  protected override pending(): Promise<unknown> | null {
    return this.#content.loading ?? this.#course.looking ?? this.#course.models.coming ?? this.#saving.pending ?? texLoading();
  }

  #tellError(code: "network" | "content", message: string): void {
    this.emit("ae-error", { code, message, recoverable: true });
  }

  #newQuiz(translated: boolean): void {
    if (this.#restoring) this.restoreState(this.#restoring);
    else if (!translated) this.#course.beginAnew();
  }

  get #t(): Words {
    return words("quiz", english, this.language);
  }

  get #lang(): string {
    return spoken("quiz", this.language);
  }

  /** The sign that the page's language puts before decimals. */
  get #decimal(): "." | "," {
    return short(0.5, 1, this.language).includes(",") ? "," : ".";
  }

  /** The tag of the brought model that stands under a question: of a live task always, else after an answer. */
  #shownModel(question: Question): string | null {
    const { models, session } = this.#course;
    const selector = selectorOf(question) ?? "";
    const isTime = question.kind === "task" || (session.answer(question.id) && this.shows("try"));
    return isTime && models.find(selector) ? bringable(selector) : null;
  }

  /** Renders again when what a question names comes onto the page. */
  #await(selector: string | null): void {
    if (this.#awaited?.selector === selector) return;
    this.#awaited?.stop();
    const stop = selector && this.isConnected ? whenTargetComes(this, selector, () => this.requestUpdate()) : null;
    this.#awaited = stop && { selector: selector!, stop };
  }

  /** To a model elsewhere on the page; a bar stays that leads back. Where its script does not come, there is none. */
  #leaveFor(target: HTMLElement): void {
    const leave = ({ ReturnBar, showTarget }: typeof import("./return-bar.js")) => {
      showTarget(target);
      (this.#return ??= new ReturnBar(this, this.#course, () => this.#t)).open();
    };
    loadReturn().then(leave, () => target.scrollIntoView());
  }

  #moveFocus(): void {
    const { focus } = this.#course;
    if (!focus) return;
    this.#course.focus = null;
    const selector =
      focus.on === "field"
        ? "fieldset input:not(:disabled)"
        : focus.on === "step"
          ? `[data-id="${CSS.escape(focus.id)}"] [data-step="${focus.up ? "up" : "down"}"]`
          : `#${focus.on}`;
    // a model comes to stand where its button was: the question stays in view
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus({ preventScroll: focus.on === "model" });
  }

  protected override render(): TemplateResult {
    const t = this.#t;
    const { quiz, isLesson, failure, loading } = this.#content;
    const notice = this.#content.notice?.(this.language);
    const { questions, at } = this.#course;
    const title = quiz?.title ?? t.title;
    const count = (n: number) => short(n, 0, this.#lang);
    const place = loading
      ? t.loading
      : at < questions.length && this.shows("progress")
        ? t.progress(count(at + 1), count(questions.length))
        : "";
    return html`<section class="figure" lang=${isLesson && this.#lang !== this.language ? this.#lang : nothing} aria-label=${speak(title)}>
      ${
        this.shows("title") || place
          ? html`<div class="head" part="head">
              ${this.shows("title") ? html`<h3 class="title" id="title" part="title">${rich(title)}</h3>` : html`<span></span>`}
              <span class="aside"><bdi>${place}</bdi></span>
            </div>`
          : nothing
      }
      ${
        failure
          ? renderFailure({
              t,
              words: words("common", common, this.language),
              failure,
              kept: quiz !== null,
              retry: this.#content.retry,
              lang: this.#lang,
            })
          : nothing
      }
      ${quiz ? (this.#isPrinting ? renderPrint(this.#outcomes(questions)) : this.#renderPlace(questions)) : html`<slot></slot>`}
      ${notice ? html`<p class="hint" part="notice" lang=${notice.lang} dir="auto">${notice.text}</p>` : nothing}
      <div class="backstage" hidden></div>
      ${this.#return?.render() ?? nothing}
      <p class="visually-hidden" role="status">${this.#course.say}</p>
    </section>`;
  }

  #outcomes(questions: readonly Question[]): Outcome[] {
    const { session } = this.#course;
    return questions.map((question) => ({
      question,
      answer: session.answer(question.id),
      answerable: this.#course.isAnswerable(question),
    }));
  }

  #renderPlace(questions: readonly Question[]): unknown {
    const course = this.#course;
    const question = questions[course.at];
    if (question) return keyed(question.id, this.#renderQuestion(question, questions.length));
    return renderResult({
      t: this.#t,
      lang: this.#lang,
      outcomes: this.#outcomes(questions),
      score: course.score,
      pass: this.pass,
      complete: course.complete,
      open: course.open,
      onOpen: (index) => course.go(index),
      onRestart: course.startAgain,
      save: this.saver?.render(),
    });
  }

  #renderQuestion(question: Question, count: number): TemplateResult {
    const t = this.#t;
    const course = this.#course;
    const { at, session } = course;
    const answer = session.answer(question.id);
    const selector = selectorOf(question);
    const target = selector ? course.tasks.find(selector) : null;
    const offers = Boolean(selector && course.tasks.offers(selector));
    return renderQuestion({
      t,
      lang: this.#lang,
      question,
      answer,
      settled: course.isSettled(question),
      draft: session.draft(question, this.#decimal),
      tried: session.tried(question.id),
      drag: this.#drag,
      feedback: course.feedback(question),
      obstacle: course.obstacle,
      place: short(at + 1, 0, this.#lang),
      selector: selector ?? "",
      isAuthored: !this.#content.isLesson,
      isOut: !offers && !course.isAnswerable(question),
      left: this.attempts > 0 ? this.attempts - (answer?.attempts ?? 0) : null,
      busy: course.tasks.busy === question.id,
      first: at === 0,
      last: at === count - 1,
      shows: (control) => this.shows(control),
      target,
      offers,
      model: !this.#shownModel(question) ? "" : course.models.isComing(selector!) ? "coming" : "here",
      onDraft: (draft) => course.enter(draft),
      onStep: (id, by) => course.step(id, by),
      onSubmit: course.submit,
      onNext: () => course.go(at + 1),
      onBack: () => course.go(at - 1),
      onReveal: course.reveal,
      onTry: () => {
        if (offers) void course.bringFor(question);
        else if (target) this.#leaveFor(target);
      },
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ae-quiz": AeQuiz;
  }
}
