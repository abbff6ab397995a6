/** An author's images (`data-src` alone) in the place of the digits, beside the library's own models. */
import type { AcquireOptions, AssetId, Lease, OwnAssets, Progress } from "../model/api.js";
import { acquireOwn } from "../model/lazy-own.js";
import { acquireAll } from "../model/lazy-pool.js";
import type { Models } from "./model-controller.js";

/** `check` throws where the images are not what the models take. */
export async function imagesBesideLibrary<Id extends AssetId>(
  dataSrc: string,
  ids: readonly Id[],
  { signal, onProgress }: AcquireOptions,
  check: (own: OwnAssets) => void,
): Promise<Lease<Models<Id>> & { readonly own: OwnAssets }> {
  const parts: (Progress | undefined)[] = [undefined, undefined];
  const part = (i: number) => (progress: Progress) => {
    parts[i] = progress;
    const [one, other] = parts;
    if (one && other) onProgress?.({ loaded: one.loaded + other.loaded, total: one.total + other.total });
  };
  const others = ids.filter((id) => id !== "digits");
  const both = [
    acquireOwn({ dataSrc }, { signal, onProgress: part(0) }),
    acquireAll(others, { signal, onProgress: part(1) }) as Promise<Lease<object>>,
  ] as const;
  try {
    const [own, library] = await Promise.all(both);
    const digits = own.model.data!;
    check(own.model);
    const release = () => [own, library].forEach((lease) => lease.release());
    return { model: { ...library.model, digits } as unknown as Models<Id>, own: own.model, release };
  } catch (error) {
    for (const each of both)
      void each.then(
        (lease) => lease.release(),
        () => {},
      );
    throw error;
  }
}
