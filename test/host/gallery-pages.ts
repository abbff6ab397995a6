/** The gallery in a browser, and the places where its snippets go: another site's page, a frame, a disk without a network. */
import { spawnSync } from "node:child_process";
import type { IncomingMessage, ServerResponse } from "node:http";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launch, type Browser, type BrowserContext, type Frame, type Page } from "puppeteer-core";
import { findBrowser } from "../../scripts/lib/browser.mjs";
import { inRoot } from "../../scripts/lib/paths.mjs";
import { serve } from "../../scripts/lib/static-server.mjs";
import { until } from "./pages.js";

/** What a page with strict rules of its own sends: nothing inline, nothing from elsewhere. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html",
].join("; ");

const CORS = { "Access-Control-Allow-Origin": "*" };

export interface Opened {
  page: Page;
  /** Errors and warnings of the console, policies that were violated, uncaught errors, requests that were refused. */
  problems: string[];
  /** Where downloads go. */
  downloads: string;
}

interface Options {
  width?: number;
  /** Every request but that of the page itself is refused. */
  offline?: boolean;
  /** Before any script of the page. */
  before?: string;
}

export class Gallery {
  private constructor(
    private readonly browser: Browser,
    private readonly servers: { url: string; close(): Promise<void> }[],
    /** Address of the site; ends in "/". */
    readonly site: string,
    /** Address of somebody else's, whose pages `put` writes. */
    readonly host: string,
    private readonly pages: Map<string, string>,
    readonly folder: string,
  ) {}

  static async start(): Promise<Gallery> {
    const pages = new Map<string, string>();
    const first = (request: IncomingMessage, response: ServerResponse) => {
      const html = pages.get(request.url ?? "");
      if (html !== undefined) response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(html);
      return html !== undefined;
    };
    const strict = (request: IncomingMessage, response: ServerResponse) => {
      // frames of embed.html have a policy of their own
      if (!request.url?.startsWith("/cdn/")) response.setHeader("Content-Security-Policy", POLICY);
      return false;
    };
    const servers = [
      await serve({ folder: inRoot("dist"), port: 0, headers: CORS, first: strict }),
      await serve({ folder: inRoot("test/fixtures"), port: 0, first }),
    ];
    const { launchOptions } = await findBrowser();
    const browser = await launch({ ...launchOptions, protocolTimeout: 120_000 });
    return new Gallery(browser, servers, servers[0].url, servers[1].url, pages, mkdtempSync(join(tmpdir(), "ae-gallery-")));
  }

