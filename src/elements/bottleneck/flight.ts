/** The image shrinks into its code: a view of what has happened already. */
import type { NetworkSize } from "../../draw/network.js";
import type { Rgb } from "../../draw/palette.js";
import type { ImageShape } from "../../model/api.js";

const LEAST_NECK = 3;

/**
 * Lets the ink of the input (coloured: all of it) leave its picture and shrink to the encoder's neck. The picture itself stays where it is.
 * @param root of a rendered figure
 * @param pixels of the input
 * @param neck as a share of the picture's height
 */
export function fly(
  root: ShadowRoot,
  pixels: ArrayLike<number>,
  ink: Rgb,
  { depth, width }: NetworkSize,
  neck: number,
  milliseconds: number,
  shape: ImageShape,
): void {
  const layer = root.querySelector<HTMLElement>(".sky");
  const flow = root.querySelector(".flow")?.getBoundingClientRect();
  const picture = root.querySelector('[data-picture="input"]')?.getBoundingClientRect();
  if (!layer || !flow || !picture) return;
  for (const old of layer.children) for (const animation of old.getAnimations()) animation.cancel();

  const twin = inkOf(pixels, ink, shape);
  const origin = layer.getBoundingClientRect();
  twin.style.left = `${picture.left - origin.left}px`;
  twin.style.top = `${picture.top - origin.top}px`;
  twin.style.width = `${picture.width}px`;
  twin.style.height = `${picture.height}px`;
  layer.append(twin);

  const inset = (flow.width * depth) / width;
  const mirrored = getComputedStyle(layer).direction === "rtl";
  const x = (mirrored ? flow.right - inset : flow.left + inset) - picture.left - picture.width / 2;
  const y = flow.top + flow.height / 2 - picture.top - picture.height / 2;
  const height = Math.max(LEAST_NECK / picture.height, neck);
  const animation = twin.animate(
    [
      { transform: "none", opacity: 1 },
      { transform: `translate(${x}px, ${y}px) scale(0.03, ${height})`, opacity: 1, offset: 0.85 },
      { transform: `translate(${x}px, ${y}px) scale(0.03, ${height})`, opacity: 0 },
    ],
    { duration: milliseconds, easing: "cubic-bezier(.45, 0, .35, 1)" },
  );
  animation.onfinish = animation.oncancel = () => twin.remove();
}

/** A grey image without its paper. */
function inkOf(pixels: ArrayLike<number>, ink: Rgb, { width, height, channels }: ImageShape): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const image = new ImageData(width, height);
  const level = (i: number) => 255 * Math.min(1, Math.max(0, pixels[i]));
  for (let i = 0; i < width * height; i++)
    image.data.set(channels === 3 ? [level(3 * i), level(3 * i + 1), level(3 * i + 2), 255] : [...ink, level(i)], 4 * i);
  canvas.getContext("2d")?.putImageData(image, 0, 0);
  return canvas;
}
