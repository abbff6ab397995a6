/** How far the reader has come: what the browser keeps of it, and what the page is told. */
import type { AeEventDetails, AeEventName } from "../../core/events.js";
import * as logic from "./lesson.logic.js";
import { recall, remember } from "./memory.js";
import type { Section } from "./sections.js";

export interface ProgressHost {
  /** What the browser keeps it under. */
  readonly key: string;
  requestUpdate(): void;
  /** The reading as a link writes it. */
  saved(): string;
  emit<N extends AeEventName>(name: N, detail: AeEventDetails[N]): void;
}

export class Progress {
  reading: logic.Reading = logic.UNREAD;
  sections: readonly Section[] = [];
  /** Where a reader who has come back may go on. */
  resume: logic.Place | null = null;
  /** What the author wrote. */
  #written: logic.Reading | null = null;
  #told = 0;

  constructor(private readonly host: ProgressHost) {}

  /** The share of sections that were read, 0 to 1. */
  get share(): number {
    return logic.progressOf(this.reading, this.sections);
  }

  /** Fields of a link; `written`: by the author. */
  restore(fields: Readonly<Record<string, string>>, written: boolean): void {
    const reading = logic.restoreReading(fields);
    if (written) this.#written = reading;
    this.reading = reading;
    this.host.requestUpdate();
  }

  /** What the browser has kept, unless the author wrote something. */
  recall(): void {
    if (!this.#written) this.reading = logic.restoreReading(Object.fromEntries(new URLSearchParams(recall(this.host.key))));
  }

  /** Takes the sections that there are; "same" where they are those that were there, "first" where none were. */
  find(sections: readonly Section[]): "first" | "same" | "others" {
    const { sections: before } = this;
    const isSame =
      sections.length === before.length && sections.every((s, i) => s.heading === before[i].heading && s.title === before[i].title);
    if (isSame) return "same";
    this.sections = sections;
    this.#told = this.share;
    this.host.requestUpdate();
    if (before.length > 0) return "others";
    this.resume = this.#written ? null : logic.resumeAt(this.reading, sections);
    return "first";
  }

  /** The reader is at a section; null: above the first. */
  place(id: string | null): void {
    this.#turn(logic.withPlace(this.reading, id));
  }

  mark(id: string): void {
    if (this.sections.some((section) => section.id === id)) this.#turn(logic.withRead(this.reading, id));
  }

  /** The end of a section, or a tag in it, was reached: the section was read, unless it still has questions. */
  reach(id: string): void {
    const section = this.sections.find((each) => each.id === id);
    if (section?.quizzes.every(({ complete, answerable }) => complete || answerable === 0)) this.mark(id);
  }

  /** All questions of a quiz in this section were answered. */
  answered(id: string): void {
    const wasDone = this.share === 1;
    this.reach(id);
    if (wasDone) this.#finish();
  }

  /** Back to what the author wrote. */
  forget(): void {
    this.resume = null;
    this.#turn(this.#written ?? logic.UNREAD);
    remember(this.host.key, "");
    this.host.requestUpdate();
  }

  #turn(reading: logic.Reading): void {
    if (reading === this.reading) return;
    this.reading = reading;
    this.host.requestUpdate();
    remember(this.host.key, this.host.saved());
    const { share } = this;
    if (share === this.#told) return;
    const was = this.#told;
    this.#told = share;
    this.host.emit("ae-change", { progress: share });
    if (share === 1 && was < 1) this.#finish();
  }

  #finish(): void {
    const quizzes = this.sections.flatMap((section) => section.quizzes).filter(({ answerable }) => answerable !== 0);
    const score = quizzes.length === 0 ? 1 : quizzes.reduce((sum, quiz) => sum + (quiz.score ?? 0), 0) / quizzes.length;
    this.host.emit("ae-complete", { score, passed: quizzes.every((quiz) => (quiz.score ?? 0) >= (quiz.pass ?? 0)) });
  }
}
