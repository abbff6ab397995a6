/** What happens while a quiz is answered: each thing that a reader or a script can do, what follows from it, and who hears of it. */
import type { DecimalSign } from "../../content/quiz/number.js";
import { speak } from "../../content/quiz/text.js";
import type { Question, Response, TaskQuestion } from "../../content/quiz/types.js";
import type { AeAnswerDetail, AeEventDetails, AeEventName } from "../../core/events.js";
import { short } from "../../i18n/numbers.js";
import { bringable, BroughtModels } from "./brought.js";
import { feedbackOf, type Feedback } from "./feedback.js";
import { grade, readResponse, type Grading } from "./grade.js";
import { LiveTasks } from "./live-tasks.js";
import { moved } from "./order-drag.js";
import { goTo, isComplete, reveal, scoreOf, START, type Progress } from "./quiz.logic.js";
import { Session } from "./session.js";
import { textOf, type Draft, type Words } from "./view.js";

/** Where the focus goes after the next rendering. */
export type Focus = { on: "prompt" | "result" | "primary" | "field" | "model" } | { on: "step"; id: string; up: boolean };

/** What a course asks of its tag; everything may change between two calls. */
export interface CourseHost {
  speech: () => { t: Words; lang: string; decimal: DecimalSign };
  rules: () => { attempts: number; pass: number };
  questions: () => readonly Question[];
  state: () => string;
  hasFocus: () => boolean;
  /** Brings who can register tags, where nobody on the page does. */
  loadTags: () => (() => Promise<unknown>) | null;
  emit: <N extends AeEventName>(name: N, detail: AeEventDetails[N]) => void;
  complain: (message: string) => void;
  requestUpdate: () => void;
}

export class Course {
  readonly session = new Session();
  readonly models: BroughtModels;
  readonly tasks: LiveTasks;
  /** What has to be done before the answer can be checked. */
  obstacle = "";
  /** What a screen reader is told. */
  say = "";
  focus: Focus | null = null;
  /** A live task that is being graded. */
  looking: Promise<AeAnswerDetail | null> | null = null;

  constructor(
    tag: Element,
    private readonly host: CourseHost,
  ) {
    this.models = new BroughtModels(tag, host.loadTags, () => host.requestUpdate());
    this.tasks = new LiveTasks(tag, this.models);
  }

  get questions(): readonly Question[] {
    return this.host.questions();
  }

  get at(): number {
    return Math.min(this.session.progress.at, this.questions.length);
  }

  get current(): Question | undefined {
    return this.questions[this.at];
  }

  get score(): number {
    return scoreOf(this.session.progress, this.answerable);
  }

  get complete(): boolean {
    return isComplete(this.session.progress, this.answerable);
  }

  /** Whether any question can still be answered better. */
  get open(): boolean {
    return this.answerable.some((each) => !this.isSettled(each));
  }

  get answerable(): readonly Question[] {
    return this.questions.filter((each) => this.isAnswerable(each));
  }

  isAnswerable(question: Question): boolean {
    return this.session.answer(question.id) !== undefined || this.tasks.isAnswerable(question);
  }

  isSettled({ id }: Question): boolean {
    return this.session.isSettled(id, this.host.rules().attempts);
  }

  feedback(question: Question): Feedback | null {
    const answer = this.session.answer(question.id);
    if (!answer) return null;
    const verdict = this.session.verdicts.get(question.id);
    return feedbackOf({ ...this.host.speech(), question, answer, verdict, settled: this.isSettled(question) });
  }

  /** Begins with nothing: no answer, no model brought. */
  beginAnew(): void {
    this.models.clear();
    this.begin(START);
  }

  /** Goes on from `progress`; what was brought stays. */
  begin(progress: Progress): void {
    this.session.restart(progress);
    this.tasks.forget();
    this.obstacle = this.say = "";
    // a quiz that was complete when it was saved is no news
    if (this.complete) this.session.completes(this.score);
    this.host.requestUpdate();
  }

