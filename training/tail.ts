import { interpolateFilm, parseWeights } from "../src/model/format.js";
import { pixels, type Mnist } from "./mnist.js";
import { packNetwork, type PlainLayer, type PlainNetwork } from "./quantise.js";
import { errors, mean } from "./run.js";

const HUNDRED = 100;

/**
 * The last units of a nested code can end up with next to nothing left to say: the error stays level there, give or take noise. They
 * are switched off for good, so that a unit more never makes it worse there: nothing enters or leaves them, and the conditioning
 * stays what it is at the last unit in use. A unit stays in use while it and all before it lower the error on the validation
 * digits (weights rounded) by more than `sigmas` standard deviations of what it does to the mean over a hundred digits.
 */
export function settleTail(network: PlainNetwork, mnist: Mnist, sigmas: number): { network: PlainNetwork; unitsInUse: number } {
  const written = parseWeights(new Uint8Array(packNetwork(network)).buffer);
  const x = pixels(mnist.validation);
  let unitsInUse = 1;
  let before = errors(written, x, mnist.validation.count, 1);
  while (unitsInUse < network.latentSize) {
    const now = errors(written, x, mnist.validation.count, unitsInUse + 1);
    const gains = before.map((e, i) => e - now[i]);
    const gain = mean(gains);
    const deviation = Math.sqrt(mean(gains.map((g) => (g - gain) ** 2)) / HUNDRED);
    if (!(gain > sigmas * deviation)) break;
    before = now;
    unitsInUse++;
  }
  return { network: unitsInUse < network.latentSize ? switchOff(network, unitsInUse) : network, unitsInUse };
}

/** The network with only the first `count` units of the code in use, and every k above as at k = count. */
export function switchOff(network: PlainNetwork, count: number): PlainNetwork {
  const level = (layer: PlainLayer): PlainLayer => (layer.film ? { ...layer, film: levelFilm(layer.film, layer.out, count) } : layer);
  const encoder = network.encoder.map(level);
  const decoder = network.decoder?.map(level) ?? [];
  const end = encoder.length - 1;
  const head = encoder[end];
  const used = (o: number) => o % head.out < count;
  encoder[end] = { ...head, weights: head.weights.map((w, i) => (used(i) ? w : 0)), bias: head.bias.map((b, o) => (used(o) ? b : 0)) };
  const first = decoder[0];
  decoder[0] = { ...first, weights: first.weights.map((w, i) => (i < count * first.out ? w : 0)) };
  return { ...network, encoder, decoder };
}

type Film = NonNullable<PlainLayer["film"]>;

/** The same conditioning up to k = count, constant from there on. */
function levelFilm({ knots, scale, shift }: Film, out: number, count: number): Film {
  const kept = knots.filter((k) => k < count);
  const table = (values: Float32Array) => {
    const every = interpolateFilm(knots, values, out);
    const row = (k: number) => every.subarray((k - 1) * out, k * out);
    return Float32Array.from([...kept, count, count].flatMap((k) => [...row(k)]));
  };
  return { knots: [...kept, count, knots[knots.length - 1]], scale: table(scale), shift: table(shift) };
}
