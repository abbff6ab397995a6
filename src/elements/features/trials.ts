/** Runs of the experiment: when they may start, who starts and stops them, and who is told. */
import { keepFocus } from "../../core/keep-focus.js";
import { hasLeft, leftPage } from "../../core/awaited-assets.js";
import { ModelError } from "../../model/api.js";
import * as logic from "./features.logic.js";
import type { Draw, Outcome, Settings } from "./features.logic.js";
import type { Lab } from "./lab.js";
import { Prediction } from "./prediction.js";
import { verdictText } from "./readout.js";
import type { RestHost } from "./rest-host.js";
import { Runs } from "./runs.js";

const NO_DRAWS: readonly Draw[] = [];

export class Trials {
  readonly runs: Runs;
  readonly prediction: Prediction;
  #waiting: { resolve: () => void; reject: (error: unknown) => void }[] = [];

  constructor(
    private readonly host: RestHost,
    private readonly lab: Lab,
  ) {
    this.runs = new Runs(host.element);
    this.prediction = new Prediction((choice) => {
      if (choice !== "skipped") this.runByHand();
      host.element.requestUpdate();
    });
  }

  /** Codes of the model that is chosen are there. */
  get encoded(): boolean {
    return this.lab.sources?.kind === this.host.settings.codes;
  }

  /** Before each update. */
  refresh(): void {
    const { running } = this.runs;
    // a run that no longer is what the tag says
    if (running && logic.keyOf(running.settings) !== logic.keyOf(this.host.settings)) this.runs.cancel();
  }

  /** After each update: those who wait for the codes hear of them, or of what went wrong. */
  settle(error: ModelError | null): void {
    if (!this.encoded && !error) return;
    for (const { resolve, reject } of this.#waiting.splice(0)) (error && !this.encoded ? () => reject(error) : resolve)();
  }

  /** The tag has left the page. */
  leave(): void {
    const cause = leftPage();
    this.runs.cancel(cause);
    for (const { reject } of this.#waiting.splice(0)) reject(cause);
  }

  forget(): void {
    this.runs.forget();
    this.prediction.forget();
  }

  /** Draws of the settings as they stand. */
  draws(): readonly Draw[] {
    return this.runs.of(this.host.settings) ?? NO_DRAWS;
  }

  outcome(): Outcome | null {
    const draws = this.draws();
    return draws.length > 0 ? logic.outcomeOf(draws) : null;
  }

  /** Finished runs and the one under way, by labels per class. */
  curve(): Map<number, readonly Draw[]> {
    const curve = new Map<number, readonly Draw[]>();
    for (let labels = 1; labels <= logic.MOST_LABELS; labels++) {
      const draws = this.runs.of({ ...this.host.settings, labels });
      if (draws) curve.set(labels, draws);
    }
    const { running } = this.runs;
    if (running && running.draws.length > 0) curve.set(running.settings.labels, running.draws);
    return curve;
  }

  /** Whether every stop of the slider was run. */
  get isCurveComplete(): boolean {
    return logic.STOPS.every((labels) => this.runs.of({ ...this.host.settings, labels }));
  }

  async run(): Promise<Outcome> {
    if (hasLeft(this.host.element)) throw leftPage();
    await this.#whenEncoded();
    const settings = this.host.settings;
    const draws = await this.#start(settings);
    return logic.outcomeOf(draws);
  }

  readonly runByHand = (): void => {
    this.prediction.skip(true);
    if (this.lab.sources) this.#start(this.host.settings).catch(this.#stopped);
  };

  /** Every stop of the slider, the small ones first. */
  readonly runCurve = async (): Promise<void> => {
    const { host } = this;
    this.prediction.skip(true);
    try {
      for (const labels of logic.STOPS) {
        if (this.runs.of({ ...host.settings, labels })) continue;
        host.set({ labels });
        host.element.requestUpdate();
        await this.run();
      }
    } catch (error) {
      this.#stopped(error);
    }
  };

  #whenEncoded(): Promise<void> {
    if (this.encoded) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.host.element.requestUpdate();
    });
  }

  async #start(settings: Settings): Promise<readonly Draw[]> {
    const { host } = this;
    const run = this.runs.start(settings, this.lab.sources!, (drawn) => host.emit("ae-input", { drawn }));
    this.#keepFocus();
    const draws = await run;
    if (this.prediction.waits) this.prediction.reveal(verdictText(draws, settings.labels, host.t, host.language));
    // a script has run it: nothing is left to predict
    this.prediction.skip(false);
    host.element.requestUpdate();
    host.emit("ae-change", { outcome: logic.outcomeOf(draws) });
    return draws;
  }

  /** The curve's button makes way for the progress: its focus goes to Stop. */
  #keepFocus(): void {
    const root = this.host.element.renderRoot as ShadowRoot;
    const curve = root.activeElement?.closest<HTMLElement>(".run .quiet");
    if (curve) keepFocus(curve, { figure: root.querySelector<HTMLElement>(".figure")!, heir: ".run button" });
  }

  readonly #stopped = (error: unknown): void => {
    if ((error as Error).name === "AbortError" || (error instanceof ModelError && error.code === "aborted")) return;
    this.host.emit("ae-error", { code: "backend", message: String(error), recoverable: true });
  };
}
