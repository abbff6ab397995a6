import { ModelError } from "../api.js";

/** What an author has to put right; after that, Retry works. */
export function broken(message: string, cause?: unknown): ModelError {
  return new ModelError("integrity", message, { cause });
}

export function unreachable(message: string, cause?: unknown): ModelError {
  return new ModelError("network", message, { cause });
}
