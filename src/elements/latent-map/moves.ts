/** What the hand may do to the state, and the codes that follow from it; not needed before the tag lives. Pure, as the logic is. */
import {
  following,
  GRID_SIDE,
  inFrame,
  magnified,
  PATH_STEPS,
  type End,
  type MapState,
  type Point,
  type Which,
  type Window,
  type Zoom,
} from "./latent-map.logic.js";

/** How many of n codes lie outside the frame. */
export function outside(codes: Float32Array, { centre, half }: Window): number {
  let n = 0;
  for (let i = 0; i < codes.length; i += 2) if (Math.max(Math.abs(codes[i] - centre[0]), Math.abs(codes[i + 1] - centre[1])) > half) n++;
  return n;
}

/** Round the cursor, which keeps its place in the picture. */
export function zoomTo(state: MapState, zoom: Zoom): MapState {
  const { window, cursor, whole } = state;
  if (zoom === window.zoom) return state;
  const towards = (c: number, z: number) => z - ((z - c) * window.zoom) / zoom;
  const centre: Point = [towards(window.centre[0], cursor[0]), towards(window.centre[1], cursor[1])];
  return { ...state, window: magnified(zoom, centre, whole) };
}

export function movePin(state: MapState, which: Which, end: End, to: Point): MapState {
  const at = inFrame(to, state.whole);
  return {
    ...state,
    pins: { ...state.pins, [which]: { ...state.pins[which], [end]: at } },
    window: following(state.window, at, state.whole),
  };
}

/** What an arrow key moves a point by, without and with Shift: 0.05 and 0.5 of the digits' plane, the same share of another. */
export function keySteps({ half }: Window): { fine: number; coarse: number; decimals: number } {
  const power = Math.floor(Math.log10(half / 80));
  const leading = half / 80 / 10 ** power;
  const digit = leading < 2 ? 1 : leading < 5 ? 2 : 5;
  const decimals = Math.max(0, -power);
  const round = (v: number) => Number(v.toFixed(decimals));
  return { fine: round(digit * 10 ** power), coarse: round(digit * 10 ** (power + 1)), decimals };
}

/** Where a key takes a point: arrows by a step, Home to the middle. Null for any other key. */
export function keyStep(from: Point, key: string, shift: boolean, whole: Window): Point | null {
  if (key === "Home") return inFrame(whole.centre, whole);
  const by = ({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] } as Record<string, Point>)[key];
  if (!by) return null;
  const { fine, coarse, decimals } = keySteps(whole);
  const step = shift ? coarse : fine;
  // on the lattice of the last decimal, so that a hundred steps and back end where they began
  const tidy = (v: number) => Number(v.toFixed(decimals));
  return inFrame([tidy(from[0] + by[0] * step), tidy(from[1] + by[1] * step)], whole);
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
