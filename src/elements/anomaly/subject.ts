/** What the figure is about: the library's examples, or an author's images as soon as they are there. */
import { adopt } from "../../core/adopt.js";
import { lazy } from "../../core/lazy.js";
import type { Models } from "../../core/model-controller.js";
import type { OwnImages, bringOwnImages } from "./own-images.js";
import type { Bench } from "./bench.js";
import { axisOf } from "./facts.js";
import { SIZE } from "./moves.js";
import type { Needed, RestHost } from "./rest.js";

const loadOwn = lazy(() => import("./own.js"));

/** Models of what stands at the author's addresses. */
export const bring = async (...args: Parameters<typeof bringOwnImages>): ReturnType<typeof bringOwnImages> =>
  (await loadOwn()).bringOwnImages(...args);

export class Subject {
  /** The author's own, once it is there. */
  author: OwnImages | null = null;
  /** Of the author's that was there last. */
  #images: Float32Array | null = null;

  constructor(
    private readonly host: RestHost,
    private readonly bench: Bench,
  ) {}

  /** What is scored, and asked about. */
  get name(): string {
    return this.host.place || this.host.source;
  }

  /** An author's images are wanted, and not there. */
  get isAwaited(): boolean {
    return this.host.place !== "" && !this.author;
  }

  /** What is loaded, where it is what the tag should show: another address may be on its way. */
  get models(): Partial<Models<Needed>> | null {
    const { loader, place } = this.host;
    return ((loader.own as OwnImages | null)?.place ?? "") === place ? loader.models : null;
  }

  /** The default threshold; NaN while an author's images are not scored. */
  get threshold(): number {
    const { place, source } = this.host;
    if (!place) return axisOf(source).threshold;
    const table = this.bench.table(place);
    return this.author && table ? this.author.axis(table).threshold : NaN;
  }

  /** Numbers of an image; null while nobody knows how large the author's own are. */
  get inputSize(): number | null {
    const { place, source } = this.host;
    return place ? (this.author?.size ?? null) : SIZE[source];
  }

  /** The images are of the digits' kind: one that is drawn in the page is one of them. */
  get isDrawn(): boolean {
    const { place, source } = this.host;
    return source === "digits" && (!place || !!this.author?.isDrawn);
  }

  /** Notices what has come, or is another's now. */
  follow(): void {
    const { host } = this;
    const { loader, place, element } = host;
    const own = place ? (loader.own as OwnImages | null) : null;
    const author = own?.place === place ? own : null;
    if (author === this.author) return;
    this.author = author;
    if (!author) return;
    adopt(element, author.styles);
    // the same address may have other content by now
    if (this.#images !== author.data.images) this.bench.forget(place);
    this.#images = author.data.images;
    if (host.own && host.own.image.length !== author.size) {
      element.complain(`input: not ${author.size} numbers, as the images of the author's own have; there is none`);
      host.own = null;
    }
    const { pick } = host.scene;
    if (pick.index >= author.count) host.set({ pick: { ...pick, index: author.count - 1 } });
  }

  /** Pictures take the shape of the author's images. */
  shape(root: ParentNode): void {
    const { author } = this;
    for (const canvas of root.querySelectorAll<HTMLElement>("canvas.pixels")) {
      canvas.classList.toggle("shaped", !!author);
      if (!author) continue;
      const { width, height } = author.image;
      const values = { w: width, h: height, unit: `${1 / (globalThis.devicePixelRatio || 1)}px` };
      for (const [name, value] of Object.entries(values)) canvas.style.setProperty(`--${name}`, String(value));
    }
  }
}
