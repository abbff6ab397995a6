import { ModelError, type Autoencoder, type CodeOptions, type OwnAutoencoder } from "../api.js";
import type { Disposable } from "../engine.js";
import { broken } from "./errors.js";
import type { Manifest, PixelScale } from "./manifest.js";

/** An author's model as tags know models: pixels in [0, 1] both ways, whatever its own numbers are. */
export class ScaledAutoencoder implements OwnAutoencoder {
  readonly id: string;
  readonly kind;
  readonly nested;
  readonly inputSize;
  readonly latentSize;
  readonly #scale: PixelScale;

  constructor(
    private readonly model: Autoencoder & Disposable,
    { address, kind, nested, scale }: Manifest,
  ) {
    this.id = address;
    this.kind = kind;
    this.nested = nested;
    this.inputSize = model.inputSize;
    this.latentSize = model.latentSize;
    this.#scale = scale;
  }

  encode(x: Float32Array, options?: CodeOptions): Promise<Float32Array> {
    return this.model.encode(this.#own(x), options);
  }

  /** Pixels as the model has them. */
  #own(x: Float32Array): Float32Array {
    const { low, high } = this.#scale;
    return low === 0 && high === 1 ? x : x.map((pixel) => low + (high - low) * pixel);
  }

  async decode(z: Float32Array, options?: CodeOptions): Promise<Float32Array> {
    const { low, high } = this.#scale;
    const out = await this.model.decode(z, options);
    for (let i = 0; i < out.length; i++) out[i] = Math.min(1, Math.max(0, (out[i] - low) / (high - low)));
    return out;
  }

  /**
   * Sends a blank image through the model, there and back.
   * @throws ModelError "integrity" where it does not run, or something else than numbers comes out
   */
  async tryOut(signal: AbortSignal): Promise<void> {
    const tried = `The model ${this.id} was tried on a blank image`;
    const check = (what: string, numbers: Float32Array) => {
      const bad = numbers.findIndex((each) => !Number.isFinite(each));
      if (bad >= 0) throw broken(`${tried}: ${what} has ${numbers[bad]} at place ${bad}, which is no number to work with.`);
    };
    try {
      const code = await this.model.encode(this.#own(new Float32Array(this.inputSize)), { signal });
      check("its code", code);
      check("its picture", await this.model.decode(code, { signal }));
    } catch (cause) {
      if (cause instanceof ModelError && cause.code !== "backend") throw cause;
      throw broken(`${tried} and does not run: ${(cause as Error).message}`, cause);
    }
  }

  dispose(): void {
    this.model.dispose();
  }
}
