/**
 * The part of TensorFlow.js that dense networks need: tensors, one kernel (matrix product + bias + activation), two
 * backends. Kernels are registered by hand so that a bundler can drop the others.
 */
import { engine, registerBackend, registerKernel, type Tensor } from "@tensorflow/tfjs-core";
import { MathBackendCPU } from "@tensorflow/tfjs-backend-cpu/dist/backend_cpu.js";
import { _fusedMatMulConfig as fusedMatMulOnCpu } from "@tensorflow/tfjs-backend-cpu/dist/kernels/_FusedMatMul.js";
import { BackendWasm } from "@tensorflow/tfjs-backend-wasm/dist/backend_wasm.js";
import { _fusedMatMulConfig as fusedMatMulOnWasm } from "@tensorflow/tfjs-backend-wasm/dist/kernels/_FusedMatMul.js";
import createWasmModule from "@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.js";
import type { BackendName } from "./backend-name.js";

export type { Tensor };
type WasmModule = Awaited<ReturnType<typeof createWasmModule>> & {
  cwrap<F>(name: string, returns: "number" | null, takes: "number"[]): F;
};

let registered = false;

/** Starts the cpu backend, or does nothing if it runs already. */
export function startCpu(): void {
  registerKernels();
  // firstUse: it would advise Node.js to take another backend
  if (!isStarted("cpu")) registerBackend("cpu", () => Object.assign(new MathBackendCPU(), { firstUse: false }));
  useBackend("cpu");
}

/**
 * Starts the wasm backend from the bytes of its file, or does nothing if it runs already; gives whether it started it. Rejects
 * where WebAssembly is refused (a content security policy without 'wasm-unsafe-eval') or the file is not what it should be.
 *
 * tfjs's own start-up fetches the file itself and, when compiling fails, neither rejects nor resolves.
 */
export async function startWasm(binary: ArrayBuffer): Promise<boolean> {
  registerKernels();
  const module = isStarted("wasm") ? null : await instantiate(binary);
  if (!module || isStarted("wasm")) return false;
  registerBackend("wasm", () => new BackendWasm(module));
  useBackend("wasm");
  return true;
}

/** Makes the kernels that follow run on `name`, which must have been started. */
export function useBackend(name: BackendName): void {
  // setBackend is synchronous for a backend whose factory is, but for the promise that it returns.
  if (engine().backendName !== name) void engine().setBackend(name);
}

/** Stops a backend and frees its memory; its tensors are gone. */
export function stopBackend(name: BackendName): void {
  if (isStarted(name)) engine().removeBackend(name);
}

/** A tensor of float32 values on the backend in use. */
export function tensor(values: Float32Array, shape: number[]): Tensor {
  return engine().makeTensor(values, shape, "float32");
}

/** activation(x·w + b) for x [1, n, in], w [1, in, out] and b [out]; gives [1, n, out]. */
export function dense(x: Tensor, w: Tensor, b: Tensor, activation: "linear" | "relu" | "sigmoid"): Tensor {
  const inputs = { a: x, b: w, bias: b };
  return engine().runKernel("_FusedMatMul", inputs, { transposeA: false, transposeB: false, activation }) as Tensor;
}

/** a·b for a [1, n, m] and b [1, m, out]; gives [1, n, out]. */
export function product(a: Tensor, b: Tensor): Tensor {
  return engine().runKernel("_FusedMatMul", { a, b }, { transposeA: false, transposeB: false, activation: "linear" }) as Tensor;
}

/** Runs `f` and disposes every tensor that it made, but those that it kept. */
export function tidy(f: () => void): void {
  engine().tidy(f);
}

/** Takes a tensor out of the `tidy` round it: whoever keeps it disposes it. */
export function keep(kept: Tensor): Tensor {
  return engine().keep(kept);
}

/** Tensors alive, all backends together. */
export function countTensors(): number {
  return engine().state.numTensors;
}

function isStarted(name: BackendName): boolean {
  return engine().backendNames().includes(name);
}

function registerKernels(): void {
  if (registered) return;
  registered = true;
  registerKernel(fusedMatMulOnCpu);
  registerKernel(fusedMatMulOnWasm);
}

function instantiate(binary: ArrayBuffer): Promise<WasmModule> {
  return new Promise((resolve, reject) => {
    const config = {
      instantiateWasm(imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void) {
        WebAssembly.instantiate(binary, imports).then(({ instance }) => receive(instance), reject);
        return {};
      },
      onAbort: (reason: string) => reject(new Error(`the wasm module stopped: ${reason}`)),
      print: () => {},
      printErr: () => {},
    };
    createWasmModule(config).then((started) => {
      const module = started as WasmModule;
      module.tfjs = {
        init: module.cwrap("init", null, []),
        initWithThreadsCount: module.cwrap("init_with_threads_count", null, ["number"]),
        getThreadsCount: module.cwrap("get_threads_count", "number", []),
        registerTensor: module.cwrap("register_tensor", null, ["number", "number", "number"]),
        disposeData: module.cwrap("dispose_data", null, ["number"]),
        dispose: module.cwrap("dispose", null, []),
      };
      resolve(module);
    }, reject);
  });
}
