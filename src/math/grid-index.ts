/**
 * Nearest neighbours in the plane: points sorted into the cells of a uniform grid; a search looks at rings of cells round the
 * query and stops when no farther ring can hold anything nearer. For thousands of points and many queries.
 */
export interface Neighbour {
  /** Position in the list of points. */
  index: number;
  /** Euclidean. */
  distance: number;
}

const POINTS_PER_CELL = 2;

export class GridIndex {
  readonly count: number;
  readonly #points: Float32Array;
  readonly #left: number;
  readonly #top: number;
  readonly #cell: number;
  readonly #columns: number;
  readonly #rows: number;
  /** Points of cell c: `#order[#starts[c]]` to `#order[#starts[c + 1] - 1]`. */
  readonly #starts: Uint32Array;
  readonly #order: Uint32Array;

  /** `points`: n pairs x, y of finite numbers; kept, not copied. */
  constructor(points: Float32Array) {
    const n = (this.count = points.length >> 1);
    this.#points = points;
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let i = 0; i < n; i++) {
      left = Math.min(left, points[2 * i]);
      right = Math.max(right, points[2 * i]);
      top = Math.min(top, points[2 * i + 1]);
      bottom = Math.max(bottom, points[2 * i + 1]);
    }
    const width = n > 0 ? right - left : 0;
    const height = n > 0 ? bottom - top : 0;
    this.#left = left;
    this.#top = top;
    this.#cell = Math.max(Math.sqrt((width * height * POINTS_PER_CELL) / n), Math.max(width, height) / Math.max(1, n)) || 1;
    this.#columns = Math.floor(width / this.#cell) + 1;
    this.#rows = Math.floor(height / this.#cell) + 1;
    const starts = (this.#starts = new Uint32Array(this.#columns * this.#rows + 1));
    const cells = Uint32Array.from({ length: n }, (_, i) => this.#row(points[2 * i + 1]) * this.#columns + this.#column(points[2 * i]));
    for (const cell of cells) starts[cell + 1]++;
    for (let c = 1; c < starts.length; c++) starts[c] += starts[c - 1];
    const next = starts.slice();
    const order = (this.#order = new Uint32Array(n));
    cells.forEach((cell, i) => (order[next[cell]++] = i));
  }

  /** The nearest point, or null without points. `except`: an index to pass over. Of equal distances the lowest index wins. */
  nearest(x: number, y: number, except = -1): Neighbour | null {
    return this.nearestMany(x, y, 1, except)[0] ?? null;
  }

  /** The k nearest points, nearest first; fewer where there are fewer. */
  nearestMany(x: number, y: number, k: number, except = -1): Neighbour[] {
    const found: Neighbour[] = [];
    const column = this.#column(x);
    const row = this.#row(y);
    const last = Math.max(column, this.#columns - 1 - column, row, this.#rows - 1 - row);
    for (let ring = 0; ring <= last; ring++) {
      // A point in this ring or beyond lies at least ring − 1 cells from the query, also from one outside the grid: the query's
      // projection on the grid's box is no farther from any point of the box than the query itself.
      if (found.length === k && found[k - 1].distance <= (ring - 1) * this.#cell) break;
      for (let r = Math.max(0, row - ring); r <= Math.min(this.#rows - 1, row + ring); r++) {
        const step = Math.abs(r - row) === ring || ring === 0 ? 1 : 2 * ring;
        for (let c = column - ring; c <= column + ring; c += step) {
          if (c >= 0 && c < this.#columns) this.#searchCell(r * this.#columns + c, x, y, k, except, found);
        }
      }
    }
    return found;
  }

  /** Calls back with each point within `radius`, in no order. */
  within(x: number, y: number, radius: number, visit: (index: number) => void): void {
    const r2 = radius * radius;
    const lastColumn = this.#column(x + radius);
    const lastRow = this.#row(y + radius);
    for (let r = this.#row(y - radius); r <= lastRow; r++) {
      for (let c = this.#column(x - radius); c <= lastColumn; c++) {
        const cell = r * this.#columns + c;
        for (let i = this.#starts[cell]; i < this.#starts[cell + 1]; i++) {
          const index = this.#order[i];
          const dx = this.#points[2 * index] - x;
          const dy = this.#points[2 * index + 1] - y;
          if (dx * dx + dy * dy <= r2) visit(index);
        }
      }
    }
  }

  #column(x: number): number {
    return Math.min(this.#columns - 1, Math.max(0, Math.floor((x - this.#left) / this.#cell)));
  }

  #row(y: number): number {
    return Math.min(this.#rows - 1, Math.max(0, Math.floor((y - this.#top) / this.#cell)));
  }

  #searchCell(cell: number, x: number, y: number, k: number, except: number, found: Neighbour[]): void {
    for (let i = this.#starts[cell]; i < this.#starts[cell + 1]; i++) {
      const index = this.#order[i];
      if (index === except) continue;
      const dx = this.#points[2 * index] - x;
      const dy = this.#points[2 * index + 1] - y;
      const distance = Math.sqrt(dx * dx + dy * dy); // Math.hypot takes ten times as long
      if (found.length < k || distance <= found[k - 1].distance) insert(found, k, { index, distance });
    }
  }
}

/** Keeps `found` the k nearest, sorted; of equal distances the lower index first. */
function insert(found: Neighbour[], k: number, candidate: Neighbour): void {
  let at = found.length;
  while (at > 0 && before(candidate, found[at - 1])) at--;
  if (at >= k) return;
  found.splice(at, 0, candidate);
  if (found.length > k) found.pop();
}

function before(a: Neighbour, b: Neighbour): boolean {
  return a.distance < b.distance || (a.distance === b.distance && a.index < b.index);
}
