/** What scripts may ask of the tag. */
import { AwaitedAssets } from "../../core/awaited-assets.js";
import { toImage } from "../../core/image.js";
import type { TaskGoal, TaskVerdict } from "../../content/tasks.js";
import type { AssetTypes } from "../../model/api.js";
import type { Chart } from "./chart.js";
import type { Nearest } from "./code-map.js";
import { gradeDigit } from "./grading.js";
import { MODEL, type Which } from "./latent-map.logic.js";
import type { Needed, Rest, RestHost } from "./rest.js";

export class Answers {
  readonly #awaited: AwaitedAssets<Needed>;

  constructor(
    private readonly host: RestHost,
    private readonly rest: Rest,
  ) {
    this.#awaited = new AwaitedAssets(host.element, {
      get models() {
        return rest.models;
      },
      get status() {
        return host.loader.status;
      },
    });
  }

  /** To be called whenever the loader's state may have changed. */
  settle(): void {
    this.#awaited.settle();
  }

  codesOf(which?: Which): Float32Array {
    return this.#chart(which).codes.slice(0, 2 * this.host.element.points);
  }

  get labels(): Uint8Array {
    const { map, done } = this.#chart();
    return map?.labels.slice() ?? this.rest.models?.digits?.labels.slice(0, Math.min(done, this.host.element.points)) ?? new Uint8Array(0);
  }

  get decoded(): Float32Array | null {
    return this.#chart().cursor?.image.slice() ?? null;
  }

  nearest(z1: number, z2: number, which?: Which): Nearest | null {
    return Number.isFinite(z1) && Number.isFinite(z2) ? this.#chart(which).nearest([z1, z2]) : null;
  }

  async decodeAt(z1: number, z2: number, which?: Which): Promise<Float32Array> {
    if (!Number.isFinite(z1) || !Number.isFinite(z2))
      throw new RangeError(`decodeAt needs two numbers, not ${String(z1)} and ${String(z2)}`);
    const model = await this.#asset(MODEL[this.#named(which)]);
    return model.decode(Float32Array.of(z1, z2));
  }

  async encode(image: ArrayLike<number>, which?: Which): Promise<Float32Array> {
    const name = MODEL[this.#named(which)];
    // its own copy at once: who calls may go on with theirs
    const x = toImage(image, image?.length);
    const model = await this.#asset(name);
    if (x?.length !== model.inputSize) throw new RangeError(`encode needs ${model.inputSize} numbers`);
    return model.encode(x);
  }

  /** Grades what the cursor decodes to, in any map that is shown. Rejects where a model does not come. */
  async grade(goal: TaskGoal & { kind: "digit" }): Promise<TaskVerdict> {
    const { host } = this;
    this.rest.wantsClassifier = true;
    const classifier = await this.#asset("classifier");
    const drawn = host.shown.map(async (which) => {
      const model = await this.#asset(MODEL[which]);
      return { which, image: await model.decode(Float32Array.from(host.state.cursor)) };
    });
    return gradeDigit(goal, await Promise.all(drawn), classifier, host.speech);
  }

  /** The map that answers a script: the one named, if it is shown, or the first. */
  #named(which?: Which): Which {
    const { shown, element } = this.host;
    if (which === undefined) return shown[0];
    if (shown.includes(which)) return which;
    element.complain(`the map "${String(which)}" is not shown; using "${shown[0]}"`);
    return shown[0];
  }

  #chart(which?: Which): Chart {
    return this.rest.atlas.charts[this.#named(which)];
  }

  /** A model or data set, as soon as it is there. */
  #asset<Id extends Needed>(id: Id): Promise<AssetTypes[Id]> {
    this.host.touch();
    this.host.element.requestUpdate();
    return this.#awaited.get(id);
  }
}
