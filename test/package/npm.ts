/** npm, for tests that pack and install. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

/** Runs npm in a folder; gives what it printed. Rejects with an Error that has its output in `message`. */
export function npm(args: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { cwd, encoding: "utf8", maxBuffer: 64e6, timeout: 100_000 } as const;
    execFile(process.execPath, [script(), ...args, "--no-audit", "--no-fund"], options, (error, stdout, stderr) => {
      if (error) reject(new Error(`npm ${args.join(" ")}: ${stderr || stdout || error.message}`));
      else resolve(stdout);
    });
  });
}

/** npm's script: that of the npm which started this run, else the one beside this Node. */
function script(): string {
  const bin = join(process.execPath, "..");
  const places = [
    process.env.npm_execpath,
    join(bin, "../lib/node_modules/npm/bin/npm-cli.js"),
    join(bin, "node_modules/npm/bin/npm-cli.js"),
  ];
  const found = places.find((path) => path?.endsWith(".js") && existsSync(path));
  if (!found) throw new Error("npm was not found beside Node; run this by `npm test`");
  return found;
}
