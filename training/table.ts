import type { Catalogue, Entry } from "./catalogue.js";
import type { Figures } from "./measure.js";
import { OWN_NET } from "./models/nested.js";
import { holdPromises, MOST_BYTES } from "./promises.js";

/** The figures of every asset, and what was promised of them, as tables in Markdown. */
export function figuresTable(catalogue: Catalogue): string {
  const { assets } = catalogue;
  const rows = assets.map((a) => [
    a.id,
    kB(a.bytes),
    `${kB(a.brotliBytes)}${MOST_BYTES[a.id] ? ` of ${MOST_BYTES[a.id] / 1000}` : ""}`,
    summary(a.figures),
    a.unquantised ? summary(a.unquantised) : "",
  ]);
  return [
    table(["asset", "kB", "kB brotli", "test figures, as shipped (int8)", "before rounding"], rows),
    everyKTable(assets),
    promisesTable(catalogue),
  ]
    .filter(Boolean)
    .join("\n\n");
}

const kB = (bytes: number) => (bytes / 1000).toFixed(1);
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

function summary(f: Figures): string {
  const parts: string[] = [];
  const say = (name: string, text: (value: number) => string) => {
    const value = f[name];
    if (typeof value === "number") parts.push(text(value));
  };
  if (Array.isArray(f.errors))
    parts.push(`error ${[2, 8, 32, 64].map((k) => `${(f.errors as number[])[k - 1].toFixed(2)} (k = ${k})`).join(", ")}`);
  say("error", (v) => `error ${v.toFixed(2)}`);
  say("effectiveClasses", (v) => `${v.toFixed(2)} effective classes`);
  for (const [suffix, from] of [
    ["", "N(0, I)"],
    ["Fitted", "a fitted Gaussian"],
  ]) {
    say(`digitLike${suffix}`, (v) => `of ${from} ${percent(v)} digit-like`);
    say(`offData${suffix}`, (v) => `${percent(v)} off the data`);
  }
  say("psnrGaussian", (v) => `${v.toFixed(2)} dB at σ = 0.5`);
  say("psnrMask", (v) => `${v.toFixed(2)} dB half masked`);
  for (const [name, text] of [
    ["Scratch", "scratched"],
    ["Rotate", "rotated"],
    ["Flip", "flipped"],
    ["Shift", "shifted"],
    ["Frequency", "frequency"],
    ["Harmonic", "harmonic"],
    ["Spikes", "spikes"],
    ["Bearing", "bearing"],
  ])
    say(`auc${name}`, (v) => `AUC ${v.toFixed(3)} ${text}`);
  say("accuracy", (v) => `${(100 * v).toFixed(2)} % right`);
  say("accuracyWarped", (v) => `${(100 * v).toFixed(2)} % bent`);
  say("meanConfidence", (v) => `${(100 * v).toFixed(2)} % sure on average`);
  say("count", (v) => `${v} digits`);
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

/** What each model must reach, what it was to reach for, and what it does. */
export function promisesTable(catalogue: Catalogue): string {
  const number = (value: number | undefined) =>
    value === undefined || !Number.isFinite(value) ? "" : String(Number(value.toPrecision(4)));
  const rows = holdPromises(catalogue).map(({ promise: p, value, kept, reached }) => [
    p.id,
    p.what,
    number(p.must) && `${p.better === "lower" ? "at most" : "at least"} ${number(p.must)}`,
    number(p.reach),
    number(value),
    !kept ? "broken" : reached ? "reached" : Number.isFinite(p.must) ? "kept" : "not reached",
  ]);
  return rows.length ? table(["model", "figure", "must", "reach for", "measured", ""], rows) : "";
}

/** Columns are padded as the formatter of the repository does. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, c) => Math.max(3, title.length, ...rows.map((row) => row[c].length)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, c) => cell.padEnd(widths[c])).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}
