/** What differs between the versions of SCORM. */
import type { Calls } from "./scorm-api.js";
import type { Report } from "./session.js";
import type { Answered } from "./track.js";

/** An element of the data model and its value. */
export type Value = readonly [element: string, value: string];

export interface Dialect {
  version: "1.2" | "2004";
  /** Name of the API's object. */
  api: string;
  calls: Calls;
  elements: {
    learner: string;
    suspend: string;
    location: string;
    mode: string;
    /** The mark that the LMS asks for. */
    pass: string;
    /** Empty on a first visit: tells whether a session is open. */
    status: string;
    exit: string;
    time: string;
  };
  /** Characters that suspend data may have: as the standard says, then as systems do that keep less. */
  limits: readonly number[];
  /** Characters of the location. */
  locationLimit: number;
  /** The session is open already. */
  isOpen(code: number): boolean;
  /** There is no session (any more). */
  isLost(code: number): boolean;
  /** The value will never be taken. */
  isRefusal(code: number): boolean;
  /** Nothing is kept under that name. */
  isUnknown(code: number): boolean;
  /** The LMS's mark as a share; null where it has none. */
  passOf(text: string): number | null;
  /** What the LMS says was reached at earlier visits. */
  reached(read: (element: string) => string): { completed: boolean; passed: boolean };
  timeOf(seconds: number): string;
  /**
   * @param judges the LMS has a mark of its own, by which it decides as soon as it has a score: it gets none that is not final
   */
  values(report: Report, judges: boolean): Value[];
  interaction(index: number, answer: Answered): Value[];
}

/** Of a number in [0, 1], out of 100. */
export const percent = (score: number): string => String(Math.round(score * 1e4) / 100);

/** Whether a code is one of these. */
export const codes = (...list: number[]): ((code: number) => boolean) => {
  const set = new Set(list);
  return (code) => set.has(code);
};
