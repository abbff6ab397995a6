/** An author's images, and their model, in the place of the digits. Fetched with the first `model-src` or `data-src`. */
import { bringOwn, OwnContent, type Place } from "../../core/own-content.js";
import { OwnPca } from "../../core/own-pca.js";
import type { Models } from "../../core/model-controller.js";
import { damage, type Anomaly } from "../../math/anomalies.js";
import { Random } from "../../math/random.js";
import type { AcquireOptions, Autoencoder, Dataset, OwnAssets } from "../../model/api.js";
import { isDigitLike } from "../../model/own-fit.js";
import type { AnomalyWords } from "../../i18n/en/anomaly-rest.js";
import { COUNT, type Kind } from "./anomaly.logic.js";
import { axisFor } from "./own-axis.js";
import { ownWords } from "./own-words.js";
import { ownStyles } from "./own.styles.js";
import { damageSeed, type Stock } from "./examples.js";
import type { Axis } from "./facts.js";
import type { Needed } from "./rest.js";
import type { Table } from "./scoring.js";

/** Images that nobody scores, for principal components: fewer would be too few to find them in. */
const LEAST_OTHERS = 128;
const ORDER_SEED = 5;

export class OwnImages extends OwnContent<AnomalyWords> implements Stock {
  readonly styles = ownStyles;
  readonly size: number;
  readonly count: number;
  /** The images in an order without any: files are sorted by class, or begin with the finest. */
  readonly #order: Uint32Array;
  readonly #pca: OwnPca | null;
  #fitting = false;
  #axis: { table: Table; axis: Axis } | null = null;

  constructor(place: string, own: OwnAssets, data: Dataset) {
    super(place, own, data);
    this.size = data.inputSize;
    // half of them stay as they are, as many are damaged
    this.count = Math.min(COUNT, data.count >> 1);
    this.#order = shuffled(data.count);
    const others = othersOf(data, this.#order.subarray(2 * this.count));
    const k = own.autoencoder?.latentSize ?? 0;
    this.#pca = others && k > 0 && others.count >= 4 * k ? new OwnPca(others, k) : null;
  }

  get isDrawn(): boolean {
    return isDigitLike(this.image);
  }

  readonly example = (kind: Kind | null, index: number): Float32Array => {
    const at = this.#at(kind, index) * this.size;
    const image = this.data.images.subarray(at, at + this.size);
    return kind ? damage(image, kind as Anomaly, damageSeed(index), this.image) : image.slice();
  };

  readonly label = (kind: Kind | null, index: number): number => this.data.labels[this.#at(kind, index)];

  #at(kind: Kind | null, index: number): number {
    return this.#order[kind === null ? index : this.count + index];
  }

  /** Principal components of images that are not scored, once they are found, which the first question starts. Null before, and where there are none. */
  pca(found: () => void): Autoencoder | null {
    const pca = this.#pca;
    if (!pca || pca.isMade) return pca;
    if (!this.#fitting) {
      this.#fitting = true;
      pca.encode(new Float32Array(this.size)).then(found, () => {});
    }
    return null;
  }

  axis(table: Table): Axis {
    if (this.#axis?.table.ours !== table.ours) this.#axis = { table, axis: axisFor(table.ours) };
    return this.#axis.axis;
  }

  /** `t`: the tag's words in that language. */
  words(t: AnomalyWords, language: string): AnomalyWords {
    return this.wordsBy([t, language], () => ownWords(t, language, { ...this.image, classes: this.classes, model: !!this.autoencoder }));
  }
}

const others = new WeakMap<Float32Array, Dataset>();

/** A data set of its own for the images at these places, as many as principal components are found in; null where they are too few. */
function othersOf(data: Dataset, places: Uint32Array): Dataset | null {
  if (places.length < LEAST_OTHERS) return null;
  let part = others.get(data.images);
  if (!part) {
    const { inputSize: size } = data;
    const count = Math.min(places.length, OwnPca.mostImages(size));
    const images = new Float32Array(count * size);
    for (let i = 0; i < count; i++) images.set(data.images.subarray(places[i] * size, (places[i] + 1) * size), i * size);
    others.set(
      data.images,
      (part = { ...data, count, images, labels: Uint8Array.from({ length: count }, (_, i) => data.labels[places[i]]) }),
    );
  }
  return part;
}

/** 0 to n − 1 in an order that is always the same (Fisher and Yates). */
function shuffled(n: number): Uint32Array {
  const random = new Random(ORDER_SEED);
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/** As `bringOwn`: two images or more. */
export const bringOwnImages = (place: Place, ids: readonly Needed[], options: AcquireOptions) =>
  bringOwn<Needed, OwnImages>(place, ids, options, {
    tag: "ae-anomaly",
    models: ({ autoencoder, data }) => ({ anomaly: autoencoder, digits: data }) as unknown as Models<Needed>,
    Content: OwnImages,
  });
