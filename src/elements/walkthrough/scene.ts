/** What stands on the stage at a moment, as shares from 0 to 1. The picture is this and the film, nothing else. */
import type { CueId } from "./film-time.js";

export interface Scene {
  readonly cue: CueId;
  /** Whose code and reconstruction are shown: 0 the trained network's, 1 that of the small one; between: on the way. */
  readonly little: number;
  /** Step of the small network's training, a whole number. */
  readonly step: number;
  /** How far the picture has gone from the step before to `step`. */
  readonly arrived: number;
  /** Row of the input that is read; null: none is. */
  readonly row: number | null;
  /** Copies of the input's ink on their way to the encoder's neck: 0 none has left, 1 all are through. */
  readonly pour: number;
  /** Marks on the wires from the encoder to the bars. */
  readonly wiresIn: number;
  /** Length of the bars. */
  readonly bars: number;
  /** Marks on the wires from the bars to the decoder. */
  readonly wiresOut: number;
  /** Ink that the decoder has put in its place: 1 all of it. */
  readonly unfold: number;
  /** What fades the reconstruction as a whole. */
  readonly xhat: number;
  /** Copies of input and reconstruction on their way to the error map. */
  readonly meet: number;
  /** Rows of the error map that are compared. */
  readonly compare: number;
  /** How strongly the error map stands there. */
  readonly error: number;
  /** The gradient on its way back: 0 at the error map, 1 at the encoder. */
  readonly back: number;
  /** Progress of what stands below the pipeline. */
  readonly bench: number;
  /** A second progress of it. */
  readonly more: number;
}

/** The finished picture: the poster, and where the film begins. */
export const OVERVIEW: Scene = {
  cue: "pixels",
  little: 0,
  step: 0,
  arrived: 1,
  row: null,
  pour: 0,
  wiresIn: 0,
  bars: 1,
  wiresOut: 0,
  unfold: 1,
  xhat: 1,
  meet: 0,
  compare: 1,
  error: 1,
  back: 0,
  bench: 0,
  more: 0,
};
