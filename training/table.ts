import type { Catalogue, Entry } from "./catalogue.js";
import type { Figures } from "./measure.js";
import { OWN_NET } from "./models/nested.js";

/** The figures of every asset as a table in Markdown. */
export function figuresTable({ assets }: Catalogue): string {
  const rows = assets.map((a) => [a.id, kB(a.bytes), kB(a.brotliBytes), summary(a.figures), a.unquantised ? summary(a.unquantised) : ""]);
  return [table(["asset", "kB", "kB brotli", "test figures, as shipped (int8)", "before rounding"], rows), everyKTable(assets)]
    .filter(Boolean)
    .join("\n\n");
}

const kB = (bytes: number) => (bytes / 1000).toFixed(1);

function summary(f: Figures): string {
  const parts: string[] = [];
  if (Array.isArray(f.errors))
    parts.push(`error ${[2, 8, 32, 64].map((k) => `${(f.errors as number[])[k - 1].toFixed(2)} (k = ${k})`).join(", ")}`);
  if (typeof f.error === "number") parts.push(`error ${f.error.toFixed(2)}`);
  if (typeof f.effectiveClasses === "number") parts.push(`${f.effectiveClasses.toFixed(2)} effective classes`);
  if (typeof f.accuracy === "number") parts.push(`${(100 * f.accuracy).toFixed(2)} % right`);
  if (typeof f.accuracyWarped === "number") parts.push(`${(100 * f.accuracyWarped).toFixed(2)} % bent`);
  if (typeof f.meanConfidence === "number") parts.push(`${(100 * f.meanConfidence).toFixed(2)} % sure on average`);
  if (typeof f.count === "number") parts.push(`${f.count} digits`);
  return parts.join(", ");
}

/** Nested against PCA and against nets of their own. */
export function everyKTable(assets: readonly Entry[]): string {
  const errors = (id: string) => assets.find((a) => a.id === id)?.figures.errors as number[] | undefined;
  const nested = errors("nested");
  const pca = errors("pca");
  if (!nested || !pca) return "";
  const own = (k: number) => OWN_NET.find((o) => o.k === k)?.error;
  const rows = [1, 2, 4, 8, 16, 30, 32, 64].map((k) => {
    const o = own(k);
    return [String(k), pca[k - 1].toFixed(2), nested[k - 1].toFixed(2), o ? o.toFixed(2) : "", o ? (nested[k - 1] / o).toFixed(3) : ""];
  });
  return table(["k", "PCA", "nested", "a net of its own", "nested ÷ own"], rows);
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
