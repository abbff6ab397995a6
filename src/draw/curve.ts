/** Geometry of curves over one axis, and of their names. Unit: CSS px, y downwards. */
export type CurvePoint = readonly [x: number, y: number];

/** SVG path data through the points. */
export function curvePath(points: readonly CurvePoint[]): string {
  return points.map(([x, y], i) => `${i ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
}

/** The first of `steps` that holds every value; the last times what it takes where none does. */
export function axisTop(values: Iterable<number>, steps: readonly number[]): number {
  let most = 0;
  for (const v of values) if (v > most) most = v;
  const last = steps[steps.length - 1];
  return steps.find((s) => s >= most) ?? last * Math.ceil(most / last);
}

export interface Name {
  /** Indices of the curves that it may stand at, the best first. */
  curves: readonly number[];
  /** Size of the text. */
  width: number;
  height: number;
}

export interface PlacedName {
  /** Left and middle of the text. */
  x: number;
  y: number;
}

export interface Frame {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const GAP = 4;
const FAR = 40;
/** From a point to its name. */
const BESIDE = 10;

/**
 * A place for each name, in turn: beside its own curve, clear of every curve and of the names before it, and as far from the
 * other curves as it can be. A name that finds none may cross the curves of `faint`. Null where there is no place. `occupied`: boxes
 * where no name may stand.
 */
export function placeNames(
  curves: readonly (readonly CurvePoint[])[],
  names: readonly Name[],
  frame: Frame,
  faint: readonly number[] = [],
  occupied: readonly Frame[] = [],
): (PlacedName | null)[] {
  const taken: Frame[] = [...occupied];
  const everyCurve = curves.map((_, i) => i);
  const strong = everyCurve.filter((i) => !faint.includes(i));
  return names.map((name) => {
    const box = findPlace(curves, everyCurve, name, frame, taken) ?? findPlace(curves, strong, name, frame, taken);
    if (!box) return null;
    taken.push(box);
    return { x: box.left, y: (box.top + box.bottom) / 2 };
  });
}

/** Where each curve is a single point: its name at its side, apart from the other names. */
export function besidePoints(points: readonly CurvePoint[], names: readonly Name[], { left, right }: Frame): (PlacedName | null)[] {
  const taken: number[] = [];
  return names.map(({ curves: [curve], width, height }) => {
    if (curve === undefined) return null;
    const [px, py] = points[curve];
    const near = taken.find((other) => Math.abs(other - py) < height);
    const y = near === undefined ? py : near + (py < near ? -height : height);
    taken.push(y);
    const x = px + BESIDE + width <= right ? px + BESIDE : Math.max(left, px - BESIDE - width);
    return { x, y };
  });
}

/** The best box for a name that keeps clear of the curves of `avoid`. */
function findPlace(
  curves: readonly (readonly CurvePoint[])[],
  avoid: readonly number[],
  { curves: own, width, height }: Name,
  frame: Frame,
  taken: readonly Frame[],
): Frame | null {
  for (const curve of own) {
    let best: { score: number; box: Frame } | null = null;
    const others = avoid.filter((i) => i !== curve);
    for (let left = frame.left; left + width <= frame.right; left += 6) {
      const under = range(curves[curve], left, left + width);
      for (const top of [under.top - GAP - height, under.bottom + GAP]) {
        const box = { left, right: left + width, top, bottom: top + height };
        if (top < frame.top || box.bottom > frame.bottom || taken.some((other) => overlap(other, box))) continue;
        const nearest = Math.min(FAR, ...others.map((i) => distance(curves[i], box)));
        // a name belongs to what is nearest: its own curve should be flat there, the others far
        const score = nearest - 0.7 * (under.bottom - under.top);
        if (nearest > GAP && (!best || score > best.score)) best = { score, box };
      }
    }
    if (best) return best.box;
  }
  return null;
}

/** The heights that a curve takes between two places of the axis. */
function range(points: readonly CurvePoint[], left: number, right: number): { top: number; bottom: number } {
  const ys = [yAt(points, left), yAt(points, right), ...points.filter(([x]) => x > left && x < right).map(([, y]) => y)];
  return { top: Math.min(...ys), bottom: Math.max(...ys) };
}

function distance(points: readonly CurvePoint[], box: Frame): number {
  const { top, bottom } = range(points, box.left, box.right);
  return Math.max(0, top - box.bottom, box.top - bottom);
}

function yAt(points: readonly CurvePoint[], x: number): number {
  const i = points.findIndex(([px]) => px >= x);
  if (i <= 0) return points[i < 0 ? points.length - 1 : 0][1];
  const [[x0, y0], [x1, y1]] = [points[i - 1], points[i]];
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}

function overlap(a: Frame, b: Frame): boolean {
  return a.left < b.right + GAP && b.left < a.right + GAP && a.top < b.bottom && b.top < a.bottom;
}
