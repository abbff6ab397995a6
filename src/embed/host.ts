/**
 * embed.js, for a page with frames of embed.html: fits their height and sends the tags' events again, on the `<iframe>`, with the sender's
 * name in `event.tag`. Once in a page, before or after the frames, for those that come later too:
 *
 *     <script src="https://cdn.example/embed.js" async></script>
 *
 * What a frame says counts for that frame alone: it has to come from its window and from the origin that its address promises.
 */
import { connectMessage, readFrameMessage } from "../lms/frame.js";

const KEY = Symbol.for("ae-elements/embed@1");

const frames = (): HTMLIFrameElement[] => [...document.querySelectorAll("iframe")];

/** What browsers call the origin of a document that has none: in a sandbox, from a disk. */
const NONE = ["null", "file://"];

/** The origins that a frame of embed.html may speak from; none for every other frame. */
function originsOf(frame: HTMLIFrameElement): string[] {
  // an anchor reads an address without an error, whatever it is
  const { origin, pathname, protocol } = Object.assign(document.createElement("a"), { href: frame.src });
  if (!/\/embed(\.html)?$/.test(pathname)) return [];
  const isSandboxed = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
  if (isSandboxed || protocol === "file:") return NONE;
  // a page in a sandbox has all its frames in it
  return self.origin === "null" ? [origin, ...NONE] : [origin];
}

/** Tells a frame who its host is, and what it is like there. */
function greet(frame: HTMLIFrameElement): void {
  const origins = originsOf(frame);
  // before it has loaded it is an empty document of the host's own; it will be greeted by its load event
  if (origins.length === 0 || frame.contentDocument?.URL === "about:blank") return;
  const { colorScheme: scheme, direction } = getComputedStyle(frame);
  const lang = frame.closest<HTMLElement>("[lang]")?.lang;
  const dir = direction === "rtl" ? "rtl" : "ltr";
  // who has no origin can't be named; what is said is no secret
  frame.contentWindow?.postMessage(connectMessage({ scheme, lang, dir }), origins.length > 1 ? "*" : origins[0]);
}

function fit(frame: HTMLIFrameElement, height: number): void {
  const style = getComputedStyle(frame);
  const { paddingTop, paddingBottom, borderTopWidth, borderBottomWidth } = style;
  const edges = style.boxSizing === "border-box" ? [paddingTop, paddingBottom, borderTopWidth, borderBottomWidth] : [];
  frame.style.height = `${edges.reduce((sum, edge) => sum + parseFloat(edge), height)}px`;
}

function hear({ data, source, origin }: MessageEvent): void {
  const message = readFrameMessage(data);
  const frame = message && frames().find((each) => each.contentWindow === source && originsOf(each).includes(origin));
  if (!frame) return;
  if (message.type === "size") return fit(frame, message.height);
  const { tag, name, detail } = message;
  frame.dispatchEvent(Object.assign(new CustomEvent(name, { detail, bubbles: true, composed: true }), { tag }));
}

if (!Object.hasOwn(window, KEY)) {
  Object.defineProperty(window, KEY, { value: true });
  addEventListener("message", hear);
  // load events do not bubble, but they can be caught on their way down: those of frames that come later as well
  document.addEventListener("load", ({ target }) => target instanceof HTMLIFrameElement && greet(target), true);
  const greetAll = () => frames().forEach(greet);
  greetAll();
  // a page that has a switch for its colours or its language writes it here
  new MutationObserver(greetAll).observe(document.documentElement, { attributes: true });
}