  /** A script answers. Null, with a warning, when there is nothing to grade. */
  answer(id: string, raw: unknown): Promise<AeAnswerDetail | null> | AeAnswerDetail | null {
    const question = this.questions.find((each) => each.id === id);
    const refuse = (why: string) => {
      this.host.complain(`answer("${id}"): ${why}`);
      return null;
    };
    if (!question) return refuse("there is no question of that id");
    if (this.isSettled(question)) return refuse("the question is settled");
    if (question.kind === "task") {
      return this.tasks.offers(question.task.for) ? refuse("its model is not here; bring() brings it") : this.#attempt(question);
    }
    const response = readResponse(question, raw, this.host.speech().decimal);
    if (response === null) return refuse("this is no response to the question");
    return this.#record(question, response, grade(question, response));
  }

  /** The reader has what is entered checked, or goes on where there is nothing to check any more. */
  readonly submit = (event: Event): void => {
    event.preventDefault();
    const { t, decimal } = this.host.speech();
    const question = this.current;
    if (!question || this.tasks.busy) return;
    if (this.needsModel(question)) return void this.bringFor(question);
    if (this.isSettled(question) || !this.isAnswerable(question)) return this.go(this.at + 1);
    if (question.kind === "task") return void this.#attempt(question);
    const draft = this.session.draft(question, decimal);
    const response = readResponse(question, draft, decimal);
    if (response === null) {
      const typed = question.kind === "numeric" && (draft as string).trim();
      this.#hinder(typed ? t.notANumber(typed) : question.kind === "numeric" ? t.numberFirst : t.chooseFirst);
    } else if (isSame(response, this.session.answer(question.id)?.response)) this.#hinder(t.unchanged);
    else this.#record(question, response, grade(question, response));
  };

  /** Whether a model on the page can check the question now. */
  canCheck(question: Question): boolean {
    return question.kind === "task" && !this.isSettled(question) && !this.needsModel(question) && this.isAnswerable(question);
  }

  /** Whether nothing can be checked before a model is brought. */
  needsModel(question: Question): boolean {
    return question.kind === "task" && !this.isSettled(question) && this.tasks.offers(question.task.for);
  }

  /** The reader has the model of the question at hand brought; the focus goes where it will stand. */
  readonly bringFor = async (question: Question): Promise<void> => {
    const { t } = this.host.speech();
    const tag = bringable(selectorOf(question) ?? "");
    if (!tag) return;
    const arrival = this.models.bring(tag);
    this.obstacle = "";
    this.say = t.modelComing;
    this.focus = { on: "model" };
    const came = (await arrival) !== null;
    if (this.current?.id !== question.id) {
      if (!came) this.#tellCompletion();
    } else if (came) this.say = t.modelHere;
    else if (this.models.hasFailed(tag)) {
      this.obstacle = this.say = question.kind === "task" ? t.taskNotBrought : t.modelNotBrought;
      this.focus = { on: "primary" };
      this.#tellCompletion();
    }
    this.host.requestUpdate();
  };

  /** A script asks for the tag that a question is tried or done on: the one on the page, or one that is brought for it. */
  bring(id: string): Promise<HTMLElement | null> | HTMLElement | null {
    const question = this.questions.find((each) => each.id === id);
    const selector = question && selectorOf(question);
    const found = selector ? this.tasks.find(selector) : null;
    const tag = bringable(selector ?? "");
    if (tag && (!found || this.models.isComing(tag))) return this.models.bring(tag);
    if (!found)
      this.host.complain(
        `bring("${id}"): ${question ? "there is no model that can be brought for it" : "there is no question of that id"}`,
      );
    return found;
  }

  enter(draft: Draft): void {
    if (!this.current) return;
    this.session.enter(this.current.id, draft);
    this.obstacle = "";
    this.host.requestUpdate();
  }

  /** A row of an order was dropped at another place. */
  drop(from: number, to: number): void {
    const question = this.current;
    if (question?.kind === "order") this.enter(moved(this.session.draft(question, "") as string[], from, to));
  }

