/** Installs what package-lock.json names, when it is not there already. Built-in modules only: this runs before anything else. */
import { existsSync, readFileSync } from "node:fs";
import { spawn } from "node:child_process";
import { basename, dirname, join } from "node:path";
import { ROOT, inRoot } from "./paths.mjs";

/**
 * Why `installed` (npm's record of what it put into node_modules) does not fit `wanted` (package-lock.json), or null when it
 * does. Optional packages may be missing: npm leaves out those of other platforms.
 */
export function mismatch(wanted, installed) {
  if (!installed) return "node_modules is missing";
  for (const [path, entry] of Object.entries(wanted.packages)) {
    if (path === "") continue;
    const present = installed.packages?.[path];
    if (!present && (entry.optional || entry.devOptional || entry.peer)) continue;
    const name = path.replace(/^.*node_modules\//, "");
    if (!present) return `${name} is missing`;
    if (present.version !== entry.version || present.integrity !== entry.integrity) return `${name} ${entry.version} is wanted`;
  }
  return null;
}

/** Runs `npm ci` when node_modules does not fit package-lock.json. Ends the process with a sentence when that fails. */
export async function ensureDependencies() {
  const wanted = readJson(inRoot("package-lock.json"));
  if (!wanted) fail("package-lock.json is missing or broken: this is not a whole copy of the repository.");
  const reason = mismatch(wanted, readJson(inRoot("node_modules/.package-lock.json")));
  if (!reason) return;

  console.log(`Installing the packages that this project needs (${reason}); this takes a minute or two.`);
  const { code, errors } = await npm(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (code === 0) return;
  fail(
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|network/i.test(errors)
      ? "npm could not reach the package registry. The first run needs a network connection (or npm's proxy settings); later runs do not."
      : "`npm ci` failed; its message is above.",
  );
}

function npm(args) {
  const { command, prefix, shell } = findNpm();
  return new Promise((resolve) => {
    const child = spawn(command, [...prefix, ...args], { cwd: ROOT, shell, stdio: ["ignore", "inherit", "pipe"] });
    let errors = "";
    child.stderr.setEncoding("utf8").on("data", (text) => {
      errors += text;
      process.stderr.write(text);
    });
    child.on("error", (error) => resolve({ code: 1, errors: `${errors}${error.message}` }));
    child.on("close", (code) => resolve({ code: code ?? 1, errors }));
  });
}

/** npm's own script where it can be found: starting `npm.cmd` on Windows takes a shell. */
export function findNpm() {
  const bin = dirname(process.execPath);
  const script = [
    process.env.npm_execpath,
    join(bin, "node_modules/npm/bin/npm-cli.js"),
    join(bin, "../lib/node_modules/npm/bin/npm-cli.js"),
  ].find((path) => path && basename(path) === "npm-cli.js" && existsSync(path));
  return script
    ? { command: process.execPath, prefix: [script], shell: false }
    : { command: "npm", prefix: [], shell: process.platform === "win32" };
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

function fail(message) {
  console.error(`\n${message}`);
  process.exit(1);
}
