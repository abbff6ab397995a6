/**
 * All of the tag but its first picture: dice, controls, the work with models. Fetched as soon as the tag is connected; until then
 * its place is kept free.
 */
import { html, nothing, type TemplateResult } from "lit";
import { adopt } from "../../core/adopt.js";
import type { AeEventDetails, AeEventName } from "../../core/events.js";
import type { Models } from "../../core/model-controller.js";
import { saveable } from "../../core/save.js";
import { litStyles, type KnownSymbol } from "../../core/known-symbols.js";
import type { TaskGoal, TaskVerdict } from "../../content/tasks.js";
import type { common } from "../../i18n/en/common.js";
import { samplerWords, type SamplerWords } from "../../i18n/en/sampler-rest.js";
import { catalogueEntry } from "../../model/catalogue.js";
import { fixed, short } from "../../i18n/numbers.js";
import { distribution, type Distribution, type LengthsRow } from "./chart.view.js";
import { renderDice } from "./dice.view.js";
import { cut, storedImages, type Facts } from "./facts.js";
import { gradeDigit } from "./grading.js";
import { measuredShare, renderHow } from "./how.view.js";
import type { Reading } from "./judge.js";
import { posterImage, type ShownReading } from "./poster.js";
import { Prediction } from "./prediction.js";
import { POSTER_LENGTHS, POSTER_PLAIN } from "./rest.poster.js";
import { restStyles } from "./rest.styles.js";
import {
  CODE,
  lengths,
  mean,
  MODEL,
  MODELS,
  PIXELS,
  settingOf,
  shownModels,
  step,
  throwDice,
  type Dice,
  type Shown,
  type Throw,
  type Which,
} from "./sampler.logic.js";
import { POSTER } from "./sampler.poster.js";
import type { AeSampler } from "./sampler.element.js";
import { renderShare } from "./share.view.js";
import type { SheetRest, Speech } from "./sheet.view.js";
import { Studio, type Needs, type Sheet } from "./studio.js";
import { savingOf } from "./table.js";
import { standardError, type Share } from "./tally.js";

export type Needed = "ae32" | "vae32" | "classifier" | "digits";

/** What a reader or a script may choose, and an author before them. */
export interface Settings {
  model: Shown;
  count: number;
  dice: Dice;
  spread: number;
  seed: number;
}

/** The tag, as its rest sees it. */
export interface RestHost {
  readonly element: AeSampler;
  /** Null while any is missing. */
  readonly models: Models<Needed> | null;
  readonly settings: Readonly<Settings>;
  readonly facts: readonly Facts[];
  picked: number;
  readonly speech: Speech & { t: SamplerWords };
  readonly common: typeof common;
  choose(settings: Partial<Settings>): void;
  /** The dice that are painted next land before they are decoded. */
  land(sheets: readonly Which[]): void;
  /** Its question is asked here. */
  readonly predicts: boolean;
  shows(control: string): boolean;
  emit<N extends AeEventName>(name: N, detail: AeEventDetails[N]): void;
}

const STORED = { ae: POSTER_PLAIN, vae: POSTER };

export class Rest {
  readonly words = samplerWords;
  /** The sample that the pointer rests on. */
  hovered: number | null = null;
  readonly prediction = new Prediction(() => this.#uncover());
  readonly studio: Studio;
  /** A roll is under way: its dice are to land. */
  #rolling = false;
  #said = "";
  readonly #cache = new WeakMap<Sheet, { images: Float32Array[]; readings: ShownReading[]; lengths: Float64Array; dice: Float32Array }>();
  readonly #distributions = new WeakMap<Float64Array, Distribution>();

  constructor(private readonly host: RestHost) {
    adopt(host.element, restStyles, litStyles);
    saveable(host.element, savingOf(host.element));
    this.studio = new Studio({
      shown: () => shownModels(host.settings.model),
      thrown: () => this.#thrown,
      needs: () => this.#needs(),
      changed: () => this.#changed(),
    });
  }

  get #thrown(): Throw {
    const { dice, spread, seed, count } = this.host.settings;
    return { dice, spread, seed, count };
  }

