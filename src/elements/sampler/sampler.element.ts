import { html, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { controls, frame, prompt, symbols } from "../../core/base.styles.js";
import { lazy } from "../../core/lazy.js";
import { AeModelElement } from "../../core/model-element.js";
import { PaletteController } from "../../core/palette.js";
import { integer, number, oneOf } from "../../core/params.js";
import { asked } from "../../core/asked.js";
import type { KnownSymbol } from "../../core/known-symbols.js";
import { symbol, tellQuantity } from "../../core/quantities.js";
import { tokens } from "../../core/tokens.js";
import { valid } from "../../core/valid.js";
import { vars } from "../../core/vars.js";
import type { TaskGoal, TaskTarget, TaskVerdict } from "../../content/tasks.js";
import { sampler } from "../../i18n/en/sampler.js";
import type { SamplerWords } from "../../i18n/en/sampler-rest.js";
import { spoken, words } from "../../i18n/registry.js";
import type { SheetStatistics } from "../../math/digit-like.js";
import { cut, storedImages, type Facts } from "./facts.js";
import type { Reading } from "./judge.js";
import { Painter } from "./painter.js";
import { posterImage } from "./poster.js";
import type { Needed, Rest, RestHost, Settings } from "./rest.js";
import * as logic from "./sampler.logic.js";
import type { Dice, Shown, Which } from "./sampler.logic.js";
import { POSTER } from "./sampler.poster.js";
import { samplerStyles } from "./sampler.styles.js";
import { renderSheet, type Speech } from "./sheet.view.js";
import type { Sheet } from "./studio.js";

const loadRest = lazy(() => import("./rest.js"));
/** Of a tag without attributes. */
const USUAL: Settings = {
  model: "both",
  count: logic.COUNTS.fallback,
  dice: "prior",
  spread: logic.SPREADS.fallback,
  seed: logic.SEEDS.fallback,
};
const SETTINGS = Object.keys(USUAL) as (keyof Settings)[];

/** Of each model; empty or null for one that is not shown. */
export interface OfModels<T> {
  ae: T;
  vae: T;
}

/**
 * Random codes of 32 numbers, decoded by a plain and by a variational autoencoder: the same dice for both, and for each sample
 * whether it is digit-like.
 *
 * @summary Roll random codes and decode them: where codes are left unstructured most dice come to nothing; where they were made to
 *   follow N(0, I) most become digits.
 *
 * @attr {ae | vae | both} model - Whose decoder: the plain autoencoder's, the variational autoencoder's, or both on the same dice (default).
 * @attr {number} count - Samples on a sheet, 1 to 64 (default 16).
 * @attr {number} spread - Standard deviation of the dice from N(0, I), 0 to 6 (default 1); fitted dice have their own.
 * @attr {number} seed - Which dice: the same seed gives the same sheet (default 1).
 * @attr {prior | fitted} dice - Dice from N(0, I) (default), or from a Gaussian fitted to each model's own codes of the digits.
 * @attr {string} hide - Controls to leave out: roll, dice, spread, model, predict, how, reset, save.
 * @attr {string} for - Ids of tags that share the learner's own digit; this one takes none.
 * @attr {string} state - What the reader or a script has set up, as text for a link.
 *
 * @fires ae-ready - The first sheets are decoded and judged, and the digits' codes are known.
 * @fires ae-progress - `{loaded, total}` in bytes while the models load.
 * @fires ae-error - `{code, message, recoverable}`.
 * @fires ae-input - While the spread is dragged: `{spread}`.
 * @fires ae-change - Committed: `{seed}` of a roll, `{spread}`, `{dice}`, `{model}`, `{sample}`.
 * @fires ae-quantity - The reader points at a quantity: `{quantity}`.
 *
 * @slot - Shown until the tag is defined.
 *
 * @csspart head - Title row.
 * @csspart title - The title.
 * @csspart reset - The button Reset.
 * @csspart save - Save.
 * @csspart save-menu - What Save opens.
 * @csspart dice - What makes the dice: the button Roll, their kind, their lengths and spread.
 * @csspart roll - The button Roll.
 * @csspart sheet - One model's sheet with what it says.
 * @csspart detail - The sample that is looked at and the real digit nearest to it.
 * @csspart models - Which decoders are shown.
 * @csspart how - What counts as digit-like, and what the figures say.
 * @csspart prompt - The prediction and its answer.
 * @csspart failure - What went wrong, with Retry.
 *
 * @cssproperty --ae-z - Colour of the dice and their lengths.
 */
export class AeSampler extends AeModelElement<Needed, Rest> implements TaskTarget {
  static override styles = [tokens, frame, symbols, controls, prompt, samplerStyles];

  readonly #palette = new PaletteController(this);

  /** Whose decoder is shown. */
  @valid(oneOf(["ae", "vae", "both"], "both")) @property({ reflect: true }) model: Shown = "both";

  /** Samples on a sheet. */
  @valid(integer(logic.COUNTS)) @property({ type: Number, reflect: true }) count = logic.COUNTS.fallback;

  /** Standard deviation of each number of the dice from N(0, I). */
  @valid(number(logic.SPREADS)) @property({ type: Number, reflect: true }) spread = logic.SPREADS.fallback;

  /** Which dice. `roll()` goes on to the next. */
  @valid(integer(logic.SEEDS)) @property({ type: Number, reflect: true }) seed = logic.SEEDS.fallback;

  /** How the dice are made. */
  @valid(oneOf(["prior", "fitted"], "prior")) @property({ reflect: true }) dice: Dice = "prior";

  #picked = 0;
  #facts: readonly Facts[] = [];
  readonly #painter = new Painter();

  /** What the author wrote, for Reset and for what a link leaves out. */
  #authored: Settings | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#painter.stop();
  }

  protected override willUpdate(): void {
    void this.#written;
    if (this.#picked >= this.count) this.#picked = 0;
    this.#facts = logic.shownModels(this.model).map((which) => this.#factsOf(which));
    this.rest?.reveal();
  }

  protected override updated(): void {
    this.#painter.paint(this.renderRoot, this.#facts, this.#seen, this.#palette.current);
    this.keepUp(this.rest?.studio, () => this.rest!.studio.done);
  }

  // What scripts may ask

  /** The decoded images of each model, 784 pixels each, in the order of the sheet; copies. None where a model is not shown. */
  get samples(): OfModels<Float32Array[]> {
    return this.#ofModels((sheet) => cut(sheet.images.slice()), []);
  }

  /**
   * Of the sheet of each model: the share that is digit-like and the share that is off the data, in [0, 1], and the median squared
   * distance to the nearest real digit, summed over pixels. Null where a model is not shown or has not answered.
   */
  get statistics(): OfModels<SheetStatistics | null> {
    return this.#ofModels<SheetStatistics | null>((sheet) => ({ ...sheet.statistics }), null);
  }

  /** The codes of the samples, 32 numbers each; copies. */
  get codes(): OfModels<Float32Array[]> {
    const each = (codes: Float32Array) =>
      Array.from({ length: codes.length / logic.CODE }, (_, i) => codes.slice(i * logic.CODE, (i + 1) * logic.CODE));
    return this.#ofModels((sheet) => each(sheet.codes), []);
  }

  /**
   * What is said of each sample: the classifier's `digit` and `confidence`, the place of the `nearest` real digit in the data set, its
   * squared `distance`, and the `kind`: like, unsure or off.
   */
  get readings(): OfModels<Reading[]> {
    return this.#ofModels((sheet) => sheet.readings.map((reading) => ({ ...reading })), []);
  }

  /** The sample that is looked at, counted from 0; the same on both sheets. */
  @property({ attribute: false, noAccessor: true })
  get sample(): number {
    return this.#picked;
  }
  set sample(value: number) {
    const { value: picked, complaint } = integer({ min: 0, max: this.count - 1, fallback: 0 }).normalise(value);
    if (complaint) this.complain(`sample: ${complaint}`);
    this.#picked = picked;
    this.requestUpdate();
  }

  /** Rolls the next dice, as the button does. Settles when the sheets show them; before the models are there it settles at once. */
  async roll(): Promise<void> {
    this.touch();
    this.rest?.rolls();
    this.seed = logic.nextSeed(this.seed);
    this.emit("ae-change", { seed: this.seed });
    await this.updateComplete;
  }

  override get quantities(): Partial<Record<KnownSymbol, string>> {
    return this.rest?.quantities() ?? {};
  }

  /** Grades "a sample that the classifier calls this digit", on any sheet that is shown. */
  async grade(goal: TaskGoal): Promise<TaskVerdict | null> {
    if (goal.kind !== "digit") return null;
    const rest = await this.restPart.get();
    await this.ready;
    await this.updateComplete;
    return rest.grade(goal);
  }

  /** Back to what the author wrote, the prediction and what was counted included. */
  override reset(): void {
    this.restoreState(Object.fromEntries(new URLSearchParams(this.getAttribute("state") ?? "")));
    this.rest?.reset();
    const { model, count, dice, spread, seed, sample } = this;
    this.emit("ae-change", { model, count, dice, spread, seed, sample });
  }

  /** What is not usual, or not as the author wrote it: read by a tag without attributes, and by this one. */
  protected override saveState(): Record<string, string | number | undefined> {
    const fields: Record<string, string | number | undefined> = { sample: this.#picked || undefined };
    const written = this.#authored ?? this;
    for (const name of SETTINGS) if (this[name] !== USUAL[name] || this[name] !== written[name]) fields[name] = this[name];
    return fields;
  }

  protected override restoreState(fields: Record<string, string>): void {
    const written = this.#written;
    // each is bent as its attribute is
    for (const name of SETTINGS) Object.assign(this, { [name]: fields[name] ?? written[name] });
    this.#picked = integer({ min: 0, max: logic.MOST - 1, fallback: 0 }).normalise(fields.sample).value;
    this.requestUpdate();
  }

  /** The settings as they stood when they were first asked for: before the first link, or the first picture. */
  get #written(): Settings {
    return (this.#authored ??= Object.fromEntries(SETTINGS.map((name) => [name, this[name]])) as unknown as Settings);
  }

  // The models' work

  protected override needs(): readonly Needed[] {
    return [...logic.shownModels(this.model).map((which) => logic.MODEL[which]), "classifier", "digits"];
  }

  protected override async loadRest(): Promise<Rest> {
    const { Rest } = await loadRest();
    return new Rest(this.#host);
  }

  readonly #host: RestHost = ((tag) => ({
    element: tag,
    get models() {
      return tag.models;
    },
    get settings() {
      return tag;
    },
    get facts() {
      return tag.#facts;
    },
    get picked() {
      return tag.#picked;
    },
    set picked(sample) {
      tag.sample = sample;
    },
    get speech() {
      return tag.#speech as Speech & { t: SamplerWords };
    },
    get common() {
      return tag.common;
    },
    choose: (settings) => Object.assign(tag, settings),
    land: (sheets) => tag.#painter.land(sheets),
    get predicts() {
      return tag.#predicts;
    },
    shows: (control) => tag.shows(control),
    emit: (name, detail) => tag.emit(name, detail),
  }))(this);

  #ofModels<T>(of: (sheet: Sheet) => T, none: T): OfModels<T> {
    const shown = logic.shownModels(this.model);
    const one = (which: Which) => {
      const sheet = shown.includes(which) ? this.rest?.studio.sheets[which] : undefined;
      return sheet ? of(sheet) : none;
    };
    return { ae: one("ae"), vae: one("vae") };
  }

  // What is seen

  #factsOf(which: Which): Facts {
    const covered = which === "ae" && this.#covers;
    const facts = this.rest?.facts(which) ?? this.#stored(which);
    return covered ? { ...facts, covered, images: null, readings: null, real: null } : facts;
  }

  /** The stored throw; of any other its dice. */
  #stored(which: Which): Facts {
    const { count, seed } = this;
    const sheet = which === "vae" ? POSTER : null;
    const images = storedImages(sheet, this);
    return {
      which,
      live: false,
      covered: false,
      dice: this.#diceOf(seed, count),
      count,
      images,
      readings: images && sheet!.readings,
      real: images && this.#picked === 0 ? posterImage(sheet!.real) : null,
    };
  }

  #dice: { key: string; numbers: Float32Array } | null = null;

  #diceOf(seed: number, count: number): Float32Array {
    const key = `${seed} ${count}`;
    if (this.#dice?.key !== key) this.#dice = { key, numbers: logic.throwDice(seed, count) };
    return this.#dice.numbers;
  }

  /** What space is kept free for among the dice; the style sheet knows the heights. */
  #room() {
    const [roll, dice, model, spread] = ["roll", "dice", "model", "spread"].map((control) => +this.shows(control));
    const rows = logic.shownModels(this.model).length;
    return vars({ n: roll + dice + model, "lines-of-controls": Math.max(roll, model) + dice, c: spread, rows });
  }

  /** The plain autoencoder's samples wait for a prediction. */
  get #covers(): boolean {
    return this.#predicts && (this.rest?.prediction.open ?? !asked.has("sampler"));
  }

  get #predicts(): boolean {
    return this.shows("predict") && this.model !== "vae";
  }

  get #seen(): number {
    return this.rest?.hovered ?? this.#picked;
  }

  /** Words that only the rest says are there with it. */
  get #speech(): Speech {
    const english = this.rest?.words ?? (sampler as SamplerWords);
    return { t: words("sampler", english, this.language), language: spoken("sampler", this.language) };
  }

  protected override render(): TemplateResult {
    const { t, language } = this.#speech;
    const rest = this.rest;
    const both = this.model === "both";
    const failure = this.renderFailure();
    return html`<div
      class="figure"
      role="group"
      aria-labelledby="title"
      @pointerover=${tellQuantity}
      @pointerleave=${tellQuantity}
      @focusin=${tellQuantity}
      @focusout=${tellQuantity}
    >
      ${this.renderHead(both ? t.titleBoth : t.titleOne)}
      <div class="stage ${both ? "two" : "single"} ${this.count > logic.LARGE_SHEET ? "many" : "few"}" style=${this.#room()}>
        <div class="dice" part="dice" data-q="z">
          <div class="sheet-head">
            <span>${symbol.z} <b>${t.dice}</b></span
            ><span class="label">${t.numbers}</span>
          </div>
          ${rest?.renderDice()}
        </div>
        ${this.#facts.map((facts) =>
          renderSheet({ t, language, facts, picked: this.#picked, seen: this.#seen, rest: rest?.sheet(facts) ?? null }),
        )}
      </div>
      <div class="rest" style=${vars({ how: +this.shows("how"), ask: +this.#covers })}>
        ${rest?.render(failure, this.#predicts) ?? failure}
      </div>
      <span class="probe" aria-hidden="true"></span>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "ae-sampler": AeSampler;
  }
}
