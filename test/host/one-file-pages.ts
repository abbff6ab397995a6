/** Pages that are one file, opened where nothing else can be had: every other request is recorded and refused. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launch, type Browser, type Frame, type Page } from "puppeteer-core";
import { findBrowser } from "../../scripts/lib/browser.mjs";
import { inRoot } from "../../scripts/lib/paths.mjs";
import { until } from "./pages.js";

/** Where a page stands: on a disk, in a sandboxed frame as a file or as text, or in the file area of an LMS without https. */
export type Place = "file" | "sandbox" | "srcdoc" | "lms";

export interface OneFilePage {
  page: Page;
  /** The frame that the exported page is in. */
  frame: Frame;
  /** Addresses that were asked for, but the page's own and those that hold their content. */
  requests: string[];
  /** Errors and warnings of the console, and uncaught errors. */
  problems: string[];
}

const LMS = "http://lms.test/files/course/";

export class OneFile {
  private constructor(
    private readonly browser: Browser,
    readonly folder: string,
  ) {}

  static async start(): Promise<OneFile> {
    const { launchOptions } = await findBrowser();
    return new OneFile(await launch({ ...launchOptions, protocolTimeout: 90_000 }), mkdtempSync(join(tmpdir(), "ae-one-file-")));
  }

  async stop(): Promise<void> {
    await this.browser.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Runs `ae-elements export …` and gives the file that it wrote. */
  export(name: string, ...args: string[]): string {
    const out = join(this.folder, `${name}.html`);
    const { status, stderr } = spawnSync(process.execPath, [inRoot("dist/cli/index.js"), "export", ...args, "-o", out], {
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`ae-elements export ${args.join(" ")}: ${stderr}`);
    return out;
  }

  /** Opens `file` in a place without any network. `headers` are those of an LMS's server. */
  async open<T>(file: string, place: Place, use: (opened: OneFilePage) => Promise<T>, headers: Record<string, string> = {}): Promise<T> {
    const page = await this.browser.newPage();
    const own = place === "lms" ? `${LMS}page.html` : pathToFileURL(file).href;
    const outer = `${LMS}frame.html`;
    const requests: string[] = [];
    const problems: string[] = [];
    page.setDefaultTimeout(60_000);
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("console", (message) => {
      if (["error", "warn"].includes(message.type())) problems.push(message.text());
    });
    // what tsx writes round functions that have names
    await page.evaluateOnNewDocument("globalThis.__name = (named) => named");
    await page.setRequestInterception(true);
    const text = readFileSync(file);
    page.on("request", (request) => {
      const url = request.url();
      let done: Promise<void>;
      if (/^(data|blob|about):/.test(url) || (url === own && place === "file")) done = request.continue();
      else if (url === `${LMS}page.html` && place !== "srcdoc") done = request.respond({ contentType: "text/html", headers, body: text });
      // a host page that says nothing of its encoding: what it holds is read as Windows-1252
      else if (url === outer) done = request.respond({ contentType: "text/html", body: framed(place, file) });
      else {
        requests.push(url);
        done = request.abort();
      }
      done.catch(() => {});
    });
    try {
      await page.goto(place === "file" || place === "lms" ? own : outer, { waitUntil: "load" });
      const element = place === "file" || place === "lms" ? null : await page.waitForSelector("iframe");
      const frame = element ? await element.contentFrame() : page.mainFrame();
      await until(frame, () => document.readyState === "complete" && document.body !== null && document.body.childElementCount > 0);
      return await use({ page, frame, requests, problems });
    } finally {
      await page.close();
    }
  }
}

/** A host page with the file in a sandboxed frame: an origin of its own, no storage, no cookies. */
function framed(place: Place, file: string): string {
  const text = readFileSync(file, "utf8").replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  const source = place === "srcdoc" ? `srcdoc="${text}"` : 'src="page.html"';
  return `<!doctype html><title>LMS</title><link rel="icon" href="data:,"><iframe sandbox="allow-scripts" style="width: 900px; height: 1400px" ${source}></iframe>`;
}

export interface Played {
  /** What was pressed. */
  controls: string[];
  /** `ae-error`s of any tag. */
  errors: unknown[];
  /** Font faces that text asked for, with what became of them. */
  fonts: string[];
  backend: string | null;
}

/**
 * Waits until the first tag of the page is live, then presses everything in it that can be pressed, each once, as far as new
 * controls come up: samples, letters, drawing, comparisons, other models.
 */
export function play(frame: Frame, selector: string): Promise<Played> {
  return frame.evaluate(async (query) => {
    type Tag = HTMLElement & { ready: Promise<void>; updateComplete: Promise<unknown> };
    const tag = document.querySelector<Tag>(query);
    if (!tag) throw new Error(`no ${query}`);
    const errors: unknown[] = [];
    document.addEventListener("ae-error", (event) => errors.push((event as CustomEvent).detail));
    await customElements.whenDefined(tag.localName);
    const late = new Promise((_, fail) => setTimeout(() => fail(new Error(`not ready: ${JSON.stringify(errors)}`)), 45_000));
    await Promise.race([tag.ready, late]);
    const root = tag.shadowRoot!;
    const pressed = new Set<string>();
    const settle = async () => {
      await Promise.race([tag.updateComplete, new Promise((go) => setTimeout(go, 20_000))]);
      await new Promise((go) => setTimeout(go, 50));
    };
    for (let presses = 0; presses < 50; presses++) {
      // what "Save" opens hands out files, which each place answers in its own words: see save.test.ts
      const controls = [
        ...root.querySelectorAll<HTMLInputElement | HTMLButtonElement>("button, input[type=checkbox], input[type=radio]"),
      ].filter((control) => !control.closest(".save-menu"));
      const named = controls.map((control) => {
        const label = control.labels?.[0]?.textContent;
        return { control, name: `${control.name} ${control.ariaLabel ?? control.textContent.trim()} ${label ?? ""} ${control.value}` };
      });
      const next = named.find(({ control, name }) => !control.disabled && control.checkVisibility() && !pressed.has(name));
      if (!next) break;
      pressed.add(next.name);
      next.control.click();
      await settle();
    }
    await document.fonts.ready;
    const pool = (globalThis as { [key: symbol]: { engineInfo(): { backend: string | null } } | undefined })[
      Symbol.for("ae-elements/model-pool@1")
    ];
    return {
      controls: [...pressed],
      errors,
      fonts: [...document.fonts]
        .filter(({ status }) => status !== "unloaded")
        .map(({ family, style, weight, status }) => `${family} ${style} ${weight} ${status}`),
      backend: pool?.engineInfo().backend ?? null,
    };
  }, selector);
}
