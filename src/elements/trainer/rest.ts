/** All of the tag but its first picture: the run, its controls, the prediction, and what is said of them. */
import { html, nothing, type TemplateResult } from "lit";
import { litStyles, type KnownSymbol } from "../../core/known-symbols.js";
import { adopt } from "../../core/adopt.js";
import type { AeEventDetails, AeEventName } from "../../core/events.js";
import { fingerUndo } from "../../core/finger.js";
import { watchInView } from "../../core/in-view.js";
import type { ModelController } from "../../core/model-controller.js";
import { DrawnDigitController } from "../../core/drawn-digit.js";
import { saveable } from "../../core/save.js";
import type { TaskGoal, TaskVerdict } from "../../content/tasks.js";
import type { Palette } from "../../draw/palette.js";
import { trainerWords, type TrainerWords } from "../../i18n/en/trainer-rest.js";
import { fixed, short } from "../../i18n/numbers.js";
import { ModelError, type AcquireOptions } from "../../model/api.js";
import { renderRun, renderSettings, rateText, type ControlsView } from "./controls.js";
import { emptyLook, posterLook, type Look } from "./look.js";
import { howText, mapText, quantitiesOf, verdictOn } from "./look-text.js";
import type { Legend, Matter } from "./matter.js";
import { Matters } from "./matters.js";
import { DrawnAnswer } from "./drawn-answer.js";
import { percent, type View } from "./pictures.js";
import { Prediction } from "./prediction.js";
import { restStyles } from "./rest.styles.js";
import { RunLook } from "./run-look.js";
import { Session } from "./session.js";
import { savingOf } from "./table.js";
import type { AeTrainer, Needed } from "./trainer.element.js";
import { HELD_OUT, LIMITS, MEASURED, type Settings } from "./trainer.logic.js";

/** The tag, as its rest sees it. */
export interface RestHost {
  readonly element: AeTrainer;
  readonly loader: ModelController<Needed>;
  readonly autoplay: boolean;
  readonly settings: Settings;
  readonly language: string;
  readonly view: View;
  readonly palette: Palette;
  set(change: Partial<Settings>): void;
  shows(control: string): boolean;
  emit<N extends AeEventName>(name: N, detail: AeEventDetails[N]): void;
}

export class Rest {
  readonly words = trainerWords;
  readonly session: Session;

  readonly #look: RunLook;
  readonly #matters: Matters;
  readonly #prediction: Prediction;
  readonly #drawn: DrawnDigitController;
  readonly #drawnAnswer: DrawnAnswer;
  #stop: (() => void) | null = null;
  #settings: Settings | null = null;
  #started = false;
  #tried = false;
  #toldDiverged: unknown = null;
  #hadClassifier = false;
  #asksClassifier = false;

  constructor(private readonly host: RestHost) {
    const { element } = host;
    adopt(element, restStyles, litStyles);
    saveable(element, savingOf(element));
    const reduced = matchMedia("(prefers-reduced-motion: reduce)");
    const update = () => element.requestUpdate();
    this.session = new Session({
      get calm() {
        return reduced.matches;
      },
      get classifier() {
        return host.loader.models?.classifier ?? null;
      },
      changed: update,
      failed: (cause) => this.#fail(cause),
    });
    this.#look = new RunLook(this.session);
    this.#matters = new Matters(element);
    this.#prediction = new Prediction(update);
    this.#drawn = new DrawnDigitController(element);
    this.#drawnAnswer = new DrawnAnswer(update);
  }

  /** The words of a language, about what is learnt from here. */
  wordsFor(words: TrainerWords): TrainerWords {
    return this.#matters.words(words, this.host.language);
  }

  /** Asked for when training begins; of digits only. */
  get wantsClassifier(): boolean {
    return this.#asksClassifier && !this.host.element.dataSrc;
  }

  /** Images to learn from, at most; undefined before it is known. */
  get most(): number | undefined {
    return this.#matter?.most;
  }

  /** What an author's file gives, in the place of the digits. Rejects with a ModelError. */
  bring(address: string, options: AcquireOptions): ReturnType<Matters["bring"]> {
    return this.#matters.bring(address, options);
  }

