/** `npm start`: installs what is missing, builds when sources have changed, serves dist/ and prints its address. */
import "./lib/node-version.mjs";
import { parseArgs } from "node:util";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { inRoot } from "./lib/paths.mjs";
import { serve } from "./lib/static-server.mjs";

const options = readOptions();
await ensureDependencies();

const { build, isBuilt } = await import("./build.mjs");
if (isBuilt()) console.log("dist/ is that of these sources.");
else {
  console.log("Building …");
  await build();
}

let server;
try {
  // what the gallery offers to copy works in a page from elsewhere
  server = await serve({ folder: inRoot("dist"), headers: { "Access-Control-Allow-Origin": "*" }, ...options });
} catch (error) {
  console.error(error.code === "EADDRINUSE" ? `Port ${options.port} is in use; choose another with --port, or none.` : error.message);
  process.exit(1);
}
console.log(`
  the lesson   ${server.url}
  the gallery  ${server.url}gallery/

  Ctrl+C ends it.`);

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void server.close().then(() => process.exit(0)));

function readOptions() {
  try {
    const { values } = parseArgs({ options: { port: { type: "string" }, host: { type: "string" } } });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port < 65536)) throw new Error(`--port ${values.port}: not a port`);
    return { host: values.host, port };
  } catch (error) {
    console.error(`${error.message}\nnpm start -- [--port NUMBER] [--host ADDRESS]`);
    return process.exit(1);
  }
}
