/**
 * Tells an LMS what a reader has done, and asks it what they did before. The LMS may come late, answer errors, throw, or lose its session:
 * what it has not taken is kept, here and in the browser's storage, and told again, ever less often.
 *
 * SCORM's calls block the page while the LMS thinks; they are made shortly after an answer was painted, and not before twenty times the
 * last call's duration has passed.
 */
import { Answers } from "./scorm-answers.js";
import { Alarm, Backoff } from "./queue-backoff.js";
import { Line, type Api } from "./scorm-api.js";
import type { Dialect } from "./scorm-dialect.js";
import { Values } from "./scorm-values.js";
import { merged, pack, unpack, type Snapshot } from "./session-snapshot.js";
import { NEW, type Kind, type Report } from "./session.js";
import type { Copies } from "./store-copy.js";
import type { Answered } from "./track.js";

/** The page, as the client sees it. */
export interface Work {
  pass: number | null;
  report(): Report;
  snapshot(): Snapshot;
  /** Goes on from an earlier visit; null: there was none. */
  restore(snapshot: Snapshot | null): void;
  kindOf(key: string): Kind | undefined;
  /** Spent on the page during this visit. */
  seconds(): number;
}

/** Milliseconds. */
const AFTER = { answer: 200, change: 10_000 };
const QUIET = { least: 1000, times: 20 };
const FIRST_LOOK = 250;
/** Attempts to find the API before the author is told. */
const LOOKS = 6;

export class ScormClient {
  #line: { line: Line; dialect: Dialect } | null = null;
  #isOpen = false;
  #hasBegun = false;
  #hasEnded = false;
  /** Browsers let an LMS do little while a page goes; its complaints are no news. */
  #isLeaving = false;
  /** The LMS has a mark of its own. */
  #judges = false;
  /** The LMS only shows what was done: nothing counts. */
  #isReview = false;

  readonly #answers = new Answers();
  /** Number of the next interaction. */
  #next = 0;
  readonly #values = new Values((message) => this.#say(message));
  /** Which of the dialect's limits holds for suspend data. */
  #limit = 0;

  /** The LMS has been told everything, and has taken it. */
  #isUpToDate = false;
  /** The latest result, as text. */
  #result = "";
  #quietUntil = 0;
  #looks = 0;
  readonly #backoff = new Backoff(FIRST_LOOK, 60_000);
  readonly #alarm = new Alarm(() => void this.flush());
  readonly #said = new Set<string>();

