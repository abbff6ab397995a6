/**
 * All of the tag but its first picture: hands, what stands beneath the figure, the work with models. Fetched as soon as the tag is
 * connected; until then its place is kept free.
 */
import { html, nothing, type TemplateResult } from "lit";
import { adopt } from "../../core/adopt.js";
import { DrawingDoor } from "../../core/drawing-door.js";
import type { AeEventDetails, AeEventName } from "../../core/events.js";
import type { KnownSymbol } from "../../core/known-symbols.js";
import { ModelError, type Autoencoder } from "../../model/api.js";
import type { ModelController } from "../../core/model-controller.js";
import { DrawnDigitController } from "../../core/drawn-digit.js";
import { saveable } from "../../core/save.js";
import type { TaskGoal, TaskVerdict } from "../../content/tasks.js";
import type { Palette } from "../../draw/palette.js";
import { anomalyWords, type AnomalyWords } from "../../i18n/en/anomaly-rest.js";
import type { common } from "../../i18n/en/common.js";
import { fixed } from "../../i18n/numbers.js";
import { confusion, KINDS, kindsFor, type Cell, type Kind, type Pick, type Scene, type Source } from "./anomaly.logic.js";
import type { AeAnomaly, Own } from "./anomaly.element.js";
import { Answers } from "./answers.js";
import { Bench, type Wanted } from "./bench.js";
import { renderControls, renderHow } from "./controls.view.js";
import { renderDrawing } from "./drawing.js";
import { stockOf } from "./examples.js";
import { alternativesOf, quantitiesOf, verdictText } from "./example-text.js";
import { axisOf, chartOf, posterFacts, type Facts } from "./facts.js";
import { Grip } from "./grip.js";
import { compare } from "./honest.js";
import { Letters } from "./letters.js";
import { MonitorDoor } from "./monitor-door.js";
import { MODEL, nearest, neighbour, nextOf, toggleKind } from "./moves.js";
import type { OwnImages } from "./own-images.js";
import type { Alternatives } from "./pictures.view.js";
import type { PlotHand } from "./plot.view.js";
import { Prediction } from "./prediction.js";
import { renderScoring } from "./scoring-sign.js";
import { renderSlider } from "./slider.view.js";
import { restStyles } from "./rest.styles.js";
import { bring, Subject } from "./subject.js";
import { savingOf } from "./table.js";
import { countText, thresholdText } from "./speech.js";
import { renderTools } from "./tools.view.js";

export type Needed = "anomaly" | "digits" | "pca" | "sensor";

export interface FullSpeech {
  t: AnomalyWords;
  language: string;
}

/** The tag, as its rest sees it. */
export interface RestHost {
  readonly element: AeAnomaly;
  readonly loader: ModelController<Needed>;
  readonly scene: Scene;
  readonly source: Source;
  /** Where the author's own model and images are; empty: the library's are wanted. */
  readonly place: string;
  own: Own | null;
  /** One that a link asks for, until it is drawn; empty: none. */
  readonly letter: string;
  readonly facts: Facts;
  readonly speech: FullSpeech;
  readonly common: typeof common;
  readonly palette: Palette;
  /** The models and data of the source. */
  needs(): readonly Needed[];
  set(change: Partial<Scene>): void;
  /** The reader turns to the other source. */
  watch(source: Source): void;
  shows(control: string): boolean;
  emit<N extends AeEventName>(name: N, detail: AeEventDetails[N]): void;
}

export class Rest {
  readonly words = anomalyWords;
  readonly bench: Bench;
  readonly #subject: Subject;
  readonly #answers: Answers;
  readonly prediction: Prediction;
  readonly #drawing: DrawingDoor;
  readonly #digit: DrawnDigitController;
  readonly #grip: Grip;
  readonly #letters: Letters;
  readonly #monitor: MonitorDoor;
  /** The threshold was never moved by hand. */
  #fresh = true;
  /** The reader has turned to another source than the author's. */
  #turned = false;

