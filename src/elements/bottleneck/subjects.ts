/** What the figure is about now: the digits, or what the author's addresses gave. */
import { adopt } from "../../core/adopt.js";
import type { Models } from "../../core/model-controller.js";
import { untold } from "../../i18n/en/bottleneck.js";
import { bottleneckWords, type BottleneckWords } from "../../i18n/en/bottleneck-rest.js";
import type { common } from "../../i18n/en/common.js";
import { words } from "../../i18n/registry.js";
import type { ImageShape, OwnAssets } from "../../model/api.js";
import { ownParts } from "./parts.js";
import type { RestHost } from "./rest.js";
import { isKnown, placeOf } from "./scene.js";
import { digits, waiting, type LiveSubject } from "./subject.js";

interface Taken {
  readonly subject: LiveSubject;
  readonly models: Models<"nested" | "pca">;
}

export class Subjects {
  readonly #own = new WeakMap<OwnAssets, Taken>();
  /** Where they were last brought from. */
  readonly #places = new WeakMap<OwnAssets, string>();
  /** What was made of a model the last time: a tag that is moved gets it again. */
  #last: OwnAssets | null = null;
  /** There once anything of the author's is. */
  #shape: ((root: ParentNode, shape: ImageShape | null) => void) | null = null;
  readonly #largest = new WeakMap<LiveSubject, number>();

  constructor(private readonly host: Pick<RestHost, "element" | "own" | "models" | "waits" | "language" | "lang" | "common">) {}

  get now(): LiveSubject {
    const { own, models, waits } = this.host;
    if (models) return (own && this.#own.get(own)?.subject) ?? digits;
    if (!waits) return digits;
    return this.#last && this.#places.get(this.#last) === placeOf(this.host.element) ? this.#own.get(this.#last)!.subject : waiting;
  }

  /** False while the old models serve until those are there that were asked for last. */
  get isCurrent(): boolean {
    const { own, models, waits, element } = this.host;
    return !models || (own ? this.#places.get(own) === placeOf(element) : !waits);
  }

  /** Rejects with a ModelError. */
  async adopt(own: OwnAssets, place: string): Promise<Models<"nested" | "pca">> {
    const { takeIn, ownStyles, shapedStyles, shapeCanvases } = await ownParts.load();
    this.#shape = shapeCanvases;
    adopt(this.host.element, shapedStyles, ownStyles);
    const last = this.#last;
    const isSame = last?.autoencoder === own.autoencoder && last?.data?.images === own.data?.images;
    const taken = isSame ? this.#own.get(last!)! : takeIn(own);
    this.#own.set(own, taken);
    this.#places.set(own, place);
    this.#last = own;
    return taken.models;
  }

  get words(): BottleneckWords {
    const { language, lang } = this.host;
    const t = words("bottleneck", bottleneckWords, language);
    const { now } = this;
    return now.words?.(t, language, lang) ?? (isKnown(now) ? t : { ...untold(t), errorAtEach: () => t.errorAtEachOwn });
  }

  get common(): typeof common {
    const { common: t, language } = this.host;
    return this.now.common?.(t, language) ?? t;
  }

  /** The largest error that the curve has shown of these images: its axis only grows. The digits' is held by their averages. */
  peak(errors: readonly number[]): number {
    const { now } = this;
    if (now.average) return 0;
    const peak = errors.reduce((most, error) => Math.max(most, error), this.#largest.get(now) ?? 0);
    this.#largest.set(now, peak);
    return peak;
  }

  /** After each update: pictures take the shape of the images. */
  shape(root: ParentNode): void {
    const { now } = this;
    this.#shape?.(root, !now.isDigits && isKnown(now) ? now.shape : null);
  }
}
