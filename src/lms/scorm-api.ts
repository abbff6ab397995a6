/** An LMS's API as it is: it may answer "false" or `false`, or throw. Nothing is thrown from here. */

export type Api = Readonly<Record<string, unknown>>;

/** Names of the functions of one version of the standard. */
export interface Calls {
  initialize: string;
  terminate: string;
  get: string;
  set: string;
  commit: string;
  error: string;
}

/** The call itself failed: the API threw, or lacks the function. */
export const THROWN = -1;
/** The standards' "general exception". */
const GENERAL = 101;

export class Line {
  constructor(
    readonly api: Api,
    private readonly calls: Calls,
  ) {}

  /** 0, or the code of the error. */
  initialize(): number {
    return this.#do(this.calls.initialize, "");
  }

  terminate(): number {
    return this.#do(this.calls.terminate, "");
  }

  commit(): number {
    return this.#do(this.calls.commit, "");
  }

  set(element: string, value: string): number {
    return this.#do(this.calls.set, element, value);
  }

  /** The value, and 0 or the code of the error. */
  get(element: string): { value: string; code: number } {
    try {
      const value = this.#call(this.calls.get, element);
      const text = typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
      return { value: text, code: text === "" ? this.#error() : 0 };
    } catch {
      return { value: "", code: THROWN };
    }
  }

  #do(name: string, ...values: string[]): number {
    try {
      const answer = this.#call(name, ...values);
      return answer === true || answer === "true" || answer === 1 || answer === "1" ? 0 : this.#error() || GENERAL;
    } catch {
      return THROWN;
    }
  }

  #error(): number {
    return Number(this.#call(this.calls.error)) || 0;
  }

  #call(name: string, ...values: string[]): unknown {
    return (this.api[name] as (...values: string[]) => unknown)(...values);
  }
}
