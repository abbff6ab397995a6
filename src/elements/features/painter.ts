/** All canvases of the tag: the cloud, and the digits that are looked at. Repaints only what has changed. */
import { paintDigit } from "../../draw/digit.js";
import { CloudPicture, type CloudView } from "./cloud-picture.js";
import type { Look } from "./look.js";

export class Painter {
  readonly #cloud = new CloudPicture();
  readonly #digits = new WeakMap<HTMLCanvasElement, readonly unknown[]>();

  paint(root: ParentNode, look: Look, view: Omit<CloudView, "places" | "at" | "near">): void {
    const base = root.querySelector<HTMLCanvasElement>(".base");
    const overlay = root.querySelector<HTMLCanvasElement>(".overlay");
    if (base && overlay)
      this.#cloud.paint(base, overlay, { ...view, places: look.places, at: look.at, near: look.near.map(({ at }) => at) });
    root.querySelectorAll<HTMLCanvasElement>(".loupe canvas").forEach((canvas, i) => {
      const image = look.images[i];
      const key = [image.buffer, image.byteOffset, view.palette];
      if (this.#digits.get(canvas)?.every((v, j) => v === key[j])) return;
      this.#digits.set(canvas, key);
      paintDigit(canvas, image, view.palette);
    });
  }
}
