import { ModelError } from "../api.js";

/** Files of a page that is one file have addresses of the page's own: an author knows them by the path that they wrote. */
export const asWritten = (message: string): string =>
  message.replaceAll(/ae-inlined:\/\/\/(?:own\/)?([^\s"]*)/g, (_, path: string) => decoded(path));

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** What an author has to put right; after that, Retry works. */
export function broken(message: string, cause?: unknown): ModelError {
  return new ModelError("integrity", asWritten(message), { cause });
}

export function unreachable(message: string, cause?: unknown): ModelError {
  return new ModelError("network", asWritten(message), { cause });
}

/** Everything is as it should be, and not for this tag: to try again would change nothing. */
export const unsuited = (message: string): ModelError => new ModelError("integrity", message, { recoverable: false });
