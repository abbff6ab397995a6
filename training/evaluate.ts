import { readAsset, readCatalogue, readNetwork, type Entry } from "./catalogue.js";
import { sha256 } from "./files.js";
import { Lab } from "./lab.js";
import { BETTER, type Figures } from "./measure.js";
import type { Mnist } from "./mnist.js";
import { RECIPES } from "./models/index.js";
import { brokenPromises } from "./promises.js";
import { figuresTable } from "./table.js";

const SLACK = 1e-4; // of the figure: another processor may round a sum otherwise

/** Measures the shipped files on the test digits, prints the table, and returns what is worse than the catalogue says or than was promised. */
export function evaluate(folder: string, mnist: Mnist, only: readonly string[] = []): string[] {
  const catalogue = readCatalogue(folder);
  const assets = catalogue.assets.filter((a) => only.length === 0 || only.includes(a.id));
  if (assets.length === 0) throw new Error(`there is nothing to evaluate in ${folder}; npm run train makes it`);
  const lab = new Lab(mnist, folder);
  const failures: string[] = [];
  const measured = assets.map((entry): Entry => {
    if (sha256(readAsset(folder, entry)) !== entry.sha256)
      failures.push(`${entry.file} is not the file that the catalogue describes (its sha-256 is another)`);
    const recipe = RECIPES.find((r) => r.id === entry.id);
    if (!recipe) return entry;
    const figures = recipe.measure(readNetwork(folder, entry.id), lab);
    failures.push(...compare(entry.id, figures, entry.figures));
    return { ...entry, figures };
  });
  console.log(figuresTable({ ...catalogue, assets: measured }));
  if (only.length === 0) failures.push(...brokenPromises({ ...catalogue, assets: measured }));
  return failures;
}

/** Figures that are worse than promised. */
export function compare(id: string, figures: Figures, promised: Figures): string[] {
  const worse: string[] = [];
  for (const [name, direction] of Object.entries(BETTER)) {
    if (promised[name] === undefined) continue;
    const now = [figures[name]].flat();
    [promised[name]].flat().forEach((then, i) => {
      const loss = direction === "lower" ? now[i] - then : then - now[i];
      if (!(loss <= SLACK * Math.abs(then)))
        worse.push(`${id}: ${name}${now.length > 1 ? ` at ${i + 1}` : ""} is ${now[i]}, the catalogue says ${then}`);
    });
  }
  return worse;
}
