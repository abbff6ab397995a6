/**
 * Listens to the tags of a page: what was answered and completed, which tags were used, and their `state`, so that a reader comes back
 * to where they were.
 */
import type { AeAnswerDetail, AeCompleteDetail } from "../core/events.js";
import {
  NEW,
  reportOf,
  share,
  united,
  withCompletion,
  withReport,
  withScore,
  withUse,
  type Kind,
  type Live,
  type Part,
  type Report,
  type Session,
} from "./session.js";
import { mergedState, type Snapshot } from "./session-snapshot.js";
import { uuid } from "./session-uuid.js";
import { askedOf, holderOf, isTag, Keys, kindOf, partOf, tagsIn, unaskedOf, type Asked, type Tag } from "./track-tags.js";

/** An answer, with what is needed to tell it later and elsewhere: plain data. */
export interface Answered {
  /** A UUID: whoever hears of it twice knows that it is one. */
  id: string;
  /** Of the quiz. */
  key: string;
  detail: AeAnswerDetail;
  asked: Asked | null;
  /** Milliseconds since 1970. */
  at: number;
}

export interface Completed {
  part: Part;
  detail: AeCompleteDetail;
  at: number;
}

export interface Heard {
  answered?: (answer: Answered) => void;
  completed?: (completion: Completed) => void;
  /** A tag was used, or a quiz turned out to be none that can be asked. */
  used?: () => void;
}

export class Tracker {
  session: Session = NEW;

  readonly #keys = new Keys();
  /** What an earlier visit left, by key; of tags that have not come yet, too. */
  readonly #saved = new Map<string, string>();
  /** Whether an earlier visit has been looked for. */
  #isResumed = false;
  /** Tags that have got what an earlier visit left, and those that are to get it. */
  readonly #resumed = new WeakSet<Element>();
  readonly #resuming = new WeakSet<Element>();
  #setting: Element | null = null;
  /** State of a tag at first sight: what an author wrote is no work of a reader. */
  readonly #initial = new WeakMap<Element, string>();
  readonly #seen = new Map<string, WeakRef<Tag>>();
  /** When the reader did something last, at this visit or an earlier one. */
  #at = 0;
  readonly #end = new AbortController();
  readonly #observer: MutationObserver;

