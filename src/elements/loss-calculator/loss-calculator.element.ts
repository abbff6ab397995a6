import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { AeElement } from "../../core/ae-element.js";
import { controls, frame, symbols } from "../../core/base.styles.js";
import { katexStyles } from "../../core/katex.styles.js";
import { fingerUndo } from "../../core/finger.js";
import { useMathFonts } from "../../core/math-fonts.js";
import { number, numberList, oneOf } from "../../core/params.js";
import { SaveDoor } from "../../core/save-door.js";
import { valid } from "../../core/valid.js";
import { litStyles, type KnownSymbol } from "../../core/known-symbols.js";
import { tellQuantity } from "../../core/quantities.js";
import { tokens } from "../../core/tokens.js";
import type { TaskGoal, TaskTarget, TaskVerdict } from "../../content/tasks.js";
import { common } from "../../i18n/en/common.js";
import { lossCalculator } from "../../i18n/en/loss-calculator.js";
import { short } from "../../i18n/numbers.js";
import { spoken, words } from "../../i18n/registry.js";
import type { LossName, Reduction } from "../../math/loss.js";
import { renderChart } from "./chart.js";
import { chartStyles } from "./chart.styles.js";
import { densityStyles } from "./density.styles.js";
import { renderEditor } from "./editor.js";
import { Hands } from "./hands.js";
import { lossText, pixelText } from "./loss-calculator.numbers.js";
import * as logic from "./loss-calculator.logic.js";
import { resultStyles } from "./loss-calculator.styles.js";
import { renderChoice, renderFormula, renderRows, renderStep, renderValue, type ResultActions } from "./result.js";
import { room, roomStyles } from "./room.js";
import { withSymbols } from "./symbols.js";
import type { Side, View } from "./view.js";

const pixels = (fallback: readonly number[]) => numberList({ min: 0, max: 1, maxLength: logic.MAX_PIXELS, fallback });
const rateParam = number(logic.RATE);
const STEP_PARAM = number({ min: 0, max: 1e6, fallback: logic.RATE.fallback });
const FIELDS = ["x", "reconstruction", "loss", "reduction"] as const;
type Field = (typeof FIELDS)[number];
type Setup = Pick<AeLossCalculator, Field>;
const DEFAULTS: Setup = { x: logic.DEFAULT_X, reconstruction: logic.DEFAULT_RECONSTRUCTION, loss: "mse", reduction: "mean" };

/**
 * @summary A handful of pixels, their reconstruction and the loss between them: grab a bar, watch every term, and push the loss
 * down by gradient descent. Needs no model and loads none.
 *
 * Where `x` and `reconstruction` differ in length, the shorter one counts and the rest is left out, with one warning.
 *
 * @attr {string} x - the pixels, 1 to 12 numbers from 0 to 1 separated by commas; default 0.9, 0.1, 0.7, 0.3, 0.5
 * @attr {string} reconstruction - the reconstruction, as many; default 0.8, 0.2, 0.6, 0.4, 0.5
 * @attr {mse | bce} loss - mean squared error (default) or binary cross-entropy in nats
 * @attr {mean | sum} reduction - divide the sum of the terms by the number of pixels (default), or do not
 * @attr {string} hide - any of: loss reduction formula rows step rate binary note reset save
 * @attr {string} state - what was set up, as `x=…&reconstruction=…&loss=…&reduction=…&rate=…`; what is missing is as the author wrote it
 * @attr {light | dark} theme - overrides the page's colour scheme
 *
 * @fires {CustomEvent} ae-ready - painted for the first time
 * @fires {CustomEvent} ae-input - while a hand moves a value: {x} or {reconstruction}, and {value}
 * @fires {CustomEvent} ae-change - a value, the loss or the reduction was set by the reader, or a step was made: what changed, and {value}
 * @fires {CustomEvent} ae-quantity - the reader points at x, x̂, L, or what the loss is made of: {quantity}
 *
 * @csspart figure - everything
 * @csspart head - the title row
 * @csspart title - the title
 * @csspart reset - the button in the title row
 * @csspart save - the control that saves picture and data
 * @csspart save-menu - what it opens
 * @csspart chart - the bars
 * @csspart editor - the sliders of the chosen pixel, in narrow figures
 * @csspart formula - the typeset loss
 * @csspart value - the loss as a number
 * @csspart rows - the sum and what it is divided by
 * @csspart step - "One step downhill"
 * @csspart binary - "Round x to 0 and 1"
 *
 * @cssproperty --ae-x - colour of x
 * @cssproperty --ae-xhat - colour of the reconstruction
 * @cssproperty --ae-loss - colour of the loss, its terms and its gradient
 * @cssproperty --ae-ink - text
 * @cssproperty --ae-bg - the page behind the figure
 */
