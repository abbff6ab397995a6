/** Real pages in a real browser, served from dist/: what a stranger's site does with the CDN build. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { launch, type Browser, type Frame, type Page } from "puppeteer-core";
import { findBrowser } from "../../scripts/lib/browser.mjs";
import { inRoot } from "../../scripts/lib/paths.mjs";
import { serve } from "../../scripts/lib/static-server.mjs";

export interface HostPage {
  page: Page;
  /** Paths of everything that was requested, in order. */
  requests: string[];
  /** Errors of the console and uncaught ones; not those of requests that `fail` failed. */
  problems: string[];
  /** From now on the requests named by `fail` succeed. */
  mend(): void;
}

export interface Options {
  /** The page's HTML; without it, `path` of dist/ is opened. */
  html?: string;
  path?: string;
  /** Headers of the page, for instance a content security policy. */
  headers?: Record<string, string>;
  /** Requests whose path matches fail as if the server were gone. */
  fail?: RegExp;
}

/** What every public CDN sends: frames with an origin of their own may load modules too. */
const CORS = { "Access-Control-Allow-Origin": "*" };

/** A page with one script tag and some tags. */
export const bare = (tags: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,"><script type="module" src="/cdn/autoload.js"></script><body>${tags}`;

type Answer = Pick<Options, "html" | "headers">;

/** A browser and a server of dist/ for one test file. */
export class Host {
  private constructor(
    private readonly browser: Browser,
    private readonly server: { url: string; close(): Promise<void> },
    /** The pages of the tests by path; the server looks here first. */
    private readonly pages: Map<string, Answer>,
  ) {}

  static async start(): Promise<Host> {
    const pages = new Map<string, Answer>();
    const first = (request: IncomingMessage, response: ServerResponse) => {
      const page = pages.get(request.url ?? "");
      if (page) response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", ...CORS, ...page.headers }).end(page.html);
      return page !== undefined;
    };
    const { launchOptions } = await findBrowser();
    return new Host(
      await launch({ ...launchOptions, protocolTimeout: 30_000 }),
      await serve({ folder: inRoot("dist"), port: 0, headers: CORS, first }),
      pages,
    );
  }

  /** The address of dist/, with a slash at its end. */
  get url(): string {
    return this.server.url;
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.server.close();
  }

  /** Opens a page and gives `use` what there is to see of it; closes it in any case. */
  async open<T>({ html, path = `host-${this.pages.size}.html`, headers, fail }: Options, use: (host: HostPage) => Promise<T>): Promise<T> {
    if (html !== undefined) this.pages.set(`/${path}`, { html, headers });
    const page = await this.browser.newPage();
    const requests: string[] = [];
    const problems: string[] = [];
    page.setDefaultTimeout(20_000);
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("console", (message) => {
      const failedOnPurpose = fail && /Failed to load resource/.test(message.text()) && fail.test(message.location().url ?? "");
      if (message.type() === "error" && !failedOnPurpose) problems.push(`${message.text()} ${message.location().url ?? ""}`);
    });
    page.on("request", (request) => {
      const { protocol, pathname } = new URL(request.url());
      if (protocol === "data:" || protocol === "blob:") return;
      requests.push(request.url().startsWith(this.server.url) ? pathname : request.url());
    });
    let failing = true;
    if (fail) {
      await page.setRequestInterception(true);
      page.on("request", (request) => void (failing && fail.test(new URL(request.url()).pathname) ? request.abort() : request.continue()));
    }
    try {
      await page.goto(new URL(path, this.server.url).href, { waitUntil: "load" });
      return await use({ page, requests, problems, mend: () => (failing = false) });
    } finally {
      await page.close();
    }
  }
}

/** Waits until a tag is registered and rendered for the first time. */
export function rendered(page: Page, tag: string): Promise<unknown> {
  return page.waitForFunction(
    (name) => {
      const element = document.querySelector(name);
      return element?.matches(":defined") && element.shadowRoot && element.shadowRoot.childElementCount > 0;
    },
    {},
    tag,
  );
}

/** Waits until something holds in a frame. One that is hidden, or far from what is seen, has no animation frames to look at each. */
export const until = (frame: Frame, holds: (...args: string[]) => unknown, ...args: string[]): Promise<unknown> =>
  frame.waitForFunction(holds, { polling: 50 }, ...args);

/** Waits for a tag's `ready`: live and painted. */
export function ready(page: Page, selector: string): Promise<void> {
  return page.evaluate(async (query) => {
    const element = document.querySelector(query) as (Element & { ready: Promise<void> }) | null;
    if (!element) throw new Error(`no ${query}`);
    await customElements.whenDefined(element.localName);
    await element.ready;
  }, selector);
}