  /**
   * @param root where the tags are; may be a tag
   * @param pass the score from which the whole page is passed, 0 to 1; null: every quiz by its own
   */
  constructor(
    private readonly root: Document | ShadowRoot | Element,
    private readonly heard: Heard = {},
    public pass: number | null = null,
  ) {
    const on = (type: string, listener: (event: Event) => void) =>
      // in the capturing phase: a page that stops an event keeps none from us
      root.addEventListener(type, listener, { capture: true, signal: this.#end.signal });
    on("ae-answer", (event) => this.#answered(event as CustomEvent<AeAnswerDetail>));
    on("ae-complete", (event) => this.#completed(event as CustomEvent<AeCompleteDetail>));
    on("ae-change", (event) => this.#used(event));
    // tags come late, and write others into their shadow roots, where no observer looks
    for (const type of ["ae-ready", "ae-tags"]) on(type, () => this.look());
    for (const type of ["ae-ready", "ae-error"]) on(type, (event) => this.#unasked(event));
    this.#observer = new MutationObserver((records) => {
      if (records.some(({ addedNodes }) => [...addedNodes].some((node) => node instanceof Element))) this.look();
    });
    this.#observer.observe(root, { childList: true, subtree: true });
    this.look();
  }

  stop(): void {
    this.#end.abort();
    this.#observer.disconnect();
  }

  get parts(): Part[] {
    return this.#tags().map((tag) => partOf(tag, this.#keys));
  }

  kindOf(key: string): Kind | undefined {
    const tag = this.tag(key);
    return tag ? kindOf(tag) : undefined;
  }

  /** The tag of that key, where it is on the page now. */
  tag(key: string): Tag | null {
    const tag = this.#seen.get(key)?.deref();
    return tag?.isConnected ? tag : null;
  }

  report(): Report {
    const report = reportOf(this.session, this.parts, this.pass, (key) => this.#live(key));
    this.session = withReport(this.session, report);
    return report;
  }

  snapshot(): Snapshot {
    const states = new Map(this.#saved);
    for (const tag of this.#tags()) {
      const key = this.#keys.of(tag);
      const state = stateOf(tag);
      // what waits for its tag is not taken back
      if (this.#saved.has(key) && !this.#resumed.has(tag)) continue;
      const isWork = this.#saved.has(key) || this.session.used.has(key) || state !== this.#initial.get(tag);
      if (state && isWork) states.set(key, state);
      else if (state === "") states.delete(key);
    }
    return { at: this.#at, session: this.session, states, last: [...this.session.used].at(-1) ?? null };
  }

  /** Goes on from an earlier visit; null: there was none. What was done on this one stays. */
  restore(snapshot: Snapshot | null): void {
    this.#isResumed = true;
    if (snapshot) {
      this.session = united(snapshot.session, this.session);
      this.#at = Math.max(this.#at, snapshot.at);
      for (const [key, state] of snapshot.states) this.#saved.set(key, state);
    }
    this.look();
  }

  /** Finds tags that have come since, and gives them back their state. */
  look(): void {
    for (const tag of this.#tags()) {
      const state = stateOf(tag);
      this.#seen.set(this.#keys.of(tag), new WeakRef(tag));
      if (state !== null && !this.#initial.has(tag)) this.#initial.set(tag, state);
      if (!this.#isResumed || this.#resuming.has(tag)) continue;
      this.#resuming.add(tag);
      void this.#resume(tag);
    }
  }

  /** Gives a tag what an earlier visit left, once it knows what its author wrote: that is what its reset leads to. */
  async #resume(tag: Tag): Promise<void> {
    const key = this.#keys.of(tag);
    // what this browser kept of a lesson may be another reader's
    if (kindOf(tag) === "lesson" && stateOf(tag) === null && !tag.hasAttribute("state")) tag.setAttribute("state", "");
    const isForgotten = kindOf(tag) === "lesson" && stateOf(tag) !== null && !tag.hasAttribute("state");
    if (this.#saved.has(key) || isForgotten) await isAlive(tag);
    const isUsed = this.session.used.has(key);
    const saved = this.#saved.get(key) ?? (isForgotten && !isUsed ? "" : null);
    this.#resumed.add(tag);
    if (saved === null || this.#end.signal.aborted) return;
    // a tag may tell of what it is given as it tells of what a reader does
    this.#setting = tag;
    setState(tag, isUsed ? mergedState(saved, stateOf(tag) ?? "") : saved);
    this.#setting = null;
  }

  #tags(): Tag[] {
    return tagsIn(this.root);
  }

  #live(key: string): Live {
    const tag = this.tag(key);
    if (!tag) return {};
    const { score, progress } = tag;
    const unasked = kindOf(tag) === "quiz" ? unaskedOf(tag) : undefined;
    return {
      score: typeof score === "number" ? score : undefined,
      progress: typeof progress === "number" ? progress : undefined,
      ...(unasked && { unasked }),
    };
  }

  #answered(event: CustomEvent<AeAnswerDetail>): void {
    const tag = this.#sourceOf(event);
    if (!tag) return;
    const key = this.#keys.of(tag);
    const { detail } = event;
    const { score } = tag;
    this.session = withScore(withUse(this.session, key), key, typeof score === "number" ? score : detail.score);
    this.heard.answered?.({ id: uuid(), key, detail: structuredClone(detail), asked: askedOf(tag, detail.questionId), at: Date.now() });
  }

  #completed(event: CustomEvent<AeCompleteDetail>): void {
    const tag = this.#sourceOf(event);
    if (!tag) return;
    const part = partOf(tag, this.#keys);
    const detail = { score: share(event.detail.score), passed: event.detail.passed };
    this.session = withCompletion(withUse(this.session, part.key), part.key, detail);
    this.heard.completed?.({ part, detail, at: Date.now() });
  }

  #used(event: Event): void {
    const tag = this.#sourceOf(event);
    if (!tag) return;
    this.session = withUse(this.session, this.#keys.of(tag));
    this.heard.used?.();
  }

  /** A quiz that cannot be asked may be the last thing that a page waits for. */
  #unasked(event: Event): void {
    const [source] = event.composedPath();
    if (source instanceof Element && isTag(source) && kindOf(source) === "quiz" && unaskedOf(source)) this.heard.used?.();
  }

  /** The tag that a reader used; null where an event is somebody else's, or says nothing. */
  #sourceOf(event: CustomEvent<unknown> | Event): Tag | null {
    const [source] = event.composedPath();
    if (!(source instanceof Element) || !isTag(source) || source === this.#setting || !("detail" in event) || !event.detail) return null;
    if (!this.#seen.has(this.#keys.of(source))) this.look();
    // what a quiz has brought is its own tool
    const holder = holderOf(source);
    if (holder && kindOf(holder) === "quiz" && event.type !== "ae-change") return null;
    this.#at = Date.now();
    return source;
  }
}

const stateOf = (tag: Tag): string | null => (typeof tag.state === "string" ? tag.state : null);

function setState(tag: Tag, state: string): void {
  try {
    tag.state = state;
  } catch (cause) {
    console.warn(`<${tag.localName}> took back no state (${String(cause)}).`);
  }
}

/** As far as a tag is built on Lit, it tells when it has updated. */
interface Updating extends Tag {
  hasUpdated?: boolean;
  addController?: (controller: { hostUpdated: () => void }) => void;
  removeController?: (controller: { hostUpdated: () => void }) => void;
}

/** Until a tag has been rendered for the first time; it has not been painted then. */
async function isAlive(tag: Updating): Promise<void> {
  await customElements.whenDefined(tag.localName);
  if (tag.hasUpdated !== false || !tag.addController) return;
  await new Promise<void>((go) => {
    const controller = {
      hostUpdated: () => {
        tag.removeController?.(controller);
        go();
      },
    };
    tag.addController!(controller);
  });
}
