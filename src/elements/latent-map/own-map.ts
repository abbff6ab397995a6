/** An author's own model and images on the map. Fetched with the first `model-src` or `data-src`. */
import type { TemplateResult } from "lit";
import type { Models } from "../../core/model-controller.js";
import { bringOwn, OwnContent, type Place } from "../../core/own-content.js";
import { vars } from "../../core/vars.js";
import type { PlotArea } from "../../draw/scatter.js";
import { latentMapOwn } from "../../i18n/en/latent-map-own.js";
import type { LatentMapWords } from "../../i18n/en/latent-map-rest.js";
import { words } from "../../i18n/registry.js";
import type { AcquireOptions, Dataset, OwnAssets } from "../../model/api.js";
import { renderNames } from "./own-classes.view.js";
import { paintNames, paintTicks } from "./own-paint.js";
import { measure, type Measured } from "./own-plane.js";
import { ownWords } from "./own-words.js";
import { ownStyles } from "./own.styles.js";
import { emptyDistance, STANDARD, type CodeMap } from "./code-map.js";
import type { ControlsOptions } from "./controls.view.js";
import { decimalsOf, WHOLE } from "./latent-map.logic.js";
import type { MapView } from "./map-picture.js";
import { keySteps } from "./moves.js";
import type { Needed } from "./rest.js";

export class OwnMap extends OwnContent<LatentMapWords> {
  readonly styles = ownStyles;
  /** Letters that tell the classes apart. */
  readonly initials: readonly string[];
  #measured: Measured = { ends: { a: 0, b: 0 }, whole: WHOLE, dice: STANDARD };
  #language = "en";

  constructor(place: string, own: OwnAssets, data: Dataset) {
    super(place, own, data);
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
    const { classes, image, data } = this;
    const { whole, dice } = this.#measured;
    this.#language = language;
    return this.wordsBy([t, language, this.#measured], () =>
      ownWords(t, language, {
        classes,
        image,
        count: data.count,
        model: this.kind !== undefined,
        standard: dice === STANDARD,
        steps: keySteps(whole),
        far: emptyDistance(dice.spread),
        decimals: decimalsOf(whole),
      }),
    );
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

/** As `bringOwn`: a code of two numbers, and images. */
export const bringOwnMap = (place: Place, ids: readonly Needed[], options: AcquireOptions) =>
  bringOwn<Needed, OwnMap>(place, ids, options, {
    tag: "ae-latent-map",
    models: ({ autoencoder, data }) => ({ ae2: autoencoder, digits: data }) as unknown as Models<Needed>,
    Content: OwnMap,
  });