  async stop(): Promise<void> {
    await this.browser.close();
    for (const server of this.servers) await server.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Somebody else's page, by its address. */
  put(body: string): string {
    const path = `/page-${this.pages.size}.html`;
    this.pages.set(
      path,
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,"><body>${body}`,
    );
    return new URL(path, this.host).href;
  }

  /** Opens an address for somebody who was never there: no storage, nothing allowed but what `open` allows. */
  async open<T>(address: string, use: (opened: Opened) => Promise<T>, { width = 1000, offline, before }: Options = {}): Promise<T> {
    const context: BrowserContext = await this.browser.createBrowserContext({
      downloadBehavior: { policy: "allow", downloadPath: this.folder },
    });
    const problems: string[] = [];
    try {
      const { origin } = new URL(this.site);
      for (const name of ["clipboard-read", "clipboard-write"])
        await context.setPermission(origin, { permission: { name }, state: "granted" });
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      await page.setViewport({ width, height: 900 });
      page.on("pageerror", (error) => problems.push(String(error)));
      page.on("console", (message) => {
        if (["error", "warn"].includes(message.type())) problems.push(`${message.text()} ${message.location().url ?? ""}`.trim());
      });
      // what tsx writes round functions that have names
      await page.evaluateOnNewDocument(`globalThis.__name = (named) => named; ${before ?? ""}`);
      if (offline) {
        await page.setRequestInterception(true);
        page.on("request", (request) => {
          const own = /^(data|blob|about):/.test(request.url()) || request.url() === address;
          if (!own) problems.push(`asks for ${request.url()}`);
          void (own ? request.continue() : request.abort());
        });
      }
      await page.goto(address, { waitUntil: "load" });
      return await use({ page, problems, downloads: this.folder });
    } finally {
      await context.close();
    }
  }

  /** A file of this machine, with the network off. */
  openFile<T>(file: string, use: (opened: Opened) => Promise<T>): Promise<T> {
    return this.open(pathToFileURL(file).href, use, { offline: true });
  }
}

/** Goes to the row. A lesson notes on the way where its reader is, and after a second what was read. */
export async function toRow(page: Page): Promise<void> {
  const reading = () => page.evaluate(() => document.querySelector("ae-lesson")?.state ?? null);
  await page.$eval(".share", (share) => share.scrollIntoView({ block: "center" }));
  for (let before: string | null = ""; before !== (await reading());) {
    before = await reading();
    if (before !== null) await new Promise((go) => setTimeout(go, 1500));
  }
}

/** Presses a button of the row, and gives what the field and the status say then. */
export async function copy(page: Page, kind: "link" | "iframe" | "tag"): Promise<Row> {
  await page.bringToFront();
  await page.click(`[data-copy=${kind}]`);
  await page.waitForFunction(() => document.querySelector(".share-status")!.textContent !== "");
  return row(page);
}

export interface Row {
  text: string;
  label: string;
  status: string;
}

export const row = (page: Page): Promise<Row> =>
  page.evaluate(() => {
    const field = document.querySelector<HTMLTextAreaElement>(".share textarea")!;
    return { text: field.value, label: field.labels[0].textContent, status: document.querySelector(".share-status")!.textContent };
  });

/** Presses the download and gives the file. */
export async function download(page: Page, folder: string, name: string): Promise<string> {
  const file = join(folder, name);
  rmSync(file, { force: true });
  await page.click("[data-download]");
  await page.waitForFunction(() => /^The file could|is made/.test(document.querySelector(".share-status")!.textContent));
  const status = await page.$eval(".share-status", (element) => element.textContent);
  if (!status.startsWith(name)) throw new Error(`${name} was expected: ${status}`);
  for (let tries = 0; !existsSync(file); tries++) {
    if (tries > 200) throw new Error(`${name} did not come: ${status}`);
    await new Promise((go) => setTimeout(go, 50));
  }
  return file;
}

/** What the command makes of the same tags. */
export function exported(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [inRoot("dist/cli/index.js"), "export", ...args, "-o", "-", "-q"], {
    encoding: "utf8",
    maxBuffer: 1e8,
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

export const textOf = (file: string): string => readFileSync(file, "utf8");

/** Waits for every tag of a document: live, painted, and all that was set can be read. */
export async function alive(frame: Frame, root = "body"): Promise<void> {
  await until(frame, (query) => document.querySelector(`${query} *`), root);
  await frame.evaluate(async (query) => {
    const tags = [...document.querySelectorAll(`${query} *`)].filter(({ localName }) => localName.startsWith("ae-"));
    for (const tag of tags as (Element & { ready: Promise<void>; updateComplete: Promise<unknown> })[]) {
      await customElements.whenDefined(tag.localName);
      await tag.ready;
      await tag.updateComplete;
    }
  }, root);
}

/** The tags of a document with their `state` and what scripts can read of them. */
export function read(frame: Frame, properties: Readonly<Record<string, readonly string[]>>, root = "body"): Promise<Readings> {
  return frame.evaluate(
    (names, query) => {
      const plain = (value: unknown): unknown =>
        ArrayBuffer.isView(value)
          ? Array.from(value as Float32Array)
          : Array.isArray(value)
            ? value.map(plain)
            : typeof value === "object" && value !== null
              ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]))
              : typeof value === "number" && Number.isNaN(value)
                ? "NaN"
                : value;
      const tags = [...document.querySelectorAll(`${query} *`)].filter(({ localName }) => localName.startsWith("ae-"));
      return tags.map((tag) => ({
        tag: tag.localName,
        // the section that is in view is another one in a frame
        state: (Reflect.get(tag, "state") as string).replace(/(^|&)at=[^&]*/, ""),
        values: Object.fromEntries((names[tag.localName] ?? []).map((name) => [name, plain(Reflect.get(tag, name))])),
      }));
    },
    properties,
    root,
  );
}

export type Readings = { tag: string; state: string; values: Record<string, unknown> }[];
