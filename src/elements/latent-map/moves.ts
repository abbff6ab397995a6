/** What the hand may do to the state, and the codes that follow from it; not needed before the tag lives. Pure, as the logic is. */
import {
  following,
  GRID_SIDE,
  inFrame,
  LIMIT,
  PATH_STEPS,
  WHOLE,
  within,
  type End,
  type MapState,
  type Point,
  type Which,
  type Window,
  type Zoom,
} from "./latent-map.logic.js";

/** How many of n codes lie outside the frame. */
export function outside(codes: Float32Array): number {
  let n = 0;
  for (let i = 0; i < codes.length; i += 2) if (Math.max(Math.abs(codes[i]), Math.abs(codes[i + 1])) > LIMIT) n++;
  return n;
}

/** Round the cursor, which keeps its place in the picture. */
export function zoomTo(state: MapState, zoom: Zoom): MapState {
  const { window, cursor } = state;
  const half = LIMIT / zoom;
  if (half === window.half) return state;
  const towards = (c: number, z: number) => z - ((z - c) * half) / window.half;
  const centre: Point = [towards(window.centre[0], cursor[0]), towards(window.centre[1], cursor[1])];
  return { ...state, window: zoom === 1 ? WHOLE : { centre: within(centre, half), half } };
}

export function movePin(state: MapState, which: Which, end: End, to: Point): MapState {
  const at = inFrame(to);
  return { ...state, pins: { ...state.pins, [which]: { ...state.pins[which], [end]: at } }, window: following(state.window, at) };
}

const FINE = 0.05;
const COARSE = 0.5;

/** Where a key takes a point: arrows by 0.05, with Shift by 0.5, Home to the middle. Null for any other key. */
export function keyStep(from: Point, key: string, shift: boolean): Point | null {
  if (key === "Home") return [0, 0];
  const by = ({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] } as Record<string, Point>)[key];
  if (!by) return null;
  const step = shift ? COARSE : FINE;
  // on the lattice of hundredths, so that a hundred steps and back end where they began
  const tidy = (v: number) => Math.round(v * 100) / 100;
  return inFrame([tidy(from[0] + by[0] * step), tidy(from[1] + by[1] * step)]);
}

/** `steps` places on the straight line from a to b, both included: steps·2 numbers. */
export function pathCodes(a: Point, b: Point, steps = PATH_STEPS): Float32Array {
  const codes = new Float32Array(2 * steps);
  for (let i = 0; i < steps; i++) {
    const t = i / (steps - 1);
    codes[2 * i] = a[0] + (b[0] - a[0]) * t;
    codes[2 * i + 1] = a[1] + (b[1] - a[1]) * t;
  }
  return codes;
}

/** The centres of the decoded grid's cells, row by row from the top left of the window. */
export function gridCodes({ centre: middle, half }: Window, side = GRID_SIDE): Float32Array {
  const codes = new Float32Array(2 * side * side);
  const offset = (i: number) => ((i + 0.5) * 2 * half) / side - half;
  for (let r = 0; r < side; r++) {
    for (let c = 0; c < side; c++) codes.set([middle[0] + offset(c), middle[1] - offset(r)], 2 * (r * side + c));
  }
  return codes;
}
