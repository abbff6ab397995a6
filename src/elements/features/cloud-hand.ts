/** What hands do to the cloud: look at a digit, pick it, name it, go to the next; and what is looked at then. */
import { localPoint } from "../../core/drag.js";
import type { Dataset } from "../../model/api.js";
import * as logic from "./features.logic.js";
import type { Scene, View } from "./features.logic.js";
import type { Lab } from "./lab.js";
import { lookAt, lookAtYours, posterLook, type Look } from "./look.js";
import type { RestHost } from "./rest-host.js";

const ARROWS: Record<string, readonly [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
/** Room at the cloud's edges, CSS px. */
const EDGES = 24;

export class CloudHand {
  /** The reader looks at their own digit. */
  isAtYours = false;
  /** The digit under the pointer. */
  #hovered: number | null = null;
  #look: { key: readonly unknown[]; look: Look } | null = null;

  constructor(
    private readonly host: RestHost,
    private readonly lab: Lab,
  ) {}

  get #digits(): Dataset | undefined {
    return this.host.loader.models?.digits;
  }

  forget(): void {
    this.#hovered = null;
    this.isAtYours = false;
  }

  /** The digit looked at: under the pointer, or picked. */
  look(): Look {
    const digits = this.#digits;
    const { cloud } = this.lab;
    // without the data set, as when the tag is moved, the last picture stays
    if (!cloud || !digits) return this.#look ? { ...this.#look.look, live: false } : posterLook();
    const index = this.#hovered ?? this.host.scene.picked;
    const yours = this.isAtYours && this.#hovered === null ? this.lab.yours : null;
    const key = [index, yours, cloud, digits];
    if (!this.#look || key.some((v, i) => v !== this.#look!.key[i]))
      this.#look = { key, look: yours ? lookAtYours(yours, cloud, digits) : lookAt(index, cloud, digits) };
    return this.#look.look;
  }

  /** What the points are coloured by. */
  get view(): View {
    const { view } = this.host.scene;
    const { own } = this.lab;
    if (view === null) return own ? "codes" : "grey";
    return (view === "codes" || view === "pixels") && !own ? "grey" : view;
  }

  /** The class whose colour each point has. */
  colours(): Uint8Array | null {
    const { view } = this;
    if (view === "grey" || !this.look().live) return null;
    return view === "truth" ? this.#digits!.labels : this.lab.own!.calls[view];
  }

  /** Gives the picked digit a class, or takes it away. */
  readonly name = (label: number | null): void => {
    const { scene } = this.host;
    const named = new Map(scene.named);
    if (label === null || named.get(scene.picked) === label) named.delete(scene.picked);
    else named.set(scene.picked, label);
    this.#set({ named });
    this.host.emit("ae-change", { named: [...named] });
  };

  readonly show = (view: View): void => {
    this.#set({ view });
    this.host.emit("ae-change", { view });
  };

  readonly toggleYours = (): void => {
    this.isAtYours = !this.isAtYours;
    this.host.element.requestUpdate();
  };

  /** Picks one that has no name yet. */
  readonly another = (): void => {
    const { scene } = this.host;
    const { count } = posterLook();
    // round the data set in steps that reach every digit: where classes alternate, so do these
    let next = scene.picked;
    do next = (next + 617) % count;
    while (scene.named.has(next) && next !== scene.picked);
    this.#pick(next);
  };

  readonly onClick = (event: MouseEvent): void => {
    if (!this.look().live) return;
    const { element } = this.host;
    // a click that a screen reader makes on the handle has no place
    if (event.detail > 0 || event.target === event.currentTarget) this.#pick(this.#indexAt(event));
    void element.updateComplete.then(() => element.renderRoot.querySelector<HTMLElement>(".handle")?.focus({ preventScroll: true }));
  };

  readonly onHover = (event: PointerEvent): void => {
    if (event.pointerType !== "mouse" || !this.look().live) return;
    this.#hover(this.#indexAt(event));
  };

  readonly onLeave = (): void => this.#hover(null);

  readonly onKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { scene } = this.host;
    const mayName = this.host.shows("name");
    const way = ARROWS[event.key];
    if (way) {
      const to = logic.neighbourTowards(this.lab.cloud!.places, scene.picked, way);
      if (to !== null) this.#pick(to);
    } else if (/^\d$/.test(event.key) && mayName) {
      this.#set({ named: new Map([...scene.named].filter(([i]) => i !== scene.picked)) });
      this.name(Number(event.key));
    } else if ((event.key === "Delete" || event.key === "Backspace") && mayName) this.name(null);
    else return;
    event.preventDefault();
  };

  #set(change: Partial<Scene>): void {
    this.host.scene = { ...this.host.scene, ...change };
  }

  #pick(index: number): void {
    this.forget();
    this.#set({ picked: index });
    this.host.emit("ae-change", { picked: index });
  }

  #hover(index: number | null): void {
    if (index === this.#hovered) return;
    this.#hovered = index;
    this.host.element.requestUpdate();
  }

  #indexAt(event: MouseEvent): number {
    const { x, y, width, height } = localPoint(event, event.currentTarget as HTMLElement);
    const [across, up] = [width - EDGES, height - EDGES];
    return logic.nearestPlace(this.lab.cloud!.places, (2 * x - width) / across, (height - 2 * y) / up, across / up);
  }
}
