/**
 * `npm test`: installs what is missing, then runs every check and test, and ends with `N passed, N failed` alone on a line.
 * A check counts as one test. Parts: `npm test -- unit`, `npm test -- element`, `npm test -- test/unit/math/loss.test.ts`.
 */
import "./lib/node-version.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";

await ensureDependencies();
const { runTests } = await import("./lib/test-run.mjs");
process.exitCode = await runTests(process.argv.slice(2));
