/**
 * A record store (LRS) for tests: it keeps statements and documents, insists on the specification, and can be down in several ways. It
 * is also the LMS that starts a cmi5 package.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { randomUUID } from "node:crypto";
import type { Page } from "puppeteer-core";

export interface Kept {
  id: string;
  actor: Record<string, unknown>;
  verb: { id: string };
  object: { id: string; definition?: Record<string, unknown> };
  result?: {
    score?: { scaled: number; raw?: number; min?: number; max?: number };
    success?: boolean;
    completion?: boolean;
    response?: string;
    duration?: string;
  };
  context?: { registration?: string; contextActivities?: Record<string, { id: string }[]>; extensions?: Record<string, unknown> };
  timestamp: string;
}

/** `up`; `down`: 503; `gone`: the connection breaks; `deaf`: it takes what it gets and the answer is lost; `mute`: it never answers. */
export type Mood = "up" | "down" | "gone" | "deaf" | "mute";

const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  "/xapi/statements": [],
  "/xapi/activities/state": ["activityId", "agent", "stateId", "registration"],
  "/xapi/agents/profile": ["agent", "profileId"],
};
const CORS = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Headers": "Authorization, Content-Type, X-Experience-API-Version, If-Match",
  "Access-Control-Allow-Methods": "GET, POST, PUT, DELETE, OPTIONS",
  "Access-Control-Expose-Headers": "Retry-After",
};

export class Lrs {
  /** In the order in which they came. */
  statements: Kept[] = [];
  readonly documents = new Map<string, string>();
  /** What was wrong with requests. */
  readonly complaints: string[] = [];
  mood: Mood = "up";
  /** Statements that it will not have. */
  refuses = (_statement: Kept): boolean => false;
  /** Requests that brought statements. */
  posts = 0;
  /** When requests with statements came, ms. */
  readonly times: number[] = [];
  /** Answers to requests with statements, in place of its own, as long as there are any. */
  readonly instead: { status: number; headers?: Record<string, string> }[] = [];
  /** Most statements of a request; more are 413. */
  most = Infinity;
  /** Valid values of the `Authorization` header. */
  readonly keys = new Set(["Basic key"]);
  /** Ids of statements of tests before. */
  readonly #past = new Set<string>();
  readonly #tokens = new Map<string, string>();
  /** Sessions of cmi5 by registration, and those that have ended: when the next one begins. */
  readonly #sessions = new Map<string, string>();
  readonly #closed = new Set<string>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Lrs> {
    const server = createServer();
    const lrs = new Lrs(server);
    server.on("request", (request, response) => void lrs.#answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return lrs;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  get endpoint(): string {
    return `${this.url}/xapi/`;
  }

