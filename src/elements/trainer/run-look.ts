/** What stands on the figure of a run: what has been seen of it at one moment, beside a curve to compare with. */
import type { Points } from "../../draw/scatter.js";
import { short } from "../../i18n/numbers.js";
import type { Plane } from "./code-plane.js";
import { rateText } from "./controls.js";
import { STORED_CURVE, type Look } from "./look.js";
import type { Matter } from "./matter.js";
import type { View } from "./pictures.js";
import type { Session } from "./session.js";
import { difference, SHOWN, type Settings } from "./trainer.logic.js";

type Speech = Pick<View, "t" | "lang">;

export class RunLook {
  #last: { matter: Matter; look: Look } | null = null;
  #points: { plane: Plane; points: Points } | null = null;

  constructor(private readonly session: Session) {}

  /** Nothing that was seen is to stand any longer. */
  forget(): void {
    this.#last = null;
  }

  /** `matter`: what is learnt from; null before it is there. `poster`: for before there is anything to see. */
  at(settings: Settings, matter: Matter | null, poster: Look, { t, lang }: Speech): Look {
    const { session } = this;
    if (this.#last?.matter !== matter && matter) this.#last = null;
    const { moment, history, before } = session;
    // while another network is made, what stands there stays
    if (!moment || !session.live || !matter) return this.#last ? { ...this.#last.look, settings } : poster;
    const { data } = matter;
    const { nudge } = moment;
    // what is painted is of one moment; steps done since wait for the next picture
    const heldOut = [session.first, ...history.heldOut.slice(0, moment.steps)];
    const look: Look = {
      settings,
      steps: moment.steps,
      shape: data,
      digits: data.images.subarray(0, SHOWN * data.inputSize),
      marks: matter.own?.marks,
      answers: moment.answers,
      heldOut,
      train: history.train.slice(0, moment.steps),
      other: before
        ? { name: nameOf(before.settings, settings, { t, lang }), curve: before.curve }
        : matter.own
          ? { name: "", curve: [] }
          : { name: t.storedShort, curve: STORED_CURVE },
      meanLoss: session.meanLoss,
      points: this.#pointsOf(session.plane, matter) ?? poster.points,
      nudge: nudge.theta.weights > 0 ? { theta: nudge.theta.step / nudge.theta.weights, phi: nudge.phi.step / nudge.phi.weights } : null,
      gradient: moment.steps > 0 ? { theta: nudge.theta.gradient, phi: nudge.phi.gradient } : null,
      reads: moment.reads,
    };
    this.#last = { matter, look };
    return look;
  }

  #pointsOf(plane: Plane | null, { heldOut, data }: Matter): Points | null {
    if (!plane) return this.#points?.points ?? null;
    if (this.#points?.plane !== plane) {
      const order = Uint32Array.from({ length: heldOut }, (_, i) => i);
      this.#points = { plane, points: { codes: plane.places, labels: data.labels.subarray(0, heldOut), order } };
    }
    return this.#points.points;
  }
}

function nameOf(before: Settings, now: Settings, { t, lang }: Speech): string {
  const name = difference(before, now);
  if (name === null || name === "batch") return t.before;
  return t.beforeWith[name](name === "rate" ? rateText(before.rate, lang) : short(before[name], 0, lang));
}
