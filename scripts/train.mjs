/** `npm run train`: installs what is missing, then makes weights/ again. See training/main.ts for the arguments. */
import "./lib/node-version.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { inRoot } from "./lib/paths.mjs";
import { node } from "./lib/run.mjs";

await ensureDependencies();
process.exitCode = (await node(["--import", "tsx", inRoot("training/main.ts"), ...process.argv.slice(2)], { show: true })).code;
