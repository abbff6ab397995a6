/** An LMS for tests: scorm-again in a page of its own, what it keeps on a server that can be slow or down, a package in a frame. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { launch, type Browser, type Frame, type Page } from "puppeteer-core";
import { findBrowser } from "../../scripts/lib/browser.mjs";
import { inRoot } from "../../scripts/lib/paths.mjs";

/** Three questions, two of which make it passed. */
export const QUIZ = `<ae-quiz id="end" pass="0.6"><script type="application/json">${JSON.stringify({
  title: "Check",
  questions: [
    {
      id: "why narrow",
      kind: "single",
      prompt: "Why narrow?",
      options: [
        { id: "speed", text: "Speed" },
        { id: "choose", text: "It has to choose", correct: true },
      ],
    },
    {
      id: "parts",
      kind: "multiple",
      prompt: "Which parts?",
      options: [
        { id: "encoder", text: "Encoder", correct: true },
        { id: "teacher", text: "Teacher" },
        { id: "decoder", text: "Decoder", correct: true },
      ],
    },
    { id: "factor", kind: "numeric", prompt: "784 to 32?", answer: 24.5, tolerance: 0.05 },
  ],
})}</script></ae-quiz>`;

/** What a commit of scorm-again brings, element by element. */
export type Committed = Record<string, string>;

/** Runs `ae-elements …` in `folder` and gives what it said. */
export function command(folder: string, ...args: string[]): { status: number | null; said: string } {
  const { status, stderr } = spawnSync(process.execPath, [inRoot("dist/cli/index.js"), ...args], { cwd: folder, encoding: "utf8" });
  return { status, said: stderr };
}

export class Lms {
  /** The latest commit. */
  kept: Committed | null = null;
  commits: Committed[] = [];
  /** Status of the answers to commits. */
  status = 200;
  /** Milliseconds until a commit is answered. */
  delay = 0;
  /** Script of the LMS's page: `spoil((name, call) => …)` stands between the package and each function of the API. */
  spoil = "";
  #files = new Map<string, Uint8Array>();
  /** Every course has a place of its own, as in real systems. */
  #course = 0;

  private constructor(
    readonly folder: string,
    private readonly browser: Browser,
    private readonly server: Server,
  ) {}

  static async start(): Promise<Lms> {
    const { launchOptions } = await findBrowser();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const folder = mkdtempSync(join(tmpdir(), "ae-lms-"));
    const lms = new Lms(folder, await launch({ ...launchOptions, protocolTimeout: 60_000 }), server);
    server.on("request", (request, response) => void lms.#answer(request, response));
    return lms;
  }

  async stop(): Promise<void> {
    await this.browser.close();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    rmSync(this.folder, { recursive: true, force: true });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  /** Makes a package by the command and unpacks it; nobody has learnt from it yet. */
  install(...args: string[]): Map<string, Uint8Array> {
    const zip = join(this.folder, "course.zip");
    const { status, said } = command(this.folder, ...args, "-o", zip);
    if (status !== 0) throw new Error(said);
    this.#files = new Map(Object.entries(unzipSync(readFileSync(zip))));
    this.#course++;
    this.kept = null;
    this.commits = [];
    this.status = 200;
    this.delay = 0;
    this.spoil = "";
    return this.#files;
  }

  /** A learner opens the package in the LMS. `how`: where the API is, and when. */
  async open<T>(version: "1.2" | "2004", how: "frame" | "late" | "opener" | "none", use: (visit: Visit) => Promise<T>): Promise<T> {
    const page = await this.browser.newPage();
    page.setDefaultTimeout(20_000);
    const problems: string[] = [];
    const warnings: string[] = [];
    const listen = (to: Page) => {
      to.on("pageerror", (error) => problems.push(String(error)));
      to.on("console", (message) => {
        if (message.type() === "warn") warnings.push(message.text());
        if (message.type() === "error" && !/Failed to load resource|commit/i.test(message.text())) problems.push(message.text());
      });
    };
    listen(page);
    // what tsx writes round functions that have names
    await page.evaluateOnNewDocument("globalThis.__name = (named) => named");
    try {
      await page.goto(`${this.url}lms.html?version=${version}&how=${how}`);
      const content = how === "opener" ? await this.#opened(page, listen) : await (await page.waitForSelector("iframe"))!.contentFrame();
      return await use(new Visit(this, page, content, problems, warnings));
    } finally {
      const [, ...others] = await this.browser.pages();
      for (const each of others) await each.close().catch(() => {});
    }
  }

  async #opened(page: Page, listen: (to: Page) => void): Promise<Frame> {
    await page.click("button");
    const target = await this.browser.waitForTarget((each) => each.url().includes("/course"), { timeout: 10_000 });
    const window = (await target.page())!;
    listen(window);
    return window.mainFrame();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", this.url);
    const send = (type: string, body: string | Uint8Array) =>
      response.writeHead(200, { "Content-Type": type, "Cache-Control": "no-store" }).end(body);
    if (pathname.startsWith("/commit")) return this.#commit(pathname, request, response);
    if (pathname === "/lms.html")
      return void send("text/html; charset=utf-8", this.#page(searchParams.get("version")!, searchParams.get("how")!));
    if (pathname === "/scorm-again.js")
      return void send("text/javascript", readFileSync(inRoot("node_modules/scorm-again/dist/scorm-again.min.js")));
    const file = this.#files.get(decodeURIComponent(pathname.replace(/^\/course\d+\//, "")));
    if (file) return void send(pathname.endsWith(".html") ? "text/html; charset=utf-8" : "application/octet-stream", file);
    response.writeHead(404).end();
  }

  async #commit(pathname: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    await new Promise((resolve) => setTimeout(resolve, this.delay));
    const isFine = this.status === 200;
    // one that comes after another course was installed is nobody's
    if (isFine && pathname === `/commit${this.#course}`) {
      this.kept = JSON.parse(body) as Committed;
      this.commits.push(this.kept);
    }
    response
      .writeHead(this.status, { "Content-Type": "application/json" })
      .end(JSON.stringify({ result: isFine, errorCode: isFine ? 0 : 391 }));
  }

  #page(version: string, how: string): string {
    const [name, api] = version === "1.2" ? ["API", "Scorm12API"] : ["API_1484_11", "Scorm2004API"];
    const course =
      how === "opener"
        ? `<button onclick="window.open('/course${this.#course}/index.html')">Start</button>`
        : `<iframe src="/course${this.#course}/index.html" width="900" height="700"></iframe>`;
    return `<!doctype html><html lang="en"><meta charset="utf-8"><title>LMS</title><link rel="icon" href="data:,"><body>
<script src="/scorm-again.js"></script>
<script>
  function begin() {
    const api = new ${api}({ lmsCommitUrl: "/commit${this.#course}", dataCommitFormat: "flattened", logLevel: 5, autocommit: false });
    const kept = ${JSON.stringify(this.#resumable(version)).replaceAll("<", "\\u003c")};
    api.loadFromFlattenedJSON(kept, "");
    window.${name} = new Proxy(api, {
      get: (target, name) => (typeof target[name] === "function" ? (...args) => between(name, () => target[name](...args)) : target[name]),
    });
  }
  let between = (name, call) => call();
  const spoil = (how) => (between = how);
  const mend = () => spoil((name, call) => call());
  ${this.spoil}
  if (${JSON.stringify(how)} === "late") setTimeout(begin, 2500);
  else if (${JSON.stringify(how)} !== "none") begin();
</script>
${course}`;
  }

