/**
 * Every word of the tags, in English: what a translation may cover. Tags bring their own part of it with them and import nothing of this; it is
 * for who writes a translation, and for who checks one. See docs/guides/languages.md.
 */
import { anomalyOwn } from "../i18n/en/anomaly-own.js";
import { anomalyWords as anomaly } from "../i18n/en/anomaly-rest.js";
import { bottleneckOwn } from "../i18n/en/bottleneck-own.js";
import { bottleneckWords as bottleneck } from "../i18n/en/bottleneck-rest.js";
import { common } from "../i18n/en/common.js";
import { denoiserWords as denoiser } from "../i18n/en/denoiser-rest.js";
import { featuresWords as features } from "../i18n/en/features-rest.js";
import { formula } from "../i18n/en/formula.js";
import { latentMapOwn } from "../i18n/en/latent-map-own.js";
import { latentMapWords as latentMap } from "../i18n/en/latent-map-rest.js";
import { lessonText } from "../i18n/en/lesson-text.js";
import { lesson } from "../i18n/en/lesson.js";
import { lossCalculator } from "../i18n/en/loss-calculator.js";
import { quizGift } from "../i18n/en/quiz-gift.js";
import { quiz } from "../i18n/en/quiz.js";
import { samplerWords as sampler } from "../i18n/en/sampler-rest.js";
import { saveWords as save } from "../i18n/en/save-menu.js";
import { term } from "../i18n/en/term.js";
import { terms } from "../i18n/en/terms.js";
import { trainerOwn } from "../i18n/en/trainer-own.js";
import { trainerWords as trainer } from "../i18n/en/trainer-rest.js";
import { walkthroughWords as walkthrough } from "../i18n/en/walkthrough-rest.js";
import type { Dictionary } from "../i18n/registry.js";

export const en: Dictionary = {
  common,
  anomaly,
  anomalyOwn,
  bottleneck,
  bottleneckOwn,
  denoiser,
  features,
  formula,
  latentMap,
  latentMapOwn,
  lesson,
  lessonText,
  lossCalculator,
  quiz,
  quizGift,
  sampler,
  save,
  term,
  terms,
  trainer,
  trainerOwn,
  walkthrough,
};
