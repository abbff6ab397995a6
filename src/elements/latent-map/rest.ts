/**
 * All of the tag but its first picture: what stands beneath the maps, handles, the work with models. Fetched as soon as the tag is
 * connected; until then its place is kept free.
 */
import { html, nothing, type TemplateResult } from "lit";
import type { AeEventDetails, AeEventName } from "../../core/events.js";
import type { ModelController, Models } from "../../core/model-controller.js";
import { litStyles, type KnownSymbol } from "../../core/known-symbols.js";
import { DrawnDigitController } from "../../core/drawn-digit.js";
import { saveable } from "../../core/save.js";
import { paintDrawn } from "../../draw/drawn.js";
import type { Palette } from "../../draw/palette.js";
import { paintTiles } from "../../draw/tiles.js";
import type { common } from "../../i18n/en/common.js";
import { short } from "../../i18n/numbers.js";
import { latentMapWords } from "../../i18n/en/latent-map-rest.js";
import { DIGIT } from "../../draw/digit.js";
import { adopt } from "../../core/adopt.js";
import { Answers } from "./answers.js";
import { Atlas } from "./atlas.js";
import type { OwnMap } from "./own-map.js";
import type { Wanted } from "./chart.js";
import { STANDARD } from "./code-map.js";
import { renderClasses, renderControls, renderHow, renderSwitch, type ControlHandlers, type ControlsOptions } from "./controls.view.js";
import { Drawing } from "./drawing.js";
import { blankFacts, gatherFacts } from "./facts.js";
import type { GripHost, Handle } from "./grip.js";
import { coverageText, cursorText, pictureText, renderEnlarge, renderHandles, type FullSpeech } from "./handles.view.js";
import type { AeLatentMap } from "./latent-map.element.js";
import { ANYWHERE, briefly, initialState, MODEL, moveCursor, type MapState, type Point, type Which } from "./latent-map.logic.js";
import type { Extras } from "./map-picture.js";
import { atText, type MapRest } from "./map.view.js";
import { movePin, zoomTo } from "./moves.js";
import { outcomeOf } from "./outcome.js";
import { renderPath } from "./path.view.js";
import type { Facts } from "./poster-facts.js";
import { Prediction } from "./prediction.js";
import { restStyles } from "./rest.styles.js";
import { savingOf } from "./table.js";

const DIGIT_PIXELS = DIGIT.width * DIGIT.height;

/** The rings are those of N(0, I). */
const isPrior = (facts: Facts | undefined) => !facts?.dice || facts.dice === STANDARD;

export type Needed = "ae2" | "vae2" | "digits" | "classifier";

/** The tag, as its rest sees it. */
export interface RestHost {
  readonly element: AeLatentMap;
  readonly loader: ModelController<Needed>;
  /** Setting it asks for an update. */
  state: MapState;
  /** The state that nothing has changed yet. Setting it takes what was changed to the new plane. */
  start: MapState;
  /** The reader's own digit. */
  input: Float32Array | null;
  /** Where the author's own model and images are; empty: the library's are wanted. */
  readonly place: string;
  readonly shown: readonly Which[];
  /** The one map, or the large one of two. */
  readonly front: Which;
  readonly facts: readonly Facts[];
  readonly speech: FullSpeech;
  readonly common: typeof common;
  readonly palette: Palette;
  /** The models are wanted, wherever the tag is. */
  touch(): void;
  shows(control: string): boolean;
  emit<N extends AeEventName>(name: N, detail: AeEventDetails[N]): void;
}

export class Rest {
  readonly words = latentMapWords;
  readonly extras: Extras = { paintTiles, paintDrawn };
  /** The class that the pointer or the focus rests on. */
  preview: number | null = null;
  /** A prediction or a task asks for it. */
  wantsClassifier = false;

  readonly prediction = new Prediction(() => {
    this.wantsClassifier ||= this.prediction.waits;
    this.#update();
  });
  readonly atlas: Atlas;
  readonly answers: Answers;
  /** The author's own, once it is there. */
  author: OwnMap | null = null;
  #place = "";
  readonly #drawing: Drawing;

  constructor(private readonly host: RestHost) {
    adopt(host.element, restStyles, litStyles);
    saveable(host.element, savingOf(host));
    this.atlas = new Atlas({
      ...this.#hand(),
      shown: () => host.shown,
      wanted: (which) => this.#wanted(which),
      changed: () => this.#update(),
    });
    this.answers = new Answers(host, this);
    // A digit drawn elsewhere gets its mark on the map; it covers nothing.
    const own = new DrawnDigitController(host.element, (image) => {
      if (this.#takesDigits) host.input = image;
    });
    this.#drawing = new Drawing(
      host.element,
      (image) => {
        host.input = image;
        own.share(image);
        host.emit("ae-change", { input: image });
      },
      (cause) =>
        host.emit("ae-error", { code: "network", message: `the drawing field did not arrive: ${String(cause)}`, recoverable: true }),
    );
  }