  /** "answered: end/factor, right" for each statement that was kept. */
  get story(): string[] {
    return this.statements.map(({ verb }) => verb.id.replace(/^.*\//, ""));
  }

  /** Waits until enough statements have come. */
  async received(what: (story: string[]) => boolean, seconds = 20): Promise<string[]> {
    const until = Date.now() + seconds * 1000;
    while (!what(this.story)) {
      if (Date.now() > until) throw new Error(`not received in ${seconds} s: ${this.story.join(", ")}; ${this.complaints.join("; ")}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return this.story;
  }

  /** For the next test. What a page of the one before sends as it closes, perhaps once more, is not the next one's. */
  async anew(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 300));
    for (const { id } of this.statements) this.#past.add(id);
    this.statements = [];
    this.documents.clear();
    this.complaints.length = 0;
    this.mood = "up";
    this.refuses = () => false;
    this.posts = 0;
    this.times.length = this.instead.length = 0;
    this.most = Infinity;
  }

  /** Prepares a launch as an LMS does; gives the query of the address. */
  launch(actor: object, registration: string, data: object = {}): { query: string; session: string } {
    const session = randomUUID();
    const token = Buffer.from(`${session}:x`).toString("base64");
    const activityId = "https://lms.example/au/1";
    this.#tokens.set(session, token);
    const before = this.#sessions.get(registration);
    if (before) this.#closed.add(before);
    this.#sessions.set(registration, session);
    this.keys.add(`Basic ${token}`);
    const place = new URLSearchParams({ activityId, agent: JSON.stringify(actor), stateId: "LMS.LaunchData", registration });
    const contextTemplate = {
      contextActivities: { grouping: [{ objectType: "Activity", id: "https://publisher.example/au" }] },
      extensions: { [SESSION]: session },
    };
    this.documents.set(
      key("/xapi/activities/state", place),
      JSON.stringify({ contextTemplate, launchMode: "Normal", moveOn: "CompletedAndPassed", ...data }),
    );
    const query = new URLSearchParams({
      endpoint: this.endpoint,
      fetch: `${this.url}/token?session=${session}`,
      actor: JSON.stringify(actor),
      registration,
      activityId,
    });
    return { query: `?${String(query)}`, session };
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? "/", this.url);
    if (request.method === "OPTIONS") return void response.writeHead(204, CORS).end();
    if (this.mood === "mute") return;
    if (this.mood === "gone") return void request.socket.destroy();
    let body = "";
    for await (const chunk of request) body += String(chunk);
    if (this.mood === "down") return void response.writeHead(503, { ...CORS, "Retry-After": "1" }).end("down");
    if (pathname === "/xapi/statements") {
      this.times.push(Date.now());
      const other = this.instead.shift();
      if (other) return void response.writeHead(other.status, { ...CORS, ...other.headers }).end("not now");
    }
    const answer = this.#handle(request, pathname, searchParams, body);
    if (this.mood === "deaf") return void request.socket.destroy();
    const json = typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body ?? null);
    response.writeHead(answer.status, { ...CORS, "Content-Type": "application/json" }).end(answer.status === 204 ? undefined : json);
  }

  #handle(
    { method = "", headers }: IncomingMessage,
    pathname: string,
    query: URLSearchParams,
    body: string,
  ): { status: number; body?: unknown } {
    if (pathname === "/token") return this.#token(method, query.get("session") ?? "");
    const complain = (status: number, message: string) => {
      this.complaints.push(`${status} ${message}`);
      return { status, body: message };
    };
    const allowed = PARAMETERS[pathname];
    if (!allowed) return complain(404, `no ${pathname}`);
    if (!this.keys.has(headers.authorization ?? "")) return complain(401, `authorization ${headers.authorization}`);
    if (!/^1\.0\.\d$/.test(String(headers["x-experience-api-version"]))) return complain(400, "no version");
    for (const name of query.keys()) if (!allowed.includes(name)) return complain(400, `unknown parameter ${name}`);
    if (pathname !== "/xapi/statements") return this.#document(method, key(pathname, query), body);
    if (method !== "POST") return complain(405, method);
    return this.#take(JSON.parse(body) as Kept | Kept[], complain);
  }

  #token(method: string, session: string): { status: number; body?: unknown } {
    const token = this.#tokens.get(session);
    this.#tokens.delete(session);
    if (method !== "POST" || !token) return { status: 200, body: { "error-code": "1", "error-text": "The token was given already." } };
    return { status: 200, body: { "auth-token": token } };
  }

  #document(method: string, place: string, body: string): { status: number; body?: unknown } {
    if (method === "PUT") {
      this.documents.set(place, body);
      return { status: 204 };
    }
    const document = this.documents.get(place);
    return document === undefined ? { status: 404, body: "" } : { status: 200, body: document };
  }

  #take(body: Kept | Kept[], complain: (status: number, message: string) => { status: number; body?: unknown }) {
    this.posts++;
    const statements = Array.isArray(body) ? body : [body];
    if (statements.length > this.most) return { status: 413, body: "too much" };
    for (const statement of statements) {
      const session = sessionOf(statement);
      if (session && this.#closed.has(session)) return { status: 403, body: "the session is closed" };
      const wrong = this.refuses(statement) ? "refused" : wrongWith(statement);
      if (wrong) return complain(400, `${statement.id}: ${wrong}`);
      const known = this.statements.find(({ id }) => id === statement.id);
      if (known && JSON.stringify(known) !== JSON.stringify(statement)) return complain(409, `${statement.id} is another statement`);
    }
    for (const statement of statements) {
      if (!this.#past.has(statement.id) && !this.statements.some(({ id }) => id === statement.id)) this.statements.push(statement);
    }
    return { status: 200, body: statements.map(({ id }) => id) };
  }
}

/** A place of documents, whatever the order of the query and of the agent's properties. */
function key(pathname: string, query: URLSearchParams): string {
  const plain = [...query].map(([name, value]) => {
    if (name !== "agent") return [name, value];
    const agent = { objectType: "Agent", ...(JSON.parse(value) as object) };
    return [name, JSON.stringify(Object.entries(agent).sort(([a], [b]) => (a < b ? -1 : 1)))];
  });
  return `${pathname}?${JSON.stringify(plain.sort(([a], [b]) => (a < b ? -1 : 1)))}`;
}

/** Waits until `tracking` of a page has nothing left to send: the store has a statement before the page knows that it has. */
export const emptied = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => (globalThis as unknown as { tracking: { waiting: number } }).tracking.waiting === 0, { polling: 100 });

const SESSION = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";

export const sessionOf = ({ context }: Kept): string | undefined => context?.extensions?.[SESSION] as string | undefined;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const IRI = /^[a-z][a-z\d+.-]*:\S+$/i;
const DURATION = /^P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/;
const INTERACTIONS = [
  "true-false",
  "choice",
  "fill-in",
  "long-fill-in",
  "matching",
  "performance",
  "sequencing",
  "likert",
  "numeric",
  "other",
];

/** What the specification (xAPI 1.0.3, part 2) says against a statement; empty where nothing. */
function wrongWith({ id, actor, verb, object, result, context, timestamp }: Kept): string {
  if (!UUID.test(id)) return "id";
  if (["mbox", "mbox_sha1sum", "openid", "account"].filter((name) => name in actor).length !== 1) return "actor";
  if (!IRI.test(verb.id)) return "verb";
  if (!IRI.test(object.id)) return "object";
  const { interactionType, correctResponsesPattern, choices } = object.definition ?? {};
  if (interactionType !== undefined && !(INTERACTIONS as unknown[]).includes(interactionType)) return "interactionType";
  if (correctResponsesPattern !== undefined && !Array.isArray(correctResponsesPattern)) return "correctResponsesPattern";
  if (choices !== undefined && (choices as { id: string }[]).some(({ id: each }) => !/^\S+$/.test(each))) return "choices";
  const { score, duration } = result ?? {};
  if (score && !(score.scaled >= -1 && score.scaled <= 1)) return "score.scaled";
  if (score?.raw !== undefined && !(score.raw >= score.min! && score.raw <= score.max!)) return "score.raw";
  if (duration !== undefined && !DURATION.test(duration)) return `duration ${duration}`;
  if (context?.registration !== undefined && !UUID.test(context.registration)) return "registration";
  for (const list of Object.values(context?.contextActivities ?? {}))
    if (![list].flat().every((activity) => IRI.test(activity.id))) return "contextActivities";
  return new Date(timestamp).toISOString() === timestamp ? "" : "timestamp";
}
