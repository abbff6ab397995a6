/**
 * A copy of what an LMS has not taken yet, in the browser's storage. It is kept by learner, because browsers are shared; as long as
 * nobody has said who the learner is, only for this tab.
 */
import { merged, pack, unpack, type Snapshot } from "./session-snapshot.js";
import { digest, lasting, passing, type Store } from "./store.js";
import type { Answered } from "./track.js";

export interface Copy {
  snapshot: Snapshot | null;
  /** Answers that the LMS has not been told. */
  answers: Answered[];
  /** The chain that they belong to, and how many of it the LMS had before them. */
  chain?: string;
  before?: number;
  /** What was said and may not be said again. */
  told?: string[];
}

const PREFIX = "ae-lms:";
const NOBODY = "";
/** The next reader in a tab may be somebody else. */
const NAMELESS_FOR = 60 * 60 * 1000;

export class Copies {
  #learner = NOBODY;

  /** @param page which content this is: two packages of one LMS are two */
  constructor(
    private readonly page: string,
    private readonly named: Store = lasting(PREFIX),
    private readonly nameless: Store = passing(PREFIX),
  ) {}

  /** Whose work it is, as soon as it is known. What was kept for this tab until then is theirs. */
  set learner(learner: string) {
    if (learner === this.#learner) return;
    const before = this.load();
    this.clear();
    this.#learner = learner;
    const own = this.load();
    const answers = [...own.answers, ...before.answers];
    // what was kept for this tab comes after it, in the same chain
    if (before.snapshot || before.answers.length > 0)
      this.keep({ ...(own.chain ? own : before), snapshot: merged(own.snapshot, before.snapshot), answers });
  }

  keep({ snapshot, ...rest }: Copy): void {
    const text = snapshot && pack(snapshot, Infinity).text;
    this.#store.set(this.#key, JSON.stringify({ at: Date.now(), text, ...rest }));
  }

  load(): Copy {
    try {
      const kept = JSON.parse(this.#store.get(this.#key) ?? "null") as Partial<Copy & { at: number; text: string }> | null;
      if (this.#learner === NOBODY && !(Date.now() - Number(kept?.at) < NAMELESS_FOR)) return { snapshot: null, answers: [] };
      const answers = Array.isArray(kept?.answers) ? kept.answers.filter((each) => typeof each?.detail?.questionId === "string") : [];
      return { snapshot: kept?.text ? unpack(kept.text) : null, answers, chain: kept?.chain, before: kept?.before, told: kept?.told };
    } catch {
      return { snapshot: null, answers: [] };
    }
  }

  /** The LMS has it all. */
  clear(): void {
    this.#store.remove(this.#key);
  }

  get #store(): Store {
    return this.#learner === NOBODY ? this.nameless : this.named;
  }

  get #key(): string {
    return digest(`${this.page}\n${this.#learner}`);
  }
}
