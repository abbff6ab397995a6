/** `npm run storybook` (dev) and `npm run build:storybook`: the stories, with docs from a manifest made now. Uses no network. */
import "./lib/node-version.mjs";
import { mkdirSync } from "node:fs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { inRoot } from "./lib/paths.mjs";
import { tool } from "./lib/run.mjs";

const [mode = "dev", ...rest] = process.argv.slice(2);
await ensureDependencies();
const { trimWasm } = await import("./tfjs/trim-wasm.mjs");

await trimWasm(inRoot("wasm/tfjs-simd.wasm"));
mkdirSync(inRoot(".cache/storybook"), { recursive: true });
const manifest = await tool("@custom-elements-manifest/analyzer", ["analyze", "--litelement", "--outdir", ".cache/storybook"], {}, "cem");
if (manifest.code !== 0) {
  console.error(manifest.output);
  process.exit(1);
}

const modes = {
  dev: ["dev", "--port", "6006", "--no-open", "--no-version-updates"],
  build: ["build", "--output-dir", "storybook-static"],
};
if (!modes[mode]) {
  console.error(`storybook.mjs knows ${Object.keys(modes).join(" and ")}, not "${mode}".`);
  process.exit(1);
}
const env = { STORYBOOK_DISABLE_TELEMETRY: "1", CI: process.env.CI ?? "1" };
const { code } = await tool("storybook", [...modes[mode], "--disable-telemetry", ...rest], { show: true, env });
process.exitCode = code;
