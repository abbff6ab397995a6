import type { ReactiveController, ReactiveControllerHost } from "lit";
import { ModelError, type AcquireOptions, type AssetId, type AssetTypes, type Lease, type OwnAssets, type Progress } from "../model/api.js";
import { acquireAll } from "../model/lazy-pool.js";
import { emit } from "./events.js";
import { whenNear } from "./visibility.js";

export type Models<Id extends AssetId> = { readonly [I in Id]: AssetTypes[I] };

export type ModelStatus =
  { kind: "idle" } | { kind: "loading"; progress: Progress | null } | { kind: "ready" } | { kind: "failed"; error: ModelError };

/** Where a tag's models come from in place of the library's files. */
export interface ModelSource<Id extends AssetId> {
  /** Tells this source from another. */
  readonly place: string;
  /** As `acquireAll`; `own` is what the author gave, of which the models were made. */
  acquire(ids: readonly Id[], options: AcquireOptions): Promise<Lease<Models<Id>> & { readonly own: OwnAssets }>;
}

type Host = ReactiveControllerHost & HTMLElement;

/**
 * Gives a tag its models: loads when the tag comes near the viewport or is touched, tells progress and failure, retries, and
 * gives everything back when the tag goes away. What is needed may change; the old models serve until the new ones are there.
 */
export class ModelController<Id extends AssetId> implements ReactiveController {
  status: ModelStatus = { kind: "idle" };
  /** What is loaded now; null until the first load is through. */
  models: Partial<Models<Id>> | null = null;
  /** The author's own, where the models are made of that. */
  own: OwnAssets | null = null;

  #lease: Lease<Models<Id>> | null = null;
  #held = "";
  #wanted = "";
  /** Of the source that was asked last. */
  #place: string | undefined;
  #abort: AbortController | null = null;
  #touched = false;
  #unwatch: (() => void) | null = null;

  /** `needs` and `source` (null: the library's files) are asked at each update of the host. */
  constructor(
    private readonly host: Host,
    private readonly needs: () => readonly Id[],
    private readonly source: () => ModelSource<Id> | null = () => null,
  ) {
    host.addController(this);
    for (const type of ["pointerdown", "focusin", "keydown"] as const) host.addEventListener(type, this.touch, { passive: true });
  }

  hostConnected(): void {
    if (this.#touched) this.#load();
    else this.#unwatch ??= whenNear(this.host, this.touch);
  }

  hostDisconnected(): void {
    // moving a tag takes it out and puts it in at once: that must cost nothing
    queueMicrotask(() => {
      if (!this.host.isConnected) this.#drop();
    });
  }

  #drop(): void {
    this.#unwatch?.();
    this.#unwatch = null;
    this.#abort?.abort();
    this.#abort = null;
    this.#lease?.release();
    this.#lease = null;
    this.models = this.own = null;
    this.#held = this.#wanted = "";
    this.status = { kind: "idle" };
  }

  hostUpdate(): void {
    if (!this.#touched || !this.host.isConnected) return;
    if (this.status.kind !== "failed") this.#load();
    // another address may do better
    else if (this.source()?.place !== this.#place) this.retry();
  }

  /** Starts loading, if that has not happened. */
  readonly touch = (): void => {
    if (this.#touched) return;
    this.#touched = true;
    this.#unwatch?.();
    this.#unwatch = null;
    if (this.host.isConnected) this.#load();
  };

  /** Tries again after a failure. */
  readonly retry = (): void => {
    if (this.status.kind !== "failed") return;
    this.#wanted = "";
    this.status = { kind: "idle" };
    this.#load();
  };

  /**
   * Says in `status` and by an event that something of the tag failed. What is no ModelError counts as one of the engine. Told once
   * until Retry: where the page is offline, all that a tag still waits for fails.
   */
  fail(cause: unknown): ModelError {
    if (this.status.kind === "failed") return this.status.error;
    const error =
      cause instanceof ModelError ? cause : new ModelError("backend", cause instanceof Error ? cause.message : String(cause), { cause });
    this.status = { kind: "failed", error };
    emit(this.host, "ae-error", { code: error.code, message: error.message, recoverable: error.recoverable });
    this.host.requestUpdate();
    return error;
  }

  #load(): void {
    const ids = [...this.needs()];
    const source = this.source();
    const key = [...ids, source?.place].join();
    if (key === this.#wanted) return;
    this.#wanted = key;
    this.#place = source?.place;
    this.#abort?.abort();
    if (key === this.#held) {
      this.status = { kind: "ready" };
      return;
    }
    this.#abort = new AbortController();
    this.status = { kind: "loading", progress: null };
    this.host.requestUpdate();
    void this.#acquire(ids, source, key, this.#abort.signal);
  }

  async #acquire(ids: Id[], source: ModelSource<Id> | null, key: string, signal: AbortSignal): Promise<void> {
    try {
      const options: AcquireOptions = {
        signal,
        onProgress: (progress) => {
          if (signal.aborted) return;
          this.status = { kind: "loading", progress };
          emit(this.host, "ae-progress", progress);
          this.host.requestUpdate();
        },
      };
      const lease: Lease<Models<Id>> & { own?: OwnAssets } = await (source ? source.acquire(ids, options) : acquireAll(ids, options));
      if (signal.aborted) {
        lease.release();
        return;
      }
      this.#lease?.release();
      this.#lease = lease;
      this.#held = key;
      this.models = lease.model;
      this.own = lease.own ?? null;
      this.status = { kind: "ready" };
    } catch (cause) {
      if (!signal.aborted) this.fail(cause);
      return;
    }
    this.host.requestUpdate();
  }
}
