/** An author's files on a server of the test's, and a page pool that reads from it. For tests in Node. */
import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { foreign, prebundleTfjs } from "../../scripts/tfjs/prebundle.mjs";
import type { AcquireOptions, Lease, OwnAddresses, OwnAssets } from "../../src/model/api.js";
import type { ForeignScripts } from "../../src/model/own/foreign-half.js";
import { acquireOwn } from "../../src/model/own/own.js";
import { createPagePool, type PagePool } from "../../src/model/page-pool.js";
import type { ForeignScript } from "../../src/model/tfjs/foreign.js";

export const SERVER = "https://author.example/";

/** TensorFlow.js as the builds have it: bundled, with an engine of its own. */
async function bundled(i: number): Promise<ForeignScript> {
  return (await import(pathToFileURL(await prebundleTfjs(foreign[i])).href)) as ForeignScript;
}

export const scripts: ForeignScripts = { layers: { load: () => bundled(0) }, graph: { load: () => bundled(1) } };

export type Answer = Uint8Array | string | object | Response | (() => Response | Promise<Response>);

export interface OwnServer {
  /** Paths that were asked for, with the HTTP cache's mode. */
  readonly requests: { path: string; cache: RequestCache | undefined }[];
  readonly pool: PagePool;
  acquire(addresses: OwnAddresses, options?: AcquireOptions): Promise<Lease<OwnAssets>>;
  /** Lets the pool's timers run out. */
  expire(): void;
}

/** Objects are sent as JSON; a path that is not there is a 404. */
export function serve(files: ReadonlyMap<string, Answer>): OwnServer {
  const requests: OwnServer["requests"] = [];
  let timers: (() => void)[] = [];
  const fetchFile: typeof fetch = async (input, init) => {
    init?.signal?.throwIfAborted();
    const path = (typeof input === "string" ? input : input instanceof URL ? input.href : input.url).replace(SERVER, "");
    requests.push({ path, cache: init?.cache });
    const answer = files.get(path);
    if (answer === undefined) return new Response("not here", { status: 404 });
    if (typeof answer === "function") return answer();
    if (answer instanceof Response) return answer.clone();
    const body = answer instanceof Uint8Array || typeof answer === "string" ? answer : JSON.stringify(answer);
    return new Response(body as BodyInit);
  };
  const pool = createPagePool({
    fetch: fetchFile,
    timers: {
      set: (callback) => (timers.push(callback), callback),
      clear: (timer) => void (timers = timers.filter((one) => one !== timer)),
    },
    canRunWasm: () => false,
    importEngine: () => import("../../src/model/engine.js"),
    importSprite: () => import("../../src/model/sprite.js"),
  });
  const world = { share: pool.share, scripts, base: () => SERVER, suspect: new Set<string>() };
  return {
    requests,
    pool,
    acquire: (addresses, options) => acquireOwn(addresses, options, world),
    expire: () => timers.splice(0).forEach((callback) => callback()),
  };
}

/** A file of test/fixtures/own/. */
export const fixture = (path: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(fileURLToPath(new URL(`../fixtures/own/${path}`, import.meta.url))));

export const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

export const jsonOf = (bytes: Uint8Array): Record<string, unknown> =>
  JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
