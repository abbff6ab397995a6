/** `npm run train`: installs what is missing, then makes weights/ again. See training/main.ts for the arguments. */
import "./lib/node-version.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { inRoot } from "./lib/paths.mjs";
import { node } from "./lib/run.mjs";

await ensureDependencies();
// Ctrl+C reaches the training itself, which ends after the epoch under way; this process waits for it and hands on its code.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {});
process.exitCode = (await node(["--import", "tsx", inRoot("training/main.ts"), ...process.argv.slice(2)], { show: true })).code;
