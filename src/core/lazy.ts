import { Script } from "../model/script.js";

/**
 * An `import()` that may be asked again after it failed, as a function: `const load = lazy(() => import("./heavy.js"))`. Its
 * failures are ModelErrors "network".
 */
export function lazy<T>(load: () => Promise<T>): () => Promise<T> {
  const script = new Script(load);
  return () => script.load();
}
