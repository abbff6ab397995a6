import type { Parameter } from "./network.js";

const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-8;

/** Adam (Kingma and Ba 2015) over a list of parameters, with decoupled weight decay where asked (Loshchilov and Hutter 2019). */
export class Adam {
  /** First and second moments, one after the other for each parameter; what a checkpoint keeps. */
  readonly moments: Float32Array[];
  steps = 0;

  constructor(
    private readonly parameters: readonly Parameter[],
    private readonly decay = 0,
  ) {
    this.moments = parameters.flatMap((p) => [new Float32Array(p.value.length), new Float32Array(p.value.length)]);
  }

  /** Moves every parameter one step down its gradient and empties the gradient. */
  step(rate: number): void {
    this.steps++;
    const size = (rate * Math.sqrt(1 - BETA2 ** this.steps)) / (1 - BETA1 ** this.steps);
    const keep = 1 - rate * this.decay;
    this.parameters.forEach(({ value, gradient }, p) => {
      const m = this.moments[2 * p];
      const v = this.moments[2 * p + 1];
      for (let i = 0; i < value.length; i++) {
        const g = gradient[i];
        const mi = BETA1 * m[i] + (1 - BETA1) * g;
        const vi = BETA2 * v[i] + (1 - BETA2) * g * g;
        m[i] = mi;
        v[i] = vi;
        value[i] = value[i] * keep - (size * mi) / (Math.sqrt(vi) + EPSILON);
        gradient[i] = 0;
      }
    });
  }
}

/** Learning rate at `step` of `total`: a linear warm-up, then a half cosine down to a hundredth of the peak. */
export function rateAt(step: number, total: number, peak: number, warmUp = 200): number {
  const warm = Math.min(1, (step + 1) / warmUp);
  return peak * warm * (0.01 + 0.99 * 0.5 * (1 + Math.cos((Math.PI * step) / total)));
}
