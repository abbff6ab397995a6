import {
  ModelError,
  type AcquireOptions,
  type Backend,
  type Configuration,
  type Dataset,
  type Lease,
  type Progress,
  type Trainer,
  type TrainerOptions,
} from "./api.js";
import type { CatalogueEntry } from "./catalogue.js";
import { download } from "./download.js";
import type { Engine } from "./engine.js";
import { EngineLoader } from "./engine-loader.js";
import { fetchInlined } from "./inlined.js";
import { Script } from "./script.js";
import { aborted, Shared, type Timers } from "./shared.js";
import { Tally } from "./tally.js";
import { canRunWasm } from "./wasm-support.js";

export interface EngineInfo {
  /** What the engine that started last runs on; null until a model was asked for. */
  readonly backend: "wasm" | "cpu" | null;
  /** Why "auto" did not end with wasm. */
  readonly fallback?: string;
  /** Tensors of the library that are alive. */
  readonly numTensors: number;
}

/**
 * What the copies of the library on one page share. A copy may be of another version, so it brings its own entries and
 * addresses; and this interface stays as it is while the pool is called "model-pool@1".
 */
export interface PagePool {
  /** The author's folder of files, absolute; undefined where each copy uses its own. */
  readonly assetBase: string | undefined;
  configure(configuration: Configuration): void;
  acquire(entry: CatalogueEntry, url: string, options: AcquireOptions): Promise<Lease<unknown>>;
  /**
   * Something that is no file of the catalogue, loaded once a page for everybody who names this key: what `load` of the first
   * resolves with. If that has a `dispose`, it is called a little after the last release.
   */
  share<T>(key: string, load: (tools: LoadTools) => Promise<T>, options: AcquireOptions): Promise<Lease<T>>;
  /** A network that learns, on the engine that the models run on. Whoever asked for it disposes it. */
  createTrainer(options: TrainerOptions): Promise<Trainer>;
  engineInfo(): EngineInfo;
}

/** What a load for `share` works with. */
export interface LoadTools {
  /** Fires when nobody waits any more. */
  readonly signal: AbortSignal;
  readonly fetch: typeof fetch;
  /** The page's engine; "cpu": one that needs no WebAssembly. */
  engine(backend?: "cpu"): Promise<Engine>;
  /** Bytes so far and in all. */
  report(progress: Progress): void;
}

/** What the pool needs of the world; tests bring their own. */
export interface Surroundings {
  fetch: typeof fetch;
  timers: Timers;
  canRunWasm(): boolean;
  importEngine(): Promise<EngineScript>;
  importSprite(): Promise<SpriteScript>;
  /** Default: the trainer of this library. */
  importTrainer?(): Promise<TrainerScript>;
  /** Imports a script from another address than its own. */
  importFrom?(url: string): Promise<unknown>;
}

export type EngineScript = Pick<typeof import("./engine.js"), "createEngine">;
export type TrainerScript = Pick<typeof import("./trainer.js"), "createTrainer">;
export type SpriteScript = Pick<typeof import("./sprite.js"), "parseSprite">;

const page: Surroundings = {
  fetch: async (input, init) => (input instanceof Request ? null : await fetchInlined(String(input))) ?? fetch(input, init),
  timers: { set: (callback, milliseconds) => setTimeout(callback, milliseconds), clear: (timer) => clearTimeout(timer as number) },
  canRunWasm,
  importEngine: () => import("./engine.js"),
  importSprite: () => import("./sprite.js"),
};

interface Count {
  readonly tally: Tally;
  /** Bytes in all, as far as they are known. */
  total: number;
}

interface Pooled {
  readonly shared: Shared<unknown>;
  readonly count: Count;
}

