/**
 * Which quiz is asked: the one that a script gave, else the one that `src` names, else what stands inside the tag, else the lesson's own.
 * A new one that is not valid leaves the old one where it is.
 */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import { lazy } from "../../core/lazy.js";
import { lessonQuiz, type LessonWords } from "../../content/quiz/lesson.js";
import { type GiftWords, looksLikeGift } from "../../content/quiz/looks-like-gift.js";
import { sayMessage } from "../../content/quiz/messages.js";
import type { Quiz } from "../../content/quiz/types.js";
import type { Read } from "./authored.js";

/** What an author brings is read by a module that the lesson's quiz never asks for. */
const authored = lazy(() => import("./authored.js"));

const SOURCES = ':scope > script[type="application/json"], :scope > script[type*="gift" i], :scope > pre, ol, ul';

export interface ContentFailure {
  code: "network" | "content";
  /** For the author: where and what; one for a quiz that did not arrive. */
  messages: string[];
  /** Whether only some questions are meant: the others are asked. */
  partly?: boolean;
}

interface Needs {
  src: () => string;
  lesson: () => LessonWords;
  gift: () => GiftWords;
  /** Another quiz is there; `translated` when it is the same one in another language. */
  onQuiz: (quiz: Quiz, translated: boolean) => void;
  onFailure: (failure: ContentFailure) => void;
  onWarnings: (warnings: string[]) => void;
  /** There is something to be said beside the questions. */
  onNotice: (text: string) => void;
}

export class ContentController implements ReactiveController {
  quiz: Quiz | null = null;
  failure: ContentFailure | null = null;
  /** Whether the lesson's own quiz is asked. */
  isLesson = false;
  /** What is said beside the questions, in a language. */
  notice: Read["notice"] = undefined;
  /** Settles when the quiz under way has come or failed; null when none is. */
  loading: Promise<void> | null = null;

  #given: unknown = undefined;
  /** What was under way when the tag left the page. */
  #interrupted = false;
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
    const other = this.#src !== this.needs.src() && this.#given === undefined;
    this.#src = this.needs.src();
    if (!this.quiz || this.failure || other || this.#interrupted) this.#load();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#interrupted = this.loading !== null;
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
    if (this.#given !== undefined || this.host.isConnected) this.#load();
    else this.#interrupted = true;
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
    this.#interrupted = false;
    const given = this.#given;
    if (given !== undefined) return this.#await(async () => (await authored()).validateQuiz(given));
    const { host, needs } = this;
    if (this.#src) {
      const request = { src: this.#src, base: host.ownerDocument.baseURI, words: needs.gift };
      return this.#await(async (signal) => (await authored()).fetchQuiz({ ...request, signal }));
    }
    if (host.querySelector(SOURCES) || looksLikeGift(host.textContent ?? ""))
      return this.#await(async () => (await authored()).readChildren(host, needs.gift));
    if (host.ownerDocument.readyState === "loading") this.#awaitParser();
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

  #await(read: (signal: AbortSignal) => Promise<Read | null>): void {
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.failure = null;
    this.loading = this.#receive(read(signal), signal);
    this.host.requestUpdate();
  }

  async #receive(reading: Promise<Read | null>, signal: AbortSignal): Promise<void> {
    let take: () => void;
    try {
      const result = await reading;
      take = () => (result ? this.#take(result) : this.#ask());
    } catch (error) {
      take = () => this.#fail({ code: "network", messages: [error instanceof Error ? error.message : String(error)] });
    }
    // another source was chosen, or the tag left the page
    if (signal.aborted) return;
    this.loading = null;
    take();
  }

  #take(result: Read): void {
    if (!result.ok) return this.#fail({ code: "content", messages: result.messages.map(sayMessage) });
    this.isLesson = false;
    this.#set(result.quiz, false);
    const warnings = result.warnings.map(sayMessage);
    if (warnings.length > 0) this.needs.onWarnings(warnings);
    this.notice = result.notice;
    if (result.notice) this.needs.onNotice(result.notice("en").text);
    const { broken = [] } = result;
    if (broken.length > 0) this.#fail({ code: "content", messages: broken.map(sayMessage), partly: true });
  }

  #ask(): void {
    const translated = this.isLesson;
    this.isLesson = true;
    this.#lesson = this.needs.lesson();
    this.#set(lessonQuiz(this.#lesson), translated);
  }

  #set(quiz: Quiz, translated: boolean): void {
    this.failure = null;
    this.notice = undefined;
    const before = this.quiz;
    const same = before !== null && JSON.stringify(before.questions) === JSON.stringify(quiz.questions);
    this.quiz = same ? { ...before, ...quiz } : quiz;
    if (!same) this.needs.onQuiz(quiz, translated);
    this.host.requestUpdate();
  }

  #fail(failure: ContentFailure): void {
    this.failure = failure;
    this.needs.onFailure(failure);
    this.host.requestUpdate();
  }
}
