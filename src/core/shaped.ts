/** Pictures of any shape in fields that are square: as large as these let them be in whole device pixels a pixel, in the middle. */
import { css } from "lit";
import type { ImageShape } from "../model/api.js";

/** `--field`: side of the field. Comes after the tag's own rules for its canvases. */
export const shapedStyles = css`
  canvas.shaped.shaped.shaped {
    --unit: calc(var(--field) / var(--side));
    inline-size: calc(var(--unit) * var(--w));
    block-size: calc(var(--unit) * var(--h));
    margin-block: calc((var(--field) - var(--unit) * var(--h)) / 2);
    margin-inline: calc((var(--field) - var(--unit) * var(--w)) / 2);
  }
  @supports (inline-size: round(down, 1px, 1px)) {
    /* less than one device pixel a pixel: as it comes */
    canvas.shaped.shaped.shaped {
      --dot: calc(1px / var(--dpr));
      --unit: max(round(down, calc(var(--field) / var(--side) + 0.01px), var(--dot)), min(calc(var(--field) / var(--side)), var(--dot)));
    }
  }
`;

/** After each update. Null: as the tag's own rules have them. */
export function shapeCanvases(root: ParentNode, shape: ImageShape | null): void {
  for (const canvas of root.querySelectorAll<HTMLCanvasElement>("canvas.pixels")) {
    canvas.classList.toggle("shaped", shape !== null);
    if (!shape) continue;
    const { width, height } = shape;
    const values = { w: width, h: height, side: Math.max(width, height), dpr: devicePixelRatio };
    for (const [name, value] of Object.entries(values)) canvas.style.setProperty(`--${name}`, String(value));
  }
}
