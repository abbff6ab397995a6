/** What scripts may ask of the tag. */
import { AwaitedAssets } from "../../core/awaited-assets.js";
import type { TaskGoal, TaskVerdict } from "../../content/tasks.js";
import type { AssetTypes } from "../../model/api.js";
import type { Source } from "./anomaly.logic.js";
import type { Facts } from "./facts.js";
import { MODEL, SIZE } from "./moves.js";
import type { Needed, RestHost } from "./rest.js";
import { countText } from "./speech.js";
import type { Subject } from "./subject.js";

/** Of the largest image, 64 × 64 in colour. */
const MOST_NUMBERS = 64 * 64 * 3;

export class Answers {
  readonly #awaited: AwaitedAssets<Needed>;

  constructor(
    private readonly host: RestHost,
    subject: Subject,
  ) {
    this.#awaited = new AwaitedAssets(host.element, {
      get models() {
        return subject.models;
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

  /** Grades the threshold, once the models are there. */
  async grade({ falseAlarms, caught }: TaskGoal & { kind: "threshold" }, facts: () => Facts): Promise<TaskVerdict> {
    const { element } = this.host;
    const { t, language } = this.host.speech;
    try {
      await Promise.all(this.host.needs().map((id) => this.#asset(id)));
    } catch {
      return { met: false, message: t.notLive };
    }
    await element.updateComplete;
    const { confusion: n, scores } = facts();
    const count = (value: number) => countText(value, language);
    const [normal, anomalous] = [scores.normal.length, scores.anomalous.length];
    return {
      met: n.falseAlarms <= falseAlarms * normal && n.caught >= caught * anomalous,
      message: t.graded(count(n.falseAlarms), count(normal), count(n.caught), count(anomalous)),
    };
  }

  /** The error of any example of the source, or of an image of the author's kind: squared, summed. Rejects with a RangeError where it is none. */
  async score(raw: ArrayLike<number>, source: Source): Promise<number> {
    const given = copied(raw);
    const check = (size: number) => {
      if (given?.length !== size) throw new RangeError(`score needs ${size} numbers`);
      return given;
    };
    if (!this.host.place) check(SIZE[source]);
    const model = await this.#asset(MODEL[source]);
    const numbers = check(model.inputSize);
    const x = source === "digits" ? numbers.map((v) => Math.min(1, Math.max(0, v))) : numbers;
    const back = await model.decode(await model.encode(x));
    return back.reduce((sum, v, i) => sum + (v - x[i]) ** 2, 0);
  }

  /** A model or data set, as soon as it is there. */
  #asset<Id extends Needed>(id: Id): Promise<AssetTypes[Id]> {
    this.host.element.requestUpdate();
    return this.#awaited.get(id);
  }
}

/** Numbers as a copy; undefined if they are not finite ones, are far too many, or do not let themselves be read. */
function copied(raw: ArrayLike<number>): Float32Array | undefined {
  try {
    const numbers = typeof raw === "object" && raw.length <= MOST_NUMBERS && Float32Array.from(raw, Number);
    if (numbers && numbers.every(Number.isFinite)) return numbers;
  } catch {
    // null, or hostile
  }
  return undefined;
}