  constructor(
    private readonly work: Work,
    private readonly find: () => { api: Api; dialect: Dialect } | null,
    private readonly copies: Copies,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Whether the LMS has answered. */
  get connected(): boolean {
    return this.#isOpen;
  }

  /** Whether the LMS has not yet taken everything. */
  get waiting(): boolean {
    return !this.#isUpToDate;
  }

  begin(): void {
    this.#hasEnded = false;
    this.flush();
  }

  answered(answer: Answered): void {
    this.#answers.add(answer);
    this.#keep();
    this.#soon(AFTER.answer);
  }

  /** A tag was used, or is complete. */
  changed(): void {
    this.#keep();
    const { completed, passed, score } = this.work.report();
    const result = `${completed} ${passed} ${score}`;
    this.#soon(result === this.#result ? AFTER.change : AFTER.answer);
    this.#result = result;
  }

  /** Tells the LMS everything now. True when it has taken it. */
  flush(): boolean {
    if (this.#hasEnded) return this.#isUpToDate;
    this.#alarm.off();
    const started = this.now();
    this.#isUpToDate = this.#connect() && this.#send();
    const took = this.now() - started;
    this.#quietUntil = this.now() + Math.max(this.#line ? QUIET.least : 0, took * QUIET.times);
    if (this.#isUpToDate) this.#backoff.reset();
    else this.#soon(this.#backoff.next());
    return this.#isUpToDate;
  }

  /** The page goes: tells the LMS everything, and that the reader will go on. */
  end(): void {
    if (this.#hasEnded) return;
    this.#alarm.off();
    this.#isLeaving = true;
    if (this.#connect()) {
      this.#isUpToDate = this.#send(true);
      this.#line!.line.terminate();
      this.#forgetSession();
    }
    this.#isLeaving = false;
    this.#hasEnded = true;
  }

  /** No more calls; nothing is said to the LMS. */
  stop(): void {
    this.#alarm.off();
    this.#hasEnded = true;
  }

  #soon(delay: number): void {
    if (!this.#hasEnded) this.#alarm.in(Math.max(delay, this.#quietUntil - this.now()));
  }

  /** What is not safe yet is kept here too. */
  #keep(): void {
    this.#isUpToDate = false;
    if (!this.#isReview) this.copies.keep({ snapshot: this.work.snapshot(), ...this.#answers.copy });
  }

  #connect(): boolean {
    if (this.#isOpen) return true;
    const found = this.find();
    if (!found) {
      if (++this.#looks === LOOKS)
        this.#say("no SCORM API in this window, those around it or the one that opened it. Answers are kept meanwhile.");
      return false;
    }
    const { api, dialect } = found;
    const line = new Line(api, dialect.calls);
    const code = line.initialize();
    if (code !== 0 && !dialect.isOpen(code) && !hasSession(line, dialect)) {
      this.#say(`the LMS opens no session (error ${code}). Answers are kept, and it is asked again.`);
      return false;
    }
    this.#line = { line, dialect };
    this.#isOpen = this.#hasBegun || this.#resume(line, dialect);
    if (this.#isOpen) this.#hasBegun = true;
    if (this.#isOpen) this.#count(line);
    return this.#isOpen;
  }

  /** Asks for what was done before. False: not now; going on without it would write over it. */
  #resume(line: Line, dialect: Dialect): boolean {
    const { elements } = dialect;
    const read = (element: string) => line.get(element).value;
    const suspended = line.get(elements.suspend);
    if (suspended.code !== 0 && !dialect.isUnknown(suspended.code)) {
      this.#say(`the LMS does not say what was done before (error ${suspended.code}). It is asked again.`);
      return false;
    }
    const kept = suspended.value ? unpack(suspended.value) : null;
    if (suspended.value && !kept) this.#say("the suspend data of the LMS are none of ours; the page begins anew.");
    this.#isReview = /^(review|browse)$/.test(read(elements.mode));
    const pass = dialect.passOf(read(elements.pass));
    this.#judges = pass !== null;
    this.work.pass = pass ?? this.work.pass;
    this.copies.learner = read(elements.learner);
    const copy = this.copies.load();
    this.#answers.takeOver(copy, kept);
    this.work.restore(merged(kept ?? known(dialect.reached(read)), copy.snapshot));
    return true;
  }

  /** Where interactions go on; not every LMS keeps them. */
  #count(line: Line): void {
    const { value, code } = line.get("cmi.interactions._count");
    if (code === 401 || code === 402) this.#values.keepsAnswers = false;
    else this.#next = Math.max(0, Math.trunc(Number(value)) || 0);
  }

  #forgetSession(): void {
    this.#isOpen = false;
    this.#values.forget();
    this.#answers.unwrite();
  }

  /** True when nothing is left to tell. `isLast`: the session ends. */
  #send(isLast = false): boolean {
    if (this.#isReview) {
      this.#answers.clear();
      return true;
    }
    const { dialect } = this.#line!;
    const { elements } = dialect;
    this.#values.begin();
    this.#answers.tell((answer) => this.#tellAnswer(answer));
    for (const [element, value] of dialect.values(this.work.report(), this.#judges)) this.#tell(element, value);
    const snapshot = this.work.snapshot();
    this.#tellSnapshot(snapshot);
    if (snapshot.last) this.#tell(elements.location, snapshot.last.slice(0, dialect.locationLimit));
    if (isLast) this.#tell(elements.exit, "suspend");
    if (this.#values.isUncommitted || isLast) this.#tell(elements.time, dialect.timeOf(this.work.seconds()));
    return this.#settle(this.#commit());
  }

  #tell(element: string, value: string): boolean {
    const { line, dialect } = this.#line!;
    return this.#values.tell(line, dialect, element, value);
  }

  /** True when what was told is safe. */
  #commit(): boolean {
    const { line, dialect } = this.#line!;
    if (!this.#values.isUncommitted) return true;
    const code = line.commit();
    if (code === 0) {
      this.#values.isUncommitted = false;
      return true;
    }
    this.#values.isLost ||= dialect.isLost(code);
    this.#say(`the LMS did not keep what it was told (error ${code}). It is told again.`);
    return false;
  }

  /** What became of a telling. */
  #settle(isSafe: boolean): boolean {
    if (this.#values.isLost) {
      this.#say("the LMS has closed the session; a new one is asked for.");
      this.#forgetSession();
      return false;
    }
    if (!isSafe) return false;
    this.#answers.settle();
    if (!this.#values.end()) return false;
    this.copies.clear();
    return true;
  }

  /** False: not taken yet. */
  #tellAnswer(answer: Answered): boolean {
    if (!this.#values.keepsAnswers) return true;
    const [name, ...fields] = this.#line!.dialect.interaction(this.#next, answer);
    if (!this.#tell(...name)) return false;
    // without its name there is no such interaction
    if (!this.#values.has(...name)) return true;
    if (!fields.every((field) => this.#tell(...field))) return false;
    this.#next++;
    return true;
  }

  #tellSnapshot(snapshot: Snapshot): void {
    const { dialect } = this.#line!;
    const { suspend } = dialect.elements;
    const { told } = this.#answers;
    for (;;) {
      const limit = dialect.limits[this.#limit];
      const { text, left } = pack({ ...snapshot, told }, limit, (key) => this.work.kindOf(key));
      const isTold = this.#tell(suspend, text);
      if (isTold && left.length > 0)
        this.#say(`the LMS keeps ${limit} characters; left out is the state of ${left.join(", ")}.`, "left out");
      if (!this.#values.isRefused(suspend, text) || this.#limit + 1 >= dialect.limits.length) return;
      // it may keep less than the standard says
      this.#limit++;
    }
  }

  #say(message: string, topic = message): void {
    if (this.#said.has(topic) || this.#isLeaving) return;
    this.#said.add(topic);
    console.warn(`ae-elements: ${message}`);
  }
}

/** There is a session, whatever was said when it was asked for. */
function hasSession(line: Line, dialect: Dialect): boolean {
  const { value, code } = line.get(dialect.elements.status);
  return code === 0 && value !== "";
}

/** What an LMS knows of a reader whose suspend data are gone. */
function known(reached: { completed: boolean; passed: boolean }): Snapshot | null {
  return reached.completed ? { at: 0, session: { ...NEW, ...reached }, states: new Map(), last: null } : null;
}
