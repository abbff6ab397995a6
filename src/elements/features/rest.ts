/**
 * All of the tag but its first picture: names, colours, the chart, the classifiers. Fetched as soon as the tag is connected; until
 * then its place is kept free.
 */
import { html, nothing, type LitElement, type TemplateResult } from "lit";
import { adopt } from "../../core/adopt.js";
import type { AeEventDetails, AeEventName } from "../../core/events.js";
import { fingerUndo } from "../../core/finger.js";
import type { ModelController } from "../../core/model-controller.js";
import type { Quantity } from "../../core/quantities.js";
import { vars } from "../../core/vars.js";
import type { common } from "../../i18n/en/common.js";
import { featuresWords, type FeaturesWords } from "../../i18n/en/features-rest.js";
import { fixed, short } from "../../i18n/numbers.js";
import type { ModelError } from "../../model/api.js";
import { catalogueEntry } from "../../model/catalogue.js";
import { renderPlot, renderSlider, type ChartView } from "./chart.js";
import type { Needed } from "./features.element.js";
import * as logic from "./features.logic.js";
import type { Codes, Draw, Outcome, Scene, Settings, View } from "./features.logic.js";
import { keepFocus } from "./keep-focus.js";
import { ATTRACTING, Lab, LEAST_CLASSES, type Wanted } from "./lab.js";
import { lookAt, lookAtYours, posterLook, type Look } from "./look.js";
import { Prediction } from "./prediction.js";
import { renderReadout, verdictText } from "./readout.js";
import { restStyles } from "./rest.styles.js";
import { Runs } from "./runs.js";

/** The tag, as its rest sees it. */
export interface RestHost {
  readonly element: LitElement;
  readonly loader: ModelController<Needed>;
  readonly settings: Settings;
  /** Setting it asks for an update. */
  scene: Scene;
  readonly t: FeaturesWords;
  readonly language: string;
  readonly common: typeof common;
  readonly ownDigit: Float32Array | null;
  shows(control: string): boolean;
  /** The reader's choice. */
  set(change: Partial<Settings>): void;
  emit<N extends AeEventName>(name: N, detail: AeEventDetails[N]): void;
}

/** Numbers of one code. */
const widthOf = (codes: Codes) => catalogueEntry(logic.MODEL[codes]).latentSize;

