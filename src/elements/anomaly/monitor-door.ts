/** The door to the sensor's machine: its script is fetched when the sensor is first looked at. */
import type { TemplateResult } from "lit";
import { lazy } from "../../core/lazy.js";
import type { Source } from "./anomaly.logic.js";
import type { Monitor } from "./monitor.js";
import type { RestHost } from "./rest.js";

const loadMonitor = lazy(() => import("./monitor.js"));

export class MonitorDoor {
  #monitor: Monitor | null = null;

  constructor(
    private readonly host: RestHost,
    private readonly failed: (cause: unknown) => void,
  ) {}

  /** To be called before each update of the tag. */
  follow(source: Source): void {
    if (source === "sensor" && !this.#monitor) void this.#bring();
  }

  /** To be called after each update of the tag. */
  updated(): void {
    if (this.host.source === "sensor") this.#monitor?.updated();
    else this.#monitor?.stop();
  }

  repaint(): void {
    if (this.host.source === "sensor") this.#monitor?.paint();
  }

  reset(): void {
    this.#monitor?.reset();
  }

  /** Null before the script is there. */
  render(): TemplateResult | null {
    return this.#monitor?.render() ?? null;
  }

  async #bring(): Promise<void> {
    try {
      const { Monitor } = await loadMonitor();
      const { host } = this;
      this.#monitor ??= new Monitor({
        element: host.element,
        get palette() {
          return host.palette;
        },
        get facts() {
          return host.facts;
        },
        get speech() {
          return host.speech;
        },
        // not that of the source: after a switch the machine may still have a frame to go
        autoencoder: () => host.loader.models?.sensor ?? null,
        faultChanged: (fault) => host.emit("ae-change", { fault }),
        failed: this.failed,
      });
      host.element.requestUpdate();
    } catch (cause) {
      this.failed(cause);
    }
  }
}
