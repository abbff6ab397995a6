import type { Network } from "../src/model/format.js";
import { readCatalogue, readNetwork } from "./catalogue.js";
import type { Mnist } from "./mnist.js";

/** What measuring needs beside the network itself: the digits, other networks of the catalogue, and costly things made once. */
export class Lab {
  readonly #made = new Map<string, unknown>();

  constructor(
    readonly mnist: Mnist,
    private readonly weights: string,
  ) {}

  /** A network that has been made already, or null. */
  network(id: string): Network | null {
    return this.once(`network ${id}`, () =>
      readCatalogue(this.weights).assets.some((a) => a.id === id) ? readNetwork(this.weights, id) : null,
    );
  }

  once<T>(key: string, make: () => T): T {
    if (!this.#made.has(key)) this.#made.set(key, make());
    return this.#made.get(key) as T;
  }
}
