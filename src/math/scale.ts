/** A linear map from a domain onto a range, and back. Either may run downwards; nothing is clipped. */
export interface Scale {
  (value: number): number;
  invert(position: number): number;
}

export function linear(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const [d0, d1] = domain;
  const [r0, r1] = range;
  const slope = (r1 - r0) / (d1 - d0);
  return Object.assign((value: number) => r0 + (value - d0) * slope, { invert: (position: number) => d0 + (position - r0) / slope });
}
