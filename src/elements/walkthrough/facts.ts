/** The film's figures as a reader sees them. */
import { fixed, short } from "../../i18n/numbers.js";
import type { WalkthroughFacts } from "../../i18n/en/walkthrough-rest.js";
import { inkBalance, PIXELS, squaredRows, SIDE, type Film } from "./film.js";
import { countParameters } from "./training.js";

export function percent(share: number, lang: string): string {
  return `${short(100 * share, 0, lang)}\u00a0%`;
}

export function factsOf({ k, digit, x, trained, more, little }: Film, lang: string): WalkthroughFacts {
  const error = (v: number) => fixed(v, 4, lang);
  const ink = trained && inkBalance(x, trained.image);
  const step = (n: number) => error(little!.steps[n].mse);
  const { theta, phi } = countParameters(k);
  const lengths = more?.lengths.map((each) => ({ k: each.k, mse: error(each.mse) }));
  const times = more && trained ? more.noise.mse / trained.mse : 0;
  return {
    digit,
    k,
    fewer: short(PIXELS / k, 1, lang),
    error: trained && { sum: fixed(squaredRows(x, trained.image, SIDE), 1, lang), mse: error(trained.mse) },
    ink: ink && { kept: percent(1 - ink.lost, lang), lost: percent(ink.lost, lang), invented: percent(ink.invented, lang) },
    parameters: short(theta + phi, 0, lang),
    steps: little && {
      at: { 0: step(0), 1: step(1), 10: step(10), 50: step(50), 200: step(200) },
      sharpened: little.steps[200].mse <= little.steps[10].mse / 2,
    },
    lengths: lengths ? { longest: lengths[0], shortest: lengths[lengths.length - 1] } : null,
    noise: more && { mse: error(more.noise.mse), times: times > 1.5 ? short(times, 1, lang) : null },
  };
}
