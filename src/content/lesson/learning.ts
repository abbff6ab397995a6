import type { LessonSection } from "./types.js";

/** How the two networks learn, and what the narrow middle makes them learn. */
export const learning: readonly LessonSection[] = [
  {
    id: "loop",
    title: "loopTitle",
    short: "loopShort",
    blocks: [
      { kind: "text", text: "loopAll" },
      { kind: "figure", tag: "ae-walkthrough", id: "loop-figure", fallback: "loopFigure" },
    ],
  },
  {
    id: "training",
    title: "trainingTitle",
    short: "trainingShort",
    blocks: [
      { kind: "text", text: "trainingDescent" },
      { kind: "formula", name: "descent", for: "train", fallback: "trainingFormula" },
      { kind: "text", text: "trainingLive" },
      { kind: "figure", tag: "ae-trainer", id: "train", fallback: "trainingFigure" },
      { kind: "text", text: "trainingCurves" },
    ],
  },
  {
    id: "bottleneck",
    title: "bottleneckTitle",
    short: "bottleneckShort",
    blocks: [
      { kind: "text", text: "bottleneckCopy" },
      {
        kind: "figure",
        tag: "ae-bottleneck",
        id: "narrow",
        attributes: { digit: "5", compare: "identity" },
        fallback: "bottleneckFigure",
        caption: "bottleneckCaption",
      },
      { kind: "text", text: "bottleneckKeep" },
      { kind: "text", text: "bottleneckLetter" },
    ],
  },
];
