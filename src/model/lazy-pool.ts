/**
 * The pool, fetched when the first model is asked for: no tag needs it, nor the catalogue, to show its poster.
 */
import type { AcquireOptions, AssetId, AssetTypes, Lease, Trainer, TrainerOptions } from "./api.js";
import { Script } from "./script.js";

const pool = new Script(() => import("./pool.js"));

/** As `acquire` of the pool. Rejects with a ModelError "network" too if the pool's script does not arrive. */
export async function acquire<Id extends AssetId>(id: Id, options?: AcquireOptions): Promise<Lease<AssetTypes[Id]>> {
  return (await pool.load()).acquire(id, options);
}

/** As `acquireAll` of the pool. */
export async function acquireAll<Id extends AssetId>(
  ids: readonly Id[],
  options?: AcquireOptions,
): Promise<Lease<{ readonly [I in Id]: AssetTypes[I] }>> {
  return (await pool.load()).acquireAll(ids, options);
}

/** As `createTrainer` of the pool. */
export async function createTrainer(options: TrainerOptions): Promise<Trainer> {
  return (await pool.load()).createTrainer(options);
}
