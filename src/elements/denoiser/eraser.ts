/** The ring on the noisy picture: what it passes over is set to 0. With a keyboard, arrows move it and Shift or Space rubs out. */
import { html, nothing, type TemplateResult } from "lit";
import { draggable, type DragPoint } from "../../core/drag.js";
import { vars } from "../../core/vars.js";
import { ERASER, SIDE, type Place } from "./denoiser.logic.js";

export interface EraserView {
  /** Whether it can be grabbed; null leaves it out. */
  live: boolean | null;
  label: string;
}

const START: Place = { x: 19, y: 18 };

export class Eraser {
  #at = START;
  #moved = false;

  /** `onRub` hears of each stretch from a to b, `onRest` when hand or key has come to rest. */
  constructor(private readonly on: { rub: (a: Place, b: Place) => void; move: () => void; rest: () => void }) {}

  /** Nobody has touched it yet. */
  get isFresh(): boolean {
    return !this.#moved;
  }

  forget(): void {
    this.#at = START;
    this.#moved = false;
  }

  render({ live, label }: EraserView): TemplateResult | typeof nothing {
    if (live === null || !live) return nothing;
    return html`<div
      class="eraser"
      part="eraser"
      role="application"
      tabindex="0"
      aria-label=${label}
      @pointerdown=${this.#pointer}
      @keydown=${this.#key}
    >
      <i class="ring" style=${vars({ ex: this.#at.x / SIDE, ey: this.#at.y / SIDE, er: ERASER / SIDE })}></i>
    </div>`;
  }

  readonly #pointer = draggable({
    start: (p) => {
      const at = place(p);
      this.#at = at;
      this.#rub(at, at);
    },
    move: (p) => {
      const to = place(p);
      this.#rub(this.#at, to);
    },
    end: () => this.on.rest(),
  });

  readonly #key = (event: KeyboardEvent): void => {
    const by = ({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] } as Record<string, [number, number]>)[
      event.key
    ];
    if (!by && event.key !== " ") return;
    event.preventDefault();
    const to = by ? inside({ x: this.#at.x + by[0], y: this.#at.y + by[1] }) : this.#at;
    if (event.shiftKey || !by) {
      this.#rub(this.#at, to);
      this.on.rest();
    } else {
      this.#at = to;
      this.on.move();
    }
  };

  #rub(from: Place, to: Place): void {
    this.#moved = true;
    this.#at = to;
    this.on.rub(from, to);
  }
}

function place({ x, y, width, height }: DragPoint): Place {
  return inside({ x: (x / width) * SIDE, y: (y / height) * SIDE });
}

const inside = ({ x, y }: Place): Place => ({ x: Math.min(SIDE, Math.max(0, x)), y: Math.min(SIDE, Math.max(0, y)) });
