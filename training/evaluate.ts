import { describe, readAsset, readCatalogue, readNetwork, type Entry } from "./catalogue.js";
import { sha256 } from "./files.js";
import { Lab } from "./lab.js";
import { BETTER, type Figures } from "./measure.js";
import type { Mnist } from "./mnist.js";
import { RECIPES } from "./models/index.js";
import { brokenPromises } from "./promises.js";
import { figuresTable } from "./table.js";

const SLACK = 1e-4; // of the figure: another processor may round a sum otherwise
const OFF = 1e-2; // as far off as this no rounding brings a figure, better or worse: the catalogue is of something else

/** Measures the shipped files on the test digits, prints the table, and returns what is worse than the catalogue says or than was promised. */
export function evaluate(folder: string, mnist: Mnist, only: readonly string[] = []): string[] {
  const catalogue = readCatalogue(folder);
  const assets = catalogue.assets.filter((a) => only.length === 0 || only.includes(a.id));
  if (assets.length === 0) throw new Error(`there is nothing to evaluate in ${folder}; npm run train makes it`);
  const lab = new Lab(mnist, folder);
  const failures: string[] = [];
  const measured = assets.map((entry): Entry => {
    const bytes = readAsset(folder, entry);
    if (sha256(bytes) !== entry.sha256)
      failures.push(`${entry.file} is not the file that the catalogue describes (its sha-256 is another)`);
    const size = describe(entry.file, bytes);
    for (const name of ["bytes", "brotliBytes"] as const)
      if (size[name] !== entry[name]) failures.push(`${entry.id}: ${name} is ${size[name]}, the catalogue says ${entry[name]}`);
    const recipe = RECIPES.find((r) => r.id === entry.id);
    if (!recipe) return { ...entry, ...size };
    const figures = recipe.measure(readNetwork(folder, entry.id), lab);
    failures.push(...compare(entry.id, figures, entry.figures));
    return { ...entry, ...size, figures };
  });
  console.log(figuresTable({ ...catalogue, assets: measured }));
  if (only.length === 0) failures.push(...brokenPromises({ ...catalogue, assets: measured }));
  return failures;
}

/** Figures that are worse than promised, or so far off that the promise is about something else. */
export function compare(id: string, figures: Figures, promised: Figures): string[] {
  const failures: string[] = [];
  for (const name of new Set([...Object.keys(promised), ...Object.keys(figures)])) {
    const [now, then] = [figures[name], promised[name]].map((values) => (values === undefined ? [] : [values].flat()));
    if (now.length !== then.length) {
      failures.push(
        `${id}: ${name} is ${now.length ? now.join(", ") : "not measured"}, the catalogue says ${then.length ? then.join(", ") : "nothing"}`,
      );
      continue;
    }
    const better = BETTER[name];
    then.forEach((value, i) => {
      const worse = better && !((better === "lower" ? now[i] - value : value - now[i]) <= SLACK * Math.abs(value));
      if (worse || !(Math.abs(now[i] - value) <= OFF * Math.max(1, Math.abs(value))))
        failures.push(`${id}: ${name}${now.length > 1 ? ` at ${i + 1}` : ""} is ${now[i]}, the catalogue says ${value}`);
    });
  }
  return failures;
}
