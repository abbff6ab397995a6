/** What a tag learns from: the digits as they come, or what an author's file gives in their place. */
import { adopt } from "../../core/adopt.js";
import { lazy } from "../../core/lazy.js";
import { ownSource } from "../../core/own-source.js";
import type { TrainerWords } from "../../i18n/en/trainer-rest.js";
import type { AcquireOptions, Dataset, ImageShape, OwnAssets } from "../../model/api.js";
import { digitsMatter, type Matter } from "./matter.js";
import type { AeTrainer, Needed } from "./trainer.element.js";

const loadOwn = lazy(() => import("./own.js"));

type Own = Awaited<ReturnType<typeof loadOwn>>;

export class Matters {
  readonly #all = new WeakMap<Dataset, Matter>();
  /** By the images of the file: a tag that is moved gets the same again. */
  readonly #taken = new WeakMap<Float32Array, Matter>();
  #own: Own | null = null;
  #now: Matter | null = null;

  constructor(private readonly element: AeTrainer) {}

  of(data: Dataset): Matter {
    let matter = this.#all.get(data);
    if (!matter) this.#all.set(data, (matter = digitsMatter(data)));
    return (this.#now = matter);
  }

  /** Rejects with a ModelError. */
  async bring(address: string, options: AcquireOptions) {
    this.#own ??= await loadOwn();
    adopt(this.element, this.#own.shapedStyles, this.#own.ownStyles);
    this.element.requestUpdate();
    const source = ownSource<Needed>({ dataSrc: address }, (own) => ({ digits: this.#take(own) }) as Record<Needed, never>);
    return source!.acquire(["digits"], options);
  }

  #take(own: OwnAssets): Dataset {
    const images = own.data?.images;
    const matter = (images && this.#taken.get(images)) ?? this.#own!.takeIn(own);
    if (images) this.#taken.set(images, matter);
    this.#all.set(matter.data, matter);
    return matter.data;
  }

  words(words: TrainerWords, language: string): TrainerWords {
    if (this.#now?.own) return this.#now.own.words(words, language);
    return this.element.dataSrc && this.#own ? this.#own.ownWords(words, language) : words;
  }

  /** After each update. */
  shape(root: ParentNode, shape: ImageShape, isOwn: boolean): void {
    this.#own?.shapeCanvases(root, isOwn ? shape : null);
  }
}
