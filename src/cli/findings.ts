/** What the commands find in an author's content before anything is written: what the tags would refuse, and what is merely odd. */
import { CliError } from "./errors.js";

/** Sentences that are shown; the others are counted. */
const MOST = 20;

export class Findings {
  readonly #wrong: string[] = [];
  readonly #odd: string[] = [];

  /** The tags refuse it: so do the commands. */
  refuse(text: string): void {
    this.#wrong.push(text);
  }

  note(text: string): void {
    this.#odd.push(text);
  }

  /** What is odd. @throws CliError with all that is wrong */
  get notes(): string[] {
    if (this.#wrong.length > 0) throw new CliError(`${shown(this.#wrong).join("\n  ")}\nNothing was written.`, 1);
    return shown(this.#odd);
  }
}

const shown = (all: readonly string[]): string[] =>
  all.length <= MOST + 1 ? [...all] : [...all.slice(0, MOST), `… and ${all.length - MOST} more.`];
