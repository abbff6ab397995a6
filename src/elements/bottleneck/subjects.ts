/** What the figure is about now: the digits, or what the author's addresses gave. */
import { adopt } from "../../core/adopt.js";
import type { Models } from "../../core/model-controller.js";
import { untold } from "../../i18n/en/bottleneck.js";
import { bottleneckWords, type BottleneckWords } from "../../i18n/en/bottleneck-rest.js";
import type { common } from "../../i18n/en/common.js";
import { words } from "../../i18n/registry.js";
import type { OwnAssets } from "../../model/api.js";
import { ownParts } from "./parts.js";
import type { RestHost } from "./rest.js";
import { isKnown } from "./scene.js";
import { digits, waiting, type LiveSubject } from "./subject.js";

export class Subjects {
  readonly #own = new WeakMap<OwnAssets, LiveSubject>();
  readonly #largest = new WeakMap<LiveSubject, number>();

  constructor(private readonly host: Pick<RestHost, "element" | "own" | "models" | "waits" | "language" | "lang" | "common">) {}

  get now(): LiveSubject {
    const { own, models, waits } = this.host;
    if (models) return (own && this.#own.get(own)) ?? digits;
    return waits ? waiting : digits;
  }

  /** Rejects with a ModelError. */
  async adopt(own: OwnAssets): Promise<Models<"nested" | "pca">> {
    const { takeIn, ownStyles } = await ownParts.load();
    const { subject, models } = takeIn(own);
    adopt(this.host.element, ownStyles);
    this.#own.set(own, subject);
    return models;
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
    const { shape, isDigits } = this.now;
    const { width, height } = shape;
    for (const canvas of root.querySelectorAll<HTMLCanvasElement>("canvas.pixels")) {
      const shaped = !isDigits && isKnown(this.now);
      canvas.classList.toggle("shaped", shaped);
      if (!shaped) continue;
      const values = { w: width, h: height, side: Math.max(width, height), dpr: devicePixelRatio };
      for (const [name, value] of Object.entries(values)) canvas.style.setProperty(`--${name}`, String(value));
    }
  }
}