export function createPagePool(world: Surroundings = page): PagePool {
  const pooled = new Map<string, Pooled>();
  const engines = new EngineLoader(world);
  const sprite = new Script(world.importSprite, world.importFrom);
  const trainer = new Script(world.importTrainer ?? (() => import("./trainer.js")), world.importFrom);
  let backend: Backend = "auto";
  let assetBase: string | undefined;

  function open(key: string, id: string, total: number, load: (signal: AbortSignal, count: Count) => Promise<unknown>): Pooled {
    const count = { tally: new Tally(world.timers), total };
    const resource = {
      async load(signal: AbortSignal) {
        try {
          return await load(signal, count);
        } catch (cause) {
          if (cause instanceof ModelError) throw cause;
          throw new ModelError("backend", `"${id}" could not be made ready: ${String(cause)}.`, { cause });
        } finally {
          count.tally.stop();
        }
      },
      dispose,
      forget: () => pooled.delete(key),
    };
    const found = { count, shared: new Shared<unknown>(resource, world.timers) };
    pooled.set(key, found);
    return found;
  }

  async function claim({ count, shared }: Pooled, { signal, onProgress }: AcquireOptions): Promise<Lease<unknown>> {
    const stop = count.tally.listen((loaded) => onProgress?.({ loaded, total: count.total }));
    try {
      return await shared.claim(signal);
    } finally {
      stop();
    }
  }

  /** Joins the load of that key, or begins one. A load that was left, perhaps because the server was away, may fail yet: then it is begun anew. */
  async function join(key: string, begin: () => Pooled, options: AcquireOptions): Promise<Lease<unknown>> {
    const found = pooled.get(key);
    const wasLeft = found?.shared.wasLeft;
    try {
      return await claim(found ?? begin(), options);
    } catch (error) {
      if (!wasLeft || options.signal?.aborted) throw error;
      return claim(pooled.get(key) ?? begin(), options);
    }
  }

  async function loadModel(entry: CatalogueEntry, url: string, signal: AbortSignal, tally: Tally): Promise<unknown> {
    const wanted = backend;
    try {
      const [engine, file] = await Promise.all([engines.get(wanted, assetBase), fetchFile(entry, url, signal, tally)]);
      return engine.load(file);
    } catch (error) {
      engines.reconsider(wanted);
      throw error;
    }
  }

  async function loadDataset(entry: CatalogueEntry, url: string, signal: AbortSignal, tally: Tally): Promise<Dataset> {
    const [{ parseSprite }, file] = await Promise.all([sprite.load(), fetchFile(entry, url, signal, tally)]);
    const { count, width, height, images, labels } = await parseSprite(file);
    const classes = Array.from({ length: 10 }, (_, digit) => String(digit));
    return { id: entry.id, count, width, height, channels: 1, inputSize: width * height, images, labels, classes };
  }

  async function fetchFile(entry: CatalogueEntry, url: string, signal: AbortSignal, tally: Tally): Promise<ArrayBuffer> {
    const file = await download(entry, url, { signal, fetch: world.fetch, onBytes: (loaded) => tally.set(loaded) });
    tally.flush();
    return file;
  }

  return {
    get assetBase() {
      return assetBase;
    },

    configure(configuration) {
      if (configuration.assetBase !== undefined) assetBase = folder(configuration.assetBase);
      if (configuration.backend !== undefined) backend = known(configuration.backend);
    },

    async acquire(entry, url, options) {
      if (options.signal?.aborted) throw aborted();
      const key = entry.kind === "dataset" ? entry.sha256 : `${entry.sha256} ${backend}`;
      const load = entry.kind === "dataset" ? loadDataset : loadModel;
      const opened = () => open(key, entry.id, entry.bytes, (signal, { tally }) => load(entry, url, signal, tally));
      return join(key, opened, options);
    },

    async share<T>(name: string, load: (tools: LoadTools) => Promise<T>, options: AcquireOptions) {
      if (options.signal?.aborted) throw aborted();
      const wanted = backend;
      const key = `${name} ${wanted}`;
      const opened = () =>
        open(key, name, 0, async (signal, count) => {
          const engine = (only?: "cpu") => engines.get(only ?? wanted, assetBase);
          const report = ({ loaded, total }: Progress) => {
            count.total = total;
            count.tally.set(loaded);
          };
          try {
            const value = await load({ signal, fetch: world.fetch, engine, report });
            if (count.total > 0) count.tally.flush();
            return value;
          } catch (error) {
            engines.reconsider(wanted);
            throw error;
          }
        });
      return (await join(key, opened, options)) as Lease<T>;
    },

    async createTrainer(options) {
      const wanted = backend;
      try {
        const [engine, script] = await Promise.all([engines.get(wanted, assetBase), trainer.load()]);
        return script.createTrainer(engine.backend, options);
      } catch (cause) {
        engines.reconsider(wanted);
        if (cause instanceof ModelError) throw cause;
        throw new ModelError("backend", `No network to train could be made: ${String(cause)}.`, { cause });
      }
    },

    engineInfo: () => ({
      backend: engines.latest?.backend ?? null,
      fallback: engines.latest?.fallback,
      numTensors: engines.latest?.numTensors ?? 0,
    }),
  };
}

function dispose(value: unknown): void {
  try {
    (value as { dispose?(): void }).dispose?.();
  } catch {
    // The backend has stopped, out of memory perhaps; what it held is gone with it.
  }
}

/** The address of a folder, absolute and with its "/"; nothing for "". */
function folder(base: string | URL): string | undefined {
  return base ? new URL(`${base}`.replace(/\/?$/, "/"), globalThis.document?.baseURI).href : undefined;
}

function known(backend: Backend): Backend {
  if (["auto", "wasm", "cpu"].includes(backend)) return backend;
  console.warn(`ae-elements: there is no backend "${backend}"; "auto", "wasm" and "cpu" exist. Using "auto".`);
  return "auto";
}
