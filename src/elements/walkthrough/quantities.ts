/** What the film shows of each quantity at a moment, in words and numbers. */
import type { Quantity } from "../../core/quantities.js";
import type { common } from "../../i18n/en/common.js";
import type { walkthrough } from "../../i18n/en/walkthrough.js";
import { fixed, short } from "../../i18n/numbers.js";
import type { Film } from "./film.js";
import type { Scene } from "./scene.js";
import type { Shown } from "./shown.js";

/** Numbers of a longer code that are told. */
const FEW = 6;

export interface QuantitiesView {
  words: typeof walkthrough;
  common: typeof common;
  lang: string;
  film: Film;
  scene: Scene;
  shown: Shown;
}

export function quantitiesOf({ words: t, common: c, lang, film, scene, shown }: QuantitiesView): Partial<Record<Quantity, string>> {
  const { code, mse } = shown;
  const little = scene.little > 0.5 ? film.little : null;
  const weights = (side: "theta" | "phi", name: string) =>
    little ? t.weightsOf(short(little.parameters[side], 0, lang), name) : t.learntWeights(name);
  const few = code ? Array.from(code).slice(0, FEW) : [];
  const list = few.map((v) => fixed(v, 1, lang)).join(", ");
  return {
    x: `${t.pixels}, ${t.input(film.digit)}`,
    theta: weights("theta", c.encoder),
    z: `${t.numbers(film.k)}${list && `: ${list}${code!.length > few.length ? " …" : ""}`}`,
    phi: weights("phi", c.decoder),
    xhat: t.pixels,
    ...(mse === null ? {} : { L: `${t.mse} ${fixed(mse, 4, lang)}` }),
  };
}
