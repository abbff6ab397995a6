/** Promises of models and data that the tag's loader has not brought yet. */
import type { ModelController } from "./model-controller.js";
import type { AssetId, AssetTypes } from "../model/api.js";

export class AwaitedAssets<Id extends AssetId> {
  #open: (() => boolean)[] = [];

  constructor(private readonly loader: Pick<ModelController<Id>, "models" | "status">) {}

  /** Rejects with the loader's ModelError where it failed; pending while the loader waits for the tag to come near. */
  get<I extends Id>(id: I): Promise<AssetTypes[I]> {
    return new Promise((resolve, reject) => {
      const settle = () => {
        const { models, status } = this.loader;
        const asset = models?.[id];
        if (asset) resolve(asset);
        else if (status.kind === "failed") reject(status.error);
        return !!asset || status.kind === "failed";
      };
      if (!settle()) this.#open.push(settle);
    });
  }

  /** To be called whenever the loader's state may have changed. */
  settle(): void {
    this.#open = this.#open.filter((settle) => !settle());
  }
}
