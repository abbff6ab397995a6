/**
 * Words of the tags by language. English is the type: a translation may cover any part of it, and what it leaves out stays
 * English. The registry lives on the page, so that two copies of the library share it.
 */
import type { anomalyOwn } from "./en/anomaly-own.js";
import type { AnomalyWords } from "./en/anomaly-rest.js";
import type { common } from "./en/common.js";
import type { bottleneckOwn } from "./en/bottleneck-own.js";
import type { BottleneckWords } from "./en/bottleneck-rest.js";
import type { DenoiserWords } from "./en/denoiser-rest.js";
import type { FeaturesWords } from "./en/features-rest.js";
import type { formula } from "./en/formula.js";
import type { latentMapOwn } from "./en/latent-map-own.js";
import type { LatentMapWords } from "./en/latent-map-rest.js";
import type { lesson } from "./en/lesson.js";
import type { lessonText } from "./en/lesson-text.js";
import type { lossCalculator } from "./en/loss-calculator.js";
import type { quiz } from "./en/quiz.js";
import type { quizGift } from "./en/quiz-gift.js";
import type { SamplerWords } from "./en/sampler-rest.js";
import type { SaveWords } from "./en/save-menu.js";
import type { trainerOwn } from "./en/trainer-own.js";
import type { TrainerWords } from "./en/trainer-rest.js";
import type { term } from "./en/term.js";
import type { terms } from "./en/terms.js";
import type { WalkthroughWords } from "./en/walkthrough-rest.js";

export interface Dictionary {
  common: typeof common;
  anomaly: AnomalyWords;
  /** For images of an author's own. */
  anomalyOwn: typeof anomalyOwn;
  bottleneck: BottleneckWords;
  /** About images of an author's own. */
  bottleneckOwn: typeof bottleneckOwn;
  denoiser: DenoiserWords;
  features: FeaturesWords;
  formula: typeof formula;
  latentMap: LatentMapWords;
  /** For an author's own model and images. */
  latentMapOwn: typeof latentMapOwn;
  lesson: typeof lesson;
  /** The built-in lesson. */
  lessonText: typeof lessonText;
  lossCalculator: typeof lossCalculator;
  quiz: typeof quiz;
  /** On questions of GIFT that are left out. */
  quizGift: typeof quizGift;
  sampler: SamplerWords;
  /** The control that saves pictures and data. */
  save: SaveWords;
  trainer: TrainerWords;
  /** About images of an author's own. */
  trainerOwn: typeof trainerOwn;
  term: typeof term;
  /** Definitions of the glossary, by the ids of content/terms.ts. */
  terms: typeof terms;
  walkthrough: WalkthroughWords;
}

export type Section = keyof Dictionary;
export type Translation = { [S in Section]?: Partial<Dictionary[S]> };

interface Registry {
  languages: Map<string, Translation>;
  listeners: Set<() => void>;
}

const KEY = Symbol.for("ae-elements/translations@1");
const registry: Registry = ((globalThis as Record<symbol, unknown>)[KEY] ??= {
  languages: new Map(),
  listeners: new Set(),
} satisfies Registry) as Registry;

/** Adds a language, or words to one. `lang` is a BCP 47 tag; "pt-BR" is looked up as "pt-br", then "pt". */
export function registerTranslation(lang: string, translation: Translation): void {
  const key = lang.toLowerCase();
  const known = registry.languages.get(key) ?? {};
  for (const [section, added] of Object.entries(translation)) Object.assign(((known as Record<string, object>)[section] ??= {}), added);
  registry.languages.set(key, known);
  for (const listener of registry.listeners) listener();
}

/** Calls back when a language arrives; gives the function that stops it. */
export function onTranslation(listener: () => void): () => void {
  registry.listeners.add(listener);
  return () => registry.listeners.delete(listener);
}

/** The words of one section in a language, English where it has none. */
export function words<S extends Section>(section: S, english: Dictionary[S], lang: string): Dictionary[S] {
  const tag = lang.toLowerCase();
  const found = registry.languages.get(tag)?.[section] ?? registry.languages.get(tag.split("-")[0])?.[section];
  return found ? { ...english, ...found } : english;
}

/** The language in which `words` answers for a section: the one asked for, or "en". */
export function spoken(section: Section, lang: string): string {
  const tag = lang.toLowerCase();
  const base = tag.split("-")[0];
  const known = registry.languages.get(tag)?.[section] ?? registry.languages.get(base)?.[section];
  return known || base === "en" ? lang : "en";
}
