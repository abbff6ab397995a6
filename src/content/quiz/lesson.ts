/** The lesson's own quiz: what is right, and where to try it. Its words come from a dictionary, so that it speaks every language. */
import type { Experiment, Question, Quiz, QuizOption } from "./types.js";

interface Asked {
  prompt: string;
  explanation: string;
  try: string;
}
type Texts<Id extends string> = Record<Id, { text: string; feedback: string }>;
type With<Id extends string> = Asked & { options: Texts<Id> };

export interface LessonWords {
  title: string;
  narrow: With<"speed" | "carry" | "labels" | "filter">;
  factor: With<"difference" | "share" | "code"> & { unit: string };
  wide: With<"zero" | "sorted" | "noise" | "letters">;
  loss: With<"sum" | "four" | "absolute" | "distance">;
  step: With<"encode" | "decode" | "compare" | "gradient" | "update">;
  holes: With<"small" | "mixture" | "nobody" | "overlap">;
  squeeze: Asked;
  findEight: Asked;
  lower: Asked;
  alarm: Asked;
}

const BOTTLENECK = "ae-bottleneck";
const CALCULATOR = "ae-loss-calculator";
const MAP = "ae-latent-map";
const ANOMALY = "ae-anomaly";

/** The first six questions need nothing else on the page; the live tasks at the end each need their tag. */
export function lessonQuiz(words: LessonWords): Quiz {
  const questions: Question[] = [
    { ...asked("narrow", words.narrow, BOTTLENECK), kind: "single", options: options(words.narrow.options, ["carry"]) },
    {
      ...asked("factor", words.factor, BOTTLENECK),
      kind: "numeric",
      answer: 24.5,
      tolerance: 0.05,
      unit: words.factor.unit,
      options: options(words.factor.options),
    },
    { ...asked("wide", words.wide, BOTTLENECK), kind: "multiple", options: options(words.wide.options, ["zero", "noise"]) },
    { ...asked("loss", words.loss, CALCULATOR), kind: "numeric", answer: 0.008, options: options(words.loss.options) },
    {
      ...asked("step", words.step, CALCULATOR),
      kind: "order",
      options: options(words.step.options),
      answer: ["encode", "decode", "compare", "gradient", "update"],
    },
    { ...asked("holes", words.holes, MAP), kind: "single", options: options(words.holes.options, ["nobody"]) },
    {
      ...asked("squeeze", words.squeeze, BOTTLENECK),
      kind: "task",
      task: { for: BOTTLENECK, goal: { kind: "mse", below: 0.02, maxK: 4 } },
    },
    { ...asked("find-eight", words.findEight, MAP), kind: "task", task: { for: MAP, goal: { kind: "digit", digit: 8 } } },
    { ...asked("lower", words.lower, CALCULATOR), kind: "task", task: { for: CALCULATOR, goal: { kind: "loss", below: 0.002 } } },
    {
      ...asked("alarm", words.alarm, ANOMALY),
      kind: "task",
      task: { for: ANOMALY, goal: { kind: "threshold", falseAlarms: 0, caught: 0.3 } },
    },
  ];
  return { title: words.title, questions };
}

function asked(id: string, words: Asked, tag: string): { id: string; prompt: string; explanation: string; try: Experiment } {
  return { id, prompt: words.prompt, explanation: words.explanation, try: { for: tag, text: words.try } };
}

function options<Id extends string>(texts: Texts<Id>, correct: readonly NoInfer<Id>[] = []): QuizOption[] {
  return (Object.keys(texts) as Id[]).map((id) => ({ id, ...texts[id], ...(correct.includes(id) && { correct: true as const }) }));
}
