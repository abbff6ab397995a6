/**
 * An author's own model and data, for tags: nothing of it is on a page until the first `model-src` or `data-src` is there.
 */
import type { AcquireOptions, Lease, OwnAddresses, OwnAssets } from "./api.js";
import { Script } from "./script.js";

const own = new Script(() => import("./own/own.js"));

/** As `acquireOwn` of own/own.ts. Rejects with a ModelError "network" too if the script does not arrive. */
export async function acquireOwn(addresses: OwnAddresses, options?: AcquireOptions): Promise<Lease<OwnAssets>> {
  return (await own.load()).acquireOwn(addresses, options);
}
