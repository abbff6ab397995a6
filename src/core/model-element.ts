import { html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { common } from "../i18n/en/common.js";
import { fixed, short } from "../i18n/numbers.js";
import { words } from "../i18n/registry.js";
import { ModelError, type AssetId, type Progress } from "../model/api.js";
import { AeElement } from "./ae-element.js";
import { Latest, type Job } from "./latest.js";
import { useMathFonts } from "./math-fonts.js";
import { text } from "./params.js";
import { valid } from "./valid.js";
import { vars } from "./vars.js";
import { ModelController, type Models, type ModelSource } from "./model-controller.js";
import { RestPart } from "./rest-part.js";

/** Work on the models that a tag does in the order in which it is urgent. */
interface Desk {
  /** True while `refresh` runs: it sees for itself what has become due. */
  readonly busy: boolean;
  readonly due: boolean;
  readonly refresh: Job;
}

/**
 * The base of a tag with models: title row with progress, failure strip with Retry, the tag's second script, and one job at a
 * time on the models whose result `updateComplete` waits for.
 */
export abstract class AeModelElement<Id extends AssetId, Rest> extends AeElement {
  /** Ids of tags that share the learner's own digit with this one, separated by spaces. Inside `<ae-lesson>` all tags do. */
  @valid(text()) @property({ reflect: true }) for = "";

  protected readonly loader = new ModelController<Id>(
    this,
    () => this.needs(),
    () => this.modelSource(),
  );
  /** Jobs on the models; the newest wins. */
  protected readonly work = new Latest((error) => this.#jobFailed(error));

  protected readonly restPart = new RestPart<Rest>(
    this,
    this.loader,
    () => this.loadRest(),
    (rest) => this.restCame(rest),
  );

  #wasReady = false;
  #hasLived = false;
  #loaded: (() => void) | null = null;
  #loading: Promise<void> | null = null;

  /** The models and data that the tag needs as it stands. */
  protected abstract needs(): readonly Id[];

  /** What the models are made of in place of the library's files: null, or `ownSource` where the author named addresses. */
  protected modelSource(): ModelSource<Id> | null {
    return null;
  }

  /** Fetches and makes what is not in the first script. Rejects with a ModelError "network". */
  protected abstract loadRest(): Promise<Rest>;

  /** What is not in the first script; null until it has come. */
  protected get rest(): Rest | null {
    return this.restPart.rest;
  }

  /** Called once, when `rest` is there. */
  protected restCame(_rest: Rest): void {}

  protected get common(): typeof common {
    return words("common", common, this.language);
  }

  /** The models, or null while any that is needed now is missing. */
  protected get models(): Models<Id> | null {
    const { models } = this.loader;
    return models && this.needs().every((id) => models[id]) ? (models as Models<Id>) : null;
  }

  /** True from the moment that the models are there: handles appear, controls work. */
  protected get live(): boolean {
    return this.models !== null;
  }

  protected override touch(): void {
    this.loader.touch();
  }

  protected override pending(): Promise<unknown> | null {
    if (this.work.idle) return this.work.idle;
    // after the first time, a change that needs another model waits for it; the first load may never end
    if (!this.#wasReady || this.loader.status.kind !== "loading") return null;
    return (this.#loading ??= new Promise((done) => (this.#loaded = done)));
  }

  /**
   * Has the desk do what is due; the tag is ready when nothing is and the figure is `live`. To be called by `updated`, and
   * `updateComplete` then also waits for other models that a change needs.
   */
  protected keepUp(desk: Desk | undefined, live: () => boolean): void {
    const { status } = this.loader;
    // a job that failed would fail again; a load that failed leaves the models that were there
    const mayWork = status.kind !== "failed" || status.error.code !== "backend";
    if (desk && mayWork && !desk.busy) {
      if (desk.due) this.work.run(desk.refresh);
      else if (status.kind === "ready" && live()) {
        this.#wasReady = true;
        this.becomeReady();
      }
    }
    if (status.kind !== "loading") {
      this.#loaded?.();
      this.#loaded = this.#loading = null;
    }
  }

  protected override becomeReady(): void {
    this.#hasLived = true;
    super.becomeReady();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    useMathFonts();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    queueMicrotask(() => {
      if (!this.isConnected) this.work.cancel();
    });
  }

  /**
   * Title row; the bytes stand at its end while the model loads, Reset and Save after that. What went wrong before the figure has lived
   * stands right beneath it, where it is seen.
   */
  protected renderHead(title: unknown): TemplateResult {
    const { status } = this.loader;
    const loading = status.kind === "loading";
    return html`<div class="head" part="head">
        <h3 class="title" id="title" part="title">${title}</h3>
        ${
          loading
            ? html`<span class="aside">${this.#bytes(status.progress)}</span>${progressBar(status.progress, this.common.loadingFirst)}`
            : status.kind === "ready"
              ? this.saver?.tools
              : nothing
        }
      </div>
      ${this.#hasLived ? nothing : this.#failure()}`;
  }

  /** The strip that says what went wrong since the figure lives, by its controls; null when nothing did. */
  protected renderFailure(): TemplateResult | null {
    return this.#hasLived ? this.#failure() : null;
  }

  /** With Retry. */
  #failure(): TemplateResult | null {
    const { status } = this.loader;
    if (status.kind !== "failed") return null;
    const root = this.renderRoot;
    if (root.querySelector(".figure:focus"))
      void this.updateComplete.then(() => root.querySelector<HTMLElement>(".failed button")?.focus());
    const t = this.common;
    const { code, recoverable, message } = status.error;
    const own = this.modelSource() !== null;
    const damaged = own ? t.failedOwn : t.failedIntegrity;
    const what = code === "integrity" ? damaged : code === "backend" ? t.failedBackend : t.failedNetwork;
    return html`<div class="prompt wide failed" part="failure" role="alert">
      <div class="question"><b>${what}</b> ${own ? message : t.failedRest}</div>
      ${recoverable ? html`<button class="button last" @click=${this.#again}>${t.retry}</button>` : nothing}
    </div>`;
  }

  /** The strip goes: the keyboard's focus waits on the figure, and comes back to Retry if it fails again. */
  readonly #again = (): void => {
    const root = this.renderRoot as ShadowRoot;
    if (root.activeElement) {
      const figure = root.querySelector<HTMLElement>(".figure")!;
      figure.tabIndex = -1;
      figure.focus({ preventScroll: true });
    }
    this.retry();
  };

  /** The reader asks to try again. */
  protected retry(): void {
    this.loader.retry();
    this.restPart.retry();
    this.requestUpdate();
  }

  #bytes(progress: Progress | null): string {
    if (!progress) return this.common.loadingFirst;
    const mega = progress.total >= 1e6;
    const size = (n: number) => (mega ? fixed(n / 1e6, 1, this.language) : short(n / 1e3, 0, this.language));
    const total = mega ? this.common.megabytes(size(progress.total)) : this.common.kilobytes(size(progress.total));
    return this.common.loading(size(progress.loaded), total);
  }

  #jobFailed(cause: unknown): void {
    if (!(cause instanceof ModelError) || cause.code !== "aborted") this.loader.fail(cause);
  }
}

function progressBar(progress: Progress | null, label: string): TemplateResult {
  const percent = progress && progress.total > 0 ? Math.min(100, (100 * progress.loaded) / progress.total) : 0;
  return html`<div class="progress" role="progressbar" aria-label=${label} aria-valuenow=${Math.round(percent)}>
    <i style=${vars({ p: `${percent}%` })}></i>
  </div>`;
}
