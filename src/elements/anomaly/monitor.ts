/** The sensor as a moving trace: the machine runs while it is seen and the reader has not asked for stillness. */
import { html, nothing, type LitElement, type TemplateResult } from "lit";
import { symbol } from "../../core/quantities.js";
import type { Palette } from "../../draw/palette.js";
import { Machine } from "../../math/machine.js";
import { Random } from "../../math/random.js";
import { FAULTS, WINDOW, type Fault } from "../../math/vibration.js";
import type { Autoencoder } from "../../model/api.js";
import { squaredErrors } from "./examples.js";
import type { Facts } from "./facts.js";
import { scoreText, thresholdText } from "./speech.js";
import type { FullSpeech } from "./rest.js";
import { paintErrors, paintTrace } from "./trace.js";

/** Samples across the picture: four windows. */
const LENGTH = 256;
/** Samples a second: a sensor of 1,600 Hz, slowed down. */
const PACE = 48;
/** After a pause of the page the machine does not catch up. */
const MOST = 8;
const SEED = 42;
/** Of the histograms' axis, the share that the trace of errors shows. */
const SEEN = 0.6;

export interface MonitorHost {
  readonly element: LitElement;
  readonly palette: Palette;
  readonly facts: Facts;
  readonly speech: FullSpeech;
  autoencoder(): Autoencoder | null;
  faultChanged(fault: Fault | null): void;
  failed(cause: unknown): void;
}

export class Monitor {
  readonly #machine = new Machine(new Random(SEED));
  #signal: number[] = [];
  #errors: number[] = [];
  #reconstruction: Float32Array | null = null;
  /** Samples since the window that the reconstruction is of. */
  #behind = 0;
  #busy = false;
  #frame = 0;
  #before: number | null = null;
  #seen = false;
  #paused = false;
  #broken = false;
  #alarm = false;
  #observer: IntersectionObserver | null = null;
  #watched: Element | null = null;
  readonly #still = matchMedia("(prefers-reduced-motion: reduce)");

  constructor(private readonly host: MonitorHost) {
    for (let i = 0; i < LENGTH; i++) this.#signal.push(this.#machine.next());
  }

  /** The machine moves by itself, or would if it were in view. */
  get runs(): boolean {
    return !this.#paused && !this.#still.matches;
  }

  get fault(): Fault | null {
    return this.#machine.fault;
  }

  set fault(fault: Fault | null) {
    this.#machine.fault = fault;
    // without motion, what comes next shows what the fault does
    if (!this.runs) void this.#advance(WINDOW);
    this.host.element.requestUpdate();
  }

  /** Lets the next so many samples come at once; settles when their errors are there. */
  next(samples = WINDOW): Promise<void> {
    return this.#advance(samples);
  }

  reset(): void {
    this.#broken = false;
    this.#machine.fault = null;
    this.#paused = false;
  }

