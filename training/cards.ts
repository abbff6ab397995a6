import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Catalogue, Entry } from "./catalogue.js";
import { writeWhole } from "./files.js";
import { figuresTable, table } from "./table.js";

/** Cards of models that do not ship with the library and are not in its catalogue. */
const EXAMPLES = ["flags.md"];

/** Puts the catalogue's figures between the marks of `models.md` and of the card of each model in `models/`. */
export function writeCards(docs: string, catalogue: Catalogue): void {
  fill(path.join(docs, "models.md"), figuresTable(catalogue));
  for (const entry of catalogue.assets) fill(path.join(docs, "models", `${entry.id}.md`), cardTable(entry, catalogue));
  const folder = path.join(docs, "models");
  const known = new Set([...catalogue.assets.map((a) => `${a.id}.md`), ...EXAMPLES]);
  const stray = existsSync(folder) ? readdirSync(folder).filter((f) => !known.has(f)) : [];
  if (stray.length) throw new Error(`${folder} has cards of models that are not in the catalogue: ${stray.join(", ")}`);
}

const MARKS = /(<!-- figures -->)[\s\S]*?(<!-- \/figures -->)/;

/** Puts tables between the marks of a card. */
export function fill(file: string, tables: string): void {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new Error(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
  if (!MARKS.test(text)) throw new Error(`${file} has no place for the figures (<!-- figures --> … <!-- /figures -->)`);
  const next = text.replace(MARKS, (_, open: string, close: string) => `${open}\n\n${tables}\n\n${close}`);
  if (next !== text) writeWhole(file, next);
}

/** What made the file, and every figure of it. */
export function cardTable(entry: Entry, { data }: Pick<Catalogue, "data">): string {
  const { training: t, shape } = entry;
  const chain = (units: readonly number[]) => units.join("-");
  const made: [string, string][] = [
    ["file", `\`${entry.file}\`, ${entry.bytes.toLocaleString("en")} bytes, ${entry.brotliBytes.toLocaleString("en")} under brotli`],
    ["sha-256", `\`${entry.sha256}\``],
    ["data", entry.id === "sensor" ? "made-up vibration, see below" : data],
    [
      "shape",
      "count" in shape
        ? `${shape.count} × ${shape.width} × ${shape.height}`
        : `encoder ${chain(shape.encoder)}${shape.decoder ? `, decoder ${chain(shape.decoder)}` : ""}`,
    ],
    ...(entry.parameters ? [["numbers that are not zero", entry.parameters.toLocaleString("en")] as [string, string]] : []),
    ["command", `\`${entry.command}\``],
    ["seed", String(entry.seed)],
  ];
  if (t) {
    made.push(["schedule", `${t.epochs} epochs, batches of ${t.batch}, peak rate ${t.rate}, best epoch ${t.bestEpoch}`]);
    if (t.minutes) made.push(["time", `${t.minutes} min on one core, when it was made`]);
  }
  const notes = Object.entries(entry.notes ?? {}).map(([name, value]): [string, string] => [`\`${name}\``, sentence(value)]);
  const names = Object.keys(entry.figures);
  const shown = (value: number | number[] | undefined) =>
    value === undefined
      ? ""
      : Array.isArray(value)
        ? value.length > 12
          ? `${value.length} values, see the catalogue`
          : value.join(", ")
        : String(value);
  const figures = names.map((name) => [`\`${name}\``, shown(entry.figures[name]), shown(entry.unquantised?.[name])]);
  return [table(["made", ""], [...made, ...notes]), table(["figure", "as shipped (int8)", "before rounding"], figures)].join("\n\n");
}

/** A note of the catalogue in one line: numbers short, objects as "name: value". */
function sentence(value: unknown): string {
  if (typeof value === "number") return String(Number(value.toPrecision(4)));
  if (Array.isArray(value)) return value.map(sentence).join(", ");
  if (typeof value === "object" && value !== null)
    return Object.entries(value)
      .map(([name, part]) => `${name}: ${sentence(part)}`)
      .join("; ");
  return String(value);
}
