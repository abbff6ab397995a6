/**
 * Promises of models and data that the tag's loader has not brought yet. A tag that was taken off the page computes nothing: who asks it, and
 * who waits for its answer, hears of that.
 */
import type { ReactiveControllerHost } from "lit";
import { ModelError, type AssetId, type AssetTypes } from "../model/api.js";
import type { ModelController } from "./model-controller.js";

/** One that has not been on a page yet will be. */
export const hasLeft = (tag: HTMLElement & { readonly hasUpdated: boolean }): boolean => tag.hasUpdated && !tag.isConnected;

export const leftPage = (): ModelError => new ModelError("aborted", "The tag is not on the page any more.");

export class AwaitedAssets<Id extends AssetId> {
  #open: (() => boolean)[] = [];

  constructor(
    private readonly tag: ReactiveControllerHost & HTMLElement & { readonly hasUpdated: boolean },
    private readonly loader: Pick<ModelController<Id>, "models" | "status">,
  ) {
    // moving a tag takes it out and puts it in at once
    tag.addController({ hostDisconnected: () => queueMicrotask(() => this.settle()) });
  }

  /**
   * Rejects with the loader's ModelError where it failed, and with ModelError "aborted" where the tag has left the page; pending while the
   * loader waits for the tag to come near.
   */
  get<I extends Id>(id: I): Promise<AssetTypes[I]> {
    return new Promise((resolve, reject) => {
      const settle = () => {
        const { models, status } = this.loader;
        const asset = models?.[id];
        const error = status.kind === "failed" ? status.error : hasLeft(this.tag) ? leftPage() : null;
        if (asset) resolve(asset);
        else if (error) reject(error);
        return !!asset || !!error;
      };
      if (!settle()) this.#open.push(settle);
    });
  }

  /** To be called whenever the loader's state may have changed. */
  settle(): void {
    this.#open = this.#open.filter((settle) => !settle());
  }
}
