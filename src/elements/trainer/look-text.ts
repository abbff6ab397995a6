/** What is said of a look: to symbols, to a task, and under the pictures. */
import type { KnownSymbol } from "../../core/known-symbols.js";
import type { TaskGoal, TaskVerdict } from "../../content/tasks.js";
import { fixed, short } from "../../i18n/numbers.js";
import { planeKind, type Plane } from "./code-plane.js";
import { rateText } from "./controls.js";
import type { Matter } from "./matter.js";
import { percent, sizeOf, type View } from "./pictures.js";
import { countWeights, type Settings } from "./trainer.logic.js";

export function verdictOn(goal: TaskGoal & { kind: "loss" | "mse" }, { t, lang, look }: View): TaskVerdict {
  if (goal.kind === "loss") {
    const loss = look.heldOut[look.heldOut.length - 1];
    return { met: loss <= goal.below, message: t.gradedLoss(fixed(loss, 3, lang), look.steps, short(look.steps, 0, lang)) };
  }
  const answers = look.answers!;
  const mse = answers.reduce((sum, v, i) => sum + (v - look.digits![i]) ** 2, 0) / answers.length;
  const { k } = look.settings;
  return { met: mse <= goal.below && k <= (goal.maxK ?? k), message: t.gradedMse(fixed(mse, 4, lang), k, short(k, 0, lang)) };
}

/** `settings`: as they are wished for; `shows`: of which controls are there. */
export function quantitiesOf(
  { t, lang, look }: View,
  { k, rate, size, batch }: Settings,
  shows: (control: string) => boolean,
): Partial<Record<KnownSymbol, string>> {
  const { theta, phi } = countWeights(k, sizeOf(look.shape));
  const length = `${short(k, 0, lang)} ${t.numbers(k)}`;
  const side = (count: number, nudge: number | undefined) =>
    `${t.weights(short(count, 0, lang))}, ${nudge === undefined ? t.notNudged : `${t.nudged} ${percent(nudge, lang, t)}`}`;
  return {
    x: t.input,
    theta: side(theta, look.nudge?.theta),
    z: length,
    k: length,
    phi: side(phi, look.nudge?.phi),
    xhat: t.answer(look.steps, short(look.steps, 0, lang)),
    L: look.heldOut.length > 0 ? `${t.heldOut} ${fixed(look.heldOut[look.heldOut.length - 1], 3, lang)}` : "",
    eta: shows("rate") ? rateText(rate, lang) : undefined,
    n: shows("size") ? t.examples(short(size, 0, lang), short(batch, 0, lang)) : undefined,
  };
}

/** How the codes came to the plane. */
export function mapText({ t, lang, look }: View, plane: Plane | null): string {
  const kind = planeKind(look.settings.k);
  if (kind === "line") return t.mapLine;
  return kind === "codes" || !plane ? (kind === "codes" ? t.mapCodes : "") : t.mapPlane(short(100 * plane.share, 0, lang));
}

export function howText({ t, lang, look }: View, { heldOut, measured }: Pick<Matter, "heldOut" | "measured">): string {
  if (!look.digits) return "";
  const number = (n: number) => short(n, 0, lang);
  const batch = Math.min(look.settings.batch, look.settings.size);
  return t.how(number(heldOut), number(measured), batch, number(batch));
}
