/** What a page that is one file does when it has been read: the script of its LMS, then the tags. */

export interface Plan {
  /** The part that registers tags. */
  readonly entry: string;
  /** The part that speaks to an LMS; it exports `start(options)`. */
  readonly runtime?: string;
  readonly options?: unknown;
}

type Load = (name: string) => Promise<Record<string, unknown>>;

/** How long tags wait for an LMS. */
const PATIENCE_MS = 5000;

/** The page's last line calls what this gives. */
export function startPage(load: Load): (plan: Plan) => void {
  return (plan) => {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => void start(load, plan), { once: true });
    else void start(load, plan);
  };
}

async function start(load: Load, { entry, runtime, options }: Plan): Promise<void> {
  if (runtime) await Promise.race([connect(load, runtime, options), new Promise((go) => setTimeout(go, PATIENCE_MS))]);
  await load(entry);
}

/** An LMS that can't be reached is no reason to show nothing. */
async function connect(load: Load, runtime: string, options: unknown): Promise<void> {
  try {
    const { start: begin } = (await load(runtime)) as { start(options: unknown): void | Promise<void> };
    await begin(options);
  } catch (error) {
    console.error("ae-elements: the connection to the LMS did not start.", error);
  }
}
