/** What the reader sets on the map, and how it may change. Pure: every transition gives a new state. */

/** A place in the plane of the code. */
export type Point = readonly [z1: number, z2: number];
export type Which = "ae" | "vae";
export type Shown = Which | "both";
export type End = "a" | "b";
export type Pins = Readonly<Record<End, Point | null>>;

/** The whole map of the digits is −LIMIT … LIMIT on both axes, in units of the code. */
export const LIMIT = 4;

export const ZOOMS = [1, 2, 4] as const;
export type Zoom = (typeof ZOOMS)[number];

/** The part of the plane that is seen: a square round a centre, in units of the code. */
export interface Window {
  readonly centre: Point;
  /** Half its width. */
  readonly half: number;
  /** How many times it goes into the width of the whole map. */
  readonly zoom: Zoom;
}

export const WHOLE: Window = { centre: [0, 0], half: LIMIT, zoom: 1 };
/** The whole map while nobody knows how far an author's codes reach: nothing lies outside it. */
export const ANYWHERE: Window = { centre: [0, 0], half: 1e9, zoom: 1 };
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
  /** What there is to see. */
  whole: Window;
  /** How many classes there may be. */
  classes: number;
}

export const UNMOVED: Pins = { a: null, b: null };

export function initialState(cursor: Point, whole = WHOLE, classes = 10): MapState {
  return {
    cursor,
    pins: { ae: UNMOVED, vae: UNMOVED },
    rings: true,
    grid: false,
    numerals: null,
    lit: null,
    front: "ae",
    window: whole,
    whole,
    classes,
  };
}

/** From one start to another, whose plane or classes are others: what was moved stays where it is, or comes to the edge. */
export function restart(state: MapState, from: MapState, to: MapState): MapState {
  const { whole, classes } = to;
  const { zoom, centre } = state.window;
  const cursor = samePoint(state.cursor, from.cursor) ? to.cursor : inFrame(state.cursor, whole);
  const pins = ({ a, b }: Pins): Pins => ({ a: a && inFrame(a, whole), b: b && inFrame(b, whole) });
  return {
    ...state,
    cursor,
    pins: { ae: pins(state.pins.ae), vae: pins(state.pins.vae) },
    lit: state.lit !== null && state.lit < classes ? state.lit : null,
    window: following(magnified(zoom, centre, whole), cursor, whole),
    whole,
    classes,
  };
}

/** Into the frame; −0 becomes 0. */
export const inFrame = (at: Point, { centre, half }: Window): Point => {
  const hold = (i: 0 | 1) => Math.min(centre[i] + half, Math.max(centre[i] - half, at[i])) + 0;
  return [hold(0), hold(1)];
};

/** The window follows a cursor, or a pin, that leaves it. */
export function moveCursor(state: MapState, to: Point): MapState {
  const cursor = inFrame(to, state.whole);
  return { ...state, cursor, window: following(state.window, cursor, state.whole) };
}

/** The window of that magnification round a centre, or as near to it as the map allows; to the last figure that links keep. */
export function magnified(zoom: Zoom, centre: Point, whole: Window): Window {
  if (zoom === 1) return whole;
  const half = whole.half / zoom;
  return { centre: briefly(inFrame(centre, { ...whole, half: whole.half - half }), whole), half, zoom };
}

/** Shifted so that the point is seen, a tenth of the width from the edge; the same window where it is seen already. */
export function following(window: Window, point: Point, whole: Window): Window {
  if (sees(window, point)) return window;
  const { centre, half, zoom } = window;
  const towards = (c: number, p: number) => (Math.abs(p - c) <= half ? c : p - Math.sign(p - c) * 0.8 * half);
  return magnified(zoom, [towards(centre[0], point[0]), towards(centre[1], point[1])], whole);
}

/** As a share of half the width. */
const EDGE = 2.5e-4;
export const sees = ({ centre, half, zoom }: Window, [z1, z2]: Point): boolean =>
  Math.max(Math.abs(z1 - centre[0]), Math.abs(z2 - centre[1])) <= half * (1 + EDGE * zoom);

/** Decimals of a code that can be told apart on a map. */
export const decimalsOf = ({ half }: Window): number => Math.min(9, Math.max(0, 2 - Math.floor(Math.log10(half / 2))));

// The state as text: only what differs from the default. Names of fields are part of links that teachers keep.

export function stateFields(state: MapState, start: MapState): Record<string, string | undefined> {
  const fields: Record<string, string | undefined> = {
    z: samePoint(state.cursor, start.cursor) ? undefined : pointText(state.cursor),
    rings: state.rings === start.rings ? undefined : flag(state.rings),
    grid: state.grid === start.grid ? undefined : flag(state.grid),
    numerals: state.numerals === null ? undefined : flag(state.numerals),
    class: state.lit === null ? undefined : String(state.lit),
    front: state.front === start.front ? undefined : state.front,
    zoom: state.window.zoom === 1 ? undefined : `${state.window.zoom}_${pointText(state.window.centre)}`,
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
  const { whole, classes } = start;
  const pins = (which: Which): Pins => ({ a: readPoint(fields[`${which}-a`], whole), b: readPoint(fields[`${which}-b`], whole) });
  const cursor = readPoint(fields.z, whole) ?? start.cursor;
  const lit = /^\d\d?$/.test(fields.class ?? "") ? Number(fields.class) : classes;
  return {
    ...start,
    cursor,
    pins: { ae: pins("ae"), vae: pins("vae") },
    rings: readFlag(fields.rings) ?? start.rings,
    grid: readFlag(fields.grid) ?? start.grid,
    numerals: readFlag(fields.numerals),
    lit: lit < classes ? lit : null,
    front: fields.front === "vae" ? "vae" : "ae",
    window: following(readWindow(fields.zoom, whole), cursor, whole),
  };
}

export const samePoint = (a: Point | null, b: Point | null) => a === b || (a !== null && b !== null && a[0] === b[0] && a[1] === b[1]);

const flag = (on: boolean) => (on ? "1" : "0");
const readFlag = (text: string | undefined) => (text === "1" ? true : text === "0" ? false : null);
/** To a thousandth on the digits' plane, to six figures on one of another scale: what a hand puts somewhere has a short link. */
const brief = (v: number, whole: Window) => Number(whole === WHOLE ? v.toFixed(3) : v.toPrecision(6)) + 0;
export const briefly = ([z1, z2]: Point, whole: Window): Point => [brief(z1, whole), brief(z2, whole)];
// to the last digit; "_" stays as it is in a link, a comma would not
const pointText = ([z1, z2]: Point) => `${z1}_${z2}`;

function readPoint(text: string | undefined, whole: Window): Point | null {
  const parts = text?.split("_").map((part) => (part.trim() === "" ? NaN : Number(part)));
  return parts?.length === 2 && parts.every(Number.isFinite) ? inFrame([parts[0], parts[1]], whole) : null;
}

function readWindow(text: string | undefined, whole: Window): Window {
  const zoom = ZOOMS.find((z) => text?.startsWith(`${z}_`));
  const centre = readPoint(text?.slice(2), whole);
  return zoom && centre ? magnified(zoom, centre, whole) : whole;
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
