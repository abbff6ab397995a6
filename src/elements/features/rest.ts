/**
 * All of the tag but its first picture: names, colours, the chart, the classifiers. Fetched as soon as the tag is connected; until
 * then its place is kept free.
 */
import { html, nothing, type TemplateResult } from "lit";
import { adopt } from "../../core/adopt.js";
import { fingerUndo } from "../../core/finger.js";
import { saveable } from "../../core/save.js";
import type { Quantity } from "../../core/quantities.js";
import { featuresWords } from "../../i18n/en/features-rest.js";
import { fixed, short } from "../../i18n/numbers.js";
import type { ModelError } from "../../model/api.js";
import { renderPlot, renderSlider, type ChartView } from "./chart.js";
import { CloudHand } from "./cloud-hand.js";
import { renderChips, renderColours, renderHandle, renderName, type CloudSideView } from "./cloud-side.view.js";
import { renderCodes, renderRun, widthOf } from "./experiment.view.js";
import * as logic from "./features.logic.js";
import type { Draw, Outcome } from "./features.logic.js";
import { ATTRACTING, Lab, type Wanted } from "./lab.js";
import { posterLook } from "./look.js";
import { renderReadout } from "./readout.js";
import type { RestHost } from "./rest-host.js";
import { restStyles } from "./rest.styles.js";
import type { Runs } from "./runs.js";
import { savingOf } from "./table.js";
import { Trials } from "./trials.js";

export class Rest {
  readonly words = featuresWords;
  readonly lab: Lab;
  readonly hand: CloudHand;
  readonly #trials: Trials;
  readonly #finger = fingerUndo(() => {
    const { labels } = this.host.settings;
    return () => this.#setLabels(labels);
  });

  constructor(private readonly host: RestHost) {
    adopt(host.element, restStyles);
    saveable(
      host.element,
      savingOf(host.element, () => this.#trials.curve()),
    );
    this.lab = new Lab(
      () => this.#wanted(),
      () => host.element.requestUpdate(),
    );
    this.hand = new CloudHand(host, this.lab);
    this.#trials = new Trials(host, this.lab);
  }

  #wanted(): Wanted | null {
    const { loader, settings, scene } = this.host;
    const model = loader.models?.[logic.MODEL[settings.codes]];
    const digits = loader.models?.digits;
    return model && digits ? { codes: settings.codes, model, digits, named: scene.named, yours: this.host.ownDigit } : null;
  }

  get runs(): Runs {
    return this.#trials.runs;
  }

  /** Before each update. */
  refresh(): void {
    this.#trials.refresh();
  }

  /** After each update: those who wait for the codes hear of them, or of what went wrong. */
  settle(error: ModelError | null): void {
    this.#trials.settle(error);
  }

  /** The tag has left the page. */
  leave(): void {
    this.#trials.leave();
  }

  reset(): void {
    this.#trials.forget();
    this.hand.forget();
  }

  run(): Promise<Outcome> {
    return this.#trials.run();
  }

  /** Of the settings as they stand. */
  draws(): readonly Draw[] {
    return this.#trials.draws();
  }

  outcome(): Outcome | null {
    return this.#trials.outcome();
  }

  /** Digits that the draw under way has given labels. */
  drawn(): { indices: Uint32Array; labels: Uint8Array } | null {
    const last = this.runs.running?.draws.at(-1);
    return last ? { indices: last.labelled, labels: this.lab.sources!.truth } : null;
  }

  #setLabels(labels: number): void {
    this.host.set({ labels });
    this.host.element.requestUpdate();
  }

  // What is seen

  quantities(): Partial<Record<Quantity, string>> {
    const { t, language, settings } = this.host;
    const outcome = this.#trials.outcome();
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
    const look = this.hand.look();
    const named =
      scene.named.size > 0 ? t.pictureNamed(short(scene.named.size, 0, language), short(logic.classesOf(scene.named), 0, language)) : "";
    return [t.picture(short(look.places.length / 2, 0, language)), named, t.pictureView[this.hand.view]].filter(Boolean).join(" ");
  }

  get #cloudSide(): CloudSideView {
    const { t, scene, loader } = this.host;
    return { t, scene, hand: this.hand, lab: this.lab, digits: loader.models?.digits };
  }

  renderHandle(): TemplateResult {
    return renderHandle(this.#cloudSide);
  }

  renderName(): TemplateResult {
    return renderName(this.#cloudSide);
  }

  renderChips(): TemplateResult {
    return renderChips(this.#cloudSide);
  }

  renderColours(): TemplateResult {
    return renderColours(this.#cloudSide);
  }

  #chart(): ChartView {
    const { host } = this;
    const { settings } = host;
    return {
      t: host.t,
      language: host.language,
      labels: settings.labels,
      draws: settings.draws,
      runs: this.#trials.curve(),
      live: this.#trials.encoded,
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
    return renderRun(this.host, this.#trials);
  }

  renderReadout(): TemplateResult {
    const { host } = this;
    const draws = this.#trials.draws();
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
    return html`${shows("codes") ? renderCodes(this.host) : nothing}
    ${
      shows("how")
        ? html`<p class="sub how">
            ${t.howCloud(short(posterLook().count, 0, language), short(widthOf(settings.codes), 0, language), short(ATTRACTING, 0, language))}
            ${t.howDraws}
          </p>`
        : nothing
    }
    ${failure ?? (shows("predict") ? this.#trials.prediction.render(t, common, settings.labels, this.#trials.encoded) : nothing)}`;
  }
}
