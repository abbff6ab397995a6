/** The file that `src` names, read up to a limit, and not waited for without end. */
import { LIMITS } from "../../content/quiz/types.js";
import { ModelError } from "../../model/api.js";
import { readText } from "../../model/read.js";

/** How long, ms: without a byte, and in all. */
export interface Patience {
  silence: number;
  whole: number;
}
const PATIENCE: Patience = { silence: 20_000, whole: 120_000 };

interface Request {
  address: string;
  signal: AbortSignal;
  patience?: Patience;
}

/**
 * The text of the file, or what is wrong with it for its author.
 * @throws when it does not arrive, and when `signal` aborts
 */
export async function fetchText({ address, signal, patience = PATIENCE }: Request): Promise<{ text: string } | { wrong: string }> {
  const stop = new AbortController();
  const abort = () => stop.abort(signal.reason);
  const giveUp = (why: string) => () => stop.abort(new Error(`The quiz did not arrive: ${why} from ${address}. Try again.`));
  const seconds = (ms: number) => `${Number((ms / 1000).toPrecision(2))} s`;
  let silence: ReturnType<typeof setTimeout> | undefined;
  const listen = () => {
    clearTimeout(silence);
    silence = setTimeout(giveUp(`nothing came for ${seconds(patience.silence)}`), patience.silence);
  };
  const whole = setTimeout(giveUp(`it was not complete after ${seconds(patience.whole)}`), patience.whole);
  listen();
  signal.addEventListener("abort", abort);
  if (signal.aborted) abort();
  const stopped = new Promise<never>((_, reject) =>
    // whatever the reason is, it goes to whoever waits
    // oxlint-disable-next-line prefer-promise-reject-errors
    stop.signal.addEventListener("abort", () => reject(stop.signal.reason as Error)),
  );
  try {
    const reading = readText({ what: "The quiz", address }, LIMITS.characters, {
      signal: stop.signal,
      fetch: (...request) => fetch(...request),
      onBytes: listen,
    });
    reading.catch(() => undefined);
    return { text: await Promise.race([reading, stopped]) };
  } catch (error) {
    if (error instanceof ModelError && error.code === "integrity") return { wrong: error.message };
    throw error;
  } finally {
    clearTimeout(silence);
    clearTimeout(whole);
    signal.removeEventListener("abort", abort);
  }
}
