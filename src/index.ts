/** Every class, and what a page may set up. Nothing is registered by importing this. */
export { AeAnomaly } from "./elements/anomaly/anomaly.element.js";
export { AeBottleneck } from "./elements/bottleneck/bottleneck.element.js";
export { AeDenoiser } from "./elements/denoiser/denoiser.element.js";
export { AeFeatures } from "./elements/features/features.element.js";
export { AeFormula } from "./elements/formula/formula.element.js";
export { AeLatentMap } from "./elements/latent-map/latent-map.element.js";
export { AeLesson } from "./elements/lesson/lesson.element.js";
export { AeLossCalculator } from "./elements/loss-calculator/loss-calculator.element.js";
export { AeQuiz } from "./elements/quiz/quiz.element.js";
export { AeSampler } from "./elements/sampler/sampler.element.js";
export { AeTerm } from "./elements/term/term.element.js";
export { AeTrainer } from "./elements/trainer/trainer.element.js";
export { AeWalkthrough } from "./elements/walkthrough/walkthrough.element.js";

export type { Question, Quiz } from "./content/quiz.js";
export { define, VERSION } from "./core/define.js";
export type * from "./core/events.js";
export { registerTranslation } from "./i18n/registry.js";
export type { Dictionary, Translation } from "./i18n/registry.js";
export { ModelError } from "./model/api.js";
export type * from "./model/api.js";
export { acquireModel, configure, engineInfo } from "./model/pool.js";
export type { EngineInfo } from "./model/pool.js";
