/** How an LMS starts a page in cmi5: what stands in its address, the token that it gives once, and its launch data. */
import type { Actor } from "./statements.js";
import { digest, passing, type Store } from "./store.js";
import { share } from "./session.js";

/** From the page's address. */
export interface Launch {
  endpoint: string;
  fetch: string;
  actor: Actor;
  registration: string;
  activityId: string;
}

/** From the document `LMS.LaunchData`. */
export interface LaunchData {
  /** Goes into every statement. */
  context: Record<string, unknown>;
  /** Otherwise the page is only shown, and nothing counts. */
  isNormal: boolean;
  /** 0 to 1. */
  masteryScore: number | null;
  returnURL: string | null;
}

/** The LMS will never give a token for this launch. */
export class LaunchRefused extends Error {}

const NAMES = ["endpoint", "fetch", "actor", "registration", "activityId"] as const;

/**
 * Null for a page that no LMS started, and what is wrong where one tried.
 * @param search the query of the page's address
 */
export function readLaunch(search: string): Launch | null | { wrong: string } {
  const query = new URLSearchParams(search);
  const values = Object.fromEntries(NAMES.map((name) => [name, query.get(name) ?? ""]));
  const missing = NAMES.filter((name) => !values[name]);
  if (missing.length === NAMES.length) return null;
  if (missing.length > 0) return { wrong: `the address lacks ${missing.join(", ")}` };
  try {
    const actor = JSON.parse(values.actor) as Actor | null;
    if (!actor || typeof actor !== "object" || !actor.account) return { wrong: "actor has no account" };
    for (const name of ["endpoint", "fetch"] as const)
      if (!/^https?:$/.test(new URL(values[name], globalThis.location?.href).protocol)) return { wrong: `${name} is no web address` };
    return { endpoint: values.endpoint, fetch: values.fetch, registration: values.registration, activityId: values.activityId, actor };
  } catch (cause) {
    return { wrong: String(cause) };
  }
}

const TIMEOUT = 30_000;

/**
 * The LMS gives the token for the first request only, so it is kept for a reload of this tab.
 * @returns the `Authorization` header. Rejects with LaunchRefused where asking again is no use
 */
export async function authorization(launch: Launch, store: Store = passing("ae-cmi5:")): Promise<string> {
  const key = digest(launch.fetch);
  const kept = store.get(key);
  if (kept) return kept;
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new Error("no answer")), TIMEOUT);
  try {
    const response = await fetch(launch.fetch, { method: "POST", signal: late.signal });
    if (response.status >= 500 || response.status === 429) throw new Error(`the LMS answered ${response.status}`);
    const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
    const token = answer["auth-token"];
    if (typeof token !== "string" || !token) {
      const text = answer["error-text"];
      const said = typeof text === "string" ? text : `the LMS answered ${response.status}`;
      // 3: a failure of the system, which may pass
      if (String(answer["error-code"]) === "3") throw new Error(said);
      throw new LaunchRefused(said);
    }
    const header = `Basic ${token}`;
    store.set(key, header);
    return header;
  } finally {
    clearTimeout(timer);
  }
}

export function readLaunchData(value: unknown): LaunchData {
  const data = isRecord(value) ? value : {};
  return {
    context: isRecord(data.contextTemplate) ? data.contextTemplate : {},
    isNormal: data.launchMode !== "Browse" && data.launchMode !== "Review",
    masteryScore: typeof data.masteryScore === "number" ? share(data.masteryScore) : null,
    returnURL: typeof data.returnURL === "string" && /^https?:\/\//i.test(data.returnURL) ? data.returnURL : null,
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
