/** `npm run size`: what a page downloads, after brotli. Builds first when sources have changed. */
import "./lib/node-version.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { inRoot } from "./lib/paths.mjs";

await ensureDependencies();
const { build, isBuilt } = await import("./build.mjs");
const { measure, report } = await import("./lib/sizes.mjs");
if (!isBuilt()) await build();
const rows = measure(inRoot("dist"));
console.log(report(rows));
if (rows.some(({ bytes, budget }) => bytes > budget)) process.exitCode = 1;
