/** Geometry of an encoder and a decoder round a code, to scale: the neck is k/most of the wide side and carries k wires. Unit: px. */
export interface NetworkSize {
  width: number;
  height: number;
  /** Wide side of the trapezoids: the height of the pictures beside them. Centred in the height. */
  wide: number;
  /** From the wide side to the neck. */
  depth: number;
  /** Where the wires end: the rows of the bars. Null: they run straight from neck to neck. */
  rows: { start: number; end: number; top: number; bottom: number } | null;
}

/** SVG path data. */
export interface Network {
  encoder: Trapezoid;
  decoder: Trapezoid;
  wires: string;
}

export interface Trapezoid {
  area: string;
  /** Its two slanted sides. */
  edges: string;
}

const LEAST_NECK = 3;

export function network(k: number, most: number, { width, height, wide, depth, rows }: NetworkSize): Network {
  const middle = height / 2;
  const neck = Math.max(LEAST_NECK, (wide * k) / most);
  const at = (i: number, from: number, to: number) => from + ((i + 0.5) * (to - from)) / k;
  const wires: string[] = [];
  for (let i = 0; i < k; i++) {
    const y = at(i, middle - neck / 2, middle + neck / 2);
    if (rows) {
      const row = at(i, rows.top, rows.bottom);
      wires.push(bend(depth, y, rows.start, row), bend(rows.end, row, width - depth, y));
    } else wires.push(`M${depth} ${short(y)}H${short(width - depth)}`);
  }
  return {
    encoder: trapezoid(0, depth, middle, wide, neck),
    decoder: trapezoid(width, width - depth, middle, wide, neck),
    wires: wires.join(""),
  };
}

function trapezoid(x0: number, x1: number, middle: number, wide: number, neck: number): Trapezoid {
  const [a, b, c, d] = [middle - wide / 2, middle - neck / 2, middle + neck / 2, middle + wide / 2].map(short);
  const [from, to] = [short(x0), short(x1)];
  return { area: `M${from} ${a}L${to} ${b}V${c}L${from} ${d}Z`, edges: `M${from} ${a}L${to} ${b}M${from} ${d}L${to} ${c}` };
}

function bend(x0: number, y0: number, x1: number, y1: number): string {
  const middle = short((x0 + x1) / 2);
  return `M${short(x0)} ${short(y0)}C${middle} ${short(y0)} ${middle} ${short(y1)} ${short(x1)} ${short(y1)}`;
}

/** Two decimals are enough for a pixel. */
const short = (v: number) => Number(v.toFixed(2));
