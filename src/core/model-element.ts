import { html, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { common } from "../i18n/en/common.js";
import { fixed, short } from "../i18n/numbers.js";
import { words } from "../i18n/registry.js";
import type { AssetId, Progress } from "../model/api.js";
import { AeElement } from "./ae-element.js";
import { Latest } from "./latest.js";
import { text } from "./params.js";
import { valid } from "./valid.js";
import { vars } from "./vars.js";
import { ModelController, type Models } from "./model-controller.js";
import { ModelError } from "../model/api.js";

/**
 * The base of a tag with models: title row with progress, failure strip with Retry, and one job at a time on the models whose
 * result `updateComplete` waits for.
 */
export abstract class AeModelElement<Id extends AssetId> extends AeElement {
  /** Ids of tags that share the learner's own digit with this one, separated by spaces. Inside `<ae-lesson>` all tags do. */
  @valid(text()) @property({ reflect: true }) for = "";

  protected readonly loader = new ModelController<Id>(this, () => this.needs());
  /** Jobs on the models; the newest wins. */
  protected readonly work = new Latest((error) => this.#jobFailed(error));

  /** The models and data that the tag needs as it stands. */
  protected abstract needs(): readonly Id[];

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
    return this.work.idle;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    queueMicrotask(() => {
      if (!this.isConnected) this.work.cancel();
    });
  }

  /** Title row; the bytes stand at its end while the model loads, Reset after that. */
  protected renderHead(title: unknown): TemplateResult {
    const { status } = this.loader;
    const loading = status.kind === "loading";
    return html`<div class="head" part="head">
      <h3 class="title" id="title" part="title">${title}</h3>
      ${
        loading
          ? html`<span class="aside">${this.#bytes(status.progress)}</span>${progressBar(status.progress, this.common.loadingFirst)}`
          : status.kind === "ready" && this.shows("reset")
            ? html`<button class="quiet" part="reset" @click=${() => this.reset()}>${this.common.reset}</button>`
            : nothing
      }
    </div>`;
  }

  /** The strip that says what went wrong, with Retry; null when nothing did. */
  protected renderFailure(): TemplateResult | null {
    const { status } = this.loader;
    if (status.kind !== "failed") return null;
    const t = this.common;
    const what = { network: t.failedNetwork, integrity: t.failedIntegrity, backend: t.failedBackend, aborted: t.failedNetwork }[
      status.error.code
    ];
    return html`<div class="prompt wide failed" part="failure" role="alert">
      <div class="question"><b>${what}</b> ${t.failedRest}</div>
      ${status.error.recoverable ? html`<button class="button last" @click=${() => this.retry()}>${t.retry}</button>` : nothing}
    </div>`;
  }

  /** The reader asks to try again. */
  protected retry(): void {
    this.loader.retry();
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
    const error =
      cause instanceof ModelError ? cause : new ModelError("backend", cause instanceof Error ? cause.message : String(cause), { cause });
    if (error.code === "aborted") return;
    this.loader.status = { kind: "failed", error };
    this.emit("ae-error", { code: error.code, message: error.message, recoverable: error.recoverable });
    this.requestUpdate();
  }
}

function progressBar(progress: Progress | null, label: string): TemplateResult {
  const percent = progress && progress.total > 0 ? Math.min(100, (100 * progress.loaded) / progress.total) : 0;
  return html`<div
    class="progress"
    role="progressbar"
    aria-label=${label}
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${Math.round(percent)}
  >
    <i style=${vars({ p: `${percent}%` })}></i>
  </div>`;
}
