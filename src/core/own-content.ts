/**
 * An author's model and images in the place of the digits, for tags that can show images beside the library's own models, too. Fetched with the
 * first `model-src` or `data-src`.
 */
import {
  ModelError,
  type AcquireOptions,
  type AssetId,
  type Dataset,
  type ImageShape,
  type Lease,
  type OwnAddresses,
  type OwnAssets,
  type OwnAutoencoder,
} from "../model/api.js";
import type { Models } from "./model-controller.js";
import { imagesBesideLibrary } from "./own-images.js";
import { adoptOwn, type Adopt } from "./own-source.js";

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

/** What a tag asks of an author's model and images; each throws `unfit` where they do not answer. */
export interface Demands<Id extends AssetId, Own> {
  readonly adopt: Adopt<Id>;
  /** Of images that come without a model. */
  readonly check: (data: Dataset) => void;
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
  { adopt, check, Content }: Demands<Id, Own>,
): Promise<Lease<Models<Id>> & { readonly own: Own }> {
  const held = addresses.modelSrc
    ? await adoptOwn(addresses, adopt, ids, options)
    : await imagesBesideLibrary(addresses.dataSrc!, ids, options, check);
  return { ...held, own: new Content(place, held.own, held.own.data!) };
}

export const unfit = (message: string) => new ModelError("integrity", message, { recoverable: false });

/** The images that come with a model. `tag`: as a sentence begins with it. */
export function imagesOf({ autoencoder: model, data }: OwnAssets, tag: string): Dataset {
  if (!data) throw unfit(`${tag} needs images; ${model!.id} names none. Add "data" to the manifest, or data-src to the tag.`);
  return data;
}

export const isDigitLike = ({ width, height, channels }: ImageShape): boolean => width === 28 && height === 28 && channels === 1;

/** The library's own models take nothing else. `models`: they, what they do with the images, and "take". */
export function checkDigitLike(data: Dataset, models: string): void {
  const { id, width, height, channels } = data;
  if (!isDigitLike(data))
    throw unfit(
      `Without model-src the library's own ${models} 28 × 28 grey; those of ${id} are ${width} × ${height}${channels > 1 ? " in colour" : ""}. Add model-src with a model for them.`,
    );
}
