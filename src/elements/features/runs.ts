/** Runs of draws: one at a time, each draw shown when it is done; what came out is kept by its settings. */
import type { LitElement } from "lit";
import { experiment, type Sources } from "./experiment.js";
import { keyOf, type Draw, type Settings } from "./features.logic.js";
import { inTurns } from "./in-turns.js";

interface Running {
  readonly settings: Settings;
  readonly draws: Draw[];
  readonly abort: AbortController;
  readonly result: Promise<readonly Draw[]>;
}

export class Runs {
  #finished = new Map<string, readonly Draw[]>();
  #running: Running | null = null;

  constructor(private readonly host: LitElement) {}

  /** Draws of a run that is through; null when there was none. */
  of(settings: Settings): readonly Draw[] | null {
    return this.#finished.get(keyOf(settings)) ?? null;
  }

  /** What is under way. */
  get running(): { settings: Settings; draws: readonly Draw[] } | null {
    return this.#running;
  }

  /**
   * All draws, computed now; a run with other settings that is under way is given up.
   * Rejects with an AbortError when it was cancelled, or with the cause of that.
   */
  start(settings: Settings, sources: Sources, onDraw: (drawn: number) => void): Promise<readonly Draw[]> {
    if (this.#running && keyOf(this.#running.settings) === keyOf(settings)) return this.#running.result;
    this.cancel();
    const abort = new AbortController();
    const draws: Draw[] = [];
    const result = this.#run(settings, sources, draws, abort.signal, onDraw);
    // nobody may be listening to a run that a hand has started
    result.catch(() => {});
    this.#running = { settings, draws, abort, result };
    this.host.requestUpdate();
    return result;
  }

  cancel(cause: unknown = new DOMException("The run was cancelled.", "AbortError")): void {
    this.#running?.abort.abort(cause);
    this.#running = null;
    this.host.requestUpdate();
  }

  forget(): void {
    this.cancel();
    this.#finished.clear();
  }

  async #run(
    settings: Settings,
    sources: Sources,
    draws: Draw[],
    signal: AbortSignal,
    onDraw: (drawn: number) => void,
  ): Promise<readonly Draw[]> {
    for (let i = 0; i < settings.draws; i++) {
      const draw = await inTurns(experiment(sources, settings, i), signal);
      if (!draw || signal.aborted) throw signal.reason;
      draws.push(draw);
      onDraw(draws.length);
      this.host.requestUpdate();
    }
    this.#finished.set(keyOf(settings), draws);
    this.#running = null;
    this.host.requestUpdate();
    return draws;
  }
}