  /** What is learnt from; null before it is there. */
  get #matter(): Matter | null {
    const { models } = this.host.loader;
    return models?.digits ? this.#matters.of(models.digits) : null;
  }

  connected(): void {
    this.#stop ??= watchInView(this.host.element, (inView) => (this.session.inView = inView));
  }

  disconnected(): void {
    this.#stop?.();
    this.#stop = null;
    this.session.drop(new ModelError("aborted", "The tag was taken off the page."));
    this.#look.forget();
    this.#started = this.#tried = false;
  }

  get pending(): Promise<unknown> | null {
    return this.#prediction.pending ?? this.session.pending;
  }

  /** Before each update. */
  follow(settings: Settings): void {
    const { loader } = this.host;
    this.#settings = settings;
    if (!this.#tried) this.session.follow(settings, this.host.element.isConnected ? this.#matter : null);
    if (this.session.live && !this.#started) {
      this.#started = true;
      if (this.host.autoplay) this.#play(true);
    }
    const hasClassifier = loader.models?.classifier !== undefined;
    if (hasClassifier && !this.#hadClassifier) this.session.again();
    this.#hadClassifier = hasClassifier;
    const { diverged, moment } = this.session;
    if (diverged && diverged !== this.#toldDiverged) this.host.emit("ae-change", { diverged: true, playing: false });
    this.#toldDiverged = diverged;
    this.#drawnAnswer.follow(this.#takesDrawings ? this.#drawn.image : null, this.session.trainer, moment);
  }

  /** Images of 28 × 28 in grey may be drawn. */
  get #takesDrawings(): boolean {
    const data = this.#matter?.data;
    return !!data && data.width === 28 && data.height === 28 && data.channels === 1;
  }

  /** The engine did not start or stopped: training waits for Retry. */
  #fail(cause: unknown): void {
    const error =
      cause instanceof ModelError ? cause : new ModelError("backend", cause instanceof Error ? cause.message : String(cause), { cause });
    if (error.code === "aborted") return;
    this.#tried = true;
    this.session.drop(error);
    this.host.loader.status = { kind: "failed", error };
    this.host.emit("ae-error", { code: error.code, message: error.message, recoverable: error.recoverable });
    this.host.element.requestUpdate();
  }

  retry(): void {
    this.#tried = false;
    if (!this.session.live) this.#started = false;
  }

  reset(): void {
    this.session.pause();
    this.session.before = null;
    this.session.restart();
    this.session.before = null;
    this.session.slow = false;
    this.#prediction.forget();
  }

  look(settings: Settings): Look {
    const { view, element } = this.host;
    const matter = this.#matter;
    const waits = matter ? matter.own !== null : element.dataSrc !== "";
    return this.#look.at(settings, matter, waits ? emptyLook(settings) : posterLook(settings, view.t.storedShort), view);
  }

  async grade(goal: TaskGoal & { kind: "loss" | "mse" }): Promise<TaskVerdict> {
    await this.host.element.updateComplete;
    return verdictOn(goal, this.host.view);
  }

  get quantities(): Partial<Record<KnownSymbol, string>> {
    const { view, settings, shows } = this.host;
    return quantitiesOf(view, settings, shows);
  }

  // What the reader and scripts do

  /** A script's steps. Rejects with an InvalidStateError on a run that has diverged. */
  async step(n: number): Promise<void> {
    const { diverged } = this.session;
    if (diverged) {
      const what = `training diverged at step ${diverged.step}, at a learning rate of ${diverged.rate}`;
      throw new DOMException(`step: ${what}; set another rate, or call reset(), to start anew`, "InvalidStateError");
    }
    this.began();
    await this.session.step(n);
  }

  /** A script's. */
  play(): void {
    if (this.session.diverged) this.host.element.complain("play: training has diverged; set another rate, or call reset(), to start anew");
    this.began();
    this.session.play();
  }

  readonly finger = fingerUndo(() => {
    const settings = this.#settings;
    return () => {
      if (settings) this.host.set({ k: settings.k, rate: settings.rate, size: settings.size, seed: settings.seed });
    };
  });

  /** Training was asked for: its pictures will want a reader. */
  readonly began = (): void => {
    if (this.#asksClassifier) return;
    this.#asksClassifier = true;
    this.host.element.requestUpdate();
  };

  #play(on: boolean): void {
    this.began();
    if (on) this.session.play();
    else this.session.pause();
    this.host.emit("ae-change", { playing: this.session.playing });
    this.host.element.requestUpdate();
  }

  readonly #step = (n: number): void => {
    this.began();
    this.session.pause();
    this.session.step(n).then(
      () => this.host.emit("ae-change", { steps: this.session.history.train.length }),
      () => {},
    );
  };

  readonly #restart = (event: Event): void => {
    const root = this.host.element.renderRoot as ShadowRoot;
    const focused = root.activeElement === event.currentTarget;
    this.session.pause();
    this.session.restart();
    this.host.element.requestUpdate();
    if (focused) void this.#focusRun();
  };

  /** The button that was pressed can't be pressed again: the keyboard goes on to what comes next, once that can be pressed. */
  async #focusRun(): Promise<void> {
    const { element } = this.host;
    await element.updateComplete;
    const root = element.renderRoot as ShadowRoot;
    const { activeElement: elsewhere } = element.getRootNode() as Document | ShadowRoot;
    const gone = root.activeElement
      ? !root.activeElement.matches(":disabled")
      : elsewhere && elsewhere !== document.body && elsewhere !== element;
    if (!gone) root.querySelector<HTMLElement>(".run :enabled, .settings :enabled")?.focus({ preventScroll: true });
  }

  // What is seen

  #controls(): ControlsView {
    const { host, session } = this;
    return {
      ...host.view,
      most: this.most ?? LIMITS.size.max,
      live: session.live,
      settable: session.live || session.starting,
      playing: session.playing,
      diverged: session.diverged !== null,
      slow: session.slow,
      shows: (control) => host.shows(control),
      onPlay: () => this.#play(!session.playing),
      onStep: this.#step,
      onSlow: (slow) => {
        session.slow = slow;
        host.element.requestUpdate();
      },
      onRestart: this.#restart,
      onInput: (change) => {
        host.set(change);
        host.emit("ae-input", { ...change });
      },
      onChange: (change) => host.emit("ae-change", { ...change }),
    };
  }

  renderRun(): TemplateResult {
    return renderRun(this.#controls());
  }

  renderSettings(): TemplateResult {
    return renderSettings(this.#controls());
  }

  mapText(): string {
    return mapText(this.host.view, this.session.plane);
  }

  /** What the marks on the map stand for. */
  get marks(): Legend {
    return this.#matter?.own?.legend ?? nothing;
  }

  renderHow(): string {
    return howText(this.host.view, this.#matter ?? { heldOut: HELD_OUT, measured: MEASURED });
  }

  renderOwn(): TemplateResult | typeof nothing {
    return this.#drawnAnswer.render(this.host.view);
  }

  /** After the tag was painted. */
  paintOwn(root: ParentNode): void {
    this.#drawnAnswer.paint(root, this.host.palette);
    const { shape } = this.host.view.look;
    this.#matters.shape(root, shape, this.#matter?.own != null);
  }

  /** One message at a time: that it diverged, or the prediction. */
  renderStrip(): TemplateResult | typeof nothing | null {
    const { session, host } = this;
    const { view } = host;
    const { t, lang } = view;
    const { diverged } = session;
    if (diverged) {
      const rate = rateText(diverged.rate, lang);
      const why = Number.isNaN(diverged.loss)
        ? t.divergedNoNumber(rate)
        : t.divergedWhy(fixed(diverged.first, 2, lang), fixed(diverged.loss, 2, lang), rate);
      return html`<div class="prompt wide" part="diverged" role="alert">
        <div class="question"><b>${t.diverged(short(diverged.step, 0, lang))}</b> ${why}</div>
        <button class="button last" @click=${this.#restart}>${t.again}</button>
      </div>`;
    }
    if (!host.shows("predict")) return null;
    return this.#prediction.render({
      view,
      live: session.live,
      session,
      spread: (share) => percent(share, lang, t),
      begin: this.began,
      goOn: () => this.#play(true),
    });
  }

  renderSpeech(): TemplateResult {
    const { t, lang, look } = this.host.view;
    const said = !this.session.playing && !this.session.pending && look.steps > 0;
    const loss = look.heldOut[look.heldOut.length - 1];
    return html`<div class="visually-hidden" role="status">
      ${said ? t.said(look.steps, short(look.steps, 0, lang), fixed(loss, 3, lang)) : ""}
    </div>`;
  }
}
