/**
 * All of the tag but its first picture: what stands beneath the maps, handles, the work with models. Fetched as soon as the tag is
 * connected; until then its place is kept free.
 */
import { html, nothing, type TemplateResult } from "lit";
import type { AeEventDetails, AeEventName } from "../../core/events.js";
import type { ModelController } from "../../core/model-controller.js";
import { litStyles, type KnownSymbol } from "../../core/known-symbols.js";
import { OwnDigitController } from "../../core/own-digit.js";
import { saveable } from "../../core/save.js";
import type { TaskGoal, TaskVerdict } from "../../content/tasks.js";
import { paintOwn } from "../../draw/own.js";
import type { Palette } from "../../draw/palette.js";
import { paintTiles } from "../../draw/tiles.js";
import type { common } from "../../i18n/en/common.js";
import { latentMapWords } from "../../i18n/en/latent-map-rest.js";
import type { AssetTypes } from "../../model/api.js";
import { adopt } from "../../core/adopt.js";
import { Atlas } from "./atlas.js";
import type { Wanted } from "./chart.js";
import { renderClasses, renderControls, renderHow, renderSwitch, type ControlHandlers, type ControlsOptions } from "./controls.view.js";
import { Drawing } from "./drawing.js";
import { gatherFacts } from "./facts.js";
import { gradeDigit } from "./grading.js";
import type { GripHost, Handle } from "./grip.js";
import { coverageText, cursorText, pictureText, renderEnlarge, renderHandles, type FullSpeech } from "./handles.view.js";
import type { AeLatentMap } from "./latent-map.element.js";
import { MODEL, moveCursor, shownMaps, zoomOf, type MapState, type Point, type Shown, type Which } from "./latent-map.logic.js";
import type { Extras } from "./map-picture.js";
import { atText, type MapRest } from "./map.view.js";
import { movePin, zoomTo } from "./moves.js";
import { outcomeOf } from "./outcome.js";
import { renderPath } from "./path.view.js";
import type { Facts } from "./poster-facts.js";
import { Prediction } from "./prediction.js";
import { restStyles } from "./rest.styles.js";
import { savingOf } from "./table.js";

export type Needed = "ae2" | "vae2" | "digits" | "classifier";

/** The tag, as its rest sees it. */
export interface RestHost {
  readonly element: AeLatentMap;
  readonly loader: ModelController<Needed>;
  /** Setting it asks for an update. */
  state: MapState;
  /** The reader's own digit. */
  input: Float32Array | null;
  readonly model: Shown;
  readonly points: number;
  /** The one map, or the large one of two. */
  readonly front: Which;
  readonly facts: readonly Facts[];
  readonly speech: FullSpeech;
  readonly common: typeof common;
  readonly palette: Palette;
  /** A model or data set, as soon as it is there. */
  asset<Id extends Needed>(id: Id): Promise<AssetTypes[Id]>;
  shows(control: string): boolean;
  /** The reader asks for other maps. */
  show(model: Shown): void;
  emit<N extends AeEventName>(name: N, detail: AeEventDetails[N]): void;
}

export class Rest {
  readonly words = latentMapWords;
  readonly extras: Extras = { paintTiles, paintOwn };
  /** The class that the pointer or the focus rests on. */
  preview: number | null = null;
  /** A prediction or a task asks for it. */
  wantsClassifier = false;

  readonly prediction = new Prediction(() => {
    this.wantsClassifier ||= this.prediction.waits;
    this.#update();
  });
  readonly atlas: Atlas;
  readonly #drawing: Drawing;