  /** A row of an order moves by one place; its button keeps the focus. */
  step(id: string, by: -1 | 1): void {
    const question = this.current;
    if (question?.kind !== "order") return;
    const { t, lang } = this.host.speech();
    const order = this.session.draft(question, "") as string[];
    const from = order.indexOf(id);
    const to = from + by;
    if (from < 0 || to < 0 || to >= order.length) return;
    this.enter(moved(order, from, to));
    this.focus = { on: "step", id, up: by < 0 };
    this.say = t.moved(speak(textOf(question.options, id)), short(to + 1, 0, lang), short(order.length, 0, lang));
  }

  /** The reader gives up and sees the answer. */
  readonly reveal = (): void => {
    const question = this.current!;
    this.session.settle(question.id, reveal(this.session.progress, question.id));
    this.obstacle = "";
    this.#tell(question);
    this.focus = { on: "primary" };
    this.#changed();
  };

  /** The reader goes to a question; past the last is the result. */
  go(index: number): void {
    this.session.progress = goTo(this.session.progress, index, this.questions.length);
    this.obstacle = this.say = "";
    this.focus = { on: this.current ? "prompt" : "result" };
    this.#changed();
  }

  readonly startAgain = (): void => {
    this.beginAnew();
    this.focus = { on: "prompt" };
    this.#changed();
  };

  /** Says aloud what has come on screen. */
  #tell(question: Question): void {
    const { lead, text } = this.feedback(question)!;
    const explanation = this.isSettled(question) ? (question.explanation ?? "") : "";
    this.say = [lead, speak(text), speak(explanation)].filter(Boolean).join(" ");
  }

  #changed(): void {
    this.host.requestUpdate();
    this.host.emit("ae-change", { state: this.host.state() });
  }

  #hinder(obstacle: string): void {
    this.obstacle = this.say = obstacle;
    this.focus = { on: "field" };
    this.host.requestUpdate();
  }

  /** Has the tag of a live task look; one at a time. */
  #attempt(question: TaskQuestion): Promise<AeAnswerDetail | null> {
    if (this.looking && this.tasks.busy === question.id) return this.looking;
    this.obstacle = "";
    const looking = this.#look(question).finally(() => {
      if (this.looking === looking) this.looking = null;
      this.host.requestUpdate();
    });
    this.looking = looking;
    this.host.requestUpdate();
    return looking;
  }

  async #look(question: TaskQuestion): Promise<AeAnswerDetail | null> {
    const { id, task } = question;
    try {
      const verdict = await this.tasks.look(question);
      if (verdict === "overtaken") return null;
      if (!verdict) {
        this.#tellCompletion();
        this.host.complain(`question "${id}": nothing that "${task.for}" finds can grade a goal of the kind "${task.goal.kind}"`);
        return null;
      }
      this.session.verdicts.set(id, verdict.message);
      return this.#record(question, null, { correct: verdict.met, score: verdict.met ? 1 : 0 });
    } catch (error) {
      if (this.current?.id === id) this.#hinder(this.host.speech().t.taskFailed);
      const reason = error instanceof Error ? error.message : String(error);
      this.host.emit("ae-error", { code: "target", message: `question "${id}": ${reason}`, recoverable: true });
      return null;
    }
  }

  #record(question: Question, response: Response, grading: Grading): AeAnswerDetail {
    const detail = this.session.record(question, response, grading, performance.now());
    if (this.current?.id === question.id) {
      this.obstacle = "";
      this.#tell(question);
      // the fields of a settled question take no focus any more
      if (this.host.hasFocus() && this.isSettled(question)) this.focus = { on: "primary" };
    }
    this.host.emit("ae-answer", detail);
    this.#changed();
    this.#tellCompletion();
    return detail;
  }

  #tellCompletion(): void {
    const { score } = this;
    if (!this.complete || !this.session.completes(score)) return;
    this.host.emit("ae-complete", { score, passed: score >= this.host.rules().pass });
  }
}

function isSame(response: Response, before: Response | undefined): boolean {
  return before !== undefined && JSON.stringify(response) === JSON.stringify(before);
}

/** What a question is done or tried on. */
export function selectorOf(question: Question): string | undefined {
  return question.kind === "task" ? question.task.for : question.try?.for;
}