  /** To be called after each update of the tag. */
  updated(): void {
    const canvas = this.host.element.renderRoot.querySelector("canvas.trace");
    if (canvas !== this.#watched) {
      this.#observer?.disconnect();
      this.#watched = canvas;
      if (canvas) {
        this.#observer = new IntersectionObserver(([entry]) => {
          this.#seen = entry.isIntersecting;
          this.#run();
        });
        this.#observer.observe(canvas);
      } else this.#seen = false;
    }
    if (this.#errors.length === 0 && !this.#broken && this.host.autoencoder()) void this.#advance(0);
    this.#run();
    this.paint();
  }

  stop(): void {
    this.#observer?.disconnect();
    this.#watched = null;
    this.#seen = false;
  }

  paint(): void {
    const { element, palette, facts } = this.host;
    const canvas = (name: string) => element.renderRoot.querySelector<HTMLCanvasElement>(`canvas.${name}`);
    const [trace, errors, one] = [canvas("trace"), canvas("errors"), canvas("window")];
    if (!trace || !errors) return;
    paintTrace(
      trace,
      { signal: this.#signal, reconstruction: this.#reconstruction, behind: this.#behind, length: LENGTH, window: WINDOW },
      palette,
    );
    const { t, language } = this.host.speech;
    const { fontFamily, fontSize } = getComputedStyle(errors);
    paintErrors(
      errors,
      this.#errors,
      {
        length: LENGTH,
        top: SEEN * facts.top,
        threshold: facts.threshold,
        name: t.alarmFrom(thresholdText(facts.threshold, facts.decimals, language)),
        font: `${fontSize} ${fontFamily}`,
      },
      palette,
    );
    const { shown } = facts;
    if (one && shown && shown.x.length === WINDOW) {
      paintTrace(
        one,
        { signal: Array.from(shown.x), reconstruction: shown.reconstruction, behind: 0, length: WINDOW, window: WINDOW },
        palette,
      );
    }
  }

  get #moves(): boolean {
    return this.#seen && this.runs && this.host.element.isConnected && this.host.autoencoder() !== null;
  }

  #run(): void {
    if (this.#moves === this.#frame > 0) return;
    if (this.#frame > 0) {
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
    } else {
      this.#before = null;
      this.#frame = requestAnimationFrame(this.#tick);
    }
  }

  readonly #tick = (now: number): void => {
    this.#before ??= now;
    const due = Math.floor(((now - this.#before) * PACE) / 1000);
    if (due > 0) {
      // after a pause of the page it goes on from now
      this.#before = due > MOST ? now : this.#before + (due * 1000) / PACE;
      void this.#advance(Math.min(due, MOST));
    }
    this.#frame = this.#moves ? requestAnimationFrame(this.#tick) : 0;
  };

  /** New samples, then the error of the window that ends with each. */
  async #advance(samples: number): Promise<void> {
    for (let i = 0; i < samples; i++) this.#signal.push(this.#machine.next());
    this.#behind += samples;
    if (this.#signal.length > 2 * LENGTH) this.#signal = this.#signal.slice(-LENGTH - WINDOW);
    const model = this.host.autoencoder();
    if (this.#busy || this.#broken || !model) {
      this.paint();
      return;
    }
    this.#busy = true;
    try {
      const first = this.#errors.length === 0;
      const wanted = first ? LENGTH - WINDOW : Math.min(this.#behind, LENGTH - WINDOW);
      const end = this.#signal.length;
      const x = new Float32Array(Math.max(1, wanted) * WINDOW);
      for (let w = 0; w < Math.max(1, wanted); w++) {
        const stop = end - Math.max(1, wanted) + 1 + w;
        x.set(this.#signal.slice(stop - WINDOW, stop), w * WINDOW);
      }
      const back = await model.decode(await model.encode(x));
      // the reader has turned to the other source, or the model was given back
      if (model !== this.host.autoencoder()) return;
      this.#errors = [...this.#errors, ...squaredErrors(x, back, WINDOW)].slice(-LENGTH);
      this.#reconstruction = back.slice(-WINDOW);
      this.#behind = this.#signal.length - end;
    } catch (cause) {
      if (model !== this.host.autoencoder()) return;
      // asked again, it would fail again
      this.#broken = true;
      if (this.host.element.isConnected) this.host.failed(cause);
      return;
    } finally {
      this.#busy = false;
    }
    const error = this.#errors[this.#errors.length - 1];
    const alarm = error >= this.host.facts.threshold;
    if (alarm !== this.#alarm || !this.runs) {
      this.#alarm = alarm;
      this.host.element.requestUpdate();
    } else this.paint();
  }

  render(): TemplateResult {
    const { facts, speech } = this.host;
    const { t, language } = speech;
    const error = this.#errors[this.#errors.length - 1];
    const number = error === undefined ? t.none : scoreText(error, facts.decimals, language);
    const alarm = error !== undefined && error >= facts.threshold;
    const now = this.#machine.fault;
    return html`<div class="machine">
      <fieldset class="segments faults">
        <legend class="visually-hidden">${t.faultLegend}</legend>
        ${[null, ...FAULTS].map(
          (fault) =>
            html`<label
              ><input
                type="radio"
                name="fault"
                value=${fault ?? "healthy"}
                ?disabled=${!facts.live}
                .checked=${fault === now}
                @change=${() => {
                  this.fault = fault;
                  this.host.faultChanged(fault);
                }}
              />${fault ? t.kind[fault] : t.healthy}</label
            >`,
        )}
      </fieldset>
      <div class="strips">
        <span class="label" data-q="x">${symbol.x} <b>${t.machine}</b></span>
        <span class="label names" data-q="xhat">${symbol.xhat} <b>${t.overlaid}</b></span>
      </div>
      <canvas class="trace" role="img" aria-label=${t.machinePicture(now ? t.kind[now] : t.healthy, number, alarm)}></canvas>
      <div class="strips">
        <span class="label" data-q="L">${symbol.L} <b>${t.errorTrace}</b></span>
        <span class="label state ${alarm ? "on" : ""}" role="status"
          >${error === undefined ? nothing : alarm ? t.alarmWord : t.quietWord}</span
        >
      </div>
      <canvas class="errors" aria-hidden="true"></canvas>
      <div class="run">
        ${
          this.#still.matches
            ? html`<button class="button" ?disabled=${!facts.live} @click=${() => this.next()}>${t.next}</button>`
            : html`<button class="quiet" ?disabled=${!facts.live} @click=${this.#toggle}>${this.#paused ? t.play : t.pause}</button>
                ${this.#paused ? html`<button class="quiet" ?disabled=${!facts.live} @click=${() => this.next()}>${t.next}</button>` : nothing}`
        }
      </div>
    </div>`;
  }

  readonly #toggle = (): void => {
    this.#paused = !this.#paused;
    this.host.element.requestUpdate();
  };
}
