/** A tag that was taken off the page computes nothing: who asks it, and who waits for its answer, hears of that. */
import { ModelError } from "../model/api.js";

/** One that has not been on a page yet will be. */
export const hasLeft = (tag: HTMLElement & { readonly hasUpdated: boolean }): boolean => tag.hasUpdated && !tag.isConnected;

export const leftPage = (): ModelError => new ModelError("aborted", "The tag is not on the page any more.");
