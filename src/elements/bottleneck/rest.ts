/** All of the figure but its first picture: the models' answers, what stands below, and what the hand does. */
import type { TemplateResult } from "lit";
import { litStyles } from "../../core/known-symbols.js";
import { adopt } from "../../core/adopt.js";
import { DrawingDoor } from "../../core/drawing-door.js";
import type { AeEventDetails, AeEventName } from "../../core/events.js";
import type { Latest } from "../../core/latest.js";
import { DrawnDigitController } from "../../core/drawn-digit.js";
import type { Models, ModelStatus } from "../../core/model-controller.js";
import type { PaletteController } from "../../core/palette.js";
import { saveable } from "../../core/save.js";
import type { TaskGoal, TaskVerdict } from "../../content/tasks.js";
import type { BottleneckWords } from "../../i18n/en/bottleneck-rest.js";
import type { common } from "../../i18n/en/common.js";
import { fixed } from "../../i18n/numbers.js";
import { fingerUndo } from "../../core/finger.js";
import type { ModelError, OwnAssets } from "../../model/api.js";
import { Answers, isAbout } from "./answers.js";
import type { AeBottleneck } from "./bottleneck.element.js";
import * as logic from "./bottleneck.logic.js";
import { MOST_ROWS, type CodeHand } from "./code-bars.js";
import { codeHand } from "./code-hand.js";
import { fit, fitK, unmet } from "./fit.js";
import { renderComparison } from "./comparison.js";
import { inputOf } from "./inputs.js";
import { renderCurve } from "./k-curve.js";
import { isInPoster, lookOf } from "./look.js";
import { liveParts, moreStored } from "./parts.js";
import { paintSamples, renderPicker } from "./picker.js";
import type { Look } from "./poster-look.js";
import type { Stored } from "./poster.js";
import { PredictionStrip } from "./prediction-strip.js";
import { restStyles } from "./rest.styles.js";
import { DEFAULTS, isKnown, SAMPLE, withDigit, withK, type Asked, type Scene } from "./scene.js";
import { ShownCode } from "./shown-code.js";
import { savingOf } from "./table.js";
import { Speaker } from "../../core/speaker.js";
import type { StageSize } from "./stage-size.js";
import type { LiveSubject, Tile } from "./subject.js";
import { Subjects } from "./subjects.js";

/** The tag, as its rest sees it. */
export interface RestHost {
  readonly element: AeBottleneck;
  readonly work: Latest;
  readonly size: StageSize;
  readonly palette: PaletteController;
  readonly status: ModelStatus;
  readonly models: Models<"nested" | "pca"> | null;
  /** What they are made of, where that is the author's. */
  readonly own: OwnAssets | null;
  /** The author has named addresses. */
  readonly waits: boolean;
  readonly common: typeof common;
  /** The page's language, and the one in which numbers are written. */
  readonly language: string;
  readonly lang: string;
  readonly scene: Scene;
  readonly look: Look;
  go(scene: Scene): void;
  shows(control: string): boolean;
  emit<N extends AeEventName>(name: N, detail: AeEventDetails[N]): void;
}

export class Rest {
  readonly #speaker: Speaker;
  readonly #strip: PredictionStrip;
  readonly #answers: Answers;
  readonly #drawing: DrawingDoor;
  readonly #drawn: DrawnDigitController;
  readonly #subjects: Subjects;
  readonly #bars = new ShownCode((k) => this.subject.limit(k));
  /** An input was chosen whose way through the code is worth a look. */
  #flies = false;
  #stored: Stored | null = null;

