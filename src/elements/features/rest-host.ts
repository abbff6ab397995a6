/** The tag, as the rest of it sees it. */
import type { AeEventDetails, AeEventName } from "../../core/events.js";
import type { ModelController } from "../../core/model-controller.js";
import type { common } from "../../i18n/en/common.js";
import type { FeaturesWords } from "../../i18n/en/features-rest.js";
import type { AeFeatures, Needed } from "./features.element.js";
import type { Scene, Settings } from "./features.logic.js";

export interface RestHost {
  readonly element: AeFeatures;
  readonly loader: ModelController<Needed>;
  readonly settings: Settings;
  /** Setting it asks for an update. */
  scene: Scene;
  readonly t: FeaturesWords;
  readonly language: string;
  readonly common: typeof common;
  readonly ownDigit: Float32Array | null;
  shows(control: string): boolean;
  set(change: Partial<Settings>): void;
  emit<N extends AeEventName>(name: N, detail: AeEventDetails[N]): void;
}
