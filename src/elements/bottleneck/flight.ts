/** The digit shrinks into its code: a view of what has happened already. */
import type { NetworkSize } from "../../draw/network.js";
import type { Rgb } from "../../draw/palette.js";
import { SIDE } from "./poster.js";

const LEAST_NECK = 3;

/**
 * Lets the ink of the input leave its picture and shrink to the encoder's neck. The picture itself stays where it is.
 * @param root of a rendered figure
 * @param pixels of the input, 784
 * @param neck as a share of the picture's height
 */
export function fly(
  root: ShadowRoot,
  pixels: ArrayLike<number>,
  ink: Rgb,
  { depth, width }: NetworkSize,
  neck: number,
  milliseconds: number,
): void {
  const layer = root.querySelector<HTMLElement>(".sky");
  const flow = root.querySelector(".flow")?.getBoundingClientRect();
  const picture = root.querySelector('[data-picture="input"]')?.getBoundingClientRect();
  if (!layer || !flow || !picture) return;
  for (const old of layer.children) for (const animation of old.getAnimations()) animation.cancel();

  const twin = inkOf(pixels, ink);
  const origin = layer.getBoundingClientRect();
  // the page may show the figure larger or smaller than it is laid out
  const scale = origin.width / layer.offsetWidth || 1;
  const px = (v: number) => `${v / scale}px`;
  twin.style.left = px(picture.left - origin.left);
  twin.style.top = px(picture.top - origin.top);
  twin.style.width = twin.style.height = px(picture.width);
  layer.append(twin);

  const inset = (flow.width * depth) / width;
  const mirrored = getComputedStyle(layer).direction === "rtl";
  const x = (mirrored ? flow.right - inset : flow.left + inset) - picture.left - picture.width / 2;
  const y = flow.top + flow.height / 2 - picture.top - picture.height / 2;
  const height = Math.max((LEAST_NECK * scale) / picture.height, neck);
  const animation = twin.animate(
    [
      { transform: "none", opacity: 1 },
      { transform: `translate(${px(x)}, ${px(y)}) scale(0.03, ${height})`, opacity: 1, offset: 0.85 },
      { transform: `translate(${px(x)}, ${px(y)}) scale(0.03, ${height})`, opacity: 0 },
    ],
    { duration: milliseconds, easing: "cubic-bezier(.45, 0, .35, 1)" },
  );
  animation.onfinish = animation.oncancel = () => twin.remove();
}

/** A digit without its paper. */
function inkOf(pixels: ArrayLike<number>, ink: Rgb): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIDE;
  const image = new ImageData(SIDE, SIDE);
  for (let i = 0; i < pixels.length; i++) image.data.set([...ink, 255 * Math.min(1, Math.max(0, pixels[i]))], 4 * i);
  canvas.getContext("2d")?.putImageData(image, 0, 0);
  return canvas;
}