  constructor(private readonly host: RestHost) {
    const { element, work } = host;
    adopt(element, ...restStyles, litStyles);
    saveable(element, savingOf(element));
    this.#subjects = new Subjects(host);
    this.#speaker = new Speaker(element);
    this.#strip = new PredictionStrip(element, this.#fail);
    this.#answers = new Answers(work, () => element.requestUpdate());
    this.#drawn = new DrawnDigitController(element);
    this.#drawing = new DrawingDoor(element, (pixels) => {
      if (!pixels) return;
      this.#drawn.share(pixels);
      this.#choose(logic.withSource(host.scene, { kind: "image", pixels }), { input: "image" }, false);
    });
  }

  /** The models are there and have answered once. */
  get isLive(): boolean {
    return this.host.models !== null && this.#answers.latest?.subject === this.subject;
  }

  get subject(): LiveSubject {
    return this.#subjects.now;
  }

  get words(): BottleneckWords {
    return this.#subjects.words;
  }

  /** Makes models of what the author gave. Rejects with a ModelError. */
  adopt(own: OwnAssets, place: string): Promise<Models<"nested" | "pca">> {
    return this.#subjects.adopt(own, place);
  }

  /** What is set can be checked: the figure is about what the author's addresses name, not still about what they named before. */
  get knows(): boolean {
    return isKnown(this.subject) && this.#subjects.isCurrent;
  }

  /** The nearest scene that there is a model and an image for. */
  fit(scene: Scene): Scene {
    const { subject, knows } = this;
    return isKnown(subject) ? fit(scene, subject, (message) => knows && this.host.element.complain(message)) : scene;
  }

  /** Says what an author wrote and does not get. */
  tell(written: Partial<Asked>): void {
    for (const message of unmet(written, this.subject)) this.host.element.complain(message);
  }

  /** What Reset gives where the author has set nothing. */
  get #usual(): Scene {
    return isKnown(this.subject) ? fit(DEFAULTS, this.subject, () => {}) : DEFAULTS;
  }

  /** Settles when the answer to a prediction stands there; null when none is on its way. */
  get pending(): Promise<void> | null {
    return this.#strip.pending;
  }

  /** Half the width of the code's axis. */
  get limit(): number {
    return this.#bars.limit;
  }

  get hint(): string | null {
    const { host } = this;
    if (!this.#canDrag) return null;
    const { unitsInUse } = this.subject;
    if (host.scene.k > unitsInUse) return this.words.unusedHint(unitsInUse);
    return host.scene.k > MOST_ROWS ? this.words.chooseHint : this.words.dragHint;
  }

  readonly finger = fingerUndo(() => {
    const { scene } = this.host;
    return () => {
      this.host.go(scene);
      this.#bars.letGo();
    };
  });

  get #canDrag(): boolean {
    return this.isLive && this.host.shows("code");
  }

  /** Null for what is on its way. Shared, not to be written into. */
  inputOf(scene: Scene): Float32Array | null {
    return inputOf(scene, this.subject);
  }

  withInput(scene: Scene, raw: ArrayLike<number> | null | undefined): Scene {
    if (!this.knows) return scene;
    if (raw === null || raw === undefined) return withDigit(scene, scene.digit);
    const { pixels, complaint } = logic.toImage(raw, this.subject.size);
    if (complaint) this.host.element.complain(`input: ${complaint}`);
    return pixels ? logic.withSource(scene, { kind: "image", pixels }) : scene;
  }

  withCode(before: Scene, raw: ArrayLike<number>): Scene {
    if (!this.knows) return before;
    const scene = fitK(before, this.subject);
    const { code } = this.host.look;
    const now = code?.length === scene.k ? Float32Array.from(code) : (scene.edited ?? new Float32Array(scene.k).fill(NaN));
    const { code: edited, complaint } = logic.toCode(raw, now, this.#most(scene.k));
    if (complaint) this.host.element.complain(`code: ${complaint}`);
    return edited ? { ...scene, edited } : scene;
  }

  /** How large a number of a code may be. */
  #most(k: number): number {
    return Math.max(logic.CODE_LIMIT, 10 * this.subject.limit(k));
  }

  save(scene: Scene): Record<string, string | number | undefined> {
    return logic.save(scene, this.#usual);
  }

  restore(before: Scene, fields: Record<string, string>): Scene {
    if (!this.knows) return before;
    const { scene, complaint } = logic.restore(fitK(before, this.subject), fields, this.subject.size, this.#most(before.k));
    if (complaint) this.host.element.complain(complaint);
    return scene;
  }

  forget(): void {
    this.#drawing.forget();
    this.#strip.forget();
    this.#bars.forget();
  }

  async grade(goal: TaskGoal & { kind: "digit" | "mse" }, mse: number, reconstruction: Float32Array): Promise<TaskVerdict | null> {
    const { scene, language } = this.host;
    if (goal.kind === "digit" && !this.subject.isDigits) return null;
    const { gradeMse, gradeImage } = await liveParts.load();
    return goal.kind === "mse" ? gradeMse(goal, mse, scene.k, language) : gradeImage(goal, reconstruction, language);
  }

  /** Before each update: asks the models for what the scene wants, and tells what can be shown meanwhile. */
  look(): Look {
    const { scene, models, status, lang } = this.host;
    if (status.kind === "loading") this.#fetchParts();
    const { subject } = this;
    // a load that failed leaves the models that were there
    if (status.kind === "failed" && (!models || status.error.code === "backend")) this.#answers.forgetQuestion();
    else this.#answers.follow(scene, subject, models);
    // what stands there stays until the models have answered
    const { latest } = this.#answers;
    const look = lookOf(scene, models || isAbout(latest, { ...scene, subject }) ? latest : null, subject, this.#stored);
    const { code, reconstruction } = look;
    this.#bars.show(code, scene);
    if (!this.isLive) this.#bars.forget();
    this.#speaker.say(this.isLive && reconstruction ? this.words.said(scene.k, fixed(reconstruction.error, 4, lang)) : null);
    return look;
  }

  /** After each update. */
  painted(): void {
    const { element, palette, scene } = this.host;
    const { subject } = this;
    this.#subjects.shape(element.renderRoot);
    paintSamples(element.renderRoot, palette.current, subject);
    if (!this.#flies || !this.isLive || !isAbout(this.#answers.latest, { ...scene, subject })) return;
    this.#flies = false;
    this.#fly();
  }

  /** Together with the models. What fails here is asked for again when it is needed. */
  #fetchParts(): void {
    liveParts.load().catch(() => {});
    if (!this.subject.isDigits || this.#stored || this.#answers.latest || isInPoster(this.host.scene)) return;
    moreStored.load().then(
      ({ STORED }) => {
        this.#stored = STORED;
        this.host.element.requestUpdate();
      },
      () => {},
    );
  }

  readonly #fail = (error: ModelError): void => {
    const { code, message, recoverable } = error;
    this.host.emit("ae-error", { code, message, recoverable });
  };

  /** A reader's change of input: tells it, and shows the way through the code. */
  #choose(scene: Scene, detail: Record<string, unknown>, flies = true): void {
    this.#flies = flies;
    this.host.go(scene);
    this.host.emit("ae-change", detail);
  }

  hand(): CodeHand {
    const { host } = this;
    const { scene, look, lang } = host;
    const code = look.code?.length === scene.k ? look.code : null;
    return codeHand({
      words: this.words,
      lang,
      k: scene.k,
      code,
      before: this.#bars.before,
      limit: this.#bars.limit,
      chosen: scene.chosen,
      live: this.#canDrag,
      onInput: this.#dragNumber,
      onChange: () => {
        this.#bars.letGo();
        if (host.scene.edited) host.emit("ae-change", { code: host.scene.edited.slice() });
      },
      onChoose: (chosen) => host.go({ ...host.scene, chosen }),
    });
  }

  readonly #dragNumber = (index: number, value: number): void => {
    const { host } = this;
    const { code } = host.look;
    if (code?.length !== host.scene.k) return;
    this.#bars.hold();
    host.go(logic.withNumber(host.scene, Float32Array.from(code), index, value));
    host.emit("ae-input", { code: host.scene.edited!.slice() });
  };

  renderPicker(): TemplateResult {
    const { host } = this;
    const { source, digit } = host.look;
    const { subject, words } = this;
    const { common: t } = this.#subjects;
    return renderPicker({
      words,
      common: t,
      subject,
      chosen: source.kind === "sample" ? { digit, nth: source.nth ?? 0 } : null,
      kind: { sample: "", image: "draw", letter: "letter", noise: "noise" }[source.kind],
      live: this.isLive,
      shows: (control) => host.shows(control) && (subject.isDrawn || (control !== "draw" && control !== "letter")),
      pad: subject.isDrawn ? this.#drawing.render(t, host.palette.current) : null,
      onSample: (tile) => this.#choose(withTile(host.scene, tile), { digit: tile.digit }),
      yours: this.#drawn.image,
      onYours: (pixels) => this.#choose(logic.withSource(host.scene, { kind: "image", pixels }), { input: "image" }),
      onDraw: () => void this.#drawing.open().catch(this.#fail),
      onDrawn: () => this.#drawing.putAway(".tools button"),
      onClear: this.#drawing.clear,
      onLetter: () => this.#choose(logic.withNextLetter(host.scene), { input: "letter" }),
      onNoise: () => this.#choose(logic.withNextNoise(host.scene), { input: "noise" }),
    });
  }

  renderCurve(): TemplateResult {
    const { host } = this;
    const { k } = host.scene;
    return renderCurve({
      words: this.words,
      lang: host.lang,
      k,
      subject: this.subject,
      look: host.look,
      peak: this.#subjects.peak([...(host.look.errors?.nested ?? []), ...(host.look.errors?.pca ?? [])].filter(Number.isFinite)),
      ...host.size.curve,
      live: host.shows("k") ? this.isLive : null,
      onInput: (to) => {
        if (to === host.scene.k) return;
        host.go(withK(host.scene, to));
        host.emit("ae-input", { k: to });
      },
      onChange: () => host.emit("ae-change", { k: host.scene.k }),
    });
  }

  renderComparison(): TemplateResult {
    const { host } = this;
    const { k, compare } = host.scene;
    return renderComparison({
      words: this.words,
      lang: host.lang,
      k,
      compare,
      look: host.look,
      live: this.isLive,
      onCompare: (to) => {
        host.go({ ...host.scene, compare: to });
        host.emit("ae-change", { compare: to });
      },
    });
  }

  renderStrip(): unknown {
    const { host } = this;
    const { subject } = this;
    return this.#strip.render({
      words: this.words,
      common: host.common,
      language: host.language,
      lang: host.lang,
      scene: host.scene,
      fewer: subject.isDigits ? undefined : (subject.question?.(host.scene, host.language, host.lang) ?? null),
      live: this.isLive,
      go: (scene) => host.go(scene),
      result: async () => {
        await host.work.idle;
        const { reconstruction, errors } = lookOf(host.scene, this.#answers.latest, this.subject);
        return { image: Float32Array.from(reconstruction!.image), error: reconstruction!.error, errors: errors!.nested };
      },
    });
  }

  renderSpeech(): TemplateResult {
    return this.#speaker.render();
  }

  #fly(): void {
    const { element, look, palette, size, scene } = this.host;
    const { input, subject } = look;
    const milliseconds = parseFloat(getComputedStyle(element).getPropertyValue("--_time-explain"));
    if (!input || !(milliseconds > 0)) return;
    const ink = palette.current.rgb["seq-1"];
    void liveParts.load().then(
      ({ fly }) => fly(element.shadowRoot!, input, ink, size.network, scene.k / subject.most, milliseconds, subject.shape),
      () => {},
    );
  }
}

function withTile(scene: Scene, { digit, nth }: Tile): Scene {
  return { ...withDigit(scene, digit), source: nth > 0 ? { kind: "sample", nth } : SAMPLE };
}
