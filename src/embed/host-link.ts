/** The frame's side of the protocol of lms/frame.ts. */
import type { AeEventName } from "../core/events.js";
import { eventMessage, helloMessage, readConnectMessage, sizeMessage, type FrameMessage, type Surroundings } from "../lms/frame.js";

/** What is kept for a host that has not spoken yet; of a drag and a download only what comes of them. */
const MOST_WAITING = 100;
const PASSING: ReadonlySet<AeEventName> = new Set(["ae-input", "ae-progress"]);

export class HostLink {
  /** The origin to speak to; null: not known yet. */
  #target: string | null;
  #waiting: FrameMessage[] = [];

  /**
   * @param host an origin that the frame's address names: nobody else is spoken to
   * @param connected called at each `connect`
   */
  constructor(
    private readonly host: string | undefined,
    private readonly connected: (surroundings: Surroundings) => void,
  ) {
    this.#target = host ?? null;
    if (parent === window) return;
    addEventListener("message", this.#hear);
    // a host can't see into each place where a frame may stand, but it can answer
    parent.postMessage(helloMessage(), host ?? "*");
  }

  /** Whether there is somebody to tell. */
  get isConnected(): boolean {
    return this.#target !== null && parent !== window;
  }

  /** Tells an event; passes over what the protocol does not know. */
  event(tag: string, name: string, detail: unknown): void {
    const message = eventMessage(tag, name, detail);
    if (!message || parent === window) return;
    if (this.isConnected) this.#post(message);
    else if (message.type === "event" && !PASSING.has(message.name) && this.#waiting.length < MOST_WAITING) this.#waiting.push(message);
  }

  size(height: number): void {
    if (this.isConnected) this.#post(sizeMessage(height));
  }

  readonly #hear = ({ source, origin, data }: MessageEvent): void => {
    if (source !== parent || (this.host !== undefined && origin !== this.host)) return;
    const message = readConnectMessage(data);
    if (!message) return;
    // the page that frames this one can't change while this one lives. One without an origin (from a disk, or itself in a sandbox) can't be
    // named; `parent` is it all the same
    this.#target ??= /^https?:/.test(origin) ? origin : "*";
    for (const waiting of this.#waiting.splice(0)) this.#post(waiting);
    this.connected(message);
  };

  #post(message: FrameMessage): void {
    parent.postMessage(message, this.#target!);
  }
}
