/**
 * A queue that survives a reload: what is in it is sent in order, in small batches, and leaves it when the other side has taken it. While
 * that is down nothing is lost; attempts get rarer. What the other side refuses for good is told and dropped, so that it stops no others.
 */
import { Alarm, Backoff } from "./queue-backoff.js";
import type { Store } from "./store.js";

/** `later`: try again, in so many milliseconds at the earliest; `isForbidden`: with other credentials. `refused`: never. */
export type Sent =
  { kind: "taken" } | { kind: "later"; reason: string; after?: number; isForbidden?: boolean } | { kind: "refused"; reason: string };

export interface QueueOptions<T> {
  store: Store;
  /** Never rejects. `isLeaving`: the page goes, and the request has to outlive it. */
  send: (items: T[], isLeaving: boolean) => Promise<Sent>;
  refused: (item: T, reason: string) => void;
  /** Said once for each reason. */
  say?: (message: string) => void;
  batch?: number;
  backoff?: Backoff;
}

interface Entry<T> {
  key: string;
  item: T;
}

export class Queue<T> {
  #entries: Entry<T>[];
  #count = 0;
  #running: Promise<void> | null = null;
  #isStopped = false;
  /** The other side was down a moment ago. */
  #isWaiting = false;
  readonly #said = new Set<string>();
  readonly #batch: number;
  readonly #backoff: Backoff;
  readonly #alarm = new Alarm(() => void this.flush());

  constructor(private readonly options: QueueOptions<T>) {
    this.#batch = options.batch ?? 25;
    this.#backoff = options.backoff ?? new Backoff();
    this.#entries = options.store.keys().flatMap((key) => this.#read(key));
  }

  get size(): number {
    return this.#entries.length;
  }

  /** Kept at once; sent when what came before it has been. */
  add(item: T): void {
    // sorted as text, keys are in the order of time, also where the clock was set back
    const at = Math.max(Date.now(), timeOf(this.#entries.at(-1)?.key) + 1);
    const key = `${at.toString(36).padStart(9, "0")}.${(this.#count++).toString(36).padStart(6, "0")}.${Math.random().toString(36).slice(2, 8)}`;
    this.#entries.push({ key, item });
    if (!this.options.store.set(key, JSON.stringify(item)))
      this.#say("the browser keeps nothing here: what is not sent before the page goes is lost.");
    if (!this.#isWaiting) this.#alarm.in(0);
  }

  /** Sends what is there; resolves when it is sent, or when the other side is down. */
  flush(): Promise<void> {
    this.#running ??= this.#run().finally(() => (this.#running = null));
    return this.#running;
  }

  /** The page goes: sends what one request may carry, without waiting for what is under way. */
  leave(): void {
    this.#alarm.off();
    if (this.#entries.length > 0) void this.#send(this.#entries.slice(), true);
  }

  /** Sends no more; what is left stays in the store. */
  stop(): void {
    this.#isStopped = true;
    this.#alarm.off();
  }

  /** The other side may be up again. */
  wake(): void {
    this.#backoff.reset();
    this.#alarm.off();
    if (!this.#isStopped) void this.flush();
  }

  async #run(): Promise<void> {
    this.#alarm.off();
    this.#isWaiting = false;
    // what is added in the same moment goes together
    await Promise.resolve();
    while (this.#entries.length > 0 && !this.#isStopped) {
      const sent = await this.#send(this.#entries.slice(0, this.#batch), false);
      if (sent.kind === "taken") {
        this.#backoff.reset();
        continue;
      }
      const wait = this.#backoff.next();
      this.#isWaiting = true;
      if (!this.#isStopped) this.#alarm.in(Math.max(wait, (sent.kind === "later" && sent.after) || 0));
      this.#say(`not sent yet (${sent.reason}). It is kept, and sent later.`);
      return;
    }
  }

  /** One batch; the parts of one that was refused are tried one by one. */
  async #send(entries: Entry<T>[], isLeaving: boolean): Promise<Sent> {
    const sent = await this.options.send(
      entries.map(({ item }) => item),
      isLeaving,
    );
    if (sent.kind === "taken") this.#drop(entries);
    if (sent.kind !== "refused" || isLeaving) return sent;
    if (entries.length === 1) {
      this.#drop(entries);
      this.options.refused(entries[0].item, sent.reason);
      return { kind: "taken" };
    }
    for (const entry of entries) {
      const one = await this.#send([entry], false);
      if (one.kind !== "taken") return one;
    }
    return { kind: "taken" };
  }

  #drop(entries: readonly Entry<T>[]): void {
    const dropped = new Set(entries.map(({ key }) => key));
    this.#entries = this.#entries.filter(({ key }) => !dropped.has(key));
    for (const key of dropped) this.options.store.remove(key);
  }

  #read(key: string): Entry<T>[] {
    try {
      return [{ key, item: JSON.parse(this.options.store.get(key) ?? "") as T }];
    } catch {
      this.options.store.remove(key);
      return [];
    }
  }

  #say(message: string): void {
    if (this.#said.has(message)) return;
    this.#said.add(message);
    (this.options.say ?? ((text: string) => console.warn(`ae-elements: ${text}`)))(message);
  }
}

/** When what has that key was added; 0 where it does not say. */
const timeOf = (key = ""): number => parseInt(key, 36) || 0;
