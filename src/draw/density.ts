/** A page may show a figure larger than it is laid out (slides); more than this is beyond what an eye can tell from its place. */
const LARGEST = 3;

/** Pixels for each CSS px of a canvas: as many as the screen has there, by its own density and by what the page makes of it. */
export function densityOf(canvas: HTMLCanvasElement): number {
  const shown = canvas.getBoundingClientRect().width / canvas.offsetWidth || 1;
  return (globalThis.devicePixelRatio || 1) * Math.min(LARGEST, Math.max(1, shown));
}
