/** Where the words of the picture stand, so that they touch nothing. All heights are on the axis: 0 its foot, 1 its top. */
import type { LossName } from "../../math/loss.js";
import { stepped, type Pixel } from "./loss-calculator.logic.js";

export interface Place {
  /** The level that the text stands on, or hangs from. */
  readonly at: number;
  readonly above: boolean;
}

/**
 * A line of text, a ring's radius with air round it, how far a torn bar sticks out, and the air over
 * the field (chart.styles.ts): all of the field's height.
 */
const LINE = 0.09;
const RING = 0.05;
const TORN = 0.06;
const OVER = 0.02;

/** A slope's number: beyond the tip of its arrow, clear of the square or bar beside it. */
export function slopePlace({ x, xhat, term, gradient }: Pixel, rate: number, loss: LossName): Place {
  const to = stepped(xhat, gradient, rate);
  if (loss === "bce") return { at: Math.max(xhat, to, term > 1 ? 1 + TORN : term), above: true };
  const low = Math.min(x, xhat, to);
  return gradient > 0 && low > LINE ? { at: low, above: false } : { at: Math.max(x, xhat, to), above: true };
}

/**
 * The first arrow's name: on the line of its number ("beside"), or over the field at this height, wherever the second pixel
 * leaves room; null where it does not.
 */
export function namePlace(pixels: readonly Pixel[], rate: number, loss: LossName): "beside" | number | null {
  const first = slopePlace(pixels[0], rate, loss);
  const next = pixels[1];
  if (!next) return "beside";
  const second = slopePlace(next, rate, loss);
  const top = Math.max(Math.max(next.x, next.xhat) + RING, second.above ? second.at + LINE : 0);
  if ((first.above ? first.at : first.at - LINE) >= top) return "beside";
  return second.above && second.at > 1 - LINE ? null : 1 + OVER;
}
