/** Tags and their attributes, from custom-elements.json. */

/** Attributes by tag. */
export type Manifest = ReadonlyMap<string, ReadonlySet<string>>;

interface Declaration {
  readonly tagName?: string;
  readonly attributes?: readonly { readonly name: string }[];
}

export function readManifest(json: unknown): Manifest {
  const { modules } = json as { modules: readonly { declarations?: readonly Declaration[] }[] };
  const declarations = modules.flatMap((module) => module.declarations ?? []);
  return new Map(
    declarations.flatMap(({ tagName, attributes = [] }) => (tagName ? [[tagName, new Set(attributes.map(({ name }) => name))]] : [])),
  );
}

/** The one of `names` that takes the fewest changes from `name`; undefined where all are far from it. */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.ceil(name.length / 3)) + 1;
  for (const each of names) {
    const distance = changes(name.toLowerCase(), each);
    if (distance < least) [best, least] = [each, distance];
  }
  return best;
}

/** Characters to insert, delete, replace, or swap with their neighbour (Damerau and Levenshtein, restricted). */
function changes(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      row[j] = Math.min(rows[i - 1][j] + 1, row[j - 1] + 1, replaced);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], rows[i - 2][j - 2] + 1);
    }
    rows.push(row);
  }
  return rows[a.length][b.length];
}
