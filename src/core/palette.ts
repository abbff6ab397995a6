import type { ReactiveController, ReactiveControllerHost } from "lit";
import { COLOURS, type ColourName } from "./tokens.js";
import type { Palette, Rgb } from "../draw/palette.js";

/**
 * The colours that canvases are painted with, as the page resolves them now: theme, author's properties and forced colours
 * included. A hidden probe in the tag's shadow root (render `controller.probe`) tells when they change, and the host updates.
 */
export class PaletteController implements ReactiveController {
  #palette: Palette | null = null;
  #stop: (() => void) | null = null;

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  /** Resolved at the first use after a change; light, and for now, while the host is in no slot of its parent's and has no style to ask. */
  get current(): Palette {
    if (this.#palette) return this.#palette;
    const palette = resolve(this.host);
    if (getComputedStyle(this.host).color) this.#palette = palette;
    return palette;
  }

  hostConnected(): void {
    this.#palette = null;
    const root = this.host.shadowRoot;
    const refresh = (event?: Event) => {
      if (event instanceof TransitionEvent && !(event.target as Element).classList?.contains("probe")) return;
      this.#palette = null;
      this.host.requestUpdate();
    };
    const queries = ["(forced-colors: active)", "(prefers-color-scheme: dark)", "(prefers-contrast: more)"].map((q) => matchMedia(q));
    for (const query of queries) query.addEventListener("change", refresh);
    root?.addEventListener("transitionend", refresh);
    this.#stop = () => {
      for (const query of queries) query.removeEventListener("change", refresh);
      root?.removeEventListener("transitionend", refresh);
    };
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = null;
  }
}

function resolve(host: HTMLElement): Palette {
  const probe = document.createElement("span");
  probe.style.cssText = "position:absolute;visibility:hidden;transition:none";
  (host.shadowRoot ?? host).append(probe);
  const style = getComputedStyle(probe);
  const colours = {} as Record<ColourName, string>;
  const rgb = {} as Record<ColourName, Rgb>;
  for (const name of Object.keys(COLOURS) as ColourName[]) {
    probe.style.color = `var(--_${name})`;
    const colour = style.color || COLOURS[name][0];
    colours[name] = colour;
    rgb[name] = channels(colour);
  }
  probe.remove();
  return { colours, rgb, forced: matchMedia("(forced-colors: active)").matches };
}

/** Computed colours are `rgb(…)`; anything newer (`color(srgb …)`, `oklch(…)`) is asked of a canvas. */
function channels(colour: string): Rgb {
  const plain = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(colour);
  if (plain) return [Number(plain[1]), Number(plain[2]), Number(plain[3])];
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!context) return [0, 0, 0];
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [r, g, b] = context.getImageData(0, 0, 1, 1).data;
  return [r, g, b];
}
