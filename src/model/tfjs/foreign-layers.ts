import "@tensorflow/tfjs-layers/dist/flags_layers.js";
import "@tensorflow/tfjs-layers/dist/exports_layers.js";
import { loadLayersModelFromIOHandler } from "@tensorflow/tfjs-layers/dist/models.js";
import { engine, type io } from "@tensorflow/tfjs-core";
import { rowShape, runRows, start, type Artifacts, type ForeignNetwork } from "./foreign.js";

export { countTensors } from "./foreign.js";

let last: Promise<unknown> = Promise.resolve();

/** Networks in TensorFlow.js's layers format, which Keras models are converted to as well. */
export function open(artifacts: Artifacts): Promise<ForeignNetwork> {
  start();
  // one after the other: what a failed one has made is known by what was not there before
  const opened = last.then(() => cleanly(() => read(artifacts)));
  last = opened.catch(() => {});
  return opened;
}

/** Disposes the tensors that `make` leaves; its variables too if it fails. */
async function cleanly<T>(make: () => Promise<T>): Promise<T> {
  const { registeredVariables: variables } = engine().state;
  const before = new Set(Object.keys(variables));
  engine().startScope();
  try {
    return await make();
  } catch (error) {
    for (const name of Object.keys(variables)) if (!before.has(name)) variables[name].dispose();
    throw error;
  } finally {
    engine().endScope();
  }
}

async function read({ topology, specs, weights }: Artifacts): Promise<ForeignNetwork> {
  const handler = {
    load: () =>
      Promise.resolve({
        modelTopology: topology,
        weightSpecs: specs as io.WeightsManifestEntry[],
        weightData: weights,
      } as io.ModelArtifacts),
  };
  const model = await loadLayersModelFromIOHandler(handler, undefined, { strict: true });
  return {
    inputs: model.inputs.map(({ shape }, i) => ({ name: model.inputNames[i], rows: shape[0] ?? null, shape: rowShape(shape) })),
    outputs: model.outputs.map(({ shape }, i) => ({ names: [model.outputNames[i]], shape: rowShape(shape) })),
    run: (x, rows, shape, output) =>
      runRows(x, [rows, ...shape], (input) => {
        const answer = model.predictOnBatch(input);
        return Array.isArray(answer) ? answer[output] : answer;
      }),
    dispose: () => void model.dispose(),
  };
}
