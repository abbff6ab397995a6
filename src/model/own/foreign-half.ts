import type { OwnHalf } from "../engine.js";
import { Script } from "../script.js";
import type { ForeignNetwork, ForeignScript } from "../tfjs/foreign.js";
import { broken } from "./errors.js";
import { checkGraph } from "./graph-topology.js";
import type { Json } from "./json.js";
import { isKeras3, withoutInitialisers } from "./layers-topology.js";
import type { ForeignFormat } from "./manifest.js";
import type { ModelJson } from "./model-json.js";
import { product, type End } from "./shapes.js";

/** TensorFlow.js with what a format needs, fetched when the first network of that format is there. */
export type ForeignScripts = Readonly<Record<ForeignFormat, Pick<Script<ForeignScript>, "load">>>;

export const foreignScripts: ForeignScripts = {
  layers: new Script<ForeignScript>(() => import("../tfjs/foreign-layers.js")),
  graph: new Script<ForeignScript>(() => import("../tfjs/foreign-graph.js")),
};

/**
 * Rows of the first slice: one, whose time says how many the next takes. In the unit of Pace: more than twelve milliseconds of any device
 * would do.
 */
const WORK = 1.2e6;

/**
 * An encoder or a decoder that TensorFlow.js runs.
 * @throws ModelError "integrity" where TensorFlow.js can make no network of it, or one that takes or gives something else
 */
export async function openHalf(
  script: ForeignScript,
  json: ModelJson,
  weights: ArrayBuffer,
  from: End,
  to: End,
): Promise<Exclude<OwnHalf, readonly unknown[]>> {
  const wrong = (why: string, cause?: unknown) => broken(`${json.what} cannot be used: ${json.src} ${why}.`, cause);
  const topology = json.topology as Json;
  let network: ForeignNetwork;
  try {
    if (json.format === "layers") withoutInitialisers(topology);
    else checkGraph(topology);
    const specs = json.groups.flatMap((group) => group.specs);
    network = await script.open({ topology, signature: json.signature, specs, weights });
  } catch (cause) {
    const hint = json.format === "layers" && isKeras3(topology) ? KERAS_3 : "";
    throw wrong(`is nothing that TensorFlow.js can run: ${(cause as Error).message}${hint}`, cause);
  }
  try {
    const { shape, rows } = takes(network, from);
    const output = gives(network, json.output, to);
    return half(network, { shape, output, one: rows === 1 }, from, to);
  } catch (cause) {
    network.dispose();
    throw wrong((cause as Error).message, cause);
  }
}

const KERAS_3 =
  ". It was saved by Keras 3, which TensorFlow.js 4 reads in part only: save it with tf_keras (TF_USE_LEGACY_KERAS=1) and convert that";

function takes(network: ForeignNetwork, from: End): { shape: number[]; rows: number | null } {
  const [input, ...others] = network.inputs;
  if (!input || others.length > 0)
    throw new Error(`takes ${network.inputs.length} inputs (${network.inputs.map(({ name }) => name).join(", ")}), not one`);
  if (!input.shape) throw new Error(`does not say the shape of its input "${input.name}"; save it with a fixed shape`);
  if (input.rows !== null && input.rows !== 1)
    throw new Error(`takes exactly ${input.rows} images at once; save it with an open number (None), or 1`);
  const shape = from.fit(input.shape);
  if (!shape) throw new Error(`takes ${product(input.shape)} where the manifest has ${from.text}`);
  return { shape, rows: input.rows };
}

function gives(network: ForeignNetwork, wanted: string | number | undefined, to: End): number {
  const { outputs } = network;
  const names = outputs.map((each) => each.names[0]).join(", ");
  const of = typeof wanted === "string" ? outputs.findIndex((each) => each.names.includes(wanted)) : (wanted ?? 0);
  if (wanted === undefined && outputs.length > 1)
    throw new Error(`has ${outputs.length} outputs (${names}): say with "output" which is meant`);
  if (!outputs[of]) throw new Error(`has no output ${JSON.stringify(wanted)}; it has ${names}`);
  const { shape } = outputs[of];
  if (shape && !to.fit(shape)) throw new Error(`gives ${product(shape)} where the manifest has ${to.text}`);
  return of;
}

interface Way {
  readonly shape: readonly number[];
  readonly output: number;
  /** It runs one row at a time. */
  readonly one: boolean;
}

function half(network: ForeignNetwork, { shape, output, one }: Way, from: End, to: End): Exclude<OwnHalf, readonly unknown[]> {
  return {
    inputSize: from.size,
    outputSize: to.size,
    work: WORK,
    run(x, _, out) {
      const rows = x.length / from.size;
      const step = one ? 1 : rows;
      for (let row = 0; row < rows; row += step) {
        const answer = network.run(x.subarray(row * from.size, (row + step) * from.size), step, shape, output);
        if (answer.shape[0] !== step || !to.fit(answer.shape.slice(1)))
          throw new Error(`it gives ${product(answer.shape)} for ${step} ${step === 1 ? "row" : "rows"} where the manifest has ${to.text}`);
        out.set(answer.values, row * to.size);
      }
    },
    dispose: () => network.dispose(),
  };
}