  #needs(): Needs | null {
    const { models, settings } = this.host;
    if (!models) return null;
    const { classifier, digits } = models;
    return { models: Object.fromEntries(shownModels(settings.model).map((which) => [which, models[MODEL[which]]])), classifier, digits };
  }

  #changed(): void {
    const { seed } = this.host.settings;
    if (this.#rolling && this.#sheets.every((sheet) => sheet?.thrown.seed === seed)) {
      this.#rolling = false;
      this.host.land(MODELS);
      this.#said = this.#result();
    }
    this.host.element.requestUpdate();
  }

  get #sheets(): (Sheet | undefined)[] {
    return shownModels(this.host.settings.model).map((which) => this.studio.sheets[which]);
  }

  /** A roll begins. Who rolls looks for themselves. */
  rolls(): void {
    this.#rolling = true;
    if (this.host.predicts) this.prediction.skip();
  }

  #uncover(): void {
    this.host.land(["ae"]);
    this.host.element.requestUpdate();
  }

  reset(): void {
    this.prediction.forget();
    this.studio.forget();
    this.#said = "";
    this.host.element.requestUpdate();
  }

  /** Before each update: what has come of the prediction. */
  reveal(): void {
    this.prediction.follow();
    if (!this.prediction.waits) return;
    const { ae, vae } = this.studio.sheets;
    if (!ae || !this.studio.done) return;
    const like = (sheet: Sheet) => sheet.readings.filter((r) => r.kind === "like").length;
    const both = this.host.settings.model === "both";
    this.prediction.reveal({ count: ae.thrown.count, plain: like(ae), variational: both && vae ? like(vae) : null });
  }

  grade(goal: TaskGoal & { kind: "digit" }): TaskVerdict {
    const { t, language } = this.host.speech;
    const sheets = shownModels(this.host.settings.model).map((which) => ({ which, readings: this.studio.sheets[which]?.readings ?? [] }));
    return gradeDigit(goal, sheets, t, language);
  }

  quantities(): Partial<Record<KnownSymbol, string>> {
    const { t, language } = this.host.speech;
    const [first] = this.#sheets;
    if (!first) return {};
    const length = fixed(mean(this.#of(first).lengths), 1, language);
    const z = t.quantityZ(short(first.thrown.count, 0, language), length);
    const images = this.#result();
    const decoders = shownModels(this.host.settings.model).map((which) => t.name[which]);
    const { dice, spread } = this.host.settings;
    const wide = dice === "prior" ? t.spreadOf(fixed(spread, 1, language), fixed(spread * Math.sqrt(CODE), 1, language)) : t.spreadFitted;
    return {
      z,
      phi: t.quantityPhi(decoders),
      xhat: images ? t.quantityImages(images) : "",
      ...((this.host.shows("dice") || this.host.shows("spread")) && { prior: wide }),
    };
  }

  /** "Autoencoder: 1 of 16 digit-like, …", of what is not covered. */
  #result(): string {
    const { t, language } = this.host.speech;
    const number = (n: number) => short(n, 0, language);
    const covered = this.host.shows("predict") && this.prediction.open;
    return shownModels(this.host.settings.model)
      .flatMap((which) => {
        const sheet = this.studio.sheets[which];
        if (!sheet || (covered && which === "ae")) return [];
        const like = sheet.readings.filter((r) => r.kind === "like").length;
        return [t.saidOf(t.name[which], number(like), number(sheet.thrown.count))];
      })
      .join(", ");
  }

  // What the reader does

  readonly #on: SheetRest["on"] = {
    over: (event) => this.#hover(event.pointerType === "touch" ? null : sampleAt(event)),
    leave: () => this.#hover(null),
    click: (event) => this.#pick(sampleAt(event)),
    key: (event) => this.#key(event),
  };

  #hover(sample: number | null): void {
    if (sample === this.hovered) return;
    this.hovered = sample;
    this.host.element.requestUpdate();
  }

  #pick(sample: number | null): void {
    if (sample === null || !this.host.models) return;
    this.host.picked = sample;
    this.host.emit("ae-change", { sample });
  }

  #key(event: KeyboardEvent): void {
    const from = sampleAt(event);
    const cells = event.currentTarget as HTMLElement;
    if (from === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const mirrored = getComputedStyle(cells).direction === "rtl";
    const to = step(event.key, from, cells.childElementCount, columnsOf(cells), mirrored);
    if (to === null) return;
    event.preventDefault();
    this.#pick(to);
    cells.querySelector<HTMLElement>(`[data-sample="${to}"]`)?.focus();
  }

  // What is seen

  facts(which: Which): Facts {
    const { host } = this;
    const { digits } = host.models ?? {};
    const sheet = this.studio.sheets[which];
    const seen = this.hovered ?? host.picked;
    if (sheet) {
      const { images, readings, dice } = this.#of(sheet);
      const { nearest } = sheet.readings[seen] ?? {};
      const real = digits && nearest !== undefined ? digits.images.subarray(nearest * PIXELS, (nearest + 1) * PIXELS) : null;
      return { which, live: host.models !== null, covered: false, dice, count: sheet.thrown.count, images, readings, real };
    }
    const { seed, count } = host.settings;
    const images = storedImages(STORED[which], host.settings);
    const readings = images && STORED[which].readings;
    const real = images && seen === 0 ? posterImage(STORED[which].real) : null;
    return { which, live: false, covered: false, dice: this.#stillDice(seed, count), count, images, readings, real };
  }

  #still: { key: string; numbers: Float32Array } | null = null;

  #stillDice(seed: number, count: number): Float32Array {
    const key = `${seed} ${count}`;
    if (this.#still?.key !== key) this.#still = { key, numbers: throwDice(seed, count) };
    return this.#still.numbers;
  }

  /** What follows from a sheet, worked out once. */
  #of(sheet: Sheet) {
    let known = this.#cache.get(sheet);
    if (!known) {
      const { labels } = this.host.models?.digits ?? {};
      const shown = ({ nearest, ...reading }: Reading): ShownReading => ({ ...reading, label: labels?.[nearest] ?? 0 });
      const { seed, count } = sheet.thrown;
      known = {
        images: cut(sheet.images),
        readings: sheet.readings.map(shown),
        lengths: lengths(sheet.codes),
        dice: throwDice(seed, count),
      };
      this.#cache.set(sheet, known);
    }
    return known;
  }

  sheet({ which, covered, readings }: Facts): SheetRest {
    const { host } = this;
    const thrown = this.studio.sheets[which]?.thrown ?? host.settings;
    return {
      on: this.#on,
      share: renderShare({
        ...host.speech,
        share: covered ? null : (this.studio.tallies[which].of(settingOf(thrown)) ?? (readings && shareOf(readings))),
        measured: covered ? null : measuredShare(which, thrown.dice, thrown.spread),
      }),
    };
  }

  renderDice(): TemplateResult {
    const { host } = this;
    const { dice, spread } = host.settings;
    return renderDice({
      ...host.speech,
      live: host.models !== null,
      dice,
      spread,
      model: host.settings.model,
      rows: host.facts.map(({ which }) => this.#row(which)),
      shows: (control) => host.shows(control),
      on: {
        roll: () => void (host.element as unknown as { roll(): Promise<void> }).roll(),
        dice: (kind) => this.#set({ dice: kind }),
        model: (model) => this.#set({ model }),
        spread: (value, done) => {
          host.choose({ spread: value });
          host.emit(done ? "ae-change" : "ae-input", { spread: value });
        },
      },
    });
  }

  #set(change: Partial<Settings>): void {
    this.host.choose(change);
    this.host.emit("ae-change", { ...change });
  }

  #row(which: Which): LengthsRow {
    const { settings, picked } = this.host;
    const { dice, spread, seed, count } = settings;
    const sheet = this.studio.sheets[which];
    const drawn = this.studio.diceLengths(which, settings);
    const real = this.studio.realLengths(which, dice);
    return {
      which,
      dice: drawn && this.#distribution(drawn),
      codes: real ? this.#distribution(real) : dice === "prior" ? POSTER_LENGTHS[which] : null,
      thrown: sheet ? this.#of(sheet).lengths : dice === "prior" ? lengths(this.#stillDice(seed, count)).map((v) => v * spread) : [],
      seen: this.hovered ?? picked,
      centres: which === "vae" && dice === "fitted",
    };
  }

  #distribution(values: Float64Array): Distribution {
    let known = this.#distributions.get(values);
    if (!known) this.#distributions.set(values, (known = distribution(values)));
    return known;
  }

  #lengths(): { dice: number; codes: number } {
    const real = this.studio.realLengths("ae", "prior");
    const dice = this.studio.diceLengths("ae", { dice: "prior", spread: 1, seed: 1, count: 1 })!;
    return { dice: this.#distribution(dice).mean, codes: real ? this.#distribution(real).mean : POSTER_LENGTHS.ae.mean };
  }

  /** What stands beneath the sheets; in place of the prediction a failure, if there is one. */
  render(failure: TemplateResult | null, predicts: boolean): TemplateResult {
    const { host } = this;
    const { speech, common: words, settings, models } = host;
    const fit = settings.dice === "prior" && host.shows("dice") ? () => this.#set({ dice: "fitted" }) : null;
    return html`${failure ?? (predicts ? this.prediction.render({ ...speech, common: words, count: settings.count, live: models !== null, fit }) : nothing)}
      ${host.shows("how") ? renderHow({ ...speech, lengths: this.#lengths(), count: catalogueEntry("digits").count ?? 0, covered: host.facts.some((f) => f.covered) }) : nothing}
      <div class="visually-hidden" aria-live="polite">${this.#said}</div>`;
  }
}

/** Of what is stored, which is one roll. */
function shareOf(readings: readonly ShownReading[]): Share {
  const n = readings.length;
  const like = readings.filter((r) => r.kind === "like").length;
  return { n, like, share: like / n, error: standardError(like, n) };
}

function sampleAt(event: Event): number | null {
  const cell = (event.target as Element).closest<HTMLElement>("[data-sample]");
  return cell ? Number(cell.dataset.sample) : null;
}

function columnsOf(cells: HTMLElement): number {
  return getComputedStyle(cells).gridTemplateColumns.split(" ").length;
}
