/** Copies of the library of other versions and builds, each on a server of its own. */
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as esbuild from "esbuild";
import { inRoot } from "../../scripts/lib/paths.mjs";
import { serve } from "../../scripts/lib/static-server.mjs";

export const VERSION = (JSON.parse(readFileSync(inRoot("package.json"), "utf8")) as { version: string }).version;
export const OTHER = "99.0.0-test";

export interface Copy {
  /** Address of its folder, ending in "/". */
  url: string;
  close(): Promise<void>;
}

/** The CDN build as another version: that is a literal in the code, put there by the build. */
export function otherCdn(): Promise<Copy> {
  return served((folder) => {
    cpSync(inRoot("dist/cdn"), folder, { recursive: true });
    assert.equal(renumber(join(folder, "chunks")), 1, "chunks that hold the version");
  });
}

/** What a bundler makes of an author's script that imports from npm; `app.js` under the copy's address. */
export function npmBundle(script: string, version = VERSION): Promise<Copy> {
  return served(async (folder) => {
    // modules find their files two folders above themselves
    for (const kind of ["weights", "wasm", "fonts"]) cpSync(inRoot("dist/cdn", kind), join(folder, "cdn", kind), { recursive: true });
    const out = join(folder, "npm/app");
    await esbuild.build({
      stdin: { contents: script, resolveDir: inRoot("test"), sourcefile: "app.js" },
      bundle: true,
      splitting: true,
      format: "esm",
      outdir: out,
      entryNames: "app",
      minify: true,
      conditions: ["production"],
      logLevel: "error",
    });
    if (version !== VERSION) assert.ok(renumber(out) > 0);
  });
}

/** Writes `OTHER` for `VERSION` into the scripts of a folder; gives how many had it. */
function renumber(folder: string): number {
  let places = 0;
  for (const file of readdirSync(folder).filter((each) => each.endsWith(".js"))) {
    const code = readFileSync(join(folder, file), "utf8");
    const changed = code.replaceAll(`"${VERSION}"`, `"${OTHER}"`);
    if (changed === code) continue;
    places++;
    writeFileSync(join(folder, file), changed);
  }
  return places;
}

async function served(fill: (folder: string) => void | Promise<void>): Promise<Copy> {
  const folder = mkdtempSync(join(tmpdir(), "ae-other-version-"));
  await fill(folder);
  const server = await serve({ folder, port: 0, headers: { "Access-Control-Allow-Origin": "*" } });
  const close = async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: server.url, close };
}

/** Files of the library that were fetched, by kind and name: the same name from two origins is the same file twice. */
export function filesOf(requests: readonly string[]): string[] {
  return requests.map((address) => new URL(address).pathname).flatMap((path) => /(?:weights|wasm)\/[\w.-]+$/.exec(path)?.[0] ?? []);
}

/** Warnings that a tag is there already, without the address that said so. */
export const warnings = (problems: readonly string[]): string[] => problems.map((each) => each.replace(/ http.*/, ""));

export const refusal = (tag: string, present: string, refused: string): string =>
  `<${tag}> is already defined by ae-elements ${present}; version ${refused} is not used on this page.`;
