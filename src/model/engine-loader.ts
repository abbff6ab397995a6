import { ModelError, type Backend } from "./api.js";
import { assetUrl, WASM_FILE } from "./assets.js";
import type { Engine } from "./engine.js";
import type { EngineScript, Surroundings } from "./page-pool.js";
import { Script } from "./script.js";

/** Starts an engine for each backend that is asked for, and remembers those that started well. */
export class EngineLoader {
  /** The engine that started last. */
  latest: Engine | null = null;
  readonly #engines = new Map<Backend, Promise<Engine>>();
  readonly #script: Script<EngineScript>;

  constructor(private readonly world: Surroundings) {
    this.#script = new Script(world.importEngine, world.importFrom);
  }

  /** The engine's script and the wasm file are fetched at the same time. */
  get(backend: Backend, assetBase: string | undefined): Promise<Engine> {
    let engine = this.#engines.get(backend);
    if (!engine) {
      const wasm = backend === "cpu" ? undefined : this.#fetchWasm(assetBase);
      wasm?.catch(() => {}); // the engine looks at it once its script is there
      engine = this.#start(backend, wasm);
      engine.catch(() => this.#engines.delete(backend));
      this.#engines.set(backend, engine);
    }
    return engine;
  }

  /** After a failed load: an engine that ended on cpu, perhaps because the server was away, gets another chance. */
  reconsider(backend: Backend): void {
    if (this.latest?.fallback) this.#engines.delete(backend);
  }

  async #start(backend: Backend, wasm: Promise<ArrayBuffer> | undefined): Promise<Engine> {
    const { createEngine } = await this.#script.load();
    return (this.latest = await createEngine(backend, wasm));
  }

  async #fetchWasm(assetBase: string | undefined): Promise<ArrayBuffer> {
    if (!this.world.canRunWasm()) throw new Error("this page may not run WebAssembly, or the browser lacks its SIMD instructions");
    const url = assetUrl("wasm", WASM_FILE, assetBase);
    try {
      const response = await this.world.fetch(url);
      if (response.ok) return await response.arrayBuffer();
      throw new Error(`HTTP ${response.status}`);
    } catch (cause) {
      const advice =
        "Check that the file is there and that this page may read it, or point configure({ assetBase }) at the folder that holds wasm/.";
      throw new ModelError("network", `${url} did not load (${String(cause)}). ${advice}`, { cause });
    }
  }
}
