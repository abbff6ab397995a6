import type { Configuration } from "./api.js";
import { createPagePool, type PagePool } from "./page-pool.js";

/** What pools called "model-pool@1" have learnt since the first of them. */
const LATER = ["share", "createTrainer"] as const;

/**
 * The page's pool with everything that this copy of the library asks of it. One that an older copy made lacks what came later; a pool of our own
 * does that, for all copies, with an engine of its own: the old one does not hand out its engine. Models and data stay where they are.
 */
export function completed(found: PagePool): PagePool {
  const missing = LATER.filter((name) => typeof found[name] !== "function");
  if (missing.length === 0) return found;
  const later = createPagePool();
  later.configure({ assetBase: found.assetBase });
  const configure = found.configure.bind(found);
  return Object.assign(found, Object.fromEntries(missing.map((name) => [name, later[name]])), {
    configure(configuration: Configuration) {
      configure(configuration);
      later.configure(configuration);
    },
  });
}
