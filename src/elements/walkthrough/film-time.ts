/** The film's clock: chapters, their cues and when they begin. Pure; times in seconds. */

/** A cue is one caption and the movement that goes with it. */
export interface CueTime {
  readonly id: CueId;
  readonly chapter: ChapterId;
  readonly start: number;
  readonly end: number;
}

export interface ChapterTime {
  readonly id: ChapterId;
  readonly start: number;
  readonly end: number;
}

const SCRIPT = {
  digit: { pixels: 7, list: 7 },
  encoder: { squeeze: 8, bars: 6 },
  code: { few: 6, meaning: 7 },
  decoder: { unfold: 8, ink: 6, turn: 8 },
  loss: { compare: 7, square: 8 },
  update: { fresh: 9, blame: 8, nudge: 7 },
  again: { next: 7, sharpen: 11 },
  forced: { narrow: 9, noise: 9 },
} as const;

export type ChapterId = keyof typeof SCRIPT;
export type CueId = { [C in ChapterId]: keyof (typeof SCRIPT)[C] }[ChapterId];

export const CUES: readonly CueTime[] = lay();
export const CHAPTERS: readonly ChapterTime[] = (Object.keys(SCRIPT) as ChapterId[]).map((id) => {
  const cues = CUES.filter((cue) => cue.chapter === id);
  return { id, start: cues[0].start, end: cues[cues.length - 1].end };
});
export const DURATION = CUES[CUES.length - 1].end;

/** The edge at which the film stops once for a prediction: the code is there, the decoder has not begun. */
export const EDGE = CHAPTERS.find(({ id }) => id === "decoder")!.start;
/** From here the film needs the network that is trained in the page. */
export const TRAINED_FROM = CHAPTERS.find(({ id }) => id === "update")!.start;
export const TRAINED_TO = CHAPTERS.find(({ id }) => id === "again")!.end;

function lay(): CueTime[] {
  let start = 0;
  return Object.entries(SCRIPT).flatMap(([chapter, cues]) =>
    Object.entries(cues).map(([id, seconds]) => {
      const cue = { id: id as CueId, chapter: chapter as ChapterId, start, end: start + seconds };
      start = cue.end;
      return cue;
    }),
  );
}

/** Index of the cue at a time; the last one's at the end. */
export function cueAt(time: number): number {
  const i = CUES.findIndex(({ end }) => time < end);
  return i < 0 ? CUES.length - 1 : i;
}

/** A time within the film; the beginning for what is no number. */
export function clampTime(time: number): number {
  return Number.isFinite(time) ? Math.min(DURATION, Math.max(0, time)) : time === Infinity ? DURATION : 0;
}

/** Where the middle of the movement says more than its end: seconds of the cue. */
const TELLING: Partial<Record<CueId, number>> = { squeeze: 3.4, unfold: 5 };

/** The moment of a cue that says it all: mostly when its movement has ended and the next has not begun. */
export function stillOf(cue: number): number {
  const { id, start, end } = CUES[cue];
  const telling = TELLING[id];
  if (telling !== undefined) return start + telling;
  return cue === CUES.length - 1 ? end : start + 0.97 * (end - start);
}

/** Whole seconds as "1:05". */
export function clockText(time: number): string {
  const seconds = Math.floor(time + 1e-6);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
