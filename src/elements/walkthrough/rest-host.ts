/** The tag, as the rest of it sees it. */
import type { AeEventDetails, AeEventName } from "../../core/events.js";
import type { Latest } from "../../core/latest.js";
import type { Models, ModelStatus } from "../../core/model-controller.js";
import type { Palette } from "../../draw/palette.js";
import type { common } from "../../i18n/en/common.js";
import type { Layout } from "./layout.js";
import type { Shown } from "./shown.js";
import type { AeWalkthrough, Needed } from "./walkthrough.element.js";

export interface RestHost {
  readonly element: AeWalkthrough;
  readonly work: Latest;
  readonly status: ModelStatus;
  readonly models: Models<Needed> | null;
  readonly layout: Layout;
  readonly palette: Palette;
  readonly common: typeof common;
  readonly language: string;
  readonly lang: string;
  readonly input: Float32Array | null;
  /** The reader's own digit that another tag offers. */
  readonly offered: Float32Array | null;
  readonly time: number;
  readonly shown: Shown;
  /** `ran`: the film ran there by itself. */
  goTo(time: number, ran?: boolean): void;
  take(input: Float32Array | null): void;
  shows(control: string): boolean;
  emit<N extends AeEventName>(name: N, detail: AeEventDetails[N]): void;
}
