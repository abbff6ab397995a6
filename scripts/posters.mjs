/** `npm run posters`: computes the tags' posters again from the weights; needed after training. */
import "./lib/node-version.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { node } from "./lib/run.mjs";
import { filesIn } from "./lib/sources.mjs";

await ensureDependencies();
for (const file of filesIn("scripts/posters").filter((path) => path.endsWith(".ts"))) {
  const { code } = await node(["--import", "tsx", file], { show: true });
  if (code !== 0) process.exit(code);
}