const NO_DRAWS: readonly Draw[] = [];
const ARROWS: Record<string, readonly [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

export class Rest {
  readonly words = featuresWords;
  readonly lab: Lab;
  readonly runs: Runs;
  readonly prediction: Prediction;
  /** The digit under the pointer. */
  #hovered: number | null = null;
  /** The reader looks at their own digit. */
  #yours = false;
  #look: { key: readonly unknown[]; look: Look } | null = null;
  #waiting: { resolve: () => void; reject: (error: unknown) => void }[] = [];
  readonly #finger = fingerUndo(() => {
    const { labels } = this.host.settings;
    return () => this.#setLabels(labels);
  });

  constructor(private readonly host: RestHost) {
    adopt(host.element, restStyles);
    const update = () => host.element.requestUpdate();
    this.lab = new Lab(() => this.#wanted(), update);
    this.runs = new Runs(host.element);
    this.prediction = new Prediction((choice) => {
      if (choice !== "skipped") this.#runByHand();
      update();
    });
  }

  #wanted(): Wanted | null {
    const { loader, settings, scene } = this.host;
    const model = loader.models?.[logic.MODEL[settings.codes]];
    const digits = loader.models?.digits;
    return model && digits ? { codes: settings.codes, model, digits, named: scene.named, yours: this.host.ownDigit } : null;
  }

  /** Codes of the model that is chosen are there. */
  get #encoded(): boolean {
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
    if (!this.#encoded && !error) return;
    for (const { resolve, reject } of this.#waiting.splice(0)) (error && !this.#encoded ? () => reject(error) : resolve)();
  }

  /** The tag has left the page. */
  leave(): void {
    this.runs.cancel();
    for (const { reject } of this.#waiting.splice(0)) reject(new DOMException("The tag left the page.", "AbortError"));
  }

  reset(): void {
    this.runs.forget();
    this.prediction.forget();
    this.#hovered = null;
    this.#yours = false;
  }

  // The experiment

  async run(): Promise<Outcome> {
    await this.#whenEncoded();
    const settings = this.host.settings;
    const draws = await this.#start(settings);
    return logic.outcomeOf(draws);
  }

  #whenEncoded(): Promise<void> {
    if (this.#encoded) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.host.element.requestUpdate();
    });
  }

  async #start(settings: Settings): Promise<readonly Draw[]> {
    const { host } = this;
    const run = this.runs.start(settings, this.lab.sources!, (drawn) => host.emit("ae-input", { drawn }));
    // the curve's button makes way for the progress
    keepFocus(host.element, ".run", ".run button");
    const draws = await run;
    if (this.prediction.waits) this.prediction.reveal(verdictText(draws, settings.labels, host.t, host.language));
    // a script has run it: nothing is left to predict
    this.prediction.skip(false);
    host.element.requestUpdate();
    host.emit("ae-change", { outcome: logic.outcomeOf(draws) });
    return draws;
  }

  #runByHand = (): void => {
    this.prediction.skip(true);
    if (this.lab.sources) this.#start(this.host.settings).catch(this.#stopped);
  };

  /** Every stop of the slider, the small ones first. */
  #runCurve = async (): Promise<void> => {
    this.prediction.skip(true);
    try {
      for (const labels of logic.STOPS) {
        if (this.runs.of({ ...this.host.settings, labels })) continue;
        this.#setLabels(labels);
        await this.run();
      }
    } catch (error) {
      this.#stopped(error);
    }
  };

  readonly #stopped = (error: unknown): void => {
    if ((error as Error).name === "AbortError") return;
    this.host.emit("ae-error", { code: "backend", message: String(error), recoverable: true });
  };

  /** Of the settings as they stand. */
  draws(): readonly Draw[] {
    return this.runs.of(this.host.settings) ?? NO_DRAWS;
  }

  outcome(): Outcome | null {
    const draws = this.draws();
    return draws.length > 0 ? logic.outcomeOf(draws) : null;
  }

  // What the reader does

  #setLabels(labels: number): void {
    this.host.set({ labels });
    this.host.element.requestUpdate();
  }

  #setScene(change: Partial<Scene>): void {
    this.host.scene = { ...this.host.scene, ...change };
  }

  #pick(index: number): void {
    this.#hovered = null;
    this.#yours = false;
    this.#setScene({ picked: index });
    this.host.emit("ae-change", { picked: index });
  }

  #name(label: number | null): void {
    const { scene } = this.host;
    const named = new Map(scene.named);
    if (label === null || named.get(scene.picked) === label) named.delete(scene.picked);
    else named.set(scene.picked, label);
    this.#setScene({ named });
    this.host.emit("ae-change", { named: [...named] });
  }

  #show(view: View): void {
    this.#setScene({ view });
    this.host.emit("ae-change", { view });
  }

  #another = (): void => {
    const { scene } = this.host;
    const { count } = posterLook();
    // round the data set in steps that reach every digit: where classes alternate, so do these
    let next = scene.picked;
    do next = (next + 617) % count;
    while (scene.named.has(next) && next !== scene.picked);
    this.#pick(next);
  };

  #indexAt(event: MouseEvent): number {
    const field = event.currentTarget as HTMLElement;
    const { left, top, width, height } = field.getBoundingClientRect();
    const aspect = (width - 24) / (height - 24);
    const x = (2 * (event.clientX - left) - width) / (width - 24);
    const y = (height - 2 * (event.clientY - top)) / (height - 24);
    return logic.nearestPlace(this.lab.cloud!.places, x, y, aspect);
  }

  readonly onClick = (event: MouseEvent): void => {
    if (!this.look().live) return;
    // a click that a screen reader makes on the handle has no place
    if (event.detail > 0 || event.target === event.currentTarget) this.#pick(this.#indexAt(event));
    void this.host.element.updateComplete.then(() => this.#handle?.focus({ preventScroll: true }));
  };

  readonly onHover = (event: PointerEvent): void => {
    if (event.pointerType !== "mouse" || !this.look().live) return;
    this.#hover(this.#indexAt(event));
  };

  readonly onLeave = (): void => this.#hover(null);

  #hover(index: number | null): void {
    if (index === this.#hovered) return;
    this.#hovered = index;
    this.host.element.requestUpdate();
  }

  get #handle(): HTMLElement | null {
    return this.host.element.renderRoot.querySelector(".handle");
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const way = ARROWS[event.key];
    if (way) {
      const to = logic.neighbourTowards(this.lab.cloud!.places, this.host.scene.picked, way);
      if (to !== null) this.#pick(to);
    } else if (/^\d$/.test(event.key) && this.host.shows("name")) {
      this.#setScene({ named: new Map([...this.host.scene.named].filter(([i]) => i !== this.host.scene.picked)) });
      this.#name(Number(event.key));
    } else if ((event.key === "Delete" || event.key === "Backspace") && this.host.shows("name")) this.#name(null);
    else return;
    event.preventDefault();
  };

  // What is seen

  /** The digit looked at: under the pointer, or picked. */
  look(): Look {
    const digits = this.host.loader.models?.digits;
    const { cloud } = this.lab;
    // without the data set, as when the tag is moved, the last picture stays
    if (!cloud || !digits) return this.#look ? { ...this.#look.look, live: false } : posterLook();
    const index = this.#hovered ?? this.host.scene.picked;
    const yours = this.#yours && this.#hovered === null ? this.lab.yours : null;
    const key = [index, yours, cloud, digits];
    if (!this.#look || key.some((v, i) => v !== this.#look!.key[i]))
      this.#look = { key, look: yours ? lookAtYours(yours, cloud, digits) : lookAt(index, cloud, digits) };
    return this.#look.look;
  }

  get #view(): View {
    const { view } = this.host.scene;
    const { own } = this.lab;
    if (view === null) return own ? "codes" : "grey";
    return (view === "codes" || view === "pixels") && !own ? "grey" : view;
  }

  /** The class whose colour each point has. */
  colours(): Uint8Array | null {
    const view = this.#view;
    if (view === "grey" || !this.look().live) return null;
    return view === "truth" ? this.host.loader.models!.digits!.labels : this.lab.own!.calls[view];
  }

  /** Digits that the draw under way has given labels. */
  drawn(): { indices: Uint32Array; labels: Uint8Array } | null {
    const last = this.runs.running?.draws.at(-1);
    return last ? { indices: last.labelled, labels: this.lab.sources!.truth } : null;
  }

  quantities(): Partial<Record<Quantity, string>> {
    const { t, language, settings } = this.host;
    const outcome = this.outcome();
    const share = (mean: number) => t.percent(fixed(100 * mean, 1, language));
    const width = widthOf(settings.codes);
    return {
      z: t.quantityZ(short(width, 0, language), outcome && share(outcome.codes.mean)),
      x: t.quantityX(outcome && share(outcome.pixels.mean)),
      theta: t.quantityTheta(t.sources[settings.codes]),
    };
  }

  pictureText(): string {
    const { t, language, scene } = this.host;
    const look = this.look();
    const named =
      scene.named.size > 0 ? t.pictureNamed(short(scene.named.size, 0, language), short(logic.classesOf(scene.named), 0, language)) : "";
    return [t.picture(short(look.places.length / 2, 0, language)), named, t.pictureView[this.#view]].filter(Boolean).join(" ");
  }

  renderHandle(): TemplateResult {
    const { t, scene } = this.host;
    const { cloud } = this.lab;
    const digits = this.host.loader.models!.digits!;
    const { picked } = scene;
    const x = cloud!.places[2 * picked];
    const y = cloud!.places[2 * picked + 1];
    return html`<div
      class="handle"
      style=${vars({ x: ((x + 1) / 2).toFixed(5), y: ((1 - y) / 2).toFixed(5) })}
      role="slider"
      tabindex="0"
      aria-roledescription=${t.handle}
      aria-label=${t.pickedLabel}
      aria-description=${t.keys}
      aria-valuemin="0"
      aria-valuemax=${digits.count - 1}
      aria-valuenow=${picked}
      aria-valuetext=${t.spoken(digits.labels[picked], scene.named.get(picked) ?? null)}
      @keydown=${this.#key}
    ></div>`;
  }

  /** Beneath the nearest digits: what the digit is called. */
  renderName(): TemplateResult {
    const { t, scene } = this.host;
    const { index, near } = this.look();
    if (index === null) return html`<span class="sub">${t.yoursAt(near.map((n) => n.label))}</span>`;
    const name = scene.named.get(index);
    const { own } = this.lab;
    const called = own && name === undefined ? t.called(own.calls.codes[index], own.calls.pixels[index]) : "";
    return html`<span class="sub">${name === undefined ? called || t.notNamed : t.namedAs(name)}</span>`;
  }

  renderChips(): TemplateResult {
    const { t, scene } = this.host;
    const { live, index } = this.look();
    const name = scene.named.get(scene.picked);
    const showYours = () => {
      this.#yours = !this.#yours;
      this.host.element.requestUpdate();
    };
    return html`<fieldset>
        <legend class="visually-hidden">${t.nameIt}</legend>
        <span class="label" aria-hidden="true">${t.nameIt}</span>
        ${Array.from(
          { length: logic.CLASSES },
          (_, label) =>
            html`<button
              style=${vars({ c: `var(--_class-${label})` })}
              ?disabled=${!live || index === null}
              aria-pressed=${name === label}
              aria-label=${t.nameAs(label)}
              @click=${() => this.#name(label)}
            >
              ${label}
            </button>`,
        )}
      </fieldset>
      <span class="others">
        ${
          this.lab.yours
            ? html`<button class="quiet yours" aria-pressed=${this.#yours} ?disabled=${!live} @click=${showYours}>${t.showYours}</button>`
            : nothing
        }
        <button class="quiet" ?disabled=${!live} @click=${this.#another}>${t.another}</button>
      </span>`;
  }

  renderColours(): TemplateResult {
    const { t, scene } = this.host;
    const shown = this.#view;
    const taught = logic.classesOf(scene.named) >= LEAST_CLASSES;
    return html`<span class="label" aria-hidden="true">${t.colour}</span>
      <fieldset class="segments">
        <legend class="visually-hidden">${t.colour}</legend>
        ${logic.VIEWS.map(
          (view) =>
            html`<label
              ><input
                type="radio"
                name="view"
                value=${view}
                .checked=${shown === view}
                ?disabled=${!this.look().live || (!taught && (view === "codes" || view === "pixels"))}
                @change=${() => this.#show(view)}
              />${t.views[view]}</label
            >`,
        )}
      </fieldset>`;
  }

  #chart(): ChartView {
    const { host } = this;
    const { settings } = host;
    const runs = new Map<number, readonly Draw[]>();
    for (let labels = 1; labels <= logic.MOST_LABELS; labels++) {
      const draws = this.runs.of({ ...settings, labels });
      if (draws) runs.set(labels, draws);
    }
    const { running } = this.runs;
    if (running && running.draws.length > 0) runs.set(running.settings.labels, running.draws);
    return {
      t: host.t,
      language: host.language,
      labels: settings.labels,
      draws: settings.draws,
      runs,
      live: this.#encoded,
      onInput: (labels) => {
        this.#setLabels(labels);
        host.emit("ae-input", { labels });
      },
      onChange: () => host.emit("ae-change", { labels: host.settings.labels }),
    };
  }

  renderPlot(): TemplateResult {
    return renderPlot(this.#chart());
  }

  renderSlider(): TemplateResult {
    return html`<div @pointerdown=${this.#finger.down} @pointercancel=${this.#finger.cancel}>${renderSlider(this.#chart())}</div>`;
  }

  renderRun(): TemplateResult {
    const { t, language, settings, shows } = this.host;
    const { running } = this.runs;
    const number = short(settings.draws, 0, language);
    const done = this.draws().length > 0;
    const complete = logic.STOPS.every((labels) => this.runs.of({ ...settings, labels }));
    const press = () => {
      if (running) this.runs.cancel();
      else if (!done) this.#runByHand();
    };
    // one button in all states, and never disabled while it may have the focus: the focus stays where it is
    return html`<button
        class="button ${running ? "" : "solid"}"
        ?disabled=${!running && !this.#encoded}
        aria-disabled=${!running && done ? "true" : nothing}
        @click=${press}
      >
        ${running ? t.cancel : done ? t.done(short(settings.labels, 0, language)) : t.run(number)}
      </button>
      ${
        running
          ? html`<span class="progress-words" role="status">${t.progress(short(running.draws.length + 1, 0, language), number)}</span>
              <div class="bar" aria-hidden="true"><i style=${vars({ p: running.draws.length / settings.draws })}></i></div>`
          : shows("curve")
            ? html`<button class="quiet" ?disabled=${!this.#encoded || complete} @click=${this.#runCurve}>${t.curve}</button>`
            : nothing
      }`;
  }

  renderReadout(): TemplateResult {
    const { host } = this;
    const draws = this.draws();
    return renderReadout({
      t: host.t,
      language: host.language,
      settings: host.settings,
      draws: draws.length > 0 ? draws : null,
      running: this.runs.running !== null,
      named: host.scene.named,
      own: this.lab.own,
    });
  }

  /** Beneath both sides; in place of the prediction a failure, if there is one. */
  renderBeneath(failure: TemplateResult | null): TemplateResult {
    const { t, language, common, settings, shows } = this.host;
    return html`${shows("codes") ? this.#renderCodes() : nothing}
    ${
      shows("how")
        ? html`<p class="sub how">
            ${t.howCloud(short(posterLook().count, 0, language), short(widthOf(settings.codes), 0, language), short(ATTRACTING, 0, language))}
            ${t.howDraws}
          </p>`
        : nothing
    }
    ${failure ?? (shows("predict") ? this.prediction.render(t, common, settings.labels, this.#encoded) : nothing)}`;
  }

  #renderCodes(): TemplateResult {
    const { t, settings, language } = this.host;
    const choose = (codes: Codes) => {
      this.host.set({ codes });
      this.host.element.requestUpdate();
      this.host.emit("ae-change", { codes });
    };
    return html`<div class="controls" data-q="theta">
      <span class="label" aria-hidden="true">${t.source}</span>
      <fieldset class="segments">
        <legend class="visually-hidden">${t.source}</legend>
        ${logic.CODES.map(
          (codes) =>
            html`<label
              ><input
                type="radio"
                name="codes"
                value=${codes}
                .checked=${settings.codes === codes}
                aria-label=${t.sources[codes]}
                @change=${() => choose(codes)}
              />${t.sourcesShort[codes]}<span class="sub">${short(widthOf(codes), 0, language)}</span></label
            >`,
        )}
      </fieldset>
    </div>`;
  }
}