  constructor(private readonly host: RestHost) {
    adopt(host.element, restStyles);
    saveable(host.element, savingOf(host.element));
    const update = () => host.element.requestUpdate();
    this.bench = new Bench(() => this.#wanted(), update);
    this.#subject = new Subject(host, this.bench);
    this.#answers = new Answers(host, this.#subject);
    this.prediction = new Prediction(update);
    this.#digit = new DrawnDigitController(host.element);
    this.#drawing = new DrawingDoor(host.element, (image) => {
      this.#digit.share(image);
      this.#own(image && { image, origin: "drawing" });
    });
    const failed = (cause: unknown) => this.#failed(cause);
    this.#letters = new Letters(host, failed);
    this.#monitor = new MonitorDoor(host, failed);
    this.#grip = new Grip({
      facts: () => host.facts,
      setThreshold: (threshold) => this.#move(threshold),
      commit: () => this.#commit(),
      look: (group, score, done) => {
        const pick = nearest(group, score, host.facts.scores);
        if (pick) this.#look(pick, done);
      },
    });
  }

  /** To be asked before every picture: what has come, or is another's now, is noticed here. */
  facts(): Facts {
    this.#subject.follow();
    const { source, scene, place } = this.host;
    const { author, bench } = this;
    const { name: subject, isAwaited } = this.#subject;
    const stored = posterFacts(source, scene, place !== "");
    if (isAwaited) return stored;
    const shape = author?.image ?? stored.shape;
    const shown = bench.shown(subject) ?? stored.shown;
    const kinds = kindsFor(source, scene.kinds);
    const scores = bench.scores(subject, "ours", kinds);
    if (!scores) return { ...stored, shape, shown };
    const table = bench.table(subject)!;
    const axis = author?.axis(table) ?? axisOf(source);
    const threshold = scene.threshold ?? axis.threshold;
    const pca = bench.scores(subject, "pca", kinds);
    return {
      ...axis,
      source,
      live: this.#wanted() !== null,
      blank: false,
      shape,
      threshold,
      kinds,
      scores,
      confusion: confusion(scores, threshold),
      chart: chartOf(scores, axis),
      pca: pca && { scores: pca, chart: chartOf(pca, axis), k: table.k },
      shown,
    };
  }

  // What the element asks for by itself

  readonly bring = bring;

  get author(): OwnImages | null {
    return this.#subject.author;
  }

  /** The default threshold. */
  get usual(): number {
    return this.#subject.threshold;
  }

  get inputSize(): number | null {
    return this.#subject.inputSize;
  }

  /** To be called before each update of the tag. */
  reveal(facts: Facts): void {
    const { element } = this.host;
    if (facts.source === "sensor" && (element.modelSrc || element.dataSrc) && !this.#turned)
      element.complain("model-src and data-src are for images; the sensor and its model are the library's");
    this.#monitor.follow(facts.source);
    this.#letters.follow();
  }

  /** To be called after each update of the tag. */
  painted(): void {
    this.#answers.settle();
    this.#subject.shape(this.host.element.renderRoot);
    this.#monitor.updated();
  }

  repaint(): void {
    this.#monitor.repaint();
  }

  reset(): void {
    this.prediction.forget();
    this.#drawing.forget();
    this.#monitor.reset();
    this.#fresh = true;
    this.host.element.requestUpdate();
  }

  /** As `Answers`. */
  grade(goal: TaskGoal & { kind: "threshold" }): Promise<TaskVerdict> {
    return this.#answers.grade(goal, () => this.facts());
  }

  score(raw: ArrayLike<number>, source: Source): Promise<number> {
    return this.#answers.score(raw, source);
  }

  /** Settles when the letter of a link is drawn; null while none is asked for. */
  get drawingLetter(): Promise<void> | null {
    return this.#letters.drawing;
  }

  get quantities(): Partial<Record<KnownSymbol, string>> {
    return quantitiesOf(this.host.facts, this.host.speech);
  }

  #wanted(): Wanted | null {
    const { source, scene, own, place } = this.host;
    const { name: subject, models } = this.#subject;
    const autoencoder = models?.[MODEL[source]];
    if (!autoencoder) return null;
    const { author } = this;
    const { pca, digits } = models;
    if (source === "sensor") return { source, subject, scene, own: null, autoencoder, pca: null, stock: stockOf(source, null) };
    if (place) return author && { source, subject, scene, own, autoencoder, pca: this.#ownPca(author, pca), stock: author };
    return pca && digits ? { source, subject, scene, own, autoencoder, pca, stock: stockOf(source, digits) } : null;
  }

  /** The library's of its own model; of an author's they are found once all else stands there. */
  #ownPca(author: OwnImages, pca: Autoencoder | undefined): Autoencoder | null {
    if (pca) return pca;
    return this.bench.table(this.#subject.name) ? author.pca(() => this.host.element.requestUpdate()) : null;
  }

  // What the reader does

  #move(threshold: number): void {
    this.#fresh = false;
    this.host.set({ threshold });
    this.host.emit("ae-input", { threshold });
  }

  #commit(): void {
    this.host.emit("ae-change", { threshold: this.host.scene.threshold });
  }

  #look(pick: Pick, done = true): void {
    const { scene, own } = this.host;
    if (own) this.host.own = null;
    if (pick.group !== scene.pick.group || pick.index !== scene.pick.index) this.host.set({ pick });
    if (done) this.host.emit("ae-change", { example: { ...pick } });
  }

  #own(own: Own | null): void {
    this.host.own = own;
    this.host.emit("ae-change", { input: own?.image.slice() ?? null });
  }

  #failed(cause: unknown): void {
    const error = cause instanceof ModelError ? cause : new ModelError("backend", String(cause), { cause });
    const { code, message, recoverable } = error;
    const what = code === "network" ? "a part of the figure did not arrive" : "a part of the figure could not be computed";
    this.host.emit("ae-error", { code, message: `${what}: ${message}`, recoverable });
  }

  // What is seen

  hand(): PlotHand {
    const { host } = this;
    const { t, language } = host.speech;
    const { facts } = host;
    const { confusion: n, scores, decimals, threshold } = facts;
    const count = (value: number) => countText(value, language);
    const counts = t.counts(count(n.passed), count(n.falseAlarms), count(n.missed), count(n.caught));
    const total = scores.normal.length + scores.anomalous.length;
    const alarms = n.caught + n.falseAlarms;
    const say = alarms === 0 ? t.sliderNone : alarms === total ? t.sliderAll : t.sliderText;
    return {
      down: this.#grip.down,
      show: (cell: Cell) => {
        const pick = nextOf(cell, scores, threshold, host.own ? { group: "normal", index: -1 } : host.scene.pick);
        if (pick) this.#look(pick);
      },
      showOne: t.showOne,
      fresh: this.#fresh && facts.live,
      slider: facts.live
        ? renderSlider(facts, {
            label: t.slider,
            text: say(thresholdText(threshold, decimals, language), counts),
            move: (to) => this.#move(to),
            commit: () => this.#commit(),
          })
        : this.#scoring(),
    };
  }

  /** Null where nothing is scored whose scores nobody has yet. */
  #scoring(): TemplateResult | null {
    const { host, author } = this;
    if (!author || !host.facts.blank || host.loader.status.kind !== "ready") return null;
    const total = author.count * (1 + KINDS[host.source].length);
    return renderScoring(this.bench.progress(this.#subject.name), total, host.speech);
  }

  /** How principal components do on the very examples that are drawn. */
  honest(): string | null {
    const { facts, speech } = this.host;
    const { t, language } = speech;
    const { pca, chart, scores } = facts;
    if (!pca) return null;
    const verdict = compare(pca.chart.auc, chart.auc, scores);
    const say = verdict === 0 ? t.honestTie : verdict > 0 ? t.honestAhead : t.honestBehind;
    return say(countText(pca.k, language), fixed(pca.chart.auc, 3, language));
  }

  /** The strip is there, with the question or its answer. */
  get asks(): boolean {
    return this.prediction.stands(this.#subject.name);
  }

  alternatives(): Alternatives {
    return alternativesOf(this.host.facts, this.host.speech);
  }

  renderWhat(): unknown {
    return verdictText(this.host.facts, this.host.speech);
  }

  renderMachine(): TemplateResult | null {
    return this.#monitor.render();
  }

  /** What chooses the example. */
  renderTools(): TemplateResult {
    const { host } = this;
    const { facts, speech } = host;
    const draws = this.#subject.isDrawn;
    const pad = draws ? renderDrawing(this.#drawing, host.common, host.palette, speech.t.padClose) : null;
    const { image } = this.#digit;
    return (
      pad ??
      renderTools(facts, speech, {
        isOwn: !!host.own,
        draw:
          draws && host.shows("draw")
            ? () => void this.#drawing.open({ preventScroll: true }).catch((cause: unknown) => this.#failed(cause))
            : null,
        letter:
          facts.source === "digits" && !host.place && host.shows("letter") ? () => void this.#letters.next((own) => this.#own(own)) : null,
        yours: draws && image ? () => this.#own({ image, origin: "own" }) : null,
        step: (by) => this.#look(neighbour(host.scene.pick, facts.scores, by)),
      })
    );
  }

  /** What stands beneath the figure; in place of the prediction a failure, if there is one. */
  render(failure: TemplateResult | null): TemplateResult {
    const { host } = this;
    const { facts, speech, scene, source } = host;
    const { name: subject, isAwaited } = this.#subject;
    const table = isAwaited ? null : this.bench.table(subject);
    const shows = (control: string) => host.shows(control);
    const secret = shows("predict") && this.prediction.open(subject);
    return html`${renderControls({
      ...speech,
      facts,
      isOwn: !!(host.element.modelSrc || host.element.dataSrc),
      chosen: scene.kinds,
      costs: scene.costs,
      table,
      secret,
      shows,
      watch: (next) => {
        this.#drawing.forget();
        this.#fresh = this.#turned = true;
        host.watch(next);
        host.emit("ae-change", { source: next });
      },
      toggle: (kind: Kind) => {
        const kinds = toggleKind(source, scene.kinds, kind);
        host.set({ kinds });
        host.emit("ae-change", { anomalies: [...kinds] });
      },
      setCosts: (costs) => {
        host.set({ costs });
        host.emit("ae-change", { costs: { ...costs } });
      },
      setThreshold: (threshold) => {
        this.#move(threshold);
        this.#commit();
      },
    })}
    ${failure ?? (shows("predict") ? this.prediction.render(facts, subject, table, host.common, speech) : nothing)}
    ${shows("how") ? renderHow(facts, speech) : nothing}`;
  }
}
