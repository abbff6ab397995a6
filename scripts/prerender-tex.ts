/**
 * `npm run prerender`: typesets every TeX string of src/content/tex/<tag>.ts into src/content/tex/<tag>.html.ts, cuts KaTeX's style
 * sheet to what a shadow root needs (src/core/katex.generated.ts), and copies its fonts. `--check` only says what is out of date.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { katexCss } from "./lib/katex-css.js";
import { inRoot } from "./lib/paths.mjs";
import { prerender } from "./lib/prerender.js";

const TEX = inRoot("src/content/tex");
const KATEX = dirname(createRequire(import.meta.url).resolve("katex"));

/** Paths of the generated files with their bytes, in a fixed order. */
export async function generate(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const file of readdirSync(TEX).sort()) {
    if (!/^[^.]+\.ts$/.test(file)) continue;
    const name = basename(file, ".ts");
    files.set(
      join(TEX, `${name}.html.ts`),
      prerender(name, (await import(pathToFileURL(join(TEX, file)).href)) as Record<string, unknown>),
    );
  }
  files.set(inRoot("src/core/katex.generated.ts"), katexCss(readFileSync(join(KATEX, "katex.css"), "utf8")));
  return files;
}

/** KaTeX's woff2 fonts: where they are in the package, and where they go. */
export function fonts(): { from: string; to: string }[] {
  return readdirSync(join(KATEX, "fonts"))
    .filter((file) => file.endsWith(".woff2"))
    .sort()
    .map((file) => ({ from: join(KATEX, "fonts", file), to: inRoot("fonts", file) }));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const check = process.argv.includes("--check");
  for (const [path, text] of await generate()) {
    if (existsSync(path) && readFileSync(path, "utf8") === text) continue;
    console.log(`${path} ${check ? "is out of date" : "written"}`);
    if (check) process.exitCode = 1;
    else writeFileSync(path, text);
  }
  for (const { from, to } of fonts()) {
    if (existsSync(to) && readFileSync(to).equals(readFileSync(from))) continue;
    console.log(`${to} ${check ? "is out of date" : "copied"}`);
    if (check) process.exitCode = 1;
    else {
      mkdirSync(dirname(to), { recursive: true });
      copyFileSync(from, to);
    }
  }
}
