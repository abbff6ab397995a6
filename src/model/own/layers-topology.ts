/** What the topology of the layers format says. Names of keys are Python's, as Keras and TensorFlow.js write them. */
import { isRecord, type Json } from "./json.js";

export interface LayerJson {
  readonly className: string;
  readonly name: string;
  readonly config: Json;
}

/** Layers of a plain chain, at most. */
const MOST_LAYERS = 500;

/**
 * The layers of a model in which each takes what the one before it gives, in that order; null where the model is not like that, or is
 * not understood here.
 */
export function chainOf(topology: Json): LayerJson[] | null {
  const model = modelOf(topology);
  const config = model.config;
  const list = Array.isArray(config) ? config : isRecord(config) ? config.layers : null;
  if (!Array.isArray(list) || list.length > MOST_LAYERS || !list.every(isRecord)) return null;
  const layers = list.map(readLayer);
  if (!layers.every((layer) => layer !== null)) return null;
  return model.class_name === "Sequential" ? layers : inOrder(config as Json, list, layers);
}

/** Whether it is a file of Keras 3, which TensorFlow.js 4 reads in part only. */
export function isKeras3(topology: Json): boolean {
  const version = topology.keras_version ?? modelOf(topology).keras_version;
  return typeof version === "string" && Number.parseInt(version) >= 3;
}

const modelOf = (topology: Json): Json => (isRecord(topology.model_config) ? topology.model_config : topology);

function readLayer({ class_name: className, config, name }: Json): LayerJson | null {
  if (typeof className !== "string" || !isRecord(config)) return null;
  const called = typeof config.name === "string" ? config.name : name;
  return typeof called === "string" ? { className, config, name: called } : null;
}

/** Of a functional model: one input, one output, and one way between them. */
function inOrder(config: Json, list: readonly Json[], layers: readonly LayerJson[]): LayerJson[] | null {
  const from = list.map(({ inbound_nodes: nodes }) => (isList(nodes) && nodes.length === 0 ? "" : sourceOf(nodes)));
  const [first, last] = [endOf(config.input_layers), endOf(config.output_layers)];
  if (first === null || last === null || from.includes(null)) return null;
  const chain: LayerJson[] = [];
  for (let name = last; chain.length <= layers.length;) {
    const i = layers.findIndex((layer) => layer.name === name);
    if (i < 0) return null;
    chain.unshift(layers[i]);
    if (from[i] === "") return name === first && chain.length === layers.length ? chain : null;
    name = from[i]!;
  }
  return null;
}

const isList = (value: unknown): value is unknown[] => Array.isArray(value);

/** [[["name", 0, 0, {}]]]: one call with one input. */
function sourceOf(nodes: unknown): string | null {
  if (!isList(nodes) || nodes.length !== 1 || !isList(nodes[0]) || nodes[0].length !== 1) return null;
  return endOf([nodes[0][0]]);
}

/** [["name", 0, 0]] */
function endOf(ends: unknown): string | null {
  if (!isList(ends) || ends.length !== 1 || !isList(ends[0])) return null;
  const [name, call, tensor] = ends[0];
  return typeof name === "string" && call === 0 && tensor === 0 ? name : null;
}

/**
 * Plain zeros in place of whatever makes first weights: they are all overwritten, and some take longer to make than anything else. In
 * place.
 */
export function withoutInitialisers(topology: Json): void {
  const stack: object[] = [topology];
  for (let top = stack.pop(); top; top = stack.pop()) {
    for (const [key, value] of Object.entries(top)) {
      if (typeof value !== "object" || value === null) continue;
      if (/_?initializer$/i.test(key) && !Array.isArray(value)) (top as Record<string, unknown>)[key] = { class_name: "Zeros", config: {} };
      else stack.push(value as object);
    }
  }
}
