/** What an LMS has been told in a session, what it will never take, and what it has not yet said to be safe. */
import type { Line } from "./scorm-api.js";
import type { Dialect } from "./scorm-dialect.js";

/** An element that fails so often, while all others are taken, is given up. */
const FAILURES = 5;
/** Whatever the value. */
const ANY = "\0";
const ANSWER_ID = /^cmi\.interactions\.\d+\.id$/;

export class Values {
  /** The LMS keeps interactions. */
  keepsAnswers = true;
  /** Something was told that the LMS has not yet said to be safe. */
  isUncommitted = false;
  /** The LMS has closed the session. */
  isLost = false;

  readonly #told = new Map<string, string>();
  readonly #refused = new Map<string, string>();
  readonly #failures = new Map<string, number>();
  /** In the present telling: how many values the LMS has taken, and the elements that it has not. */
  #taken = 0;
  readonly #failed = new Set<string>();

  constructor(private readonly say: (message: string) => void) {}

  /** Nothing is known of a new session. */
  forget(): void {
    this.isUncommitted = this.isLost = false;
    this.#told.clear();
  }

  /** A telling begins. */
  begin(): void {
    this.#taken = 0;
    this.#failed.clear();
  }

  /** The telling is over. True when nothing of it is left to tell. */
  end(): boolean {
    // what alone fails, again and again, while others are taken will fail for ever
    if (this.#taken > 0) for (const element of this.#failed) this.#countFailure(element);
    return this.#failed.size === 0;
  }

  has(element: string, value: string): boolean {
    return this.#told.get(element) === value;
  }

  isRefused(element: string, value: string): boolean {
    const refused = this.#refused.get(element);
    return refused === value || refused === ANY;
  }

  /** True when the LMS has the value, or never will. */
  tell(line: Line, dialect: Dialect, element: string, value: string): boolean {
    if (this.has(element, value) || this.isRefused(element, value)) return true;
    if (!this.isLost && this.#set(line, dialect, element, value)) return true;
    this.#failed.add(element);
    return false;
  }

  #set(line: Line, dialect: Dialect, element: string, value: string): boolean {
    const code = line.set(element, value);
    if (code === 0) {
      this.#told.set(element, value);
      this.#failures.delete(element);
      this.isUncommitted = true;
      this.#taken++;
      return true;
    }
    this.isLost ||= dialect.isLost(code);
    if (!dialect.isRefusal(code)) return false;
    if (ANSWER_ID.test(element) && dialect.isUnknown(code)) this.keepsAnswers = false;
    this.#refuse(element, value, ` (error ${code})`);
    return true;
  }

  #countFailure(element: string): void {
    const failures = (this.#failures.get(element) ?? 0) + 1;
    this.#failures.set(element, failures);
    if (failures >= FAILURES) this.#refuse(element, ANY);
  }

  #refuse(element: string, value: string, why = ""): void {
    this.#refused.set(element, value);
    this.say(`the LMS does not take ${element.replace(/\.\d+/g, ".n")}${why}.`);
  }
}
