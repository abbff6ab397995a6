/** The learner's state as a document of the record store: the latest one wins, one request at a time, again while the LMS is down. */
import { Alarm, Backoff } from "./queue-backoff.js";
import type { Sent } from "./queue.js";

/** What the document holds. */
export interface Kept {
  snapshot: string;
  /** What may be said once in a registration, and was. */
  told: string[];
}

export class StateDocument {
  /** The document is older than the page. */
  isDirty = false;
  #send: ((isLeaving: boolean) => Promise<Sent>) | null = null;
  #sending: Promise<void> | null = null;
  #hasLeft = false;
  readonly #backoff = new Backoff();
  readonly #alarm = new Alarm(() => void this.keep());

  constructor(private readonly said: { kept: () => void; failed: (reason: string) => void }) {}

  /** Where it goes, as soon as that is known. */
  open(send: (isLeaving: boolean) => Promise<Sent>): void {
    this.#send = send;
  }

  /** The page has changed; the document follows in so many milliseconds. */
  changed(delay: number): void {
    this.isDirty = true;
    this.#alarm.in(delay);
  }

  /** Resolves when it is sent, or when the other side is down. */
  keep(): Promise<void> {
    this.#sending ??= this.#keep().finally(() => (this.#sending = null));
    return this.#sending;
  }

  /** The page goes: one last request. */
  leave(): void {
    this.#alarm.off();
    this.#hasLeft = true;
    if (this.isDirty) void this.#send?.(true);
  }

  async #keep(): Promise<void> {
    this.#alarm.off();
    if (!this.#send || !this.isDirty || this.#hasLeft) return;
    this.isDirty = false;
    const sent = await this.#send(false);
    if (sent.kind === "taken") {
      this.#backoff.reset();
      if (!this.isDirty) this.said.kept();
      return;
    }
    this.isDirty = true;
    this.said.failed(sent.reason);
    if (!this.#hasLeft) this.#alarm.in(Math.max(this.#backoff.next(), (sent.kind === "later" && sent.after) || 0));
  }
}

/** Null where a document is none of ours. */
export function readKept(value: unknown): Kept | null {
  const { snapshot, told } = (typeof value === "object" && value !== null ? value : {}) as Partial<Record<keyof Kept, unknown>>;
  if (typeof snapshot !== "string") return null;
  return { snapshot, told: Array.isArray(told) ? told.filter((verb): verb is string => typeof verb === "string") : [] };
}
