/**
 * A session of cmi5: token, launch data, what an earlier visit left; then statements through a queue and the learner's state as a
 * document of the record store. Each step is tried again, ever less often, while the other side is down; meanwhile what is done is kept.
 */
import { authorization, LaunchRefused, readLaunchData, type Launch, type LaunchData } from "./cmi5-launch.js";
import { allowedContext, defined } from "./cmi5-statements.js";
import { readKept, StateDocument, type Kept } from "./cmi5-state.js";
import { insist } from "./queue-backoff.js";
import { Queue } from "./queue.js";
import { merged, pack, unpack, type Snapshot } from "./session-snapshot.js";
import type { Report } from "./session.js";
import { answered, type Deed } from "./statements.js";
import type { Copies } from "./store-copy.js";
import { digest, lasting, passing, without } from "./store.js";
import type { Answered } from "./track.js";
import { Transport } from "./xapi-transport.js";

/** The page, as the client sees it. */
export interface Work {
  pass: number | null;
  language: string;
  report(): Report;
  snapshot(): Snapshot;
  restore(snapshot: Snapshot | null): void;
  seconds(): number;
}

/** The document in which a page keeps its learner's state. */
const STATE = "ae-elements";
const LAUNCH_DATA = "LMS.LaunchData";
const PREFERENCES = "cmi5LearnerPreferences";
/** Milliseconds. */
const AFTER = { answer: 200, change: 5000 };

interface Scene {
  data: LaunchData;
  queue: Queue<Deed>;
  transport: Transport;
}

