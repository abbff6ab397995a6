import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { AssetId, ModelError } from "../model/api.js";
import type { ModelController } from "./model-controller.js";

/**
 * The second script of a tag: all of the figure but its first picture. It is asked for as soon as the tag is connected. Where it
 * does not arrive the tag says so, also when the models are there: without its rest the figure does not live.
 */
export class RestPart<Rest> implements ReactiveController {
  /** Null until it has come. */
  rest: Rest | null = null;
  /** Settles when the rest is there, or lost; null when it is not on its way. */
  pending: Promise<void> | null = null;
  /** Why it did not come, until Retry. */
  lost: ModelError | null = null;

  /** `came` is called once, when `rest` has been set. */
  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly loader: Pick<ModelController<AssetId>, "status" | "fail">,
    private readonly load: () => Promise<Rest>,
    private readonly came: (rest: Rest) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    if (!this.lost) void this.#fetch();
  }

  hostUpdate(): void {
    if (this.lost && this.loader.status.kind !== "failed") this.loader.status = { kind: "failed", error: this.lost };
  }

  /** The rest; asks once more where it was lost. Rejects with a ModelError. */
  async get(): Promise<Rest> {
    await this.#fetch();
    if (!this.rest) throw this.lost!;
    return this.rest;
  }

  /** The reader asks to try again. */
  retry(): void {
    this.lost = null;
    void this.#fetch();
  }

  #fetch(): Promise<void> | null {
    return this.rest ? null : (this.pending ??= this.#arrive());
  }

  async #arrive(): Promise<void> {
    try {
      this.rest = await this.load();
    } catch (cause) {
      // told once
      this.lost ??= this.loader.fail(cause);
    }
    this.pending = null;
    this.host.requestUpdate();
    if (this.rest) this.came(this.rest);
  }
}