export class AeLossCalculator extends AeElement implements TaskTarget {
  static override styles = [tokens, frame, symbols, controls, katexStyles, chartStyles, densityStyles, resultStyles, roomStyles, litStyles];

  /** The pixels: 1 to 12 numbers in [0, 1]. Anything that holds numbers may be set, also text with commas. */
  @valid(pixels(logic.DEFAULT_X)) @property({ reflect: true }) x: readonly number[] = logic.DEFAULT_X;
  /** The reconstruction x̂, pixel by pixel, in [0, 1]. */
  @valid(pixels(logic.DEFAULT_RECONSTRUCTION)) @property({ reflect: true }) reconstruction: readonly number[] =
    logic.DEFAULT_RECONSTRUCTION;
  /** Mean squared error, or binary cross-entropy in nats. */
  @valid(oneOf(["mse", "bce"], "mse")) @property({ reflect: true }) loss: LossName = "mse";
  /** Whether the sum of the terms is divided by the number of pixels. */
  @valid(oneOf(["mean", "sum"], "mean")) @property({ reflect: true }) reduction: Reduction = "mean";

  @state() private rate: number = logic.RATE.fallback;
  @state() private chosen = 0;
  @state() private typing: View["typing"] = null;
  @state() private lastStep: View["lastStep"] = null;
  @state() private moving = false;

