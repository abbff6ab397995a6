import type { LitElement, ReactiveController } from "lit";
import { emit } from "./events.js";

/** A tag may name others by id, separated by spaces; the learner's digit goes both ways between them. */
type Host = LitElement & { readonly for?: string };

/** What carries one digit for all tags inside it. */
interface Carrier extends Element {
  digit?: Float32Array | null;
}

/**
 * The learner's own digit, drawn once and offered to every tag inside the same `<ae-lesson>`, and to tags that name each other with
 * `for`. A tag shares what was drawn in it; the others get it offered (a tile to choose, never a picture taken away) through
 * `image` and an update.
 *
 * Nobody need be there first: who shares sends `ae-digit`, everybody listens at the document and takes it where they belong together;
 * who comes later asks the lesson for its `digit`.
 */
export class DrawnDigitController implements ReactiveController {
  #image: Float32Array | null = null;

  /** `onOffer`, where given, hears of each new digit (784 pixels, ink 1) or of null when it was taken back; not of the host's own. */
  constructor(
    private readonly host: Host,
    private readonly onOffer?: (image: Float32Array | null) => void,
  ) {
    host.addController(this);
  }

  /** The digit on offer: 784 pixels in [0, 1], or null. */
  get image(): Float32Array | null {
    return this.#image;
  }

  hostConnected(): void {
    document.addEventListener("ae-digit", this.#hear);
    const carried = carrierOf(this.host)?.digit;
    if (carried) this.#take(carried);
  }

  hostDisconnected(): void {
    document.removeEventListener("ae-digit", this.#hear);
  }

  /** The learner has drawn in this tag; null: they have cleared it. */
  share(image: Float32Array | null): void {
    this.#image = image;
    emit(this.host, "ae-digit", { image: image && image.slice() });
  }

  readonly #hear = (event: HTMLElementEventMap["ae-digit"]): void => {
    const source = event.composedPath()[0];
    if (source === this.host || !(source instanceof Element)) return;
    if (!belongTogether(this.host, source)) return;
    this.#take(event.detail.image);
  };

  #take(image: Float32Array | null): void {
    this.#image = image;
    this.onOffer?.(image);
    this.host.requestUpdate();
  }
}

/** The nearest `<ae-lesson>` around an element, through shadow roots; the element itself counts. */
export function carrierOf(element: Element): Carrier | null {
  const carrier = element.closest("ae-lesson");
  if (carrier) return carrier;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? carrierOf(root.host) : null;
}

function belongTogether(a: Element, b: Element): boolean {
  const lesson = carrierOf(a);
  return (lesson !== null && lesson === carrierOf(b)) || names(a, b) || names(b, a);
}

function names(element: Element, other: Element): boolean {
  const list = element.getAttribute("for")?.split(/\s+/) ?? [];
  return other.id !== "" && list.includes(other.id) && element.getRootNode() === other.getRootNode();
}
