/**
 * What a reader has done with the tags of a page, and what an LMS is told of it. Pure.
 *
 * The rule. A page with lessons or quizzes is complete when each of them is (a quiz inside a lesson belongs to the lesson); any other
 * page, when every tag on it has been used. The score is the mean over all quizzes. It is passed when every quiz is, or, where one mark
 * for the whole page is set, when the score reaches it; both are decided once all quizzes are complete. What was complete or passed
 * once stays so: trying again never costs anything.
 *
 * A quiz that cannot be asked is no fault of the reader's: it is not waited for, and counts in no score. Where it is all that a page has
 * to do, the page counts as read: at once where its questions are lost, else when the reader has been through them.
 */

/** `aid`: what explains a word or a formula and is no exercise. */
export type Kind = "lesson" | "quiz" | "figure" | "aid";

/** A tag on the page. */
export interface Part {
  /** The same at every visit. */
  key: string;
  kind: Kind;
  /** In a lesson, or in a quiz that has brought it: no matter of the page's own. */
  inside: boolean;
}

/** What has come of one tag. */
export interface Mark {
  /** 0 to 1. */
  score: number;
  complete: boolean;
  passed: boolean;
}

export interface Session {
  /** Keys of the tags that were used, the latest last. */
  readonly used: ReadonlySet<string>;
  readonly marks: ReadonlyMap<string, Mark>;
  /** Whether the page was complete, and passed, at any time. */
  readonly completed: boolean;
  readonly passed: boolean;
}

/** What can be read on a tag at this moment. */
export interface Live {
  score?: number;
  /** 0 to 1. */
  progress?: number;
  /** Why a quiz cannot be asked: its questions could not be read, or none of them can be answered on this page. */
  unasked?: "unread" | "unanswerable";
}

export interface Report {
  completed: boolean;
  /** Null as long as it is open, and where nothing is graded. */
  passed: boolean | null;
  /** 0 to 1; null where nothing is graded, or nothing answered yet. */
  score: number | null;
  /** How much of the page is done, 0 to 1; 1 only when it is complete. */
  progress: number;
}

export const NEW: Session = { used: new Set(), marks: new Map(), completed: false, passed: false };

export function withUse(session: Session, key: string): Session {
  const used = new Set(session.used);
  used.delete(key);
  return { ...session, used: used.add(key) };
}

/** An answer was checked: the score of its quiz so far. */
export function withScore(session: Session, key: string, score: number): Session {
  const mark = session.marks.get(key);
  if (mark?.complete) return session;
  return withMark(session, key, { score: share(score), complete: false, passed: false });
}

/** A tag is complete; again when it was improved. */
export function withCompletion(session: Session, key: string, { score, passed }: { score: number; passed: boolean }): Session {
  const before = session.marks.get(key);
  const best = before?.complete ? before.score : 0;
  return withMark(session, key, { score: Math.max(best, share(score)), complete: true, passed: passed || before?.passed === true });
}

const withMark = (session: Session, key: string, mark: Mark): Session => ({ ...session, marks: new Map(session.marks).set(key, mark) });

/** What two records of the same reader say together. */
export function united(a: Session, b: Session): Session {
  const marks = new Map(a.marks);
  for (const [key, mark] of b.marks) {
    const other = marks.get(key);
    marks.set(key, other ? better(other, mark) : mark);
  }
  return { used: new Set([...a.used, ...b.used]), marks, completed: a.completed || b.completed, passed: a.passed || b.passed };
}

function better(a: Mark, b: Mark): Mark {
  if (a.complete !== b.complete) return a.complete ? a : b;
  return { score: Math.max(a.score, b.score), complete: a.complete, passed: a.passed || b.passed };
}

/**
 * @param pass the score from which the whole page is passed, 0 to 1; null: every quiz by its own
 * @param live what a tag shows now; nothing for one that is not alive
 */
export function reportOf(session: Session, parts: readonly Part[], pass: number | null, live: (key: string) => Live = () => ({})): Report {
  const isDone = ({ key, kind }: Part) =>
    kind === "lesson" || kind === "quiz" ? session.marks.get(key)?.complete === true : session.used.has(key) || session.marks.has(key);
  // what was finished at an earlier visit counts, whatever has become of its questions
  const why = ({ key, kind }: Part) => (kind === "quiz" && !session.marks.get(key)?.complete ? live(key).unasked : undefined);
  const unasked = parts.filter((part) => why(part));
  const asked = parts.filter((part) => !why(part));
  const needed = neededOf(asked, unasked.length > 0);
  const isRead = unasked.length > 0 && unasked.every((part) => why(part) === "unread" || session.used.has(part.key));
  const completed = session.completed || (needed.length > 0 ? needed.every(isDone) : isRead);
  const score = scoreOf(session, asked, live);
  const done = needed.map((part) => (isDone(part) ? 1 : share(live(part.key).progress)));
  return {
    completed,
    score,
    passed: session.passed || passedOf(session, asked, pass, score),
    progress: completed ? 1 : Math.min(0.99, mean(done)),
  };
}

/** What has been reached is kept. */
export function withReport(session: Session, { completed, passed }: Report): Session {
  if (completed === session.completed && (passed === true) === session.passed) return session;
  return { ...session, completed: completed || session.completed, passed: passed === true || session.passed };
}

/** The tags that make the page complete; `hadQuiz`: a quiz is not among them because it cannot be asked. */
function neededOf(parts: readonly Part[], hadQuiz: boolean): Part[] {
  const own = parts.filter(({ inside }) => !inside);
  const graded = own.filter(({ kind }) => kind === "lesson" || kind === "quiz");
  if (graded.length > 0) return graded;
  const figures = own.filter(({ kind }) => kind === "figure");
  return figures.length > 0 || hadQuiz ? figures : own;
}

const quizzesOf = (parts: readonly Part[]) => parts.filter(({ kind }) => kind === "quiz");

function scoreOf({ marks }: Session, parts: readonly Part[], live: (key: string) => Live): number | null {
  const quizzes = quizzesOf(parts);
  if (!quizzes.some(({ key }) => marks.has(key))) return null;
  return mean(
    quizzes.map(({ key }) => {
      const mark = marks.get(key);
      return mark?.complete ? mark.score : share(live(key).score ?? mark?.score);
    }),
  );
}

function passedOf({ marks }: Session, parts: readonly Part[], pass: number | null, score: number | null): boolean | null {
  const quizzes = quizzesOf(parts);
  if (score === null || !quizzes.every(({ key }) => marks.get(key)?.complete)) return null;
  // scores are sums of fractions: 0.6 of ten questions may come out a hair below
  return pass === null ? quizzes.every(({ key }) => marks.get(key)!.passed) : score >= pass - 1e-9;
}

const mean = (numbers: readonly number[]) => (numbers.length === 0 ? 0 : numbers.reduce((sum, each) => sum + each, 0) / numbers.length);

/** Any value as a number in [0, 1]. */
export function share(value: unknown): number {
  const number = Number(value ?? 0);
  return Number.isFinite(number) ? Math.min(1, Math.max(0, number)) : 0;
}
