/** What the pipeline shows of the film in a scene. */
import { PIXELS, SIDE, type Film, type Passage } from "./film.js";
import type { Scene } from "./scene.js";

export interface Shown {
  /** Numbers of the code; null where they are not known. */
  readonly code: ArrayLike<number> | null;
  /** Ends of the bars on their axis, −1 to 1. */
  readonly bars: readonly number[];
  /** The reconstruction as far as it stands there, 784 pixels. */
  readonly image: ArrayLike<number>;
  /** Differences as far as they are compared, 784 numbers. */
  readonly difference: ArrayLike<number>;
  /** Error of what is shown; null while it is not compared to the end. */
  readonly mse: number | null;
}

/** Part of a movement that those who leave last wait. */
const WAIT = 0.45;

/** Progress of one of many that leave one after the other; `order` 0 leaves first, 1 last. */
export function staggered(progress: number, order: number): number {
  return Math.min(1, Math.max(0, (progress - WAIT * order) / (1 - WAIT)));
}

/** Pixels in the columns that lie far from the decoder leave it first. `mirrored`: it stands on their right. */
export function unfoldOrder(pixel: number, mirrored: boolean): number {
  const column = pixel % SIDE;
  return (mirrored ? column : SIDE - 1 - column) / (SIDE - 1);
}

export function passageOf({ trained, little }: Film, scene: Scene): { now: Passage | null; before: Passage | null; share: number } {
  if (scene.little === 0) return { now: trained, before: null, share: 1 };
  const now = little?.steps[scene.step] ?? null;
  if (scene.little < 1) return { now, before: trained, share: scene.little };
  return scene.arrived < 1 ? { now, before: little?.steps[scene.step - 1] ?? null, share: scene.arrived } : { now, before: null, share: 1 };
}

export function shownOf(film: Film, scene: Scene, mirrored: boolean): Shown {
  const { now, before, share } = passageOf(film, scene);
  const blank = new Float32Array(PIXELS);
  const mix = (a: number, b: number) => a + (b - a) * share;
  const from = before?.image ?? now?.image ?? blank;
  const to = now?.image ?? blank;
  const image = Float32Array.from(blank, (_, i) => {
    const arrived = scene.unfold >= 1 || staggered(scene.unfold, unfoldOrder(i, mirrored)) >= 1 ? 1 : 0;
    return mix(from[i], to[i]) * arrived * scene.xhat;
  });
  const rows = Math.floor(scene.compare * SIDE + 1e-9) * SIDE;
  const known = now !== null || before !== null;
  const difference = Float32Array.from(blank, (_, i) => (known && i < rows ? (mix(from[i], to[i]) - film.x[i]) * scene.error : 0));
  const axis = (passage: Passage | null) => (passage === film.trained ? film.limit : (film.little?.limit ?? 1));
  const end = (passage: Passage, i: number) => passage.code[i] / axis(passage);
  const bars = Array.from({ length: film.k }, (_, i) => {
    if (!now && !before) return 0;
    return mix(end((before ?? now)!, i), end((now ?? before)!, i)) * staggered(scene.bars, film.k > 1 ? i / (film.k - 1) : 0);
  });
  const said = before && share < 0.5 ? before : now;
  return {
    code: scene.bars === 1 ? (said?.code ?? null) : null,
    bars,
    image,
    difference,
    mse: scene.compare === 1 && scene.error === 1 && said ? said.mse : null,
  };
}
