/** Host pages and the CDN build, each on a server of its own; and a CDN build on a server that sends no CORS headers. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { launch, type Browser, type ElementHandle, type Frame, type Page } from "puppeteer-core";
import { findBrowser } from "../../scripts/lib/browser.mjs";
import { inRoot } from "../../scripts/lib/paths.mjs";
import { serve } from "../../scripts/lib/static-server.mjs";
import { until } from "./pages.js";

interface Server {
  url: string;
  close(): Promise<void>;
}

export interface Opened {
  page: Page;
  /** Addresses of all requests but those of `data:` and `blob:`. */
  requests: string[];
  /** Errors and warnings of the consoles of the page and its frames, and uncaught errors. */
  problems: string[];
  /** The document in the iframe that the selector names. */
  frame(selector?: string): Promise<Frame>;
}

/** An event that came up on an iframe of the page. */
export interface Heard {
  id: string;
  type: string;
  detail: unknown;
}

const NO_ICON = '<link rel="icon" href="data:,">';
/** Keeps what comes up on the page: events of tags and iframes, and all messages. */
const RECORDER = `<script>
  window.heard = []; window.messages = [];
  for (const type of ["ae-ready", "ae-progress", "ae-error", "ae-change", "ae-input", "ae-answer", "ae-complete", "ae-digit"])
    document.addEventListener(type, (event) => heard.push({ id: event.target.id, type, detail: event.detail }));
  addEventListener("message", ({ origin, data }) => messages.push({ origin, data }));
</script>`;

export class Frames {
  readonly #pages = new Map<string, string>();

  private constructor(
    private readonly browser: Browser,
    private readonly servers: Server[],
    /** Address of the CDN build on another server than the host's; ends in "/". */
    readonly cdn: string,
    /** The same on a server that sends no CORS headers, like the file area of many an LMS. */
    readonly plain: string,
    /** Address of the host's pages. */
    readonly site: string,
    pages: Map<string, string>,
  ) {
    this.#pages = pages;
  }

  static async start(): Promise<Frames> {
    const pages = new Map<string, string>();
    const first = (request: IncomingMessage, response: ServerResponse) => {
      const html = pages.get(request.url ?? "");
      if (html !== undefined) response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(html);
      return html !== undefined;
    };
    const folder = inRoot("dist/cdn");
    const servers = [
      await serve({ folder, port: 0, headers: { "Access-Control-Allow-Origin": "*" } }),
      await serve({ folder, port: 0 }),
      await serve({ folder: inRoot("dist"), port: 0, first }),
    ];
    const { launchOptions } = await findBrowser();
    const browser = await launch({ ...launchOptions, protocolTimeout: 60_000 });
    return new Frames(browser, servers, servers[0].url, servers[1].url, servers[2].url, pages);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    for (const server of this.servers) await server.close();
  }

  /** Puts a page of the host's there and gives its address. */
  put(body: string, head = ""): string {
    const path = `/host-${this.#pages.size}.html`;
    this.#pages.set(
      path,
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>${NO_ICON}${RECORDER}${head}<body>${body}`,
    );
    return new URL(path, this.site).href;
  }

  /** A page of the host's with `body`; opened, and closed when `use` is done. */
  open<T>(body: string, use: (opened: Opened) => Promise<T>, head = ""): Promise<T> {
    return this.visit(this.put(body, head), use);
  }

  /** An address with whatever there is. */
  async visit<T>(address: string, use: (opened: Opened) => Promise<T>): Promise<T> {
    const page = await this.browser.newPage();
    const requests: string[] = [];
    const problems: string[] = [];
    page.setDefaultTimeout(30_000);
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("console", (message) => {
      if (["error", "warn"].includes(message.type())) problems.push(`${message.text()} ${message.location().url ?? ""}`.trim());
    });
    page.on("request", (request) => {
      if (!/^(data|blob|about):/.test(request.url())) requests.push(request.url());
    });
    // what tsx writes round functions that have names
    await page.evaluateOnNewDocument("globalThis.__name = (named) => named");
    try {
      await page.goto(address, { waitUntil: "load" });
      const frame = async (selector = "iframe") =>
        ((await page.waitForSelector(selector)) as ElementHandle<HTMLIFrameElement>).contentFrame();
      return await use({ page, requests, problems, frame });
    } finally {
      await page.close();
    }
  }
}

/** Waits until the tag in a frame is live and painted. */
export async function alive(frame: Frame, tag: string): Promise<void> {
  await until(frame, (name) => document.querySelector(name)?.matches(":defined"), tag);
  await frame.evaluate((name) => (document.querySelector(name) as Element & { ready: Promise<void> }).ready, tag);
}

/** What came up on the host page so far. */
export const heard = (page: Page): Promise<Heard[]> => page.evaluate(() => (window as unknown as { heard: Heard[] }).heard);

/** Waits for an event of that name on the host page. */
export async function hear(page: Page, type: string): Promise<Heard> {
  const found = await page.waitForFunction(
    (name) => (window as unknown as { heard: Heard[] }).heard.find((each) => each.type === name),
    {},
    type,
  );
  return (await found.jsonValue()) as Heard;
}

/** Waits until an iframe is as high as what it shows, and gives that height. */
export async function fitted(page: Page, frame: Frame, selector = "iframe"): Promise<number> {
  const deadline = Date.now() + 15_000;
  for (;;) {
    const content = await frame.evaluate(() => {
      // the document itself may still be on its way
      const height = document.querySelector("main")?.getBoundingClientRect().height ?? 0;
      return {
        height,
        isPainted: Boolean(document.querySelector("main > [role=alert]") ?? document.querySelector("main > *")?.shadowRoot),
      };
    });
    const outer = await page.$eval(selector, (iframe) => (iframe as HTMLElement).clientHeight);
    if (content.isPainted && content.height > 0 && Math.abs(outer - content.height) <= 1) return outer;
    if (Date.now() > deadline) throw new Error(`the iframe has ${outer} px, its content ${content.height}`);
    await new Promise((go) => setTimeout(go, 50));
  }
}
