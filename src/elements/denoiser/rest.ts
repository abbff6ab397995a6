/** All of the figure but its first pictures: the models' answers, what stands below, and what the hand does. */
import type { nothing, TemplateResult } from "lit";
import { litStyles } from "../../core/known-symbols.js";
import { adopt } from "../../core/adopt.js";
import { DrawingDoor } from "../../core/drawing-door.js";
import type { AeEventDetails, AeEventName } from "../../core/events.js";
import { fingerUndo } from "../../core/finger.js";
import type { Latest } from "../../core/latest.js";
import type { ModelStatus } from "../../core/model-controller.js";
import type { DrawnDigitController } from "../../core/drawn-digit.js";
import { saveable } from "../../core/save.js";
import { Speaker } from "../../core/speaker.js";
import type { TaskGoal, TaskVerdict } from "../../content/tasks.js";
import type { Palette } from "../../draw/palette.js";
import type { common } from "../../i18n/en/common.js";
import { denoiserWords, type DenoiserWords } from "../../i18n/en/denoiser-rest.js";
import { words } from "../../i18n/registry.js";
import type { ModelError } from "../../model/api.js";
import { Answers, type Models } from "./answers.js";
import { renderBaseline } from "./baseline.js";
import type { AeDenoiser } from "./denoiser.element.js";
import * as logic from "./denoiser.logic.js";
import { inkBalance, withDigit, type Scene } from "./denoiser.logic.js";
import { paintDifferences, renderDifference, type Which } from "./difference.js";
import { Eraser } from "./eraser.js";
import { grade } from "./grade.js";
import { isDefault, makeLook, posterLook, startsSimply, type Look } from "./look.js";
import { NoisePanel } from "./noise-panel.js";
import { storedPart } from "./parts.js";
import { paintTiles, renderPicker } from "./picker.js";
import { levelText, percent } from "./pictures.js";
import { Prediction } from "./prediction.js";
import type { Stored } from "./poster.js";
import { restStyles } from "./rest.styles.js";
import { savingOf } from "./table.js";

export type Needed = "denoiser" | "anomaly" | "classifier";

/** From this share of ink on, a drawing is a black field rather than a digit. */
const FULL = 0.45;

/** The tag, as its rest sees it. */
export interface RestHost {
  readonly element: AeDenoiser;
  readonly work: Latest;
  readonly own: DrawnDigitController;
  readonly status: ModelStatus;
  readonly models: Models | null;
  readonly palette: Palette;
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
  readonly #answers: Answers;
  readonly #drawing: DrawingDoor;
  readonly #eraser: Eraser;
  readonly #noise: NoisePanel;
  readonly #prediction = new Prediction();
  #stored: Stored | null = null;
  /** The field has been opened or wiped and nothing is drawn yet. */
  #emptyPad = false;

