/**
 * Which quiz is asked: the one that a script gave, else the one that `src` names, else what stands inside the tag, else the lesson's own.
 * A new one that is not valid leaves the old one where it is.
 */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { lessonQuiz, type LessonWords } from "../../content/quiz/lesson.js";
import { sayMessage, type Message } from "../../content/quiz/messages.js";
import type { Quiz } from "../../content/quiz/types.js";
import { validateQuiz, type QuizResult } from "../../content/quiz/validate.js";
import { fetchQuiz, readChildren, type GiftWords } from "./source.js";

export interface ContentFailure {
  code: "network" | "content";
  /** For the author: where and what; one for a quiz that did not arrive. */
  messages: string[];
}

interface Needs {
  src: () => string;
  lesson: () => LessonWords;
  gift: () => GiftWords;
  /** Another quiz is there; `translated` when it is the same one in another language. */
  onQuiz: (quiz: Quiz, translated: boolean) => void;
  onFailure: (failure: ContentFailure) => void;
  onWarnings: (warnings: string[]) => void;
}

export class ContentController implements ReactiveController {
  quiz: Quiz | null = null;
  failure: ContentFailure | null = null;
  /** Whether the lesson's own quiz is asked. */
  isLesson = false;
  /** Settles when the quiz under way has come or failed; null when none is. */
  loading: Promise<void> | null = null;

  #given: unknown = undefined;
  #src = "";
  #lesson: LessonWords | null = null;
  #abort: AbortController | null = null;
  #observer: MutationObserver | null = null;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly needs: Needs,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer ??= new MutationObserver((records) => this.#changed(records));
    this.#observer.observe(this.host, { childList: true, characterData: true, subtree: true, attributes: true });
    const moved = this.#src !== this.needs.src();
    this.#src = this.needs.src();
    if (this.#given === undefined && (!this.quiz || this.failure || moved)) this.#load();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#stop();
  }

  hostUpdate(): void {
    if (!this.host.isConnected) return;
    const src = this.needs.src();
    if (src !== this.#src) {
      this.#src = src;
      this.#given = undefined;
      this.#load();
    } else if (this.isLesson && this.#lesson !== this.needs.lesson()) this.#ask();
  }

  /** A quiz from a script; null or undefined takes it back. */
  give(value: unknown): void {
    this.#given = value ?? undefined;
    if (this.#given !== undefined) {
      this.#stop();
      this.#take(validateQuiz(this.#given));
    } else if (this.host.isConnected) this.#load();
  }

  readonly retry = (): void => this.#load();

  #changed(records: readonly MutationRecord[]): void {
    const inside = records.some(({ type, target }) => type !== "attributes" || target !== this.host);
    if (inside && this.#given === undefined && !this.#src) this.#load();
  }

  #stop(): void {
    this.#abort?.abort();
    this.#abort = null;
    this.loading = null;
  }

  #load(): void {
    this.#stop();
    if (this.#src) {
      this.#abort = new AbortController();
      const { signal } = this.#abort;
      return this.#await(fetchQuiz(this.#src, { signal, base: this.host.ownerDocument.baseURI, words: this.needs.gift }), signal);
    }
    const found = readChildren(this.host, this.needs.gift);
    if (found instanceof Promise) {
      this.#abort = new AbortController();
      this.#await(found, this.#abort.signal);
    } else if (found) this.#take(found);
    else if (this.host.ownerDocument.readyState === "loading") this.#awaitParser();
    else this.#ask();
  }

  /** The page is still being read: the children may be on their way. */
  #awaitParser(): void {
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.loading = new Promise((resolve) => {
      const go = () => {
        resolve();
        if (!signal.aborted) this.#load();
      };
      this.host.ownerDocument.addEventListener("DOMContentLoaded", go, { once: true });
      signal.addEventListener("abort", () => resolve());
    });
    this.host.requestUpdate();
  }

  #await(result: Promise<QuizResult>, signal: AbortSignal): void {
    this.failure = null;
    this.loading = this.#receive(result, signal);
    this.host.requestUpdate();
  }

  async #receive(result: Promise<QuizResult>, signal: AbortSignal): Promise<void> {
    let failure: ContentFailure | null = null;
    let done: QuizResult | null = null;
    try {
      done = await result;
    } catch (error) {
      failure = { code: "network", messages: [error instanceof Error ? error.message : String(error)] };
    }
    // another source was chosen, or the tag left the page
    if (signal.aborted) return;
    this.loading = null;
    if (done) this.#take(done);
    else if (failure) this.#fail(failure);
  }

  #take(result: QuizResult): void {
    if (!result.ok) return this.#fail({ code: "content", messages: result.messages.map(sayMessage) });
    this.isLesson = false;
    this.#set(result.quiz, false);
    const warnings = result.warnings.map((warning: Message) => sayMessage(warning));
    if (warnings.length > 0) this.needs.onWarnings(warnings);
  }

  #ask(): void {
    const translated = this.isLesson;
    this.isLesson = true;
    this.#lesson = this.needs.lesson();
    this.#set(lessonQuiz(this.#lesson), translated);
  }

  #set(quiz: Quiz, translated: boolean): void {
    this.failure = null;
    const before = this.quiz;
    this.quiz = quiz;
    if (JSON.stringify(before) !== JSON.stringify(quiz)) this.needs.onQuiz(quiz, translated);
    this.host.requestUpdate();
  }

  #fail(failure: ContentFailure): void {
    this.failure = failure;
    this.needs.onFailure(failure);
    this.host.requestUpdate();
  }
}
