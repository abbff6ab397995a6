/** The way to a record store (LRS), over @xapi/xapi: what became of a request, in the queue's terms. */
import XAPI from "@xapi/xapi";
import type { Sent } from "./queue.js";
import type { Actor, Statement } from "./statements.js";

/** The value of the `Authorization` header, or what gives it before each request. */
export type Auth = string | (() => string | Promise<string>);

export interface TransportOptions {
  endpoint: string;
  auth?: Auth;
  /** Milliseconds that a request may take. */
  timeout?: number;
}

/** The LRS answered, and not what was asked for. */
class LrsError extends Error {
  constructor(
    readonly status: number,
    /** Milliseconds that it asks us to wait. */
    readonly after: number | undefined,
    text: string,
  ) {
    super(`${status}${text ? `: ${text.slice(0, 200)}` : ""}`);
  }
}

/** Where a document of a learner is kept. */
export interface DocumentPlace {
  agent: Actor;
  activityId: string;
  stateId: string;
  registration?: string;
}

/** What browsers carry after a page has gone: 64 KiB in all. */
const MOST_AFTER = 60_000;
/** Answers by which a request will never be taken. */
const FINAL = new Set([400, 405, 406, 409, 410, 411, 412, 413, 414, 415, 422]);

export class Transport {
  readonly #client: XAPI;
  #isLeaving = false;

  constructor(private readonly options: TransportOptions) {
    // the package is also there as CommonJS, whose default is inside
    const Client = XAPI.default ?? XAPI;
    this.#client = new Client({ endpoint: options.endpoint, adapter: (request) => this.#request(request) });
  }

  /** Never rejects. */
  async statements(statements: Statement[], isLeaving = false): Promise<Sent> {
    let fit = statements;
    if (isLeaving) while (fit.length > 1 && bytes(fit) > MOST_AFTER) fit = fit.slice(0, Math.floor(fit.length / 2));
    try {
      // read before the first await
      this.#isLeaving = isLeaving;
      const sending = this.#client.sendStatements({ statements: fit });
      this.#isLeaving = false;
      await sending;
      return fit.length === statements.length ? { kind: "taken" } : { kind: "later", reason: "too much for a page that goes" };
    } catch (error) {
      // it has a statement of that id: this one, whose answer was lost
      if (error instanceof LrsError && error.status === 409 && statements.length === 1) return { kind: "taken" };
      return outcomeOf(error);
    }
  }

  /** A document; null where there is none. Rejects where the LRS does not say. */
  async state(place: DocumentPlace): Promise<unknown> {
    return found(this.#client.getState({ ...place, agent: agentOf(place.agent) }));
  }

  /** Of the learner, for all activities. */
  async profile(agent: Actor, profileId: string): Promise<unknown> {
    return found(this.#client.getAgentProfile({ agent: agentOf(agent), profileId }));
  }

  /** Never rejects. */
  async keep(place: DocumentPlace, state: object, isLeaving = false): Promise<Sent> {
    try {
      this.#isLeaving = isLeaving;
      const sending = this.#client.setState({
        ...place,
        agent: agentOf(place.agent),
        state,
        contentType: "application/json",
      });
      this.#isLeaving = false;
      await sending;
      return { kind: "taken" };
    } catch (error) {
      return outcomeOf(error);
    }
  }

  async #request<T>({ url, method, headers = {}, data }: Request): Promise<{ data: T; headers: Record<string, string>; status: number }> {
    const isLeaving = this.#isLeaving;
    const { auth, timeout = 30_000 } = this.options;
    const body = data === undefined ? undefined : typeof data === "string" ? data : JSON.stringify(data);
    const authorization = typeof auth === "function" ? await auth() : auth;
    const { Authorization: _none, ...others } = headers as Record<string, string>;
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(new Error(`no answer for ${timeout / 1000} s`)), timeout);
    try {
      const response = await fetch(url, {
        method,
        headers: { ...others, ...(authorization ? { Authorization: authorization } : {}) },
        body,
        signal: late.signal,
        cache: "no-store",
        ...(isLeaving && (body?.length ?? 0) <= MOST_AFTER ? { keepalive: true } : {}),
      });
      const text = await response.text();
      if (!response.ok) throw new LrsError(response.status, waitOf(response.headers), text);
      return { data: parsed(text) as T, headers: Object.fromEntries(response.headers), status: response.status };
    } finally {
      clearTimeout(timer);
    }
  }
}

interface Request {
  url: string;
  method: string;
  headers?: Record<string, unknown>;
  data?: unknown;
}

/** As @xapi/xapi has it: the same, with its own types. */
const agentOf = (actor: Actor) => ({ objectType: "Agent", ...actor }) as unknown as Parameters<XAPI["getState"]>[0]["agent"];

async function found(asked: Promise<{ data: unknown }>): Promise<unknown> {
  try {
    const { data } = await asked;
    return data === "" ? null : data;
  } catch (error) {
    if (error instanceof LrsError && error.status === 404) return null;
    throw error;
  }
}

function outcomeOf(error: unknown): Sent {
  const reason = error instanceof Error ? error.message : String(error);
  if (!(error instanceof LrsError)) return { kind: "later", reason };
  return FINAL.has(error.status)
    ? { kind: "refused", reason }
    : { kind: "later", reason, after: error.after, isForbidden: error.status === 401 || error.status === 403 };
}

/** Milliseconds of a `Retry-After`, at most an hour. A point in time is one of the other side's clock, where it says what that shows. */
function waitOf(headers: Headers): number | undefined {
  const header = headers.get("Retry-After")?.trim();
  if (!header) return undefined;
  const now = Date.parse(headers.get("Date") ?? "") || Date.now();
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(wait) && wait > 0 ? Math.min(wait, 3_600_000) : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;
