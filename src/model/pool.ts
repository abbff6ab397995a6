/**
 * Models and data for tags: one load of each file a page, shared by all, disposed a little after the last release. The
 * engine and the files arrive when they are first asked for.
 */
import type { AcquireOptions, AssetId, AssetTypes, Configuration, Lease, ModelError, Trainer, TrainerOptions } from "./api.js";
import { assetUrl } from "./assets.js";
import { catalogueEntry } from "./catalogue.js";
import { completed } from "./complete-pool.js";
import { createPagePool, type EngineInfo, type PagePool } from "./page-pool.js";

export type { EngineInfo };

/** Blog posts load two bundles; both find the pool that the first one made. */
const KEY = Symbol.for("ae-elements/model-pool@1");

function pool(): PagePool {
  const shared = globalThis as { [KEY]?: PagePool };
  return shared[KEY] ? completed(shared[KEY]) : (shared[KEY] = createPagePool());
}

/**
 * Waits for a model or a data set. Rejects with a ModelError; asking again starts a new load. A `signal` ends this wait and
 * nobody else's.
 */
export async function acquire<Id extends AssetId>(id: Id, options: AcquireOptions = {}): Promise<Lease<AssetTypes[Id]>> {
  const entry = catalogueEntry(id);
  const url = assetUrl("weights", entry.file, pool().assetBase);
  return (await pool().acquire(entry, url, options)) as Lease<AssetTypes[Id]>;
}

export { acquire as acquireModel };

/** Waits for several at once, with one progress for all and one release. If one fails, the others are let go. */
export async function acquireAll<Id extends AssetId>(
  ids: readonly Id[],
  options: AcquireOptions = {},
): Promise<Lease<{ readonly [I in Id]: AssetTypes[I] }>> {
  const unique = [...new Set(ids)];
  const total = unique.reduce((sum, id) => sum + catalogueEntry(id).bytes, 0);
  const loaded = unique.map(() => 0);
  const others = new AbortController();
  const leave = () => others.abort();
  if (options.signal?.aborted) leave();
  options.signal?.addEventListener("abort", leave);

  const leases = await Promise.allSettled(
    unique.map(async (id, i) => {
      const report = (count: number) => {
        if (count === loaded[i]) return;
        loaded[i] = count;
        options.onProgress?.({ loaded: loaded.reduce((a, b) => a + b), total });
      };
      try {
        const lease = await acquire(id, { signal: others.signal, onProgress: (progress) => report(progress.loaded) });
        report(catalogueEntry(id).bytes);
        return lease;
      } catch (error) {
        leave();
        throw error;
      }
    }),
  );
  options.signal?.removeEventListener("abort", leave);

  const release = () => leases.forEach((lease) => lease.status === "fulfilled" && lease.value.release());
  const errors = leases.flatMap((lease) => (lease.status === "rejected" ? [lease.reason as ModelError] : []));
  if (errors.length > 0) {
    release();
    // The first to fail made the others give up.
    throw errors.find((error) => error.code !== "aborted") ?? errors[0];
  }
  const model = Object.fromEntries(leases.map((lease, i) => [unique[i], (lease as PromiseFulfilledResult<Lease<unknown>>).value.model]));
  return { model: model as { [I in Id]: AssetTypes[I] }, release };
}

/** As `share` of the page's pool. */
export const share: PagePool["share"] = (key, load, options) => pool().share(key, load, options);

/** A network that learns in the page, on the engine of the models. Rejects with a ModelError; whoever asked for it disposes it. */
export function createTrainer(options: TrainerOptions): Promise<Trainer> {
  return pool().createTrainer(options);
}

/** Settings for the whole page; they hold for what is acquired afterwards. */
export function configure(configuration: Configuration): void {
  pool().configure(configuration);
}

/** What the models run on, for tests and curious pages. */
export function engineInfo(): EngineInfo {
  return pool().engineInfo();
}