  constructor(private readonly host: RestHost) {
    adopt(host.element, restStyles, litStyles);
    saveable(host.element, savingOf(host.element));
    this.atlas = new Atlas({
      ...this.#hand(),
      shown: () => shownMaps(host.model),
      wanted: (which) => this.#wanted(which),
      changed: () => this.#update(),
    });
    // A digit drawn elsewhere gets its mark on the map; it covers nothing.
    const own = new OwnDigitController(host.element, (image) => (host.input = image));
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

  facts(): readonly Facts[] {
    const { state, model, points, loader } = this.host;
    const digits = loader.models?.digits ?? null;
    return shownMaps(model).map((which) =>
      gatherFacts(state, { chart: this.atlas.charts[which], digits, hasModel: this.#wanted(which) !== null, count: points }),
    );
  }

  /** What has come of the prediction. */
  reveal(facts: readonly Facts[]): void {
    if (this.prediction.waits) this.prediction.reveal(outcomeOf(this.atlas.shown, facts));
  }

  reset(): void {
    this.prediction.forget();
    this.#drawing.reset();
  }

  /** Grades what the cursor decodes to, in any map that is shown. Rejects where a model does not come. */
  async grade(goal: TaskGoal & { kind: "digit" }): Promise<TaskVerdict> {
    const { host } = this;
    this.wantsClassifier = true;
    const classifier = await host.asset("classifier");
    const drawn = shownMaps(host.model).map(async (which) => {
      const model = await host.asset(MODEL[which]);
      return { which, image: await model.decode(Float32Array.from(host.state.cursor)) };
    });
    return gradeDigit(goal, await Promise.all(drawn), classifier, host.speech);
  }

  /** The decoded digit at the cursor, of the one map or the large one, and the reader's own digit where there is one. */
  get quantities(): Partial<Record<KnownSymbol, string>> {
    const { t, language } = this.host.speech;
    const front = this.#factsOf(this.host.front);
    return {
      z: atText(this.host.state.cursor, t, language),
      phi: t.decoderOf(t.name[front?.which ?? this.host.front]),
      xhat: front?.decoded ? t.decodedPixels(front.place?.label ?? null) : "",
      ...(this.host.shows("rings") && { prior: t.ringsAre(this.host.state.rings) }),
      ...(this.host.input && { x: t.inputPixels }),
    };
  }

  #wanted(which: Which): Wanted | null {
    const { loader, state, points, input } = this.host;
    const { models } = loader;
    const model = models?.[MODEL[which]];
    if (!model || !models?.digits) return null;
    const { cursor, pins, grid, window } = state;
    return {
      model,
      digits: models.digits,
      classifier: models.classifier ?? null,
      count: Math.min(points, models.digits.count),
      cursor,
      pins: pins[which],
      zoom: zoomOf(window),
      grid: grid && this.host.shows("grid") ? window : null,
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
      move: (handle, which, to) => {
        host.state = handle === "cursor" ? moveCursor(host.state, to) : movePin(host.state, which, handle, to);
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
      this.host.show(model);
      this.host.emit("ae-change", { model });
    },
    front: (front) => {
      this.host.state = { ...this.host.state, front };
    },
    set: (change) => this.#set(change),
    light: (label) => this.#set({ lit: this.host.state.lit === label ? null : label }),
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
      shown: host.model,
      live: facts.every((f) => f.live),
      numerals: state.numerals ?? (host.element.isConnected && host.palette.forced),
      drawing: this.#drawing.open,
      shows: (control) => host.shows(control),
      on: this.#on,
    };
  }

  renderSwitch(): TemplateResult {
    return renderSwitch(this.#controls());
  }

  renderClasses(): TemplateResult {
    return renderClasses(this.#controls());
  }

  /** `covered`: the path waits for a prediction. */
  map(facts: Facts, covered: boolean): MapRest {
    const { state, speech, front, model } = this.host;
    const options = {
      ...speech,
      facts,
      cursor: state.cursor,
      window: state.window,
      spoken: cursorText(this.host.facts, speech),
      second: facts.which !== front,
      both: model === "both",
      hasPath: this.host.shows("path"),
    };
    return {
      on: this.atlas.grip,
      handles: renderHandles(options),
      enlarge: options.second ? renderEnlarge(facts, speech) : nothing,
      picture: pictureText(options),
      coverage: coverageText(facts.coverage, speech),
      path: renderPath({ ...options, covered }),
    };
  }

  /** What stands beneath the maps; in place of the prediction a failure, if there is one. */
  render(failure: TemplateResult | null, predicts: boolean): TemplateResult {
    const { common, facts, speech, palette, input } = this.host;
    const own = () => ({ ...speech, common, palette, charts: this.atlas.shown, input });
    return html`${renderControls(this.#controls())} ${this.#drawing.render(speech.t, own)}
    ${this.host.shows("how") ? renderHow(facts, speech) : nothing}
    ${failure ?? (predicts ? this.prediction.render({ ...speech, common, facts }) : nothing)}`;
  }
}
