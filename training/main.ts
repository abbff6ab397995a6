import path from "node:path";
import { fileURLToPath } from "node:url";
import { readCatalogue } from "./catalogue.js";
import { fill, writeCards } from "./cards.js";
import { evaluate } from "./evaluate.js";
import { makeDigits, makeModel, type Places } from "./make.js";
import { readMnist } from "./mnist.js";
import { RECIPES } from "./models/index.js";
import { flagsTable } from "./own/flags-table.js";
import { makeFlags, readFigures } from "./own/flags.js";
import { figuresTable } from "./table.js";

const USAGE = `npm run train                      makes every model and the digits, then prints a table of test figures
npm run train -- nested ae2        makes these (of ${[...RECIPES.map((r) => r.id), "digits"].join(", ")})
npm run train -- flags             makes the example of site/examples/flags/, and nothing else
npm run train -- --evaluate        measures the shipped files again; fails where one is worse than the catalogue says
npm run train -- --docs            writes the tables of docs/models.md and docs/models/ from the catalogue
  --out FOLDER     write weights and catalogue there, and nothing else
  --epochs N       a shorter or longer run than the recipe's; needs --out
  --fresh          do not take up a checkpoint`;

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

function readArguments(words: readonly string[]) {
  const wanted: string[] = [];
  const flags = { evaluate: false, docs: false, fresh: false, help: false, out: "", epochs: 0 };
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (word === "--evaluate" || word === "--docs" || word === "--fresh" || word === "--help") flags[word.slice(2) as "help"] = true;
    else if (word === "--out" && words[i + 1] && !words[i + 1].startsWith("--")) flags.out = path.resolve(words[++i]);
    else if (word === "--epochs" && /^[1-9]\d*$/.test(words[i + 1] ?? "")) flags.epochs = Number(words[++i]);
    else if (word === "digits" || word === "flags" || RECIPES.some((r) => r.id === word)) wanted.push(word);
    else throw new Error(`"${word}" is not understood\n\n${USAGE}`);
  }
  if (flags.docs && flags.out) throw new Error(`--docs writes the repository's own cards and takes no --out\n\n${USAGE}`);
  if (flags.epochs && !flags.out && !flags.help)
    throw new Error(`--epochs makes other weights than the recipe's: say with --out where they go\n\n${USAGE}`);
  return { wanted, flags };
}

async function main(): Promise<void> {
  const { wanted, flags } = readArguments(process.argv.slice(2));
  if (flags.help) return console.log(USAGE);
  const places: Places = {
    weights: flags.out || path.join(root, "weights"),
    checkpoints: flags.out ? path.join(flags.out, "checkpoints") : path.join(root, ".cache", "training"),
    data: flags.out ? null : path.join(root, "src", "model", "catalogue.generated.ts"),
  };
  const cards = path.join(root, "docs");
  const example = path.join(flags.out || path.join(root, "site", "examples"), "flags");
  const writeFlagsCard = () => fill(path.join(cards, "models", "flags.md"), flagsTable(readFigures(example)));
  if (flags.docs) {
    writeCards(cards, readCatalogue(places.weights));
    return writeFlagsCard();
  }

  if (flags.evaluate) {
    const failures = evaluate(places.weights, readMnist(), wanted);
    for (const failure of failures) console.error(`worse: ${failure}`);
    process.exitCode = failures.length ? 1 : 0;
    return;
  }

  // Ctrl+C ends the run after the epoch under way; the next start goes on from there.
  let interrupted = false;
  process.once("SIGINT", () => {
    interrupted = true;
    console.error("\nStopping after this epoch. Ctrl+C again stops at once (this epoch is lost).");
    process.once("SIGINT", () => process.exit(130));
  });
  const again = (id: string) => {
    console.error(`${id}: stopped; the same command goes on from the checkpoint.`);
    process.exitCode = 130;
  };
  if (wanted.includes("flags")) {
    const { epochs, fresh } = flags;
    if (
      !(await makeFlags(
        { folder: example, checkpoints: places.checkpoints },
        { epochs: epochs || undefined, fresh, interrupted: () => interrupted },
      ))
    )
      return again("flags");
    if (!flags.out) writeFlagsCard();
    console.log(flagsTable(readFigures(example)));
    if (wanted.length === 1) return;
  }
  const all = wanted.length === 0;
  const mnist = readMnist();
  for (const recipe of RECIPES) {
    if (!all && !wanted.includes(recipe.id)) continue;
    const epochs = flags.epochs || recipe.training?.epochs;
    const planned = recipe.training && epochs ? { ...recipe, training: { ...recipe.training, epochs } } : recipe;
    if (!(await makeModel(planned, mnist, places, { fresh: flags.fresh, interrupted: () => interrupted }))) {
      return again(recipe.id);
    }
  }
  if (all || wanted.includes("digits")) makeDigits(mnist, places);
  const catalogue = readCatalogue(places.weights);
  if (!flags.out) writeCards(cards, catalogue);
  console.log(figuresTable(catalogue));
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
