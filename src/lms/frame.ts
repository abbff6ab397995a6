/**
 * `ae-elements/lms/frame`: what an embedded tag (embed.html in an `<iframe>`) and its host page say to each other by `postMessage`.
 * embed.js speaks this for a page; a page that wants to do it itself finds types and checks here.
 *
 *     import { connectMessage, readFrameMessage } from "ae-elements/lms/frame";
 *     const origin = "https://cdn.example";
 *     const connect = () => iframe.contentWindow.postMessage(connectMessage(), origin);
 *     addEventListener("message", (event) => {
 *       if (event.source !== iframe.contentWindow || event.origin !== origin) return;
 *       const message = readFrameMessage(event.data);
 *       if (message?.type === "hello") connect();
 *       if (message?.type === "size") iframe.style.height = `${message.height}px`;
 *       if (message?.type === "event" && message.name === "ae-answer") console.log(message.detail.score);
 *     });
 *
 * The frame says no more than `hello` before it knows to whom: the origin of the page that sent `connect`, or `host=…` in its hash. Events of
 * before wait.
 */
import type { AeEventDetails, AeEventName } from "../core/events.js";
import { cleanDetail, isEventName, isHeight } from "./frame-details.js";

export const PROTOCOL = "ae-elements/frame";
export const VERSION = 1;

interface Envelope {
  readonly protocol: typeof PROTOCOL;
  /** Another version is another language: both sides pass over what they do not know. */
  readonly version: typeof VERSION;
}

/** Host to frame, whenever it likes; the frame learns the host's origin by it and answers with its height. */
export interface ConnectMessage extends Envelope, Surroundings {
  readonly type: "connect";
}

/** What the place is like where the frame stands. Each holds unless the frame's hash says otherwise. */
export interface Surroundings {
  /** The colour scheme: the computed `color-scheme` of the `<iframe>`. */
  readonly scheme?: string;
  /** The language, as in `lang`. */
  readonly lang?: string;
  readonly dir?: "ltr" | "rtl";
}

/** Frame to host, once, when it has loaded: that it listens. */
export interface HelloMessage extends Envelope {
  readonly type: "hello";
}

/** Frame to host: the height of what it shows, in CSS pixels, a whole number from 0 to 100,000. */
export interface SizeMessage extends Envelope {
  readonly type: "size";
  readonly height: number;
}

/**
 * Frame to host: a tag sent an event. `tag` is the one that sent it: in a lesson one of those inside, too; empty where the frame itself did.
 * `detail` is the tag's own, with images as Float32Array.
 */
export type EventMessage = { [N in AeEventName]: Envelope & Sent<N> }[AeEventName];

interface Sent<N extends AeEventName> {
  readonly type: "event";
  readonly tag: string;
  readonly name: N;
  readonly detail: AeEventDetails[N];
}

export type FrameMessage = HelloMessage | SizeMessage | EventMessage;

const envelope: Envelope = { protocol: PROTOCOL, version: VERSION };

export const connectMessage = (surroundings: Surroundings = {}): ConnectMessage => ({ ...envelope, type: "connect", ...surroundings });

export const helloMessage = (): HelloMessage => ({ ...envelope, type: "hello" });

export const sizeMessage = (height: number): SizeMessage => ({ ...envelope, type: "size", height: Math.ceil(height) });

/** Null for an event of which the protocol knows nothing, or with a detail that is not its own. */
export function eventMessage(tag: string, name: string, detail: unknown): EventMessage | null {
  const clean = isEventName(name) && /^(ae-[a-z-]{1,40})?$/.test(tag) ? cleanDetail(name, detail) : null;
  return clean && ({ ...envelope, type: "event", tag, name, detail: clean } as EventMessage);
}

/**
 * What a frame said, copied field by field and checked; null for everything else. Who said it is for the caller to check:
 * `event.source` and `event.origin`.
 */
export function readFrameMessage(data: unknown): FrameMessage | null {
  const { type, height, tag, name, detail } = opened(data) ?? {};
  if (type === "hello") return helloMessage();
  if (type === "size") return isHeight(height) ? sizeMessage(height as number) : null;
  return type === "event" ? eventMessage(String(tag), String(name), detail) : null;
}

/** What a host said, copied and checked; null for everything else. */
export function readConnectMessage(data: unknown): ConnectMessage | null {
  const message = opened(data);
  if (message?.type !== "connect") return null;
  const { scheme, lang, dir } = message;
  return connectMessage({
    ...(typeof scheme === "string" && /^[a-z ]{1,40}$/.test(scheme) && { scheme }),
    ...(typeof lang === "string" && /^[a-z\d-]{1,40}$/i.test(lang) && { lang }),
    ...((dir === "ltr" || dir === "rtl") && { dir }),
  });
}

function opened(data: unknown): Record<string, unknown> | null {
  const message = data as Record<string, unknown> | null | undefined;
  return message?.protocol === PROTOCOL && message.version === VERSION ? message : null;
}
