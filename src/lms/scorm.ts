/**
 * `ae-elements/lms/scorm`: reports what a reader does on a page to the LMS that shows it, in SCORM 1.2 or SCORM 2004: score, success,
 * completion, time, each answer, and the state of every tag, so that the reader comes back to where they were.
 */
import { Copies } from "./store-copy.js";
import { ScormClient } from "./scorm-client.js";
import { findApi } from "./scorm-find.js";
import type { Dialect } from "./scorm-dialect.js";
import { scorm12 } from "./scorm12.js";
import { scorm2004 } from "./scorm2004.js";
import { Clock } from "./session-time.js";
import type { Report } from "./session.js";
import { watchPage } from "./session-page.js";
import { comeBack } from "./track-place.js";
import { Tracker } from "./track.js";

export type { Report } from "./session.js";

export interface ScormOptions {
  /** Without it, whichever the LMS has; 2004 where it has both. */
  version?: "1.2" | "2004";
  /** Where the tags are. Default: the document. */
  root?: Document | ShadowRoot | Element;
  /** The score from which the page is passed, 0 to 1; without it every quiz by its own `pass`. What the LMS asks for comes first. */
  pass?: number;
}

export interface ScormConnection {
  /** Whether the LMS has opened a session. */
  readonly connected: boolean;
  /** Whether there is something that the LMS has not taken yet. */
  readonly waiting: boolean;
  /** What the LMS is told: completion, success, score, progress. */
  readonly report: Report;
  /** Tells the LMS everything now; true when it has taken it. */
  flush(): boolean;
  /** Ends the session, as leaving the page does. */
  end(): void;
}

const DIALECTS: readonly Dialect[] = [scorm2004, scorm12];

/** Looks for the LMS and reports to it from now on. Never throws; a page without an LMS works as it does elsewhere. */
export function connectScorm({ version, root = document, pass }: ScormOptions = {}): ScormConnection {
  const clock = new Clock(!document.hidden);
  const tracker = new Tracker(
    root,
    {
      answered: (answer) => client.answered(answer),
      completed: () => client.changed(),
      used: () => client.changed(),
    },
    pass ?? null,
  );
  const dialects = DIALECTS.filter((dialect) => !version || dialect.version === version);
  const client = new ScormClient(
    {
      get pass() {
        return tracker.pass;
      },
      set pass(value) {
        tracker.pass = value;
      },
      report: () => tracker.report(),
      snapshot: () => tracker.snapshot(),
      restore: (snapshot) => {
        const isAtWork = tracker.session.used.size > 0;
        tracker.restore(snapshot);
        if (snapshot && !isAtWork) void comeBack(tracker, snapshot);
      },
      kindOf: (key) => tracker.kindOf(key),
      seconds: () => clock.seconds,
    },
    () => {
      for (const dialect of dialects) {
        const api = findApi(dialect, window);
        if (api) return { api, dialect };
      }
      return null;
    },
    new Copies(location.origin + location.pathname),
  );
  watchPage(clock, {
    hidden: () => void client.flush(),
    left: () => client.end(),
    back: () => client.begin(),
    online: () => void (client.waiting && client.flush()),
  });
  client.begin();
  return {
    get connected() {
      return client.connected;
    },
    get waiting() {
      return client.waiting;
    },
    get report() {
      return tracker.report();
    },
    flush: () => client.flush(),
    end: () => client.end(),
  };
}
