/** state(t): the scene at any moment of the film, from the moment alone. */
import { CUES, cueAt, type CueId } from "./film-time.js";
import { OVERVIEW, type Scene } from "./scene.js";

/** Step that the film has reached when it starts to run. */
const SLOW_STEPS = 3;
export const LAST_STEP = 200;

const clamp = (v: number) => Math.min(1, Math.max(0, v));
/** Share of the way from one second of the cue to another. */
const between = (s: number, from: number, to: number) => clamp((s - from) / (to - from));
/** The same, slow at both ends. */
const eased = (s: number, from: number, to: number) => {
  const u = between(s, from, to);
  return u * u * (3 - 2 * u);
};

const EMPTY = { ...OVERVIEW, bars: 0, unfold: 0, xhat: 1, compare: 0, error: 1, bench: 0, more: 0 };
const CODED = { ...EMPTY, bars: 1 };
const DECODED = { ...CODED, unfold: 1 };
const COMPARED = { ...DECODED, compare: 1 };

/** Of each cue: the scene after so many seconds of it. */
const MOVES: Record<CueId, (s: number) => Partial<Scene>> = {
  // the finished picture goes, the digit stays
  pixels: (s) => {
    const left = 1 - eased(s, 0.3, 1.5);
    return { bars: left, xhat: left, error: left, row: s >= 2.2 ? 13 : null, bench: eased(s, 1.6, 2.6) };
  },
  list: (s) => ({ ...EMPTY, row: s < 0.8 ? 13 : Math.min(27, Math.floor(28 * between(s, 0.8, 6.2))), bench: 1 }),
  squeeze: (s) => ({ ...EMPTY, pour: between(s, 0.6, 6), wiresIn: between(s, 4, 8.6), bench: eased(s, 1.5, 6) }),
  bars: (s) => ({ ...EMPTY, wiresIn: between(s, -4, 0.6), bars: between(s, 0.2, 4), bench: 1 }),
  few: (s) => ({ ...CODED, bench: 1, more: eased(s, 0.5, 1.5) }),
  meaning: (s) => ({ ...CODED, bench: between(s, 0.3, 3.5) }),
  unfold: (s) => ({
    ...CODED,
    wiresOut: between(s, 0.4, 3.4),
    unfold: between(s, 2.4, 7.2),
    bench: eased(s, 2.4, 7.2),
  }),
  ink: (s) => ({ ...DECODED, bench: eased(s, 0.3, 2.5) }),
  turn: (s) => ({ ...DECODED, bench: between(s, 0.4, 4.5) }),
  compare: (s) => ({ ...DECODED, meet: between(s, 0.4, 3.2), compare: between(s, 3, 6.3), bench: between(s, 3, 6.3) }),
  square: (s) => ({ ...COMPARED, bench: 1, more: between(s, 0.5, 5.5) }),
  fresh: (s) => ({ ...COMPARED, little: eased(s, 0.4, 2), bench: eased(s, 1.6, 3) }),
  blame: (s) => ({ ...COMPARED, little: 1, bench: 1, back: between(s, 0.3, 6.2), more: 0 }),
  nudge: (s) => ({
    ...COMPARED,
    little: 1,
    bench: 1,
    back: 1,
    more: eased(s, 0.5, 2.5),
    step: s < 2.5 ? 0 : 1,
    arrived: eased(s, 2.5, 4),
  }),
  next: (s) => {
    const beat = 3.2;
    const done = Math.min(SLOW_STEPS - 1, Math.floor(s / beat));
    const within = s - done * beat;
    const forward = done < SLOW_STEPS - 1 ? { wiresIn: between(within, 0, 1.4), wiresOut: between(within, 0.4, 1.8) } : {};
    return {
      ...COMPARED,
      ...forward,
      little: 1,
      back: between(within, 1.4, 3.2) % 1,
      step: 1 + done,
      arrived: eased(within, 0, 0.5),
      bench: 1,
    };
  },
  sharpen: (s) => {
    const step = Math.round(SLOW_STEPS * (LAST_STEP / SLOW_STEPS) ** between(s, 0.3, 8.5));
    return { ...COMPARED, little: 1, step, bench: 1 };
  },
  narrow: (s) => ({ ...COMPARED, little: 1 - eased(s, 0.3, 1.6), step: LAST_STEP, bench: between(s, 1.2, 6) }),
  // the noise is what the caption begins with
  noise: (s) => ({ ...COMPARED, bench: between(s, -0.6, 3) }),
};

export function sceneAt(time: number): Scene {
  const { id, start } = CUES[cueAt(time)];
  return { ...OVERVIEW, ...MOVES[id](time - start), cue: id };
}