export class Cmi5Client {
  #scene: Scene | null = null;
  /** Statements of earlier sessions. */
  #rest: Queue<Deed> | null = null;
  readonly #startedAt = Date.now();
  /** Answers that were given before the LMS had said who plays in what. */
  #early: Answered[] = [];
  /** `completed` and `passed` are said once in a registration. */
  readonly #told = new Set<string>();
  #hasFailed = false;
  #hasEnded = false;
  readonly #state = new StateDocument({
    kept: () => this.copies.clear(),
    failed: (reason) => this.#say(`the LMS did not keep the state of the page (${reason}). It is kept here, and sent later.`),
  });
  readonly #stop = new AbortController();
  readonly #said = new Set<string>();

  constructor(
    private readonly launch: Launch,
    private readonly work: Work,
    private readonly copies: Copies,
  ) {
    copies.learner = JSON.stringify([launch.actor, launch.registration, launch.activityId]);
    const { answers, told = [] } = copies.load();
    this.#early = answers;
    for (const verb of told) this.#told.add(verb);
  }

  get connected(): boolean {
    return this.#scene !== null;
  }

  get waiting(): boolean {
    return !this.#scene || this.#scene.queue.size > 0 || this.#state.isDirty;
  }

  get returnURL(): string | null {
    return this.#scene?.data.returnURL ?? null;
  }

  /** Resolves when the page has what an earlier visit left; false where the LMS refused. Never rejects. */
  async begin(): Promise<boolean> {
    try {
      const auth = await this.#insist(() => authorization(this.launch));
      const transport = new Transport({ endpoint: this.launch.endpoint, auth });
      // the standard wants them asked for; the page's author has chosen its language
      void transport.profile(this.launch.actor, PREFERENCES).catch(() => null);
      const data = readLaunchData(await this.#insist(() => transport.state(this.#place(LAUNCH_DATA))));
      const kept = readKept(await this.#insist(() => transport.state(this.#place(STATE))));
      if (this.#hasEnded) return false;
      this.work.pass = data.masteryScore ?? this.work.pass;
      for (const verb of kept?.told ?? []) this.#told.add(verb);
      this.work.restore(merged(kept && unpack(kept.snapshot), this.copies.load().snapshot));
      this.#open({ data, transport, queue: this.#queue(transport) });
      return true;
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      if (!this.#hasEnded)
        this.#say(`the LMS gives no access (${reason}). Start the page from the LMS again; until then what is done is kept here.`);
      return false;
    }
  }

  answered(answer: Answered): void {
    if (this.#scene) this.#tellAnswer(this.#scene, answer);
    else this.#early.push(answer);
    this.changed(AFTER.answer);
  }

  /** A tag was used, or is complete. */
  changed(delay = AFTER.change): void {
    if (this.#scene?.data.isNormal === false) return;
    if (this.#scene) this.#tellOutcome(this.#scene, false);
    this.#copy();
    this.#state.changed(delay);
  }

  /** Sends what waits; resolves when it is sent, or when the other side is down. */
  async flush(): Promise<void> {
    await this.#state.keep();
    await this.#scene?.queue.flush();
  }

  wake(): void {
    this.#scene?.queue.wake();
    void this.#state.keep();
  }

  /** The page goes: the session ends. A reload can't be told from that; the LMS takes what comes after it for a while. */
  end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#stop.abort();
    const scene = this.#scene;
    if (!scene) return;
    this.#tellOutcome(scene, true);
    if (this.#state.isDirty) this.#copy();
    if (this.#once("terminated")) scene.queue.add(defined("terminated", this.#situation(scene)));
    this.#state.leave();
    scene.queue.leave();
    scene.queue.stop();
    this.#rest?.stop();
  }

  /** Whether something is said for the first time in this session, reloads included. */
  #once(verb: "initialized" | "terminated"): boolean {
    const said = passing("ae-cmi5-session:");
    const key = `${digest(this.launch.fetch)}:${verb}`;
    const isFirst = said.get(key) === null;
    said.set(key, "said");
    return isFirst;
  }

  #copy(): void {
    this.copies.keep({ snapshot: this.work.snapshot(), answers: this.#early, told: [...this.#told] });
  }

  #open(scene: Scene): void {
    this.#scene = scene;
    if (this.#once("initialized")) scene.queue.add(defined("initialized", { ...this.#situation(scene), at: this.#startedAt }));
    const early = this.#early;
    this.#early = [];
    for (const answer of early) this.#tellAnswer(scene, answer);
    this.#tellOutcome(scene, false);
    if (scene.data.isNormal) this.#state.open((isLeaving) => scene.transport.keep(this.#place(STATE), this.#document(), isLeaving));
    if (scene.data.isNormal && (early.length > 0 || this.#state.isDirty)) {
      this.#copy();
      this.#state.changed(0);
    }
    void scene.queue.flush();
  }

  /** One queue for this session. What an earlier one left goes its own way: the LMS may have closed that. */
  #queue(transport: Transport): Queue<Deed> {
    const { actor, endpoint, activityId, registration, fetch } = this.launch;
    const prefix = `ae-xapi:${digest(JSON.stringify([endpoint, actor, activityId, registration]))}:`;
    const session = `${digest(fetch)}:`;
    const send = (deeds: Deed[], isLeaving: boolean) =>
      transport.statements(
        deeds.map((deed) => ({ ...deed, actor })),
        isLeaving,
      );
    this.#rest = new Queue<Deed>({
      store: without(lasting(prefix), session),
      send: async (deeds) => {
        const sent = await send(deeds, false);
        return sent.kind === "later" && sent.isForbidden ? { kind: "refused", reason: sent.reason } : sent;
      },
      refused: ({ verb }) =>
        this.#say(
          `a statement of an earlier session (${verb.display.en}) was not taken; the LMS had it already, or has closed that session.`,
        ),
    });
    if (this.#rest.size > 0) void this.#rest.flush();
    return new Queue<Deed>({
      store: lasting(prefix + session),
      send,
      refused: ({ verb }, reason) => console.error(`ae-elements: the LMS refused a statement (${verb.display.en}; ${reason}).`),
    });
  }

  #tellAnswer(scene: Scene, answer: Answered): void {
    const { activityId } = this.launch;
    // one of an earlier visit is told in this session
    const at = Math.max(answer.at, this.#startedAt);
    scene.queue.add(
      answered(
        { ...answer, at },
        {
          activity: { id: activityId },
          language: this.work.language,
          context: allowedContext(this.launch, scene.data),
        },
      ),
    );
  }

  /** `failed` is final for a session, so it waits for its end: until then the reader may try again. */
  #tellOutcome(scene: Scene, isEnd: boolean): void {
    if (!scene.data.isNormal) return;
    const { completed, passed, score } = this.work.report();
    const say = (verb: "completed" | "passed" | "failed") => {
      scene.queue.add(defined(verb, { ...this.#situation(scene), score }));
      this.#state.changed(AFTER.answer);
    };
    if (completed && !this.#told.has("completed")) {
      this.#told.add("completed");
      say("completed");
    }
    if (passed === true && !this.#told.has("passed")) {
      this.#told.add("passed");
      say("passed");
    }
    if (passed === false && isEnd && !this.#told.has("passed") && !this.#hasFailed) {
      this.#hasFailed = true;
      say("failed");
    }
  }

  #situation({ data }: Scene) {
    return { launch: this.launch, data, seconds: this.work.seconds(), at: Date.now() };
  }

  #place(stateId: string) {
    const { actor, activityId, registration } = this.launch;
    return { agent: actor, activityId, registration, stateId };
  }

  #document(): Kept {
    return { snapshot: pack(this.work.snapshot(), Infinity).text, told: [...this.#told] };
  }

  #insist<T>(attempt: () => Promise<T>): Promise<T> {
    return insist(attempt, {
      signal: this.#stop.signal,
      isFinal: (cause) => cause instanceof LaunchRefused,
      failed: (cause) => this.#say(`the LMS does not answer (${String(cause)}). It is asked again; what is done meanwhile is kept.`),
    });
  }

  #say(message: string): void {
    if (this.#said.has(message)) return;
    this.#said.add(message);
    console.warn(`ae-elements: ${message}`);
  }
}
