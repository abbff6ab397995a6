/** `size` numbers (784 of a digit; null: any), clamped to [0, 1], as a copy; undefined if that is not what it is, or if it does not let itself be read. */
export function toImage(raw: ArrayLike<number>, size: number | null = 784): Float32Array | undefined {
  try {
    if (typeof raw !== "object" || raw === null || raw.length !== (size ?? raw.length)) return undefined;
    const image = Float32Array.from(raw, (v) => Math.min(1, Math.max(0, Number(v))));
    return image.some(Number.isNaN) ? undefined : image;
  } catch {
    return undefined;
  }
}
