/** How long an author's file is waited for. As long as it comes at a bearable pace it may take what it takes: a model has up to 64 MB. */
import type { Source, Watch } from "../read.js";
import { unreachable } from "./errors.js";

/** ms without a byte. */
const SILENCE = 20_000;

/** From then on, ms, a file that is slower than this, bytes a second on average, is given up: it drips without an end in sight. */
const SLOW_AFTER = 120_000;
const SLOWEST = 1000;

export function patience({ what, address }: Source, signal: AbortSignal): Watch {
  const stop = new AbortController();
  const leave = () => stop.abort(signal.reason);
  signal.addEventListener("abort", leave);
  if (signal.aborted) leave();
  let giveUp!: (error: Error) => void;
  const over = new Promise<never>((_, reject) => (giveUp = reject));
  over.catch(() => {}); // whoever reads hears of it, or has left
  const end = (why: string) => {
    const error = unreachable(`${what} did not arrive: ${why} from ${address}. Check the address and the connection, and try again.`);
    giveUp(error);
    stop.abort(error);
  };

  let loaded = 0;
  let silence: ReturnType<typeof setTimeout>;
  const listen = () => {
    silence = setTimeout(() => end(`nothing came for ${SILENCE / 1000} s`), SILENCE);
  };
  listen();
  let seconds = SLOW_AFTER / 1000;
  const pace = () => {
    if (loaded < seconds * SLOWEST) return end(`only ${loaded} bytes came in ${seconds} s`);
    seconds += 10;
    slow = setTimeout(pace, 10_000);
  };
  let slow = setTimeout(pace, SLOW_AFTER);
  return {
    signal: stop.signal,
    over,
    heard(length) {
      loaded = length;
      clearTimeout(silence);
      listen();
    },
    end() {
      clearTimeout(silence);
      clearTimeout(slow);
      signal.removeEventListener("abort", leave);
    },
  };
}
