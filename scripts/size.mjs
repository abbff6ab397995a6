/** `npm run size`: what a page downloads, after brotli, and what the package holds. Builds first when sources have changed. */
import "./lib/node-version.mjs";
import { ensureDependencies, findNpm } from "./lib/dependencies.mjs";
import { inRoot } from "./lib/paths.mjs";
import { run } from "./lib/run.mjs";

await ensureDependencies();
const { build, isBuilt } = await import("./build.mjs");
const { measure, report, packageReport, isPackageInBudget } = await import("./lib/sizes.mjs");
if (!isBuilt()) await build();
const rows = measure(inRoot("dist"));
const pack = await packed();
console.log(`${report(rows)}\n${packageReport(pack)}`);
if (rows.some(({ bytes, budget }) => bytes > budget) || !isPackageInBudget(pack)) process.exitCode = 1;

/** What `npm pack` would write. */
async function packed() {
  const { command, prefix, shell } = findNpm();
  const { code, output } = await run(command, [...prefix, "pack", "--dry-run", "--json", "--ignore-scripts", "--silent"], { shell });
  if (code !== 0) throw new Error(`npm pack: ${output}`);
  return JSON.parse(output)[0];
}
