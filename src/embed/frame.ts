/**
 * The script of embed.html: shows the tag that the address names after "#", loads the library, and tells the host page of heights and events.
 * A classic script, so that it runs in frames without an origin too.
 */
import { EVENTS } from "../lms/frame-details.js";
import type { Surroundings } from "../lms/frame.js";
import { readAllowed } from "./allowed.js";
import { readHash, type Reading, type Wanted } from "./hash.js";
import { Heights, LOOP_MS } from "./heights.js";
import { HostLink } from "./host-link.js";
import { isClassic, loadLibrary } from "./library.js";
import { complaint, unreachable } from "./messages.js";
import { awaitHeight, dress } from "./page.js";

/** Tags and their attributes, from custom-elements.json; the build writes them here. */
declare const __AE_TAGS__: string;

const allowed = readAllowed(__AE_TAGS__);
const folder = new URL(".", (document.currentScript as HTMLScriptElement).src).href;
const stage = document.querySelector("main")!;
const heights = new Heights();
let remeasuring: ReturnType<typeof setTimeout> | undefined;

const read = (): Reading => readHash(location.hash, allowed, new URL(location.href));
let reading = read();
let host: Surroundings = {};

const link = new HostLink(reading.page.host, (surroundings) => {
  host = surroundings;
  dress(reading.page, host);
  if (heights.last !== null) tellHeight(heights.last);
});

function show(): void {
  const { wanted, page, problems } = reading;
  dress(page, host);
  document.title = wanted?.tag ?? "ae-elements";
  if (wanted) stage.replaceChildren(elementOf(wanted));
  else fail("content", problems.join(" "), complaint(problems));
}

function elementOf({ tag, attributes }: Wanted): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of attributes) element.setAttribute(name, value);
  if (tag === "ae-term") element.textContent = attributes.get("term")!;
  return element;
}

async function load(wanted: Wanted): Promise<void> {
  try {
    await loadLibrary(folder, wanted);
  } catch (cause) {
    const message = `The library did not load (${String(cause)}).`;
    fail("network", message, unreachable(message));
  }
}

function fail(code: "content" | "network", message: string, view: HTMLElement): void {
  console.warn(message);
  stage.replaceChildren(view);
  stage.dispatchEvent(new CustomEvent("ae-error", { detail: { code, message, recoverable: true } }));
}

/** A tag that has not painted has no height yet: the frame keeps that of before. */
function measure(): void {
  const content = stage.firstElementChild;
  const isPainted = content && (!allowed.has(content.localName) || content.shadowRoot?.firstElementChild);
  // a frame that is not rendered has no width
  if (!isPainted || innerWidth === 0) return;
  const height = heights.next(stage.getBoundingClientRect().height, innerWidth, performance.now());
  if (height !== null) tellHeight(height);
  clearTimeout(remeasuring);
  if (heights.isDoubted) remeasuring = setTimeout(measure, LOOP_MS);
}

function tellHeight(height: number): void {
  if (link.isConnected) awaitHeight(height);
  link.size(height);
}

for (const name of EVENTS)
  stage.addEventListener(name, (event) => {
    const { localName } = event.composedPath()[0] as Element;
    link.event(localName === stage.localName ? "" : localName, name, (event as CustomEvent<unknown>).detail);
  });
stage.addEventListener("ae-error", ({ target, detail: { message } }) => {
  // the autoloader says so of a tag whose script did not come; all others say it themselves
  if (target !== stage && (target as Element).matches(":not(:defined)")) stage.replaceChildren(unreachable(message));
});
new ResizeObserver(measure).observe(stage);
// one that is no higher than the room that was kept for it
stage.addEventListener("ae-ready", measure);
addEventListener("resize", measure);
addEventListener("hashchange", () => {
  // a link inside a tag is no business of ours
  if (!/[#&]tag=/.test(location.hash)) return;
  if (isClassic()) location.reload();
  const first = reading.wanted === null;
  reading = read();
  show();
  if (first && reading.wanted) void load(reading.wanted);
});
// the address is the host's: a lesson that wrote its sections there would have the tag forgotten at the next reload
Object.defineProperty(history, "pushState", { value: () => undefined });

if (parent === window) document.documentElement.dataset.alone = "";
show();
if (reading.wanted) void load(reading.wanted);
