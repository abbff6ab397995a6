/** Child processes, without a shell wherever there is a choice. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, inRoot } from "./paths.mjs";

/**
 * Runs a command in the repository. `show`: its output goes to the terminal as it comes; otherwise it is only collected.
 * Resolves with the exit code (1 for a signal) and, where it was collected, the output. Rejects when it can't be started.
 */
export function run(command, args, { show = false, env = {}, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      shell,
      env: { ...process.env, ...env },
      stdio: show ? "inherit" : ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout?.setEncoding("utf8").on("data", (text) => (output += text));
    child.stderr?.setEncoding("utf8").on("data", (text) => (output += text));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs Node with the same executable as this process. */
export const node = (args, options) => run(process.execPath, args, options);

/** Runs the command-line program of an installed package. */
export function tool(packageName, args, options, program = packageName) {
  const folder = inRoot("node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return node([join(folder, typeof bin === "string" ? bin : bin[program]), ...args], options);
}
