import { css, html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import type { Palette } from "../draw/palette.js";
import type { common } from "../i18n/en/common.js";
import { toMnist } from "../math/mnist.js";
import { Ink, type Point } from "../math/strokes.js";
import { draggable, localPoint, type LocalPoint } from "./drag.js";

/** Cells of the drawing field; four for each pixel of the digit. */
const FIELD = 112;
const PEN = 5;
const STEP = 2;

export interface PadOptions {
  words: typeof common;
  palette: Palette;
}

/**
 * A drawing field for one digit. It alone takes the whole touch gesture. With a keyboard the pen moves by arrow keys and draws
 * while Shift is held. What was drawn is centred by mass and scaled as MNIST does before the host gets it.
 */
export class PadController implements ReactiveController {
  #ink = new Ink(FIELD);
  #pen: Point = { x: FIELD / 2, y: FIELD / 4 };
  #last: Point | null = null;
  #keyboard = false;
  #canvas: HTMLCanvasElement | null = null;
  #palette: Palette | null = null;

  /** `onDraw` gets 784 pixels after each stroke, null after Clear. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly onDraw: (image: Float32Array | null) => void,
  ) {
    host.addController(this);
  }

  hostUpdated(): void {
    this.#paint();
  }

  readonly clear = (): void => {
    this.#ink.clear();
    this.#last = null;
    this.onDraw(null);
    this.host.requestUpdate();
  };

  render({ words, palette }: PadOptions): TemplateResult {
    this.#palette = palette;
    return html`<div class="pad">
      <canvas
        class="pixels pad-field"
        part="pad"
        role="application"
        tabindex="0"
        aria-label=${words.padLabel}
        width=${FIELD}
        height=${FIELD}
        @pointerdown=${this.#pointer}
        @keydown=${this.#key}
        @focus=${() => this.#showPen(true)}
        @blur=${() => this.#showPen(false)}
        ${ref((element) => (this.#canvas = (element as HTMLCanvasElement | undefined) ?? null))}
      ></canvas>
      ${this.#ink.empty ? html`<span class="pad-hint" aria-hidden="true">${words.drawHere}</span>` : null}
    </div>`;
  }

  readonly #pointer = draggable({
    start: (p) => {
      this.#keyboard = false;
      this.#last = this.#pen = cell(p);
      this.#draw(this.#last);
    },
    move: (p) => {
      for (const event of p.event.getCoalescedEvents?.() ?? []) this.#draw(cell(localPoint(event, this.#canvas!)));
      this.#draw(cell(p));
    },
    end: () => {
      this.#last = null;
      this.#report();
    },
  });

  readonly #key = (event: KeyboardEvent): void => {
    const by = ({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] } as Record<string, [number, number]>)[
      event.key
    ];
    if (!by) return;
    event.preventDefault();
    this.#keyboard = true;
    const inside = (v: number) => Math.min(FIELD - PEN, Math.max(PEN, v));
    const to = { x: inside(this.#pen.x + by[0] * STEP * 2), y: inside(this.#pen.y + by[1] * STEP * 2) };
    if (event.shiftKey) {
      this.#ink.segment(this.#pen, to, PEN);
      this.#pen = to;
      this.#report();
    } else {
      this.#pen = to;
      this.#paint();
    }
  };

  #showPen(on: boolean): void {
    this.#keyboard = on;
    this.#paint();
  }

  #draw(to: Point): void {
    const wasEmpty = this.#ink.empty;
    this.#ink.segment(this.#last ?? to, to, PEN);
    this.#last = this.#pen = to;
    this.#paint();
    if (wasEmpty) this.host.requestUpdate();
  }

  #report(): void {
    const image = toMnist(this.#ink.pixels, FIELD, FIELD);
    this.onDraw(image);
    this.host.requestUpdate();
  }

  #paint(): void {
    const context = this.#canvas?.getContext("2d");
    if (!context || !this.#palette) return;
    const paper = this.#palette.rgb["seq-0"];
    const ink = this.#palette.rgb["seq-1"];
    const image = context.createImageData(FIELD, FIELD);
    this.#ink.pixels.forEach((v, i) => {
      for (let c = 0; c < 3; c++) image.data[4 * i + c] = paper[c] + (ink[c] - paper[c]) * v;
      image.data[4 * i + 3] = 255;
    });
    context.putImageData(image, 0, 0);
    if (!this.#keyboard) return;
    context.strokeStyle = this.#palette.colours.x;
    context.lineWidth = 2;
    context.beginPath();
    context.arc(this.#pen.x, this.#pen.y, PEN + 1, 0, 2 * Math.PI);
    context.stroke();
  }
}

function cell({ x, y, width, height }: LocalPoint): Point {
  return { x: (x / width) * FIELD, y: (y / height) * FIELD };
}

export const padStyles = css`
  .pad {
    position: relative;
    inline-size: fit-content;
  }
  .pad-field {
    inline-size: var(--pad-size, 196px);
    block-size: var(--pad-size, 196px);
    image-rendering: auto;
    touch-action: none;
    cursor: crosshair;
  }
  .pad-hint {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    color: var(--_ink-3);
    font-size: var(--_text-m);
    pointer-events: none;
  }
`;
