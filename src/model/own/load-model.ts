import type { OwnAutoencoder } from "../api.js";
import type { Disposable, Engine, OwnHalf } from "../engine.js";
import type { Layer } from "../format.js";
import type { LoadTools } from "../page-pool.js";
import { denseChain } from "./dense-chain.js";
import { broken } from "./errors.js";
import { openHalf, type ForeignScripts } from "./foreign-half.js";
import type { Json } from "./json.js";
import { megabytes, WEIGHTS_BYTES } from "./limits.js";
import type { Manifest, Part } from "./manifest.js";
import { readModelJson, type ModelJson } from "./model-json.js";
import { ScaledAutoencoder } from "./own-autoencoder.js";
import { readBytes, type Reading } from "../read.js";
import { codeEnd, imageEnd, product, type End } from "./shapes.js";
import { fetchWeights, weightReader } from "./weights-data.js";

export interface Loading extends Omit<Reading, "onBytes">, Pick<LoadTools, "engine" | "report"> {
  readonly scripts: ForeignScripts;
}

/**
 * The model of a manifest, tried out. Whoever asked for it disposes it.
 * @throws ModelError "network" or "integrity", with the file and the numbers that do not agree
 */
export async function loadModel(manifest: Manifest, loading: Loading): Promise<OwnAutoencoder & Disposable> {
  const { network } = manifest;
  const model = "weights" in network ? await ofTrainer(manifest, network.weights, loading) : await pair(manifest, network, loading);
  const scaled = new ScaledAutoencoder(model, manifest);
  try {
    await scaled.tryOut(loading.signal);
  } catch (error) {
    scaled.dispose();
    throw error;
  }
  return scaled;
}

type Loaded = ReturnType<Engine["pair"]>;

/** A file of the library's own trainer. */
async function ofTrainer({ image, latentSize, address }: Manifest, file: string, loading: Loading): Promise<Loaded> {
  const onBytes = (loaded: number, length = 0) => loading.report({ loaded, total: length && Math.max(loaded, length) });
  const [engine, bytes] = await Promise.all([
    loading.engine(),
    readBytes({ what: "The weights file", address: file }, WEIGHTS_BYTES, { ...loading, onBytes }),
  ]);
  let model: ReturnType<Engine["load"]>;
  try {
    model = engine.load(bytes.buffer);
  } catch (cause) {
    throw broken(`The weights file ${file} cannot be used: ${(cause as Error).message}`, cause);
  }
  const [from, to] = [imageEnd(image), codeEnd(latentSize)];
  const why = !("latentSize" in model)
    ? "has no decoder"
    : model.inputSize !== from.size
      ? `is for images of ${model.inputSize} numbers, and ${address} has ${from.text}`
      : model.latentSize !== to.size
        ? `has a code of ${model.latentSize} numbers, and ${address} has ${to.text}`
        : undefined;
  if (why === undefined) return model as Loaded;
  model.dispose();
  throw broken(`The weights file ${file} cannot be used: it ${why}.`);
}

/** An encoder and a decoder of TensorFlow.js. */
async function pair(manifest: Manifest, parts: { encoder: Part; decoder: Part }, loading: Loading): Promise<Loaded> {
  const image = imageEnd(manifest.image);
  const code = codeEnd(manifest.latentSize);
  const jsons = await Promise.all([
    readModelJson("The encoder", parts.encoder, loading),
    readModelJson("The decoder", parts.decoder, loading),
  ]);
  const total = jsons[0].bytes + jsons[1].bytes;
  if (total > WEIGHTS_BYTES)
    throw broken(
      `The model ${manifest.address} is too long: encoder and decoder name weights of ${megabytes(total)}; at most ${megabytes(WEIGHTS_BYTES)} are read.`,
    );
  const plans = [plan(jsons[0], image, code), plan(jsons[1], code, image)];

  const counts = [0, 0];
  const fetchOne = (i: number) =>
    fetchWeights(jsons[i], loading, (count) => {
      counts[i] = count;
      loading.report({ loaded: counts[0] + counts[1], total });
    });
  loading.report({ loaded: 0, total });
  // networks that TensorFlow.js runs need the engine for its slices alone, and no WebAssembly
  const engine = loading.engine(plans.every((each) => each.chain === null) ? "cpu" : undefined);
  engine.catch(() => {}); // it is waited for below
  const weights = await Promise.all([fetchOne(0), fetchOne(1)]);

  const halves: OwnHalf[] = [];
  try {
    for (const [i, { chain, from, to }] of plans.entries()) {
      const json = jsons[i];
      halves.push(
        chain
          ? chain.build(weightReader(json, weights[i]))
          : await openHalf(await loading.scripts[json.format].load(), json, weights[i], from, to),
      );
    }
    return (await engine).pair({ id: manifest.address, inputSize: image.size, latentSize: code.size }, halves[0], halves[1]);
  } catch (error) {
    for (const each of halves) if ("dispose" in each) each.dispose();
    throw error;
  }
}

interface Plan {
  readonly from: End;
  readonly to: End;
  /** How it is made of the library's own layers; null: TensorFlow.js runs it. */
  readonly chain: { build(read: (name: string) => Float32Array): Layer[] } | null;
}

/** @throws ModelError "integrity" where a chain of dense layers takes or gives something else than the manifest says */
function plan(json: ModelJson, from: End, to: End): Plan {
  const chain =
    json.format === "layers" && json.output === undefined
      ? denseChain(
          json.topology as Json,
          json.groups.flatMap(({ specs }) => specs),
        )
      : null;
  if (chain && !from.fit(chain.input))
    throw broken(`${json.what} cannot be used: ${json.src} takes ${product(chain.input)} where the manifest has ${from.text}.`);
  if (chain && !to.fit(chain.output))
    throw broken(`${json.what} cannot be used: ${json.src} gives ${product(chain.output)} where the manifest has ${to.text}.`);
  return { from, to, chain };
}
