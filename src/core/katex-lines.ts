/**
 * Where a formula may break. KaTeX lets it break behind each relation and operator, also inside brackets. Here it breaks as a
 * displayed formula does: between equations first; then before relations and operators outside brackets, but never before the
 * first relation; inside brackets only where a part is too wide for a line of its own.
 */

/** What is asked of KaTeX's nodes. */
export interface Atom {
  classes?: readonly string[];
  style?: Readonly<Record<string, string | undefined>>;
  /** Above and below the baseline, em. */
  height?: number;
  depth?: number;
}

export interface Equation<T> {
  /** Parts between which a line may break; of each, the pieces between which it may break when it must. */
  parts: T[][][];
  /** The space behind it, em; 0 for the last. */
  gap: number;
}

/** Spaces that part two equations: \\quad and wider, em. */
const GAP = 1;

const has = (atom: Atom, name: string) => atom.classes?.includes(name) ?? false;
const widthOf = (atom: Atom) => parseFloat(atom.style?.marginRight ?? "0");

export function equationsOf<T extends Atom>(atoms: readonly T[]): Equation<T>[] {
  const equations: Equation<T>[] = [];
  let current: T[] = [];
  let spaces: T[] = [];
  let depth = 0;
  for (const atom of atoms) {
    if (has(atom, "mspace")) {
      spaces.push(atom);
      continue;
    }
    if (depth === 0 && current.length > 0 && spaces.some((space) => widthOf(space) >= GAP)) {
      equations.push({ parts: partsOf(current), gap: spaces.reduce((sum, space) => sum + widthOf(space), 0) });
      current = [];
    } else current.push(...spaces);
    spaces = [];
    current.push(atom);
    depth = deeper(depth, atom);
  }
  equations.push({ parts: partsOf([...current, ...spaces]), gap: 0 });
  return equations;
}

function partsOf<T extends Atom>(atoms: readonly T[]): T[][][] {
  const parts: T[][][] = [[[]]];
  let depth = 0;
  let relations = 0;
  let before: T | null = null;
  for (const atom of atoms) {
    const relation = has(atom, "mrel");
    const operator = relation || has(atom, "mbin");
    // "≠" and the like are two relations on top of each other
    const free = operator && before !== null && !has(before, "mrel") && !has(before, "mbin");
    if (depth === 0 && relation) relations++;
    if (free && depth === 0 && !(relation && relations === 1)) parts.push([[]]);
    else if (free && depth === 1) parts.at(-1)!.push([]);
    parts.at(-1)!.at(-1)!.push(atom);
    depth = deeper(depth, atom);
    if (!has(atom, "mspace")) before = atom;
  }
  return parts;
}

function deeper(depth: number, atom: Atom): number {
  return Math.max(0, depth + (has(atom, "mopen") ? 1 : 0) - (has(atom, "mclose") ? 1 : 0));
}

/** The tallest and the deepest of some atoms, em. */
export function extent(atoms: readonly Atom[]): { height: number; depth: number } {
  const largest = (key: "height" | "depth") => atoms.reduce((most, atom) => Math.max(most, atom[key] ?? 0), 0);
  return { height: largest("height"), depth: largest("depth") };
}
