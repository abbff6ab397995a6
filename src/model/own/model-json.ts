/** A folder of TensorFlow.js: `model.json` and the files of weights that it names. Everything is checked before a byte of weights is asked for. */
import * as v from "valibot";
import type { Signature, WeightSpec } from "../tfjs/foreign.js";
import { absolute } from "./address.js";
import { bare } from "./bare.js";
import { broken } from "./errors.js";
import { megabytes, MODEL_JSON_BYTES, MOST_SHARDS, WEIGHTS_BYTES } from "./limits.js";
import type { Part } from "./manifest.js";
import { readJson, type Reading } from "../read.js";
import { vet } from "./vet.js";

export interface ModelJson extends Part {
  /** "the encoder", for messages. */
  readonly what: string;
  readonly topology: object;
  readonly signature?: Signature;
  /** Weights that lie one after the other, over one file or several. */
  readonly groups: readonly WeightGroup[];
  /** Of all weights. */
  readonly bytes: number;
}

export interface WeightGroup {
  /** Absolute. */
  readonly paths: readonly string[];
  readonly specs: readonly WeightSpec[];
  readonly bytes: number;
}

const size = v.pipe(v.number(), v.integer(), v.minValue(0));
const spec = v.object(
  bare({
    name: v.string(),
    shape: v.array(size),
    dtype: v.picklist(["float32", "int32", "bool", "complex64"]),
    group: v.optional(v.picklist(["model", "optimizer"])),
    quantization: v.optional(
      v.object(
        bare({
          dtype: v.picklist(["uint8", "uint16", "float16"]),
          scale: v.optional(v.pipe(v.number(), v.finite())),
          min: v.optional(v.pipe(v.number(), v.finite())),
        }),
      ),
    ),
  }),
);
const manifest = v.array(v.object(bare({ paths: v.pipe(v.array(v.string()), v.maxLength(MOST_SHARDS)), weights: v.array(spec) })));
const outer = v.looseObject(bare({ modelTopology: v.looseObject(bare({})), weightsManifest: manifest }));

const FORMATS: Readonly<Record<string, Part["format"]>> = { "layers-model": "layers", "graph-model": "graph" };

/** @throws ModelError "network" where it does not arrive, "integrity" where it is not what it should be */
export async function readModelJson(what: string, part: Part, reading: Reading): Promise<ModelJson> {
  const json = await readJson({ what, address: part.src }, MODEL_JSON_BYTES, reading);
  return parseModelJson(what, part, json);
}

export function parseModelJson(what: string, part: Part, json: unknown): ModelJson {
  const wrong = (why: string) => broken(`${what} cannot be used: ${part.src} ${why}.`);
  const found = v.safeParse(outer, json);
  if (!found.success) throw wrong(missing(json) ?? `is no model.json of TensorFlow.js: ${placeOf(found.issues[0])}`);
  const file = found.output as v.InferOutput<typeof outer> & {
    format?: unknown;
    signature?: unknown;
    modelInitializer?: { node?: unknown };
  };
  const said = typeof file.format === "string" && Object.hasOwn(FORMATS, file.format) ? FORMATS[file.format] : part.format;
  if (said !== part.format) throw wrong(`is in the ${said} format, and the manifest says "${part.format}"`);
  if (file.modelInitializer?.node) throw wrong("needs tables that are filled before it runs (modelInitializer), which are not read");
  const bad = vet(json);
  if (bad) throw wrong(bad);

  const names = new Set<string>();
  const groups = file.weightsManifest.map(({ paths, weights }, i): WeightGroup => {
    for (const { name, quantization, dtype } of weights) {
      if (names.has(name)) throw wrong(`names the weight "${name}" twice`);
      names.add(name);
      const affine = quantization && quantization.dtype !== "float16";
      if (affine && (quantization.scale === undefined || quantization.min === undefined))
        throw wrong(`has a weight "${name}" in ${quantization.dtype} without scale and min`);
      if (quantization && dtype !== "float32" && !(affine && dtype === "int32"))
        throw wrong(`has a weight "${name}" of ${dtype} in ${quantization.dtype}`);
    }
    const addresses = paths.map((path) => absolute(path, part.src, `${part.src}: weightsManifest[${i}].paths`));
    return { paths: addresses, specs: weights, bytes: weights.reduce((sum, each) => sum + bytesOf(each), 0) };
  });
  const bytes = groups.reduce((sum, group) => sum + group.bytes, 0);
  if (!(bytes <= WEIGHTS_BYTES)) throw wrong(`names weights of ${megabytes(bytes)}; at most ${megabytes(WEIGHTS_BYTES)} are read`);
  const topology = file.modelTopology as object;
  const signature = typeof file.signature === "object" && file.signature !== null ? file.signature : undefined;
  return { ...part, what, topology, signature, groups, bytes };
}

const BYTES = { float32: 4, int32: 4, bool: 1, complex64: 8, uint8: 1, uint16: 2, float16: 2 } as const;

export const countOf = ({ shape }: Pick<WeightSpec, "shape">): number => shape.reduce((product, each) => product * each, 1);

export const bytesOf = (each: WeightSpec): number => countOf(each) * BYTES[each.quantization?.dtype ?? each.dtype];

/** The mistakes that happen most. */
function missing(json: unknown): string | undefined {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return "is no model.json of TensorFlow.js";
  const has = (key: string) => Object.hasOwn(json, key);
  if (has("format") && has("latentSize")) return "is a manifest, not a model.json";
  if (has("class_name") || has("config"))
    return "holds a model without its weights (Keras's to_json); save it with TensorFlow.js's model.save or tensorflowjs_converter";
  if (has("modelTopology") && !has("weightsManifest")) return "names no weights (weightsManifest)";
  return undefined;
}

function placeOf(issue: v.BaseIssue<unknown>): string {
  const place = (issue.path ?? []).map(({ key }) => String(key)).join(".");
  return `${place || "it"}: ${issue.message}`;
}
