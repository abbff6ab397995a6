/** The film's figures as a reader sees them. */
import { fixed, short } from "../../i18n/numbers.js";
import type { WalkthroughFacts } from "../../i18n/en/walkthrough-rest.js";
import { inkBalance, PIXELS, squaredRows, SIDE, type Film } from "./film.js";

const UNKNOWN = "…";

export function percent(share: number, lang: string): string {
  return `${short(100 * share, 0, lang)}\u00a0%`;
}

export function factsOf({ k, digit, x, trained, more, little }: Film, lang: string): WalkthroughFacts {
  const error = (v: number | undefined) => (v === undefined ? UNKNOWN : fixed(v, 4, lang));
  const ink = trained && inkBalance(x, trained.image);
  const share = (v: number | undefined) => (v === undefined ? UNKNOWN : percent(v, lang));
  const step = (n: number) => error(little?.steps[n]?.mse);
  const lengths = more?.lengths;
  const length = (at: { k: number; mse: number } | undefined, otherwise: number) => ({ k: at?.k ?? otherwise, mse: error(at?.mse) });
  const times = more && trained ? more.noise.mse / trained.mse : null;
  return {
    digit,
    k,
    fewer: short(PIXELS / k, 1, lang),
    mse: error(trained?.mse),
    sum: trained ? fixed(squaredRows(x, trained.image, SIDE), 1, lang) : UNKNOWN,
    kept: share(ink ? 1 - ink.lost : undefined),
    lost: share(ink?.lost),
    invented: share(ink?.invented),
    parameters: little ? short(little.parameters.theta + little.parameters.phi, 0, lang) : UNKNOWN,
    at: { 0: step(0), 1: step(1), 10: step(10), 50: step(50), 200: step(200) },
    sharpened: !little || little.steps[200].mse <= little.steps[10].mse / 2,
    longest: length(lengths?.[0], 64),
    shortest: length(lengths?.[lengths.length - 1], 1),
    noise: error(more?.noise.mse),
    noiseTimes: times === null ? UNKNOWN : times > 1.5 ? short(times, 1, lang) : null,
  };
}
