/** The data of a figure: a table, and its text as RFC 4180 has it. */

export type Cell = number | string | boolean | null;

export interface Table {
  /** Names of the columns: English words without spaces, the same in every language. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A value of these beginnings is a formula to a spreadsheet, if it is text. Full-width signs count, and what stands before them. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/**
 * Comma-separated values with a header row; lines end in CR LF, the last one too. Numbers have "." and as many digits as bring back the
 * same number; a missing one (null, NaN) is an empty field. Text that a spreadsheet would take for a formula gets an apostrophe before it.
 */
export function csvOf({ columns, rows }: Table): string {
  return [columns, ...rows].map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

function field(cell: Cell): string {
  if (cell === null || Number.isNaN(cell)) return "";
  if (typeof cell !== "string") return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** As a file. Excel takes UTF-8 for what it is only behind a byte order mark, which others can do without: it is there where it matters. */
export function csvFile(csv: string): Blob {
  return new Blob([/^[\0-\x7f]*$/.test(csv) ? "" : "\ufeff", csv], { type: "text/csv;charset=utf-8" });
}

/** The same lists side by side: row i holds `i` and the i-th of each. */
export function columnsOf(first: string, lists: Readonly<Record<string, ArrayLike<Cell>>>): Table {
  const all = Object.values(lists);
  return {
    columns: [first, ...Object.keys(lists)],
    rows: Array.from({ length: Math.max(0, ...all.map((list) => list.length)) }, (_, i) => [i, ...all.map((list) => list[i] ?? null)]),
  };
}

/** Lists of different lengths below each other; those that are not known (null) or hold no number are left out. */
export function listsOf(lists: Readonly<Record<string, ArrayLike<number> | number | null>>): Table | null {
  const rows = Object.entries(lists).flatMap(([name, list]) => {
    const values = typeof list === "number" ? [list] : Array.from(list ?? []);
    return values.every(Number.isNaN) ? [] : values.map((value, i): Cell[] => [name, i, value]);
  });
  return rows.length > 0 ? { columns: ["quantity", "index", "value"], rows } : null;
}