  constructor(private readonly host: RestHost) {
    const { element, work } = host;
    adopt(element, restStyles, litStyles);
    saveable(element, savingOf(element));
    this.#speaker = new Speaker(element);
    this.#answers = new Answers(work, () => element.requestUpdate());
    this.#noise = new NoisePanel(host, this.#answers);
    this.#drawing = new DrawingDoor(element, (pixels) => {
      this.#emptyPad = pixels === null;
      host.own.share(pixels);
      if (pixels) this.#choose({ ...host.scene, source: { kind: "image", pixels } }, { clean: pixels.slice() });
      else element.requestUpdate();
    });
    this.#eraser = new Eraser({
      move: () => element.requestUpdate(),
      rub: (a, b) => {
        const before = host.scene;
        host.go(logic.rubOut(before, a, b));
        element.requestUpdate();
        if (host.scene !== before) host.emit("ae-input", { erased: host.scene.erased!.slice() });
      },
      rest: () => {
        if (host.scene.erased) host.emit("ae-change", { erased: host.scene.erased.slice() });
      },
    });
  }

  /** The models are there and have answered once. */
  get isLive(): boolean {
    return this.host.models !== null && this.#answers.latest !== null;
  }

  readonly finger = fingerUndo(() => {
    const { scene } = this.host;
    return () => this.host.go(scene);
  });

  get #words(): DenoiserWords {
    return words("denoiser", denoiserWords, this.host.language);
  }

  forget(): void {
    this.#drawing.forget();
    this.#prediction.forget();
    this.#eraser.forget();
    this.#emptyPad = false;
  }

  async grade(goal: TaskGoal & { kind: "digit" | "mse" }): Promise<TaskVerdict> {
    await this.host.work.idle;
    return grade(goal, this.#answers.latest!, this.#words, this.host.lang);
  }

  /** Before each update: asks the models for what the scene wants, and tells what can be shown meanwhile. */
  look(): Look {
    const { scene, models, status, lang } = this.host;
    if (status.kind === "failed") this.#answers.forgetQuestion();
    else this.#answers.follow(scene, models);
    const { latest } = this.#answers;
    // what stands there stays until the models have answered: one row, one moment
    const look =
      latest && (models || latest.scene === scene) ? makeLook(latest.scene, latest.clean, latest.noisy, latest) : this.#stand(scene);
    const { denoised, noisy, plain } = look.psnr;
    const t = this.#words;
    this.#speaker.say(this.isLive ? t.said(levelText(denoised, t, lang), levelText(noisy, t, lang), levelText(plain, t, lang)) : null);
    return look;
  }

  /** Before the models have answered: what is stored. */
  #stand(scene: Scene): Look {
    if (!this.#stored && !this.#answers.latest && startsSimply(scene) && !isDefault(scene)) {
      storedPart.load().then(
        ({ STORED }) => {
          this.#stored = STORED;
          this.host.element.requestUpdate();
        },
        () => {},
      );
    }
    return posterLook(scene, this.#stored);
  }

  /** After each update. */
  painted(): void {
    const { element, palette, own, look } = this.host;
    paintTiles(element.renderRoot, own.image, palette);
    paintDifferences(element.renderRoot, look, palette);
  }

  readonly #fail = ({ code, message, recoverable }: ModelError): void => this.host.emit("ae-error", { code, message, recoverable });

  /** A reader's change: makes it and tells it. */
  #choose(scene: Scene, detail: Record<string, unknown>): void {
    this.host.go(scene);
    this.host.emit("ae-change", detail);
  }

  renderEraser(): TemplateResult | typeof nothing {
    return this.#eraser.render({ live: this.host.shows("erase") ? this.isLive : null, label: this.#words.eraser });
  }

  renderNoise(): TemplateResult {
    return this.#noise.render({ live: this.isLive, isFresh: this.#eraser.isFresh });
  }

  renderDifference(which: Which): TemplateResult {
    return renderDifference(which, this.host.look, this.#words, this.host.lang);
  }

  renderPicker(): TemplateResult {
    const { host } = this;
    const { source, digit } = host.scene;
    const { image } = host.own;
    const isOwn = source.kind === "image" && image !== null && source.pixels === image;
    return renderPicker({
      words: this.#words,
      common: host.common,
      digit: source.kind === "sample" ? digit : null,
      kind: source.kind === "sample" ? "" : source.kind === "letter" ? "letter" : isOwn ? "own" : "draw",
      live: this.isLive,
      shows: (control) => host.shows(control),
      own: image,
      pad: this.#drawing.render(host.common, host.palette),
      note: this.#note(),
      onSample: (d) => this.#choose(withDigit(host.scene, d), { digit: d }),
      onOwn: () => image && this.#choose({ ...host.scene, source: { kind: "image", pixels: image } }, { clean: image.slice() }),
      onDraw: () => {
        this.#emptyPad = false;
        void this.#drawing.open().catch(this.#fail);
      },
      onDrawn: () => {
        this.#emptyPad = false;
        this.#drawing.putAway(".tools button");
      },
      onClear: this.#drawing.clear,
      onLetter: () => {
        const next = logic.withNextLetter(host.scene);
        this.#choose(next, { letter: (next.source as { letter: string }).letter });
      },
    });
  }

  /** What is to be said of the input: that it is empty, black, or nothing that the network knows. */
  #note(): string {
    const { scene, common: t } = this.host;
    const w = this.#words;
    if (this.#drawing.isOpen && this.#emptyPad) return t.padEmpty;
    if (scene.source.kind === "letter") {
      const { output, clean } = this.host.look;
      const balance = output && inkBalance(clean, output);
      return `${w.letterNote(scene.source.letter)} ${balance ? w.letterInvented(percent(balance.invented, this.host.lang)) : ""}`;
    }
    if (scene.source.kind !== "image") return "";
    const ink = scene.source.pixels.reduce((sum, v) => sum + v, 0) / logic.PIXELS;
    return ink > FULL ? w.fullPad : ink < 1e-3 ? w.emptyTarget : "";
  }

  renderBaseline(): TemplateResult | typeof nothing {
    return renderBaseline(this.host.scene.noise, this.#words, this.host.lang);
  }

  renderStrip(): unknown {
    const { host } = this;
    return this.#prediction.render({
      words: this.#words,
      common: host.common,
      lang: host.lang,
      look: host.look,
      scene: host.scene,
      live: this.isLive,
      go: (scene) => {
        host.go(scene);
        host.emit("ae-change", { noise: scene.noise, level: scene.level });
      },
      change: () => host.element.requestUpdate(),
    });
  }

  renderSpeech(): TemplateResult {
    return this.#speaker.render();
  }
}