  readonly #saving = new SaveDoor(
    this,
    () => import("./table.js"),
    (script) => script.attachSaver(this),
  );
  #report: { of: Setup; is: logic.LossReport } | null = null;
  /** What the author wrote, by itself and with the `state` that stood beside it. */
  #written: Setup = DEFAULTS;
  #start: Setup & { rate: number } = { ...DEFAULTS, rate: logic.RATE.fallback };
  /** `state` that came before the other attributes were read. */
  #early: Record<string, string> | null = null;
  /** The grey x that was rounded, to give it back while what it became still stands. */
  #grey: { was: readonly number[]; became: readonly number[] } | null = null;
  #unsaid: Side | null = null;
  #settle: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    useMathFonts();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#settle);
    this.moving = false;
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    const field = FIELDS.find((f) => f === name);
    const previous = field && this[field];
    super.attributeChangedCallback(name, old, value);
    // what changes a property is the author's; what only mirrors one is not
    if (!field || !this.hasUpdated || same(previous, this[field])) return;
    this.#written = { ...this.#written, [field]: this[field] };
    this.#start = { ...this.#start, [field]: this[field] };
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated) {
      this.#written = setup(this);
      if (this.#early) this.#restore(this.#early);
      this.#early = null;
      this.#start = { ...setup(this), rate: this.rate };
    }
    if ((changed.has("x") || changed.has("reconstruction") || !this.hasUpdated) && this.x.length !== this.reconstruction.length) {
      const n = this.#answer.pixels.length;
      this.complain(`x has ${this.x.length} values and reconstruction ${this.reconstruction.length}; using the first ${n} of each`);
    }
    if (this.lastStep && !FIELDS.every((field) => this.lastStep!.to[field] === this[field])) this.lastStep = null;
    this.chosen = Math.min(this.chosen, this.#answer.pixels.length - 1);
  }

  protected override firstUpdated(): void {
    this.becomeReady();
    this.#saving.ask();
  }

  protected override pending(): Promise<unknown> | null {
    return this.#saving.pending;
  }

  /** L: the sum of the terms, or their mean. Rounded to 14 significant digits, which takes the noise of binary fractions off. */
  get value(): number {
    return this.#answer.value;
  }

  /** Each pixel's squared error or cross-entropy (nats), in the order of the pixels. A copy. */
  get terms(): number[] {
    return this.#answer.pixels.map((p) => p.term);
  }

  /** ∂L/∂x̂, one number for each pixel; depends on the reduction. A copy. */
  get gradient(): number[] {
    return this.#answer.pixels.map((p) => p.gradient);
  }

  /**
   * One step of gradient descent on the reconstruction: x̂ ← x̂ − rate · ∂L/∂x̂, held in [0, 1]. Sends `ae-change`.
   * @param rate ≥ 0; the slider's where it is left out
   * @returns the loss after the step
   */
  step(rate?: number): number {
    const { value, complaint } = rate === undefined ? { value: this.rate, complaint: undefined } : STEP_PARAM.normalise(rate);
    if (complaint) this.complain(`step: ${complaint}`);
    const { pixels: now, value: before } = this.#answer;
    const from = this.reconstruction;
    this.reconstruction = from.map((v, i) => (now[i] ? logic.stepped(v, now[i].gradient, value) : v));
    this.lastStep = { from, value: before, to: setup(this) };
    this.#glide();
    this.#commit("reconstruction");
    return this.value;
  }

  /** Back to what the author wrote, the step size included. */
  override reset(): void {
    Object.assign(this, this.#start);
    this.emit("ae-change", { ...setup(this), value: this.value });
  }

  /** Grades a task of the kind "loss": is the loss at most `below`? */
  async grade(goal: TaskGoal): Promise<TaskVerdict | null> {
    if (goal.kind !== "loss") return null;
    await this.updateComplete;
    const met = this.value <= goal.below;
    const value = lossText(this.value, this.#lang);
    const below = short(goal.below, 6, this.#lang);
    return { met, message: met ? this.#words.verdictMet(value, below) : this.#words.verdictNot(value, below) };
  }

  override get quantities(): Partial<Record<KnownSymbol, string>> {
    const list = (values: readonly number[]) => values.map((v) => pixelText(v, this.#lang)).join(", ");
    const { pixels: now, value, sum } = this.#answer;
    return {
      x: list(now.map((p) => p.x)),
      xhat: list(now.map((p) => p.xhat)),
      L: lossText(value, this.#lang),
      ...(this.shows("rows") && { sum: lossText(sum, this.#lang), d: this.#words.pixels(now.length), n: this.#words.oneExample }),
      ...(this.shows("step") && this.shows("rate") && { eta: short(this.rate, 2, this.#lang) }),
    };
  }

  protected override saveState(): Record<string, string | number | undefined> {
    if (this.#early) return this.#early;
    const fields: Record<string, string | number | undefined> = {};
    for (const field of FIELDS) {
      const value = this[field];
      if (!same(value, this.#written[field])) fields[field] = typeof value === "string" ? value : value.join(" ");
    }
    if (this.rate !== logic.RATE.fallback) fields.rate = this.rate;
    return fields;
  }

  protected override restoreState(fields: Record<string, string>): void {
    if (this.hasUpdated) this.#restore(fields);
    else this.#early = fields;
    this.requestUpdate();
  }

  #restore(fields: Record<string, string>): void {
    // each value goes through the attribute's own rules
    Object.assign(this, Object.fromEntries(FIELDS.map((field) => [field, fields[field] ?? this.#written[field]])));
    const { value, complaint } = rateParam.normalise(fields.rate);
    if (complaint) this.complain(`state: rate: ${complaint}`);
    this.rate = value;
  }

  /** What the properties give now; made once for each setup. */
  get #answer(): logic.LossReport {
    const known = this.#report;
    if (known && FIELDS.every((field) => known.of[field] === this[field])) return known.is;
    this.#report = { of: setup(this), is: logic.report(this) };
    return this.#report.is;
  }

  get #words(): typeof lossCalculator {
    return words("lossCalculator", lossCalculator, this.language);
  }

  get #lang(): string {
    return spoken("lossCalculator", this.language);
  }

  /** The grey x that can come back, or null. */
  get #greyX(): readonly number[] | null {
    return this.#grey?.became === this.x ? this.#grey.was : null;
  }

  #commit(side: Side): void {
    this.#unsaid = null;
    this.emit("ae-change", { [side]: [...this[side]], value: this.value });
  }

  /** Lets CSS move bars to where the step took them; the class goes when they have arrived. */
  #glide(): void {
    clearTimeout(this.#settle);
    this.moving = true;
    this.#settle = setTimeout(() => (this.moving = false), GLIDE_MS);
  }

  readonly #hands = new Hands({
    values: (side) => this[side],
    move: (side, index, value) => {
      const values = logic.replaced(this[side], index, value);
      if (same(values, this[side])) return;
      this[side] = values;
      this.#unsaid = side;
      this.moving = false;
      this.emit("ae-input", { [side]: [...values], value: this.value });
    },
    release: () => {
      if (this.#unsaid) this.#commit(this.#unsaid);
    },
    revert: (side, values) => {
      this[side] = values;
      this.#unsaid = null;
    },
    choose: (index) => (this.chosen = index),
    typed: (typing) => (this.typing = typing),
  });

  readonly #finger = fingerUndo(() => {
    const { x, reconstruction, rate } = this;
    return () => {
      Object.assign(this, { x, reconstruction, rate });
      this.#unsaid = null;
    };
  });

  readonly #choices: ResultActions = {
    loss: (loss) => {
      this.loss = loss;
      this.emit("ae-change", { loss, value: this.value });
    },
    reduction: (reduction) => {
      this.reduction = reduction;
      this.emit("ae-change", { reduction, value: this.value });
    },
    step: () => void this.step(),
    rate: (event) => (this.rate = rateParam.normalise((event.currentTarget as HTMLInputElement).value).value),
    round: () => {
      const grey = this.#greyX;
      const was = this.x;
      this.x = grey ?? logic.rounded(was);
      this.#grey = grey ? null : { was, became: this.x };
      this.#glide();
      this.#commit("x");
    },
  };

  protected override render(): TemplateResult {
    const { rate, chosen, typing, lastStep, moving, loss, reduction } = this;
    const t = this.#words;
    const view: View = {
      rate,
      chosen,
      typing,
      lastStep,
      moving,
      loss,
      reduction,
      words: t,
      lang: this.#lang,
      report: this.#answer,
      shows: (control) => this.shows(control),
      actions: this.#hands,
    };
    return html`<div
      class="figure"
      part="figure"
      role="group"
      lang=${view.lang === this.language ? nothing : view.lang}
      aria-labelledby="title"
      @pointerover=${tellQuantity}
      @pointerleave=${tellQuantity}
      @pointerdown=${this.#finger.down}
      @pointercancel=${this.#finger.cancel}
      @focusin=${tellQuantity}
      @focusout=${tellQuantity}
    >
      <div class="head" part="head">
        <h3 class="title" id="title" part="title">${t.title(view.report.pixels.length)}</h3>
        ${
          this.shows("reset")
            ? html`<button class="quiet" part="reset" @click=${() => this.reset()}>${words("common", common, this.language).reset}</button>`
            : nothing
        }
        ${this.saver?.render()}
      </div>
      <div class="body">
        <div class="stage">
          ${renderChart(view)} ${renderEditor(view)}
          ${this.shows("note") ? html`<p class="sub note">${room([t.noteMse, t.noteBce, t.noteBceBinary], withSymbols(note(view)))}</p>` : nothing}
        </div>
        <div class="side">
          ${renderChoice(view, this.#choices)} ${this.shows("formula") ? renderFormula(view) : nothing} ${renderValue(view)}
          ${this.shows("rows") ? renderRows(view) : nothing} ${renderStep(view, this.#choices, this.#greyX !== null)}
        </div>
      </div>
    </div>`;
  }
}

/** A little longer than the move itself (the token --_time-move). */
const GLIDE_MS = 300;

function note({ words: t, loss, report }: View): string {
  if (loss === "mse") return t.noteMse;
  return report.floor > 0 ? t.noteBce : t.noteBceBinary;
}

function setup({ x, reconstruction, loss, reduction }: Setup): Setup {
  return { x, reconstruction, loss, reduction };
}

function same(a: unknown, b: unknown): boolean {
  return a === b || (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((v, i) => v === b[i]));
}

declare global {
  interface HTMLElementTagNameMap {
    "ae-loss-calculator": AeLossCalculator;
  }
}
