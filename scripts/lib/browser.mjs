/** A browser of the Chromium family for the tests: the reader's choice, an installed one, or the one packed in an npm package. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { finished } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync } from "node:zlib";
import { inRoot } from "./paths.mjs";

/** No GPU: software rendering is alike everywhere. No services that wait for a network. */
const ARGS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const OTHERS = {
  linux: ["/usr/bin/microsoft-edge", "/usr/bin/microsoft-edge-stable", "/usr/bin/brave-browser", "/snap/bin/chromium", "/snap/bin/brave"],
  darwin: [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Brave Browser.app/Contents/MacOS/Brave Browser",
  ],
  win32: ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"]
    .map((name) => process.env[name])
    .filter(Boolean)
    .flatMap((folder) => [
      join(folder, "Chromium/Application/chrome.exe"),
      join(folder, "Microsoft/Edge/Application/msedge.exe"),
      join(folder, "BraveSoftware/Brave-Browser/Application/brave.exe"),
    ]),
};

/**
 * @typedef {object} Browser
 * @property {string} kind what was found, for people
 * @property {object} launchOptions for puppeteer's `launch`
 */

/**
 * Looks in this order: CHROME_PATH, an installed Chrome, Chromium, Edge or Brave, the packed Chromium (Linux x64).
 * `AE_BROWSER=packed` goes straight to the packed one. Throws an Error that says what to do.
 * @returns {Promise<Browser>}
 */
export async function findBrowser(env = process.env) {
  const args = [...ARGS, ...sandbox(env)];
  if (env.AE_BROWSER === "packed") return packed();
  if (env.CHROME_PATH) {
    if (!existsSync(env.CHROME_PATH)) throw new Error(`CHROME_PATH names ${env.CHROME_PATH}, which does not exist.`);
    return { kind: `CHROME_PATH (${env.CHROME_PATH})`, launchOptions: { executablePath: env.CHROME_PATH, args } };
  }
  const installed = (await chromes()) ?? OTHERS[process.platform]?.find(existsSync);
  if (installed) return { kind: installed, launchOptions: { executablePath: installed, args } };
  if (process.platform === "linux" && process.arch === "x64") return packed();
  throw new Error(
    "No browser of the Chromium family was found. Install Chrome, Chromium, Edge or Brave, or run\n" +
      "  npx @puppeteer/browsers install chrome-headless-shell@stable\n" +
      "and set CHROME_PATH to the file that it names.",
  );
}

/** Chromium refuses its sandbox to root, and containers often lack what it needs. */
function sandbox(env) {
  return process.platform === "linux" && (process.getuid?.() === 0 || env.CI) ? ["--no-sandbox"] : [];
}

async function chromes() {
  try {
    const { Launcher } = await import("chrome-launcher");
    return Launcher.getInstallations()[0];
  } catch {
    return undefined; // it throws where it finds none
  }
}

/** Unpacks the Chromium of @sparticuz/chromium once, into a folder that appears only when it is whole. */
async function packed() {
  const source = dirname(dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium"))));
  const { version } = JSON.parse(readFileSync(join(source, "package.json"), "utf8"));
  const folder = inRoot("node_modules/.cache", `chromium-${version}`);
  const executablePath = join(folder, "chromium");
  if (!existsSync(executablePath)) await unpack(source, folder);
  return {
    kind: `packed Chromium ${version}`,
    launchOptions: {
      executablePath,
      headless: "shell",
      args: [...ARGS, "--no-sandbox", "--disable-setuid-sandbox", "--no-zygote"],
      env: packedEnvironment(folder, executablePath),
    },
  };
}

async function unpack(source, folder) {
  const tar = createRequire(join(source, "package.json"))("tar-fs");
  const temporary = `${folder}.${process.pid}`;
  const read = (name) => brotliDecompressSync(readFileSync(join(source, "bin", name)));
  mkdirSync(temporary, { recursive: true });
  writeFileSync(join(temporary, "chromium"), read("chromium.br"), { mode: 0o755 });
  for (const archive of ["swiftshader.tar.br", "fonts.tar.br", "al2023.tar.br"]) {
    const extraction = tar.extract(temporary);
    extraction.end(read(archive));
    await finished(extraction);
  }
  try {
    renameSync(temporary, folder);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    if (!existsSync(join(folder, "chromium"))) throw error; // otherwise another run was first
  }
}

/**
 * Libraries from the package where the machine has none of its own. Always fonts from packages, so that texts are as wide on every machine:
 * DejaVu, wide as Verdana, is what a bare Linux has, and the hardest for a layout.
 */
function packedEnvironment(folder, executablePath) {
  const env = { ...process.env };
  if (lacksLibraries(executablePath)) env.LD_LIBRARY_PATH = [join(folder, "lib"), env.LD_LIBRARY_PATH].filter(Boolean).join(":");
  // a choice of other fonts stays possible: tags have to hold in those too
  if (!env.FONTCONFIG_FILE) {
    env.FONTCONFIG_FILE = join(folder, "fonts.conf");
    const dejavu = dirname(fileURLToPath(import.meta.resolve("dejavu-fonts-ttf/package.json")));
    const usual = { "sans-serif": "DejaVu Sans", serif: "DejaVu Serif", monospace: "DejaVu Sans Mono", "system-ui": "DejaVu Sans" };
    const text = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>${join(dejavu, "ttf")}</dir><dir>${join(folder, "fonts")}</dir><cachedir>${join(folder, "font-cache")}</cachedir>
${Object.entries(usual)
  .map(([family, face]) => `<alias binding="same"><family>${family}</family><prefer><family>${face}</family></prefer></alias>`)
  .join("\n")}
</fontconfig>
`;
    writeFileSync(env.FONTCONFIG_FILE, text);
  }
  return env;
}

function lacksLibraries(executablePath) {
  try {
    return /not found/.test(execFileSync("ldd", [executablePath], { encoding: "utf8" }));
  } catch {
    return true;
  }
}
