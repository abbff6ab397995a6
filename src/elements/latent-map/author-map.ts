/** An author's own model and images on the map. Fetched with the first `model-src` or `data-src`. */
import type { TemplateResult } from "lit";
import { imagesBesideLibrary } from "../../core/own-images.js";
import { adoptOwn } from "../../core/own-source.js";
import type { Models } from "../../core/model-controller.js";
import { vars } from "../../core/vars.js";
import type { PlotArea } from "../../draw/scatter.js";
import { latentMapOwn } from "../../i18n/en/latent-map-own.js";
import type { LatentMapWords } from "../../i18n/en/latent-map-rest.js";
import { words } from "../../i18n/registry.js";
import {
  type AcquireOptions,
  type Dataset,
  type ImageShape,
  type Lease,
  type OwnAddresses,
  type OwnAssets,
  type OwnAutoencoder,
} from "../../model/api.js";
import { checkFit } from "../../model/own-fit.js";
import { renderNames } from "./author-classes.view.js";
import { paintNames, paintTicks } from "./author-paint.js";
import { measure, type Measured } from "./author-plane.js";
import { wordsFor } from "./author-words.js";
import { authorStyles } from "./author.styles.js";
import { emptyDistance, STANDARD, type CodeMap } from "./code-map.js";
import type { ControlsOptions } from "./controls.view.js";
import { decimalsOf, WHOLE } from "./latent-map.logic.js";
import type { MapView } from "./map-picture.js";
import { keySteps } from "./moves.js";
import type { Needed } from "./rest.js";

export interface Place extends OwnAddresses {
  /** Tells it from others. */
  readonly place: string;
}

type Held = Lease<Models<Needed>> & { readonly own: AuthorMap };

export class AuthorMap implements OwnAssets {
  readonly image: ImageShape;
  readonly title: string;
  readonly licence: string;
  readonly classes: readonly string[];
  readonly autoencoder?: OwnAutoencoder;
  readonly styles = authorStyles;
  /** Letters that tell the classes apart. */
  readonly initials: readonly string[];
  #measured: Measured = { ends: { a: 0, b: 0 }, whole: WHOLE, dice: STANDARD };
  #words: { key: readonly unknown[]; t: LatentMapWords } | null = null;
  #language = "en";

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
    this.initials = initialsOf(own.classes);
  }

  /** Of the author's own model; undefined where the library's encode the images. */
  get kind(): "ae" | "vae" | undefined {
    return this.autoencoder?.kind;
  }

  /** Sizes of the pictures, for the style sheet. */
  get sizes() {
    const { width, height } = this.image;
    return vars({ w: width, h: height, unit: `${1 / (globalThis.devicePixelRatio || 1)}px` });
  }

  measure(map: CodeMap): Measured {
    const { images, inputSize } = this.data;
    return (this.#measured = measure(map, this.kind ?? null, images.subarray(0, map.labels.length * inputSize)));
  }

  /** `t`: the tag's words in that language. */
  words(t: LatentMapWords, language: string): LatentMapWords {
    const { whole, dice } = this.#measured;
    const key = [t, language, this.#measured];
    if (!this.#words || key.some((each, i) => each !== this.#words!.key[i])) {
      const { classes, image, data } = this;
      const decimals = decimalsOf(whole);
      const about = {
        classes,
        image,
        count: data.count,
        model: this.kind !== undefined,
        standard: dice === STANDARD,
        steps: keySteps(whole),
        far: emptyDistance(dice.spread),
        decimals,
      };
      this.#words = { key, t: wordsFor(t, language, about) };
      this.#language = language;
    }
    return this.#words.t;
  }

  readonly renderClasses = (options: ControlsOptions): TemplateResult =>
    renderNames(this.classes, words("latentMapOwn", latentMapOwn, this.#language).lightAll, options);

  /** Names of the classes, and numbers along the edges of a plane of its own. */
  paint(context: CanvasRenderingContext2D, area: PlotArea, view: MapView): void {
    if (this.autoencoder) paintTicks(context, area, view, this.#language);
    paintNames(context, area, view, this.classes);
  }
}

/** The shortest beginnings of the names that tell them apart, of at most three letters; those that are the same by then are numbered. */
export function initialsOf(names: readonly string[]): readonly string[] {
  return names.map((name, i) => {
    for (let length = 1; length <= 3; length++) {
      const start = name.slice(0, length);
      if (names.every((other, j) => j === i || other.slice(0, length) !== start)) return start;
    }
    return String(i);
  });
}

/**
 * The author's model and images under the ids that the tag knows; images alone with the library's own models. Rejects with a ModelError
 * "integrity" that says what a map needs and what is there.
 */
export async function bringAuthorMap({ place, ...addresses }: Place, ids: readonly Needed[], options: AcquireOptions): Promise<Held> {
  const held = addresses.modelSrc
    ? await adoptOwn<Needed>(addresses, adopt, ids, options)
    : await imagesBesideLibrary(addresses.dataSrc!, ids, options, (own) => checkFit("ae-latent-map", own));
  return { ...held, own: new AuthorMap(place, held.own, held.own.data!) };
}

function adopt(own: OwnAssets): Models<Needed> {
  checkFit("ae-latent-map", own);
  return { ae2: own.autoencoder, digits: own.data } as unknown as Models<Needed>;
}