  /** The mark that the manifest sets. */
  #mark(): Committed {
    const manifest = new TextDecoder().decode(this.#files.get("imsmanifest.xml"));
    const [, mark12] = /<adlcp:masteryscore>([\d.]+)</.exec(manifest) ?? [];
    const [, mark2004] = /<imsss:minNormalizedMeasure>([\d.]+)</.exec(manifest) ?? [];
    if (mark12) return { "cmi.student_data.mastery_score": mark12 };
    return mark2004 ? { "cmi.scaled_passing_score": mark2004 } : {};
  }

  /** What an LMS gives a learner who comes back, and who that is. */
  #resumable(version: string): Committed {
    const core = version === "1.2" ? "cmi.core." : "cmi.";
    const learner = { [version === "1.2" ? "cmi.core.student_id" : "cmi.learner_id"]: "4711", ...this.#mark() };
    if (!this.kept) return learner;
    const kept = Object.fromEntries(
      Object.entries(this.kept).filter(([name, value]) => value !== "" && !/\.(exit|session_time)$/.test(name)),
    );
    return { ...kept, ...learner, [`${core}entry`]: "resume" };
  }
}

/** A learner in front of the package. */
export class Visit {
  constructor(
    readonly lms: Lms,
    readonly page: Page,
    readonly content: Frame,
    readonly problems: string[],
    readonly warnings: string[],
  ) {}

  /** Waits until a tag is alive. */
  async ready(selector: string): Promise<void> {
    await this.content.waitForFunction((query) => document.querySelector(query)?.matches(":defined"), {}, selector);
    await this.content.evaluate((query) => (document.querySelector(query) as Element & { ready: Promise<void> }).ready, selector);
  }

  /** Answers questions of the quiz. */
  answer(responses: Record<string, unknown>, selector = "ae-quiz"): Promise<void> {
    return this.content.evaluate(
      async (query, given) => {
        const quiz = document.querySelector(query) as Element & { answer(id: string, response: unknown): Promise<unknown> };
        for (const [id, response] of Object.entries(given)) await quiz.answer(id, response);
      },
      selector,
      responses,
    );
  }

  /** A property of a tag. */
  read<T>(selector: string, property: string): Promise<T> {
    return this.content.evaluate(
      (query, name) => (document.querySelector(query) as unknown as Record<string, unknown>)[name] as T,
      selector,
      property,
    );
  }

  /** Waits until the LMS has been told something. */
  async told(what: (kept: Committed) => boolean, seconds = 15): Promise<Committed> {
    const until = Date.now() + seconds * 1000;
    while (!(this.lms.kept && what(this.lms.kept))) {
      if (Date.now() > until) throw new Error(`the LMS was not told in ${seconds} s: ${JSON.stringify(this.lms.kept, null, 1)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return this.lms.kept;
  }

  /** The learner closes the package, as LMSs do: the frame is taken away, the window closed. */
  async leave(how: "remove" | "navigate" | "close" = "remove"): Promise<void> {
    if (how === "remove") await this.page.evaluate(() => document.querySelector("iframe")!.remove());
    else if (how === "navigate") await this.page.goto("about:blank");
    else await this.content.page().close({ runBeforeUnload: true });
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
