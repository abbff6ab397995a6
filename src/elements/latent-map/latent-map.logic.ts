/** What the reader sets on the map, and how it may change. Pure: every transition gives a new state. */

/** A place in the plane of the code. */
export type Point = readonly [z1: number, z2: number];
export type Which = "ae" | "vae";
export type Shown = Which | "both";
export type End = "a" | "b";
export type Pins = Readonly<Record<End, Point | null>>;

/** The whole map is −LIMIT … LIMIT on both axes, in units of the code. */
export const LIMIT = 4;

/** The part of the plane that is seen: a square round a centre. */
export interface Window {
  readonly centre: Point;
  /** Half its width. */
  readonly half: number;
}

export const ZOOMS = [1, 2, 4] as const;
export type Zoom = (typeof ZOOMS)[number];
export const WHOLE: Window = { centre: [0, 0], half: LIMIT };
/** Images on the line from A to B, both ends included. */
export const PATH_STEPS = 8;
/** Cells of the decoded grid, each way. */
export const GRID_SIDE = 16;
/** The digits of the data set that A and B stand on until they are moved: the typical 7 and the typical 0. */
export const PIN_DIGITS: Readonly<Record<End, number>> = { a: 7, b: 0 };
export const MAPS: readonly Which[] = ["ae", "vae"];

/** The models of the maps. */
export const MODEL = { ae: "ae2", vae: "vae2" } as const;

export const shownMaps = (shown: Shown): readonly Which[] => (shown === "both" ? MAPS : [shown]);

export interface MapState {
  cursor: Point;
  /** Of each map, because the same digit has another code in each; null: on its digit. */
  pins: Readonly<Record<Which, Pins>>;
  rings: boolean;
  grid: boolean;
  /** Points as numerals; null: only where colours are forced. */
  numerals: boolean | null;
  /** The class that stays lit, or null. */
  lit: number | null;
  /** Which of two maps is the large one where there is room for one only. */
  front: Which;
  /** Of both maps, so that one cursor serves both. */
  window: Window;
}

const UNMOVED: Pins = { a: null, b: null };

export function initialState(cursor: Point): MapState {
  return { cursor, pins: { ae: UNMOVED, vae: UNMOVED }, rings: true, grid: false, numerals: null, lit: null, front: "ae", window: WHOLE };
}

const clamp = (v: number) => Math.min(LIMIT, Math.max(-LIMIT, v));

/** Into the frame; −0 becomes 0. */
export const inFrame = ([z1, z2]: Point): Point => [clamp(z1) + 0, clamp(z2) + 0];

/** The window follows a cursor, or a pin, that leaves it. */
export function moveCursor(state: MapState, to: Point): MapState {
  const cursor = inFrame(to);
  return { ...state, cursor, window: following(state.window, cursor) };
}

export const zoomOf = ({ half }: Window): Zoom => ZOOMS.find((zoom) => half >= LIMIT / zoom) ?? 4;

/** A centre whose window does not leave the map, to a thousandth, as links keep it. */
export function within([z1, z2]: Point, half: number): Point {
  const most = LIMIT - half;
  const hold = (v: number) => Math.round(1000 * Math.min(most, Math.max(-most, v))) / 1000 + 0;
  return [hold(z1), hold(z2)];
}

/** Shifted so that the point is seen, a tenth of the width from the edge; the same window where it is seen already. */
export function following(window: Window, point: Point): Window {
  if (sees(window, point)) return window;
  const { centre, half } = window;
  const towards = (c: number, p: number) => (Math.abs(p - c) <= half ? c : p - Math.sign(p - c) * 0.8 * half);
  return { centre: within([towards(centre[0], point[0]), towards(centre[1], point[1])], half), half };
}

const EDGE = 1e-3;
export const sees = ({ centre, half }: Window, [z1, z2]: Point): boolean =>
  Math.max(Math.abs(z1 - centre[0]), Math.abs(z2 - centre[1])) <= half + EDGE;

// The state as text: only what differs from the default. Names of fields are part of links that teachers keep.

export function stateFields(state: MapState, start: MapState): Record<string, string | undefined> {
  const fields: Record<string, string | undefined> = {
    z: samePoint(state.cursor, start.cursor) ? undefined : pointText(state.cursor),
    rings: state.rings === start.rings ? undefined : flag(state.rings),
    grid: state.grid === start.grid ? undefined : flag(state.grid),
    numerals: state.numerals === null ? undefined : flag(state.numerals),
    class: state.lit === null ? undefined : String(state.lit),
    front: state.front === start.front ? undefined : state.front,
    zoom: state.window === WHOLE ? undefined : `${zoomOf(state.window)}_${pointText(state.window.centre)}`,
  };
  for (const which of MAPS) {
    for (const end of ["a", "b"] as const) {
      const at = state.pins[which][end];
      if (at) fields[`${which}-${end}`] = pointText(at);
    }
  }
  return fields;
}

/** A field that is missing or makes no sense is default. */
export function stateFrom(fields: Readonly<Record<string, string>>, start: MapState): MapState {
  const pins = (which: Which): Pins => ({ a: readPoint(fields[`${which}-a`]), b: readPoint(fields[`${which}-b`]) });
  const cursor = readPoint(fields.z) ?? start.cursor;
  return {
    cursor,
    pins: { ae: pins("ae"), vae: pins("vae") },
    rings: readFlag(fields.rings) ?? start.rings,
    grid: readFlag(fields.grid) ?? start.grid,
    numerals: readFlag(fields.numerals),
    lit: /^\d$/.test(fields.class ?? "") ? Number(fields.class) : null,
    front: fields.front === "vae" ? "vae" : "ae",
    window: following(readWindow(fields.zoom), cursor),
  };
}

export const samePoint = (a: Point | null, b: Point | null) => a === b || (a !== null && b !== null && a[0] === b[0] && a[1] === b[1]);

const flag = (on: boolean) => (on ? "1" : "0");
const readFlag = (text: string | undefined) => (text === "1" ? true : text === "0" ? false : null);
// "_" stays as it is in a link; a comma would not
const pointText = (p: Point) => p.map((v) => Number(v.toFixed(3))).join("_");

function readPoint(text: string | undefined): Point | null {
  const parts = text?.split("_").map((part) => (part.trim() === "" ? NaN : Number(part)));
  return parts?.length === 2 && parts.every(Number.isFinite) ? inFrame([parts[0], parts[1]]) : null;
}

function readWindow(text: string | undefined): Window {
  const zoom = ZOOMS.find((z) => text?.startsWith(`${z}_`));
  const centre = readPoint(text?.slice(2));
  if (!zoom || zoom === 1 || !centre) return WHOLE;
  const half = LIMIT / zoom;
  return { centre: within(centre, half), half };
}

/** Anything that two numbers can be read from; they may lie outside the frame. Null for all else, also for what throws when it is read. */
export function toPoint(raw: unknown): Point | null {
  try {
    const parts = typeof raw === "object" && Symbol.iterator in raw! ? Array.from(raw as Iterable<unknown>) : [];
    // Number(null) and Number("") are 0: only numbers and text that says one count
    const numbers = parts.map((v) => (typeof v === "number" || (typeof v === "string" && v.trim() !== "") ? Number(v) : NaN));
    if (numbers.length === 2 && !numbers.some(Number.isNaN)) return [numbers[0], numbers[1]];
  } catch {
    // hostile, or emptied
  }
  return null;
}
