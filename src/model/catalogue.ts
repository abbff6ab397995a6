import type { AssetId } from "./api.js";
import { CATALOGUE, type CatalogueEntry } from "./catalogue.generated.js";

export type { CatalogueEntry };

/** What the catalogue says of a file that ships: name, length, SHA-256, sizes and measured figures. */
export function catalogueEntry(id: AssetId): CatalogueEntry {
  if (!Object.hasOwn(CATALOGUE, id)) throw new RangeError(`no model or data set "${id}"; there are ${assetIds.join(", ")}`);
  return CATALOGUE[id];
}

/** Ids of everything that ships. */
export const assetIds = Object.keys(CATALOGUE) as AssetId[];
