/**
 * `ae-elements/lms/xapi`: turns what a reader answers and completes into statements of the Experience API and sends them to a record
 * store (LRS). They wait in a queue that survives a reload, in order, as long as the LRS is down; each has an id of its own from the
 * beginning, so that one that is sent twice counts once. The tags know nothing of it, nor of the learner.
 *
 *     import { trackXapi } from "ae-elements/lms/xapi";
 *     trackXapi({
 *       endpoint: "https://lrs.example/xapi/",
 *       auth: "Basic …",
 *       actor: { account: { homePage: "https://school.example", name: "4711" } },
 *       activity: "https://school.example/autoencoders",
 *     });
 */
import { Queue } from "./queue.js";
import { watchPage } from "./session-page.js";
import { Clock } from "./session-time.js";
import { answered, completed, pageCompleted, type Activity, type Actor, type Deed, type Scene } from "./statements.js";
import { digest, lasting } from "./store.js";
import { Tracker } from "./track.js";
import { Transport, type Auth } from "./xapi-transport.js";

export type { Activity, Actor, Statement } from "./statements.js";
export type { Auth } from "./xapi-transport.js";

export interface XapiOptions {
  /** Address of the LRS, up to the part before `statements`. */
  endpoint: string;
  /** The `Authorization` header, such as `Basic …`, or a function that gives it before each request. */
  auth?: Auth;
  /** Who learns. */
  actor: Actor;
  /** The page: an IRI that is its own for ever, or that with a name and a description. */
  activity: string | Activity;
  /** Where the tags are. Default: the document. */
  root?: Document | ShadowRoot | Element;
  /** The score from which the page is passed, 0 to 1; without it every quiz by its own `pass`. */
  pass?: number;
  /** What each statement's `context` has besides, such as `registration` or `platform`. */
  context?: Record<string, unknown>;
}

export interface XapiTracking {
  /** Statements that the LRS has not taken yet. */
  readonly waiting: number;
  /** Sends what waits; resolves when it is sent, or when the LRS is down. */
  flush(): Promise<void>;
  /** Hears and sends no more; what waits stays in the browser's storage for the next time. */
  stop(): void;
}

/** @throws TypeError for options that no LRS could take */
export function trackXapi(options: XapiOptions): XapiTracking {
  const { endpoint, auth, actor, root = document, pass, context } = options;
  const activity = typeof options.activity === "string" ? { id: options.activity } : options.activity;
  check(endpoint, actor, activity);
  const transport = new Transport({ endpoint, auth });
  const queue = new Queue<Deed>({
    // by learner: browsers are shared, and nobody's deeds are another's. Who it is does not lie in the storage
    store: lasting(`ae-xapi:${digest(JSON.stringify([endpoint, actor, activity.id]))}:`),
    send: (deeds, isLeaving) =>
      transport.statements(
        deeds.map((deed) => ({ ...deed, actor: { objectType: "Agent", ...actor } })),
        isLeaving,
      ),
    refused: ({ verb }, reason) => console.error(`ae-elements: the LRS refused a statement (${verb.display.en}; ${reason}).`),
  });
  const clock = new Clock(!document.hidden);
  const scene = (): Scene => ({ activity, context, language: document.documentElement.lang || "und" });
  const page = new PageOutcome((outcome, at) =>
    pageCompleted(outcome, { seconds: clock.seconds, at }, scene()).forEach((deed) => queue.add(deed)),
  );
  const tracker: Tracker = new Tracker(
    root,
    {
      answered: (answer) => queue.add(answered(answer, scene())),
      completed: (completion) => {
        for (const deed of completed(completion, clock.seconds, scene())) queue.add(deed);
        page.tell(tracker.report());
      },
      used: () => page.tell(tracker.report()),
    },
    pass ?? null,
  );
  const watch = watchPage(clock, {
    hidden: () => void queue.flush(),
    left: () => queue.leave(),
    back: () => queue.wake(),
    online: () => queue.wake(),
  });
  if (queue.size > 0) void queue.flush();
  return {
    get waiting() {
      return queue.size;
    },
    flush: () => queue.flush(),
    stop() {
      watch.abort();
      tracker.stop();
      queue.stop();
    },
  };
}

/** Tells of the whole page when it is complete, and again when it is passed after all or its score has risen. */
class PageOutcome {
  #told: string | null = null;

  constructor(private readonly say: (outcome: { score: number | null; passed: boolean | null }, at: number) => void) {}

  tell({ completed: isComplete, score, passed }: { completed: boolean; score: number | null; passed: boolean | null }): void {
    const outcome = `${score} ${passed}`;
    if (!isComplete || outcome === this.#told) return;
    this.#told = outcome;
    this.say({ score, passed }, Date.now());
  }
}

function check(endpoint: unknown, actor: unknown, activity: { id?: unknown }): void {
  const wrong = (what: string) => new TypeError(`trackXapi: ${what}`);
  if (typeof endpoint !== "string" || !isAddress(endpoint))
    throw wrong(`endpoint has to be the address of an LRS, not ${JSON.stringify(endpoint)}`);
  if (typeof activity?.id !== "string" || !/^[a-z][a-z0-9+.-]*:./i.test(activity.id))
    throw wrong(`activity has to be an IRI, such as "https://school.example/autoencoders", not ${JSON.stringify(activity?.id)}`);
  const agent = actor as Actor | null;
  const names = [agent?.mbox, agent?.mbox_sha1sum, agent?.openid, agent?.account].filter((each) => each !== undefined);
  if (names.length !== 1) throw wrong("actor needs exactly one of mbox, mbox_sha1sum, openid and account");
}

function isAddress(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text, document.baseURI).protocol);
  } catch {
    return false;
  }
}
