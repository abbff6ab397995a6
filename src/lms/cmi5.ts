/**
 * `ae-elements/lms/cmi5`: reports what a reader does on a page to the LMS that started it by cmi5: statements of what was answered,
 * completed, passed or failed, and the state of every tag, so that the reader comes back to where they were.
 */
import { Cmi5Client } from "./cmi5-client.js";
import { readLaunch } from "./cmi5-launch.js";
import { watchPage } from "./session-page.js";
import { Clock } from "./session-time.js";
import type { Report } from "./session.js";
import { Copies } from "./store-copy.js";
import { comeBack } from "./track-place.js";
import { Tracker } from "./track.js";

export type { Report } from "./session.js";

export interface Cmi5Options {
  /** Where the tags are. Default: the document. */
  root?: Document | ShadowRoot | Element;
  /** The score from which the page is passed, 0 to 1; without it every quiz by its own `pass`. What the LMS asks for comes first. */
  pass?: number;
}

export interface Cmi5Connection {
  /** Whether an LMS started this page. */
  readonly launched: boolean;
  readonly connected: boolean;
  /** Whether there is something that the LMS has not taken yet. */
  readonly waiting: boolean;
  /** Completion, success, score, progress. */
  readonly report: Report;
  /** Settles when the tags have what an earlier visit left, or the LMS has refused; stays pending while it is down. */
  readonly resumed: Promise<void>;
  /** Sends what waits; resolves when it is sent, or when the LMS is down. */
  flush(): Promise<void>;
  /** Ends the session, and leads back to the LMS where it has said whereto. */
  exit(): void;
}

/** Never throws; a page that no LMS started works as it does elsewhere. */
export function connectCmi5({ root = document, pass }: Cmi5Options = {}): Cmi5Connection {
  const launch = readLaunch(location.search);
  const clock = new Clock(!document.hidden);
  const client = (): Cmi5Client | null => session;
  const tracker = new Tracker(
    root,
    {
      answered: (answer) => client()?.answered(answer),
      completed: () => client()?.changed(),
      used: () => client()?.changed(),
    },
    pass ?? null,
  );
  let session: Cmi5Client | null = null;
  if (launch && "wrong" in launch)
    console.warn(`ae-elements: the LMS did not start this page as cmi5 wants it (${launch.wrong}). Nothing is recorded.`);
  else if (launch)
    session = new Cmi5Client(
      launch,
      {
        get pass() {
          return tracker.pass;
        },
        set pass(value) {
          tracker.pass = value;
        },
        get language() {
          return document.documentElement.lang || "und";
        },
        report: () => tracker.report(),
        snapshot: () => tracker.snapshot(),
        restore: (snapshot) => {
          const isAtWork = tracker.session.used.size > 0;
          tracker.restore(snapshot);
          if (snapshot && !isAtWork) void comeBack(tracker, snapshot);
        },
        seconds: () => clock.seconds,
      },
      new Copies(location.origin + location.pathname),
    );
  const resumed = session ? session.begin().then(() => undefined) : Promise.resolve();
  watchPage(clock, {
    hidden: () => void client()?.flush(),
    left: () => client()?.end(),
    // the session has ended with the page; the LMS begins another
    back: () => session && location.reload(),
    online: () => client()?.wake(),
  });
  return {
    launched: session !== null,
    get connected() {
      return client()?.connected ?? false;
    },
    get waiting() {
      return client()?.waiting ?? false;
    },
    get report() {
      return tracker.report();
    },
    resumed,
    flush: async () => client()?.flush(),
    exit() {
      const address = client()?.returnURL;
      client()?.end();
      if (address) location.assign(address);
    },
  };
}
