import { engine, env, type io, type Tensor } from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-converter/dist/flags.js";
import { GraphModel } from "@tensorflow/tfjs-converter/dist/executor/graph_model.js";
import { rowShape, runRows, start, type Artifacts, type ForeignNetwork, type RowShape } from "./foreign.js";

export { countTensors } from "./foreign.js";

/** Networks in TensorFlow.js's graph format, which SavedModels are converted to. */
export async function open({ topology, signature, specs, weights }: Artifacts): Promise<ForeignNetwork> {
  start();
  // what the bundle has in place of the global object does not have it
  (env().global as { atob?: typeof atob }).atob ??= (text) => atob(text);
  const artifacts = { modelTopology: topology, signature, weightSpecs: specs as io.WeightsManifestEntry[], weightData: weights };
  const model = new GraphModel({ load: () => artifacts });
  engine().tidy(() => {
    model.load();
    for (const weight of Object.values(model.weights).flat()) engine().keep(weight);
  });
  const node = (name = "") => name.replace(/:\d+$/, "");
  const keys = Object.entries(signature?.outputs ?? {});
  const known = (shape: readonly (number | null)[] | undefined): RowShape | null => (shape && shape.length > 0 ? rowShape(shape) : null);
  return {
    inputs: model.inputs.map(({ name, shape }) => ({ name, rows: shape && shape[0] > 0 ? shape[0] : null, shape: known(shape) })),
    outputs: model.outputs.map(({ name, shape }) => ({
      names: [...keys.filter(([, each]) => node(each.name) === node(name)).map(([key]) => key), node(name)],
      shape: known(shape),
    })),
    run: (x, rows, shape, output) => runRows(x, [rows, ...shape], (input) => model.execute(input, model.outputNodes[output]) as Tensor),
    dispose: () => model.dispose(),
  };
}
