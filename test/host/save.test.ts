/** Pictures and data leave the page: as files, and out of frames that let nothing be downloaded. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import type { Frame, Page } from "puppeteer-core";
import { inRoot } from "../../scripts/lib/paths.mjs";
import { bare, Host, ready } from "./pages.js";

const TAG = "ae-loss-calculator";

let host: Host;
let folder: string;
before(async () => {
  host = await Host.start();
  folder = mkdtempSync(join(tmpdir(), "ae-save-"));
});
after(async () => {
  await host.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Files that come go into a folder of their own. */
async function downloadsOf(page: Page): Promise<string> {
  const path = mkdtempSync(join(folder, "files-"));
  const session = await page.browser().target().createCDPSession();
  await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: path });
  return path;
}

async function file(path: string, name: string): Promise<Buffer> {
  const end = Date.now() + 10_000;
  while (!existsSync(join(path, name))) {
    if (Date.now() > end) throw new Error(`${name} did not come; there are ${readdirSync(path).join(", ") || "no files"}`);
    await pause(50);
  }
  await pause(200);
  return readFileSync(join(path, name));
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** In the page: opens Save, presses what stands there, and gives what is said. */
async function press(frame: Page | Frame, label: string, said: RegExp): Promise<string> {
  return frame.evaluate(
    async (tag: string, words: string, pattern: string) => {
      // what the transpiler calls to keep the names of functions
      (globalThis as { __name?: unknown }).__name = (named: unknown) => named;
      const element = document.querySelector(tag) as HTMLElement & { ready: Promise<void>; updateComplete: Promise<unknown> };
      await customElements.whenDefined(tag);
      await element.ready;
      await element.updateComplete;
      const root = element.shadowRoot!;
      const opened = () => root.querySelector<HTMLElement>(".save-menu:popover-open");
      if (!opened()) root.querySelector<HTMLElement>("#save")!.click();
      const late = Date.now() + 10_000;
      while (!opened()?.querySelector("button")) {
        if (Date.now() > late) throw new Error("the menu did not come");
        await new Promise((done) => setTimeout(done, 20));
      }
      const menu = opened()!;
      const text = (node: Element | null) => (node?.textContent ?? "").replace(/\s+/g, " ").trim();
      const button = [...menu.querySelectorAll("button")].find((each) => text(each) === words);
      if (!button) throw new Error(`no "${words}" in "${text(menu)}"`);
      button.click();
      const end = Date.now() + 10_000;
      while (!new RegExp(pattern).test(text(menu.querySelector("p")))) {
        if (Date.now() > end) throw new Error(`it says "${text(menu.querySelector("p"))}"`);
        await new Promise((done) => setTimeout(done, 50));
      }
      return text(menu.querySelector("p"));
    },
    TAG,
    label,
    said.source,
  );
}

const isPng = (bytes: Buffer) => bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
/** Width and height, as its header says. */
const size = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

describe("Save on a page", () => {
  it("gives a PNG and a CSV", () =>
    host.open({ html: bare(`<div style="width: 600px"><${TAG} id="mine"></${TAG}></div>`) }, async ({ page, problems }) => {
      const path = await downloadsOf(page);
      await ready(page, TAG);
      await press(page, "Data (CSV)", /handed/);
      const csv = await file(path, `${TAG}-mine.csv`);
      assert.equal(csv.toString("utf8"), await page.$eval(TAG, (tag) => (tag as unknown as { csv(): string }).csv()));
      assert.match(csv.toString("utf8"), /^pixel,x,reconstruction,.*\r\n0,0\.9,0\.8,0\.01,-0\.04,mse,mean,0\.008\r\n/);
      await press(page, "Picture (PNG)", /png was handed/);
      const png = await file(path, `${TAG}-mine.png`);
      assert.ok(isPng(png));
      assert.equal(size(png)[0], 2 * (600 + 32));
      assert.deepEqual(problems, []);
    }));

  it("under a policy that lets images come from anywhere but data:", () =>
    host.open(
      { html: bare(`<${TAG}></${TAG}>`), headers: { "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'" } },
      async ({ page }) => {
        await ready(page, TAG);
        const said = await press(page, "Picture (PNG)", /could not/);
        assert.equal(said, "The picture could not be made. The security policy of this page forbids it.");
        const path = await downloadsOf(page);
        await press(page, "Data (CSV)", /handed/);
        assert.ok((await file(path, `${TAG}.csv`)).length > 100, "the data need no image");
      },
    ));
});

describe("Save in a frame with an origin of its own", () => {
  /** The tag in a sandboxed frame. */
  const inFrame = (sandbox: string, use: (frame: Frame, path: string) => Promise<void>) => {
    const inner = bare(`<${TAG}></${TAG}>`).replaceAll("/cdn/", `${host.url}cdn/`).replaceAll("&", "&amp;").replaceAll('"', "&quot;");
    const html = `<!doctype html><link rel="icon" href="data:,"><iframe sandbox="${sandbox}" style="width: 700px; height: 700px" srcdoc="${inner}"></iframe>`;
    return host.open({ html }, async ({ page }) => {
      const path = await downloadsOf(page);
      const frame = await (await page.waitForSelector("iframe"))!.contentFrame();
      await use(frame, path);
    });
  };

  it("without downloads: says what it means if nothing came, and shows what was to be saved", () =>
    inFrame("allow-scripts", async (frame, path) => {
      const said = await press(frame, "Data (CSV)", /handed/);
      assert.match(said, /If nothing came of it, the frame that this page stands in allows no downloads\.$/);
      await press(frame, "Copy the data", /copied|Ctrl\+C/);
      await press(frame, "Picture (PNG)", /png was handed/);
      await press(frame, "Show it here", /right-click/);
      const width = await frame.evaluate(async (tag: string) => {
        const image = document.querySelector(tag)!.shadowRoot!.querySelector<HTMLImageElement>(".save-menu img")!;
        await image.decode();
        return image.naturalWidth;
      }, TAG);
      assert.ok(width > 1000);
      assert.deepEqual(readdirSync(path), []);
    }));

  it("with downloads: the file comes", () =>
    inFrame("allow-scripts allow-downloads", async (frame, path) => {
      await press(frame, "Picture (PNG)", /png was handed/);
      assert.ok(isPng(await file(path, `${TAG}.png`)));
    }));
});

describe("Save in a page that is one file", () => {
  it("works from the disk, with the symbols' faces in the picture", async () => {
    const out = join(folder, "page.html");
    execFileSync(process.execPath, [inRoot("dist/cli/index.js"), "export", TAG, "-o", out], { stdio: "pipe" });
    await host.open({ html: "<!doctype html>" }, async ({ page }) => {
      const path = await downloadsOf(page);
      await page.goto(pathToFileURL(out).href);
      await press(page, "Picture (PNG)", /png was handed/);
      assert.ok(isPng(await file(path, `${TAG}.png`)));
      const faces = await page.evaluate(async (tag: string) => {
        const { set, ...rest } = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, "src")!;
        let svg = "";
        Object.defineProperty(HTMLImageElement.prototype, "src", {
          ...rest,
          set(this: HTMLImageElement, address: string) {
            svg = decodeURIComponent(address);
            set!.call(this, address);
          },
        });
        await (document.querySelector(tag) as unknown as { picture(): Promise<Blob> }).picture();
        return [
          ...svg.matchAll(
            /@font-face\{font-family: ?"?(\w+)[^}]*src:url\(&quot;data:|@font-face\{font-family: ?"?(\w+)[^}]*src:url\("data:/g,
          ),
        ].map(([, a, b]) => a ?? b);
      }, TAG);
      assert.ok(faces.includes("KaTeX_Math"), faces.join());
    });
  });
});
