import { ModelError } from "./api.js";
import { sha256 } from "./sha256.js";

/** What a file must be: its name in messages, its length and its SHA-256 in hexadecimal. */
export interface ExpectedFile {
  id: string;
  bytes: number;
  sha256: string;
}

export interface DownloadOptions {
  signal: AbortSignal;
  /** Bytes so far, as the response's stream brings them (decoded: Content-Length lies under compression). */
  onBytes?: (loaded: number) => void;
  fetch?: typeof fetch;
}

/**
 * Fetches a file and checks it. A file that is not the expected one is fetched once more, past the HTTP cache, which may
 * hold that of an older version.
 * @throws ModelError "network" (no answer, an HTTP error, an end too early) or "integrity" (other content)
 */
export async function download(file: ExpectedFile, url: string, options: DownloadOptions): Promise<ArrayBuffer> {
  const data = new Uint8Array(file.bytes);
  let length = 0;
  for (const cache of ["default", "reload"] as const) {
    length = await read(file, url, data, cache, options);
    if (length === file.bytes && (await sha256(data)) === file.sha256) return data.buffer;
  }
  if (length < file.bytes)
    throw failed(file, `${url} ended after ${length} of ${file.bytes} bytes. Try again; if it stays so, upload the file again.`);
  const advice = "Upload the files that came with this version of the library, or point configure({ assetBase }) at them.";
  throw new ModelError("integrity", `"${file.id}" was not used: ${url} is not the expected file (its SHA-256 differs). ${advice}`);
}

/** Fills `data` and returns the length of the response; reads no more than one chunk past the end of `data`. */
async function read(file: ExpectedFile, url: string, data: Uint8Array, cache: RequestCache, options: DownloadOptions): Promise<number> {
  const { signal, onBytes, fetch = globalThis.fetch } = options;
  let length = 0;
  try {
    const response = await fetch(url, { signal, cache });
    if (!response.ok) {
      const advice = "Check that the file is there, or point configure({ assetBase }) at the folder that holds weights/.";
      throw failed(file, `HTTP ${response.status} for ${url}. ${advice}`);
    }
    const reader = response.body!.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (length + value.length > data.length) {
        void reader.cancel();
        return length + value.length;
      }
      data.set(value, length);
      length += value.length;
      onBytes?.(length);
    }
  } catch (cause) {
    if (cause instanceof ModelError) throw cause;
    const advice = "Check the connection, and that the server lets this page read the file (CORS, Content-Security-Policy connect-src).";
    throw failed(file, `no complete answer from ${url} (${String(cause)}). ${advice}`, cause);
  }
  return length;
}

function failed(file: ExpectedFile, why: string, cause?: unknown): ModelError {
  return new ModelError("network", `"${file.id}" could not be loaded: ${why}`, { cause });
}
