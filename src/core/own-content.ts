/**
 * An author's model and images in the place of the digits, for tags that can show images beside the library's own models, too. Fetched with the
 * first `model-src` or `data-src`.
 */
import type { AcquireOptions, AssetId, Dataset, ImageShape, Lease, OwnAddresses, OwnAssets, OwnAutoencoder } from "../model/api.js";
import { checkFit } from "../model/own-fit.js";
import type { Models } from "./model-controller.js";
import { imagesBesideLibrary } from "./own-images.js";
import { adoptOwn } from "./own-source.js";

export interface Place extends OwnAddresses {
  /** Tells it from others. */
  readonly place: string;
}

/** What a tag makes of it. `Words`: the tag's dictionary. */
export abstract class OwnContent<Words> implements OwnAssets {
  readonly image: ImageShape;
  readonly title: string;
  readonly licence: string;
  readonly classes: readonly string[];
  readonly autoencoder?: OwnAutoencoder;
  #words: { key: readonly unknown[]; t: Words } | null = null;

  constructor(
    readonly place: string,
    own: OwnAssets,
    readonly data: Dataset,
  ) {
    this.image = own.image;
    this.title = own.title;
    this.licence = own.licence;
    this.classes = own.classes;
    this.autoencoder = own.autoencoder;
  }

  /** The words that were made last, or new ones where a part of `key` is another. */
  protected wordsBy(key: readonly unknown[], make: () => Words): Words {
    if (!this.#words || key.some((each, i) => each !== this.#words!.key[i])) this.#words = { key, t: make() };
    return this.#words.t;
  }
}

/** What a tag takes. */
export interface Demands<Id extends AssetId, Own> {
  readonly tag: Parameters<typeof checkFit>[0];
  /** The author's under the ids that the tag knows; they fit. */
  readonly models: (own: OwnAssets) => Models<Id>;
  readonly Content: new (place: string, own: OwnAssets, data: Dataset) => Own;
}

/**
 * The author's model and images under the ids that the tag knows; images alone with the library's own models. Rejects with a ModelError
 * "integrity" that says what the tag needs and what is there.
 */
export async function bringOwn<Id extends AssetId, Own>(
  { place, ...addresses }: Place,
  ids: readonly Id[],
  options: AcquireOptions,
  { tag, models, Content }: Demands<Id, Own>,
): Promise<Lease<Models<Id>> & { readonly own: Own }> {
  const adopt = (own: OwnAssets) => {
    checkFit(tag, own);
    return models(own);
  };
  const held = addresses.modelSrc
    ? await adoptOwn(addresses, adopt, ids, options)
    : await imagesBesideLibrary(addresses.dataSrc!, ids, options, (own) => checkFit(tag, own));
  return { ...held, own: new Content(place, held.own, held.own.data!) };
}
