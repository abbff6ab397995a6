/** An author's model and data (`model-src`, `data-src`) in the places of the library's. Nothing of it is fetched by tags without. */
import type { AcquireOptions, AssetId, Lease, OwnAddresses, OwnAssets } from "../model/api.js";
import { acquireOwn } from "../model/lazy-own.js";
import type { Models, ModelSource } from "./model-controller.js";

/**
 * Makes the models that a tag knows by their ids of what the author gave. Rejects with a ModelError "integrity" that says what the tag
 * needs and what is there, where that does not fit.
 */
export type Adopt<Id extends AssetId> = (own: OwnAssets, ids: readonly Id[]) => Models<Id> | Promise<Models<Id>>;

/** Null where the author named neither. */
export function ownSource<Id extends AssetId>({ modelSrc, dataSrc }: OwnAddresses, adopt: Adopt<Id>): ModelSource<Id> | null {
  if (!modelSrc && !dataSrc) return null;
  return {
    place: JSON.stringify([modelSrc, dataSrc]),
    acquire: (ids, options) => adoptOwn({ modelSrc, dataSrc }, adopt, ids, options),
  };
}

/** What such a source does when it is asked. */
export async function adoptOwn<Id extends AssetId>(
  addresses: OwnAddresses,
  adopt: Adopt<Id>,
  ids: readonly Id[],
  options: AcquireOptions,
): Promise<Lease<Models<Id>> & { readonly own: OwnAssets }> {
  const { model: own, release } = await acquireOwn(addresses, options);
  try {
    return { model: await adopt(own, ids), own, release };
  } catch (error) {
    release();
    throw error;
  }
}
