/**
 * embed.js, for a page with frames of embed.html: fits their height and sends the tags' events again, on the `<iframe>`, with the sender's
 * name in `event.tag`. Once in a page, before or after the frames, for those that come later too, also in open shadow roots:
 *
 *     <script src="https://cdn.example/embed.js" async></script>
 *
 * What a frame says counts for that frame alone: it has to come from its window and from the origin that its address promises.
 */
import { connectMessage, readFrameMessage } from "../lms/frame.js";

const KEY = Symbol.for("ae-elements/embed@1");

/** Of the page and its open shadow roots. */
const framesIn = (root: ParentNode): HTMLIFrameElement[] =>
  [...root.querySelectorAll("*")].flatMap((each) =>
    each instanceof HTMLIFrameElement ? each : each.shadowRoot ? framesIn(each.shadowRoot) : [],
  );

const langOf = (element?: Element): string | undefined =>
  element && (element.closest<HTMLElement>("[lang]")?.lang ?? langOf((element.getRootNode() as Partial<ShadowRoot>).host));

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

/** Frames that have been told: searching the page for each step of a drag, or at each change of its `<html>`, would be slow. */
let greeted: readonly HTMLIFrameElement[] = [];

/** Tells a frame who its host is, and what it is like there. */
function greet(frame: HTMLIFrameElement): void {
  const origins = originsOf(frame);
  // before it has loaded it is an empty document of the host's own; it will say hello
  if (origins.length === 0 || frame.contentDocument?.URL === "about:blank") return;
  greeted = [...greeted, frame].filter((each, i, all) => each.isConnected && all.indexOf(each) === i);
  const { colorScheme: scheme, direction } = getComputedStyle(frame);
  const said = connectMessage({ scheme, lang: langOf(frame), dir: direction as "ltr" | "rtl" });
  // who has no origin can't be named; what is said is no secret
  frame.contentWindow?.postMessage(said, origins.length > 1 ? "*" : origins[0]);
}

function fit(frame: HTMLIFrameElement, height: number): void {
  const style = getComputedStyle(frame);
  const isWhole = style.boxSizing === "border-box";
  const edges = isWhole ? [style.paddingTop, style.paddingBottom, style.borderTopWidth, style.borderBottomWidth] : [];
  frame.style.height = `${edges.reduce((sum, edge) => sum + parseFloat(edge), height)}px`;
}

function hear({ data, source, origin }: MessageEvent): void {
  const message = readFrameMessage(data);
  const isSource = (frame: HTMLIFrameElement) => frame.contentWindow === source && originsOf(frame).includes(origin);
  const speaker = message && (greeted.find(isSource) ?? framesIn(document).find(isSource));
  if (!speaker) return;
  if (message.type === "hello") return greet(speaker);
  if (message.type === "size") return fit(speaker, message.height);
  const { tag, name, detail } = message;
  speaker.dispatchEvent(Object.assign(new CustomEvent(name, { detail, bubbles: true, composed: true }), { tag }));
}

const page = window as { [KEY]?: true };
if (!page[KEY]) {
  page[KEY] = true;
  addEventListener("message", hear);
  framesIn(document).forEach(greet);
  // a page that has a switch for its colours or its language writes it here
  new MutationObserver(() => greeted.forEach(greet)).observe(document.documentElement, { attributes: true });
}
