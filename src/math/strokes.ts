/** Pen strokes on a square field of numbers: ink 0 to 1, antialiased by distance, no canvas needed. */
export interface Point {
  x: number;
  y: number;
}

export class Ink {
  readonly pixels: Float32Array;

  /** A field of size · size cells. */
  constructor(readonly size: number) {
    this.pixels = new Float32Array(size * size);
  }

  get empty(): boolean {
    return !this.pixels.some((v) => v > 0.05);
  }

  clear(): void {
    this.pixels.fill(0);
  }

  /** Draws from a to b with a round pen; points and radius in cells. A dot when a = b. */
  segment(a: Point, b: Point, radius: number): void {
    const reach = radius + 1;
    const left = Math.max(0, Math.floor(Math.min(a.x, b.x) - reach));
    const right = Math.min(this.size - 1, Math.ceil(Math.max(a.x, b.x) + reach));
    const top = Math.max(0, Math.floor(Math.min(a.y, b.y) - reach));
    const bottom = Math.min(this.size - 1, Math.ceil(Math.max(a.y, b.y) + reach));
    const dx = b.x - a.x;
    const dy = b.y - a.y;
    const length2 = dx * dx + dy * dy;
    for (let y = top; y <= bottom; y++) {
      for (let x = left; x <= right; x++) {
        const px = x + 0.5 - a.x;
        const py = y + 0.5 - a.y;
        const t = length2 > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy) / length2)) : 0;
        const distance = Math.hypot(px - t * dx, py - t * dy);
        const ink = Math.min(1, Math.max(0, radius + 0.5 - distance));
        const at = y * this.size + x;
        if (ink > this.pixels[at]) this.pixels[at] = ink;
      }
    }
  }

  /** Draws connected points. */
  stroke(points: readonly Point[], radius: number): void {
    if (points.length === 1) this.segment(points[0], points[0], radius);
    for (let i = 1; i < points.length; i++) this.segment(points[i - 1], points[i], radius);
  }
}
