/** A project that uses the package as strangers do: installed from the tarball by npm, in a folder of its own. */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { inRoot } from "../../../scripts/lib/paths.mjs";
import { npm } from "../../package/npm.ts";
import { packed } from "../../package/packed.ts";

/** What npm says when there is no registry to ask. */
const UNREACHABLE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENETUNREACH|network/i;
const STARTED_WITHIN = 30_000;

export class Project {
  private constructor(readonly folder: string) {}

  /** Copies test/host/consumers/<name> and installs what it needs and the package, unless the very same stands there. */
  static async install(name: string): Promise<Project> {
    const source = inRoot("test/host/consumers", name);
    const folder = inRoot(".cache/consumers", name);
    const { tarball } = await packed();
    const manifest = JSON.parse(readFileSync(join(source, "package.json"), "utf8")) as { dependencies?: Record<string, string> };
    const wanted = JSON.stringify({ ...manifest, dependencies: { ...manifest.dependencies, "ae-elements": `file:${tarball}` } });
    const lock = readFileSync(join(source, "package-lock.json"), "utf8");
    const stamp = createHash("sha256").update(wanted).update(lock).update(readFileSync(tarball)).digest("hex");
    const stampFile = join(folder, "node_modules/.installed");
    const isThere = existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp;
    mkdirSync(folder, { recursive: true });
    for (const file of readdirSync(folder))
      if (!isThere || file !== "node_modules") rmSync(join(folder, file), { recursive: true, force: true });
    // what Vite made of an earlier package
    rmSync(join(folder, "node_modules/.vite"), { recursive: true, force: true });
    cpSync(source, folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), wanted);
    if (!isThere) {
      await installed(folder);
      writeFileSync(stampFile, stamp);
    }
    return new Project(folder);
  }

  /** What the project's own copy of the repository's TypeScript says of it; empty when nothing is wrong. */
  typeErrors(): string {
    return spawnSync(process.execPath, [inRoot("node_modules/typescript/bin/tsc"), "-p", this.folder], { encoding: "utf8" }).stdout;
  }

  /** Runs Vite to its end; throws an Error with what it printed when it fails. */
  vite(...args: string[]): void {
    const { status, stdout, stderr } = spawnSync(process.execPath, [this.#viteScript, ...args], { cwd: this.folder, encoding: "utf8" });
    if (status !== 0) throw new Error(`vite ${args.join(" ")}:\n${stdout}${stderr}`);
  }

  /** Starts a server of Vite's (`[]` of development, `["preview"]` of what was built); gives its address and how to stop it. */
  async serve(...args: string[]): Promise<{ url: string; stop(): Promise<void> }> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/`;
    const child = spawn(process.execPath, [this.#viteScript, ...args, "--host", "127.0.0.1", "--port", String(port), "--strictPort"], {
      cwd: this.folder,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (output += text));
    const ended = new Promise<void>((resolve) => void child.on("close", () => resolve()));
    const stop = () => {
      child.kill();
      return ended;
    };
    for (const end = Date.now() + STARTED_WITHIN; ; await wait(100)) {
      const isUp = await fetch(url).then(
        () => true,
        () => false,
      );
      if (isUp) return { url, stop };
      if (child.exitCode !== null || Date.now() > end) {
        await stop();
        throw new Error(`vite ${args.join(" ")} did not start:\n${output}`);
      }
    }
  }

  get #viteScript(): string {
    return join(this.folder, "node_modules/vite/bin/vite.js");
  }
}

async function installed(folder: string): Promise<void> {
  try {
    await npm(
      ["install", "--prefer-offline", "--ignore-scripts", "--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-timeout=30000"],
      folder,
    );
  } catch (error) {
    if (!UNREACHABLE.test(String(error))) throw error;
    throw new Error(`The npm registry can't be reached, so that no project can be made that uses the package.\n${String(error)}`, {
      cause: error,
    });
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
