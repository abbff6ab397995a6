/**
 * Answers on their way to an LMS, in order. What it has been told is safe only when it says so; until then they stay here and in the
 * browser's storage. They form a chain, whose count stands in the suspend data: so an answer that came to the LMS though it said that it had
 * not is not told again at the next visit.
 */
import type { Snapshot, Told } from "./session-snapshot.js";
import type { Copy } from "./store-copy.js";
import type { Answered } from "./track.js";

interface Pending {
  answer: Answered;
  /** The LMS has it and has not yet said that it is safe. */
  isWritten: boolean;
}

export class Answers {
  #pending: Pending[] = [];
  #chain = Math.random().toString(36).slice(2, 8);
  /** How many of the chain were safe before these. */
  #before = 0;

  /** What the suspend data say of the chain. */
  get told(): Told | null {
    const count = this.#before + this.#pending.filter(({ isWritten }) => isWritten).length;
    return count > 0 ? { chain: this.#chain, count } : null;
  }

  /** For the browser's storage. */
  get copy(): Pick<Copy, "answers" | "chain" | "before"> {
    return { answers: this.#pending.map(({ answer }) => answer), chain: this.#chain, before: this.#before };
  }

  add(answer: Answered): void {
    this.#pending.push({ answer, isWritten: false });
  }

  /** Takes over what earlier visits left, without what the LMS has after all. */
  takeOver({ answers, chain, before = 0 }: Copy, kept: Snapshot | null): void {
    if (answers.length === 0) return;
    const count = chain && kept?.told?.chain === chain ? Math.max(before, kept.told.count) : before;
    if (chain) {
      this.#chain = chain;
      this.#before = count;
    }
    const known = new Set(this.#pending.map(({ answer }) => answer.id));
    const earlier = answers.slice(count - before).filter(({ id }) => !known.has(id));
    this.#pending.unshift(...earlier.map((answer) => ({ answer, isWritten: false })));
  }

  /** Tells those that the LMS has not; the first that it does not take stops those behind it. */
  tell(take: (answer: Answered) => boolean): void {
    this.#pending.every((pending) => (pending.isWritten ||= take(pending.answer)));
  }

  /** What was told is safe. */
  settle(): void {
    const left = this.#pending.filter(({ isWritten }) => !isWritten);
    this.#before += this.#pending.length - left.length;
    this.#pending = left;
  }

  /** The LMS has lost what it was told and had not kept. */
  unwrite(): void {
    for (const pending of this.#pending) pending.isWritten = false;
  }

  clear(): void {
    this.#pending = [];
  }
}
