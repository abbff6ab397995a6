/** The digit shrinks into its code and comes out again: a view of what has happened already. */
import type { NetworkSize } from "../../draw/network.js";
import type { Rgb } from "../../draw/palette.js";
import { SIDE } from "./poster.js";

/** 784 pixels each, and what they are painted with. */
export interface Flight {
  input: ArrayLike<number>;
  output: ArrayLike<number>;
  ink: Rgb;
}

interface Part {
  canvas: HTMLCanvasElement;
  pixels: ArrayLike<number>;
  ink: Rgb;
  /** The neck on its side of the network, in client coordinates. */
  neck: { x: number; y: number; height: number };
}

/**
 * Lets a copy of the input shrink to the encoder's neck, then a copy of the reconstruction grow from the decoder's. The pictures
 * themselves stay where they are.
 * @param root of a rendered figure
 * @param neck as a share of the picture's height
 */
export function flyThrough(
  root: ShadowRoot,
  { input: x, output: xhat, ink }: Flight,
  { depth, width }: NetworkSize,
  neck: number,
  milliseconds: number,
): void {
  const find = <E extends HTMLElement>(selector: string) => root.querySelector<E>(selector);
  const layer = find(".sky");
  const flow = find(".flow")?.getBoundingClientRect();
  const input = find<HTMLCanvasElement>('[data-picture="input"]');
  const output = find<HTMLCanvasElement>('[data-picture="reconstruction"]');
  if (!layer || !flow || !input || !output) return;
  const mirrored = getComputedStyle(layer).direction === "rtl";
  const inset = (flow.width * depth) / width;
  const at = (start: boolean) => ({
    x: start !== mirrored ? flow.left + inset : flow.right - inset,
    y: flow.top + flow.height / 2,
    height: Math.max(3, neck * input.clientHeight),
  });
  fly(layer, { canvas: input, pixels: x, ink, neck: at(true) }, { canvas: output, pixels: xhat, ink, neck: at(false) }, milliseconds);
}

function fly(layer: HTMLElement, input: Part, output: Part, milliseconds: number): void {
  for (const old of layer.children) for (const animation of old.getAnimations()) animation.cancel();
  const [x, xNeck] = copy(layer, input);
  const [y, yNeck] = copy(layer, output);
  run(x, milliseconds, [
    { transform: "none", opacity: 1, easing: "cubic-bezier(.5, 0, .9, .5)" },
    { transform: xNeck, opacity: 1, offset: 0.5 },
    { transform: xNeck, opacity: 0, offset: 0.51 },
    { transform: xNeck, opacity: 0 },
  ]);
  run(y, milliseconds, [
    { transform: yNeck, opacity: 0 },
    { transform: yNeck, opacity: 0, offset: 0.49 },
    { transform: yNeck, opacity: 1, offset: 0.5, easing: "cubic-bezier(.1, .5, .5, 1)" },
    { transform: "none", opacity: 1 },
  ]);
}

function run(element: HTMLElement, duration: number, keyframes: Keyframe[]): void {
  const animation = element.animate(keyframes, { duration });
  animation.onfinish = animation.oncancel = () => element.remove();
}

/** The ink of a picture without its paper, over the picture, and the transform that makes it as small as the neck. */
function copy(layer: HTMLElement, { canvas, pixels, ink, neck }: Part): [HTMLCanvasElement, string] {
  const origin = layer.getBoundingClientRect();
  const box = canvas.getBoundingClientRect();
  const twin = document.createElement("canvas");
  twin.width = twin.height = SIDE;
  const image = new ImageData(SIDE, SIDE);
  for (let i = 0; i < pixels.length; i++) image.data.set([...ink, 255 * Math.min(1, Math.max(0, pixels[i]))], 4 * i);
  twin.getContext("2d")?.putImageData(image, 0, 0);
  const { style } = twin;
  style.left = `${box.left - origin.left}px`;
  style.top = `${box.top - origin.top}px`;
  style.width = `${box.width}px`;
  style.height = `${box.height}px`;
  layer.append(twin);
  const dx = neck.x - box.left - box.width / 2;
  const dy = neck.y - box.top - box.height / 2;
  return [twin, `translate(${dx}px, ${dy}px) scale(0.03, ${neck.height / box.height})`];
}