  #update(): void {
    this.host.element.requestUpdate();
  }

  /** To be asked before every picture: what has come, or is another's now, is noticed here. */
  facts(): readonly Facts[] {
    this.#follow();
    const { state, shown, element, place } = this.host;
    const digits = this.models?.digits ?? null;
    const { author } = this;
    return shown.map((which) =>
      place && !author
        ? blankFacts(which, state)
        : gatherFacts(state, {
            chart: this.atlas.charts[which],
            digits,
            hasModel: this.#wanted(which) !== null,
            count: element.points,
            author,
          }),
    );
  }

  // What the author brings

  /** What is loaded, where it is what the tag should show: another address may be on its way. */
  get models(): Partial<Models<Needed>> | null {
    const { loader, place } = this.host;
    return ((loader.own as OwnMap | null)?.place ?? "") === place ? loader.models : null;
  }

  /** Numbers of an image; null while the author's own are not there. */
  get inputSize(): number | null {
    const { place } = this.host;
    return place && this.author?.place !== place ? null : (this.author?.data.inputSize ?? DIGIT_PIXELS);
  }

  /** The images are of the digits' kind: one drawn in the page is one of them. */
  get #takesDigits(): boolean {
    const { width, height, channels } = this.author?.image ?? DIGIT;
    return (!this.host.place || this.author !== null) && width === DIGIT.width && height === DIGIT.height && channels === 1;
  }

  #follow(): void {
    const { host } = this;
    const { loader, place, element } = host;
    if (place !== this.#place) {
      this.#place = place;
      this.atlas.forget();
      this.author = null;
    }
    const own = loader.own as OwnMap | null;
    if (place && own?.place === place && own !== this.author) {
      this.author = own;
      adopt(element, own.styles);
      if (own.autoencoder && element.model !== "ae" && element.model !== own.kind)
        element.complain(`model: "${element.model}" chooses among the library's models; that of model-src is the only one here`);
    }
    // it may have been set before anybody knew, or for other images
    const size = this.inputSize;
    if (host.input && size !== null && host.input.length !== size) {
      element.complain(`input: not ${size} numbers, as the images here have; there is none`);
      host.input = null;
    }
    const whole = this.author && this.atlas.shown.find((chart) => chart.whole)?.whole;
    if (!whole || whole === host.start.whole) return;
    const { autoencoder, classes } = this.author!;
    host.start = initialState(autoencoder ? whole.centre : host.start.cursor, whole, classes.length);
  }

  /** What has come of the prediction. */
  reveal(facts: readonly Facts[]): void {
    if (this.prediction.waits) this.prediction.reveal(outcomeOf(this.atlas.shown, facts));
  }

  reset(): void {
    this.prediction.forget();
    this.#drawing.reset();
  }

  /** The decoded digit at the cursor, of the one map or the large one, and the reader's own digit where there is one. */
  get quantities(): Partial<Record<KnownSymbol, string>> {
    const { speech } = this.host;
    const { t } = speech;
    const front = this.#factsOf(this.host.front);
    // an author's own, on its way
    if (front?.blank) return { z: "", phi: "", xhat: "" };
    return {
      z: atText(this.host.state.cursor, speech),
      phi: t.decoderOf(t.name[front?.kind ?? this.host.front]),
      xhat: front?.decoded ? t.decodedPixels(front.place?.label ?? null) : "",
      ...(this.host.shows("rings") && isPrior(front) && { prior: t.ringsAre(this.host.state.rings) }),
      ...(this.host.input && { x: t.inputPixels }),
    };
  }

  #wanted(which: Which): Wanted | null {
    const { state, element, input } = this.host;
    const { models, author } = this;
    const model = models?.[MODEL[which]];
    if (!model || !models?.digits || (this.host.place && !author)) return null;
    const { cursor, pins, grid, window, whole } = state;
    return {
      model,
      digits: models.digits,
      author,
      classifier: models.classifier ?? null,
      count: Math.min(element.points, models.digits.count),
      cursor,
      pins: pins[which],
      zoom: window.zoom,
      grid: grid && this.host.shows("grid") && whole !== ANYWHERE ? window : null,
      coverage: this.host.shows("coverage"),
      input,
      readPath: this.prediction.waits,
    };
  }

  // What the reader does

  #hand(): GripHost {
    const { host } = this;
    return {
      isLive: (which) => this.#factsOf(which)?.live ?? false,
      position: (handle, which) => this.#position(handle, which),
      numerals: (which) => this.#factsOf(which)?.numerals ?? [],
      window: () => host.state.window,
      whole: () => host.state.whole,
      move: (handle, which, to) => {
        const at = briefly(to, host.state.whole);
        host.state = handle === "cursor" ? moveCursor(host.state, at) : movePin(host.state, which, handle, at);
        if (handle !== "cursor") this.prediction.skip();
        host.emit("ae-input", this.#moved(handle, which));
      },
      commit: (handle, which) => host.emit("ae-change", this.#moved(handle, which)),
      hover: (label) => this.#light(label),
      focus: (handle, which) => {
        const map = handle === "cursor" ? host.front : which;
        host.element.renderRoot.querySelector<HTMLElement>(`.map.${map} [data-handle=${handle}]`)?.focus({ preventScroll: true });
      },
    };
  }

  #factsOf(which: Which): Facts | undefined {
    return this.host.facts.find((f) => f.which === which);
  }

  /** Where a handle is now, also before the next update. */
  #position(handle: Handle, which: Which): Point {
    const { cursor, pins } = this.host.state;
    return handle === "cursor" ? cursor : (pins[which][handle] ?? this.#factsOf(which)!.pins[handle]);
  }

  #moved(handle: Handle, map: Which): Record<string, unknown> {
    const at = [...this.#position(handle, map)];
    return handle === "cursor" ? { cursor: at } : { map, pin: handle, at };
  }

  #light(label: number | null): void {
    if (label === this.preview) return;
    this.preview = label;
    this.#update();
  }

  /** Into the state, and told. */
  #set(change: Partial<MapState>): void {
    this.host.state = { ...this.host.state, ...change };
    this.host.emit("ae-change", change);
  }

  readonly #on: ControlHandlers = {
    show: (model) => {
      this.host.element.model = model;
      this.host.emit("ae-change", { model });
    },
    front: (front) => {
      this.host.state = { ...this.host.state, front };
    },
    set: (change) => this.#set(change),
    light: (lit) => this.#set({ lit }),
    zoom: (zoom) => {
      this.host.state = zoomTo(this.host.state, zoom);
      this.host.emit("ae-change", { zoom });
    },
    preview: (label) => this.#light(label),
    draw: () => this.#drawing.toggle(),
  };

  // What is seen

  #controls(): ControlsOptions {
    const { host } = this;
    const { state, facts, speech } = host;
    return {
      ...speech,
      state,
      shown: host.element.model,
      prior: !facts[0].blank && isPrior(facts[0]),
      live: facts.every((f) => f.live),
      numerals: state.numerals ?? (host.element.isConnected && host.palette.forced),
      drawing: this.#drawing.open,
      shows: (control) => host.shows(control) && (control !== "draw" || this.#takesDigits),
      on: this.#on,
    };
  }

  renderSwitch(): TemplateResult {
    return renderSwitch(this.#controls());
  }

  renderClasses(): TemplateResult {
    const { author, host } = this;
    if (host.place && !author) return html`<div class="classes"></div>`;
    return (author?.renderClasses ?? renderClasses)(this.#controls());
  }

  /** `covered`: the path waits for a prediction. */
  map(facts: Facts, covered: boolean): MapRest {
    const { state, speech, front, shown } = this.host;
    const { t, language } = speech;
    const waiting = facts.blank && this.models ? t.waiting(short(facts.count, 0, language)) : "";
    const options = {
      ...speech,
      facts,
      cursor: state.cursor,
      window: state.window,
      whole: state.whole,
      spoken: cursorText(this.host.facts, speech),
      second: facts.which !== front,
      both: shown.length > 1,
      hasPath: this.host.shows("path"),
    };
    return {
      on: this.atlas.grip,
      handles: renderHandles(options),
      enlarge: options.second ? renderEnlarge(facts, speech) : nothing,
      picture: facts.blank ? waiting || t.titleOne : pictureText(options),
      waiting,
      coverage: coverageText(facts.coverage, speech),
      path: renderPath({ ...options, covered }),
    };
  }

  /** What stands beneath the maps; in place of the prediction a failure, if there is one. */
  render(failure: TemplateResult | null, predicts: boolean): TemplateResult {
    const { common, facts, speech, palette, input } = this.host;
    const own = () => ({ ...speech, common, palette, charts: this.atlas.shown, input });
    return html`${renderControls(this.#controls())} ${this.#takesDigits ? this.#drawing.render(speech.t, own) : nothing}
    ${this.host.shows("how") ? renderHow(facts, speech) : nothing}
    ${failure ?? (predicts ? this.prediction.render({ ...speech, common, facts }) : nothing)}`;
  }
}
