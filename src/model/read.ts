/** Files of authors: no more of one is read than its limit. */
import { ModelError } from "./api.js";
import { broken, unreachable } from "./own/errors.js";
import { megabytes } from "./own/limits.js";

export interface Reading {
  readonly signal: AbortSignal;
  readonly fetch: typeof fetch;
  /** Past the HTTP cache: what it holds has been found wanting. */
  readonly fresh?: boolean;
  /** Bytes of this file so far; `length` is what the server says of it, where that can be believed. */
  readonly onBytes?: (loaded: number, length: number | undefined) => void;
  /** Who gives up what does not come. Without it a file is waited for until `signal` fires. */
  readonly patience?: (source: Source, signal: AbortSignal) => Watch;
}

export interface Watch {
  /** Of the reading: fires with the one that it was given, too. */
  readonly signal: AbortSignal;
  /** Rejects once it is waited no longer. */
  readonly over: Promise<never>;
  /** Bytes so far. */
  heard(loaded: number): void;
  end(): void;
}

/** A file, and what messages call it: "the manifest". */
export interface Source {
  readonly what: string;
  readonly address: string;
  /** Why no more is read; default: "the 1 MB that are read of it". */
  readonly most?: string;
}

/**
 * Reads a file of at most `most` bytes. Of a longer one no more is read than shows that it is.
 * @throws ModelError "network" where it does not arrive, "integrity" where it is too long or a web page in place of a file
 */
export async function readBytes(source: Source, most: number, reading: Reading): Promise<Uint8Array<ArrayBuffer>> {
  const { what, address } = source;
  const { signal, onBytes } = reading;
  const watch = reading.patience?.(source, signal);
  const inTime = <T>(work: Promise<T>) => (watch ? Promise.race([work, watch.over]) : work);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  try {
    const response = await inTime(reading.fetch(address, { signal: watch?.signal ?? signal, cache: reading.fresh ? "reload" : "default" }));
    if (!response.ok)
      throw unreachable(`${what} was not found: HTTP ${response.status} for ${address}. Check the address, and that the file is there.`);
    const said = lengthOf(response);
    if (said !== undefined && said > most) {
      void response.body?.cancel();
      throw tooLong(source, most, `the server says ${megabytes(said)}`);
    }
    if (/^text\/html\b/i.test(response.headers.get("content-type") ?? "")) {
      void response.body?.cancel();
      throw webPage(what, address);
    }
    const reader = response.body!.getReader();
    for (;;) {
      const { done, value } = await inTime(reader.read());
      if (done) break;
      length += value.length;
      if (length > most) {
        void reader.cancel();
        throw tooLong(source, most, "reading was stopped there");
      }
      chunks.push(value);
      watch?.heard(length);
      onBytes?.(length, said);
    }
  } catch (cause) {
    if (cause instanceof ModelError) throw cause;
    if (signal.aborted) throw new ModelError("aborted", "The wait for the model was given up.", { cause });
    const advice =
      "Check the address and the connection, and that the server lets this page read the file (CORS; Content-Security-Policy connect-src).";
    throw unreachable(`${what} did not arrive: no complete answer from ${address} (${String(cause)}). ${advice}`, cause);
  } finally {
    watch?.end();
  }
  return joined(chunks, length);
}

/** As `readBytes`, for text in UTF-8. A web page is none that an author means. */
export async function readText(source: Source, most: number, reading: Reading): Promise<string> {
  const bytes = await readBytes(source, most, reading);
  const { what, address } = source;
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw broken(`${what} is no text in UTF-8: ${address}. Save it in that encoding.`, cause);
  }
  if (/^\s*<(?:!doctype|html|head|body)\b/i.test(text)) throw webPage(what, address);
  return text;
}

/** As `readText`, for JSON. */
export async function readJson(source: Source, most: number, reading: Reading): Promise<unknown> {
  const text = await readText(source, most, reading);
  const { what, address } = source;
  if (/^\s*</.test(text)) throw webPage(what, address);
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw broken(`${what} is no JSON: ${address} (${(cause as Error).message}).`, cause);
  }
}

/** Content-Length counts what travels: under compression that is not the file. */
function lengthOf(response: Response): number | undefined {
  if (response.headers.get("content-encoding")) return undefined;
  const length = Number(response.headers.get("content-length") ?? NaN);
  return Number.isSafeInteger(length) && length >= 0 ? length : undefined;
}

function tooLong(source: Source, most: number, why: string): ModelError {
  const limit = source.most ?? `the ${megabytes(most)} that are read of it`;
  return broken(`${source.what} is too long: ${source.address} has more than ${limit} (${why}).`);
}

function webPage(what: string, address: string): ModelError {
  return broken(
    `${what} is a web page: ${address} answered HTML. Most often the address is wrong, and the server shows a page of its own for files that it does not have.`,
  );
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
