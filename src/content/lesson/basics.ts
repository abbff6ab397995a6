import type { LessonSection } from "./types.js";

/** What an autoencoder is, and what its mistakes cost. */
export const basics: readonly LessonSection[] = [
  {
    id: "refresher",
    title: "refresherTitle",
    short: "refresherShort",
    blocks: [
      { kind: "text", text: "refresherSquare" },
      { kind: "text", text: "refresherMean" },
    ],
  },
  {
    id: "idea",
    title: "ideaTitle",
    short: "ideaShort",
    blocks: [
      { kind: "text", text: "ideaTask" },
      { kind: "formula", name: "autoencoder", for: "squeeze", fallback: "ideaFormula" },
      { kind: "text", text: "ideaForget" },
      {
        kind: "figure",
        tag: "ae-bottleneck",
        id: "squeeze",
        attributes: { compare: "pca" },
        fallback: "ideaFigure",
        caption: "ideaCaption",
      },
      { kind: "text", text: "ideaFactor" },
    ],
  },
  {
    id: "loss",
    title: "lossTitle",
    short: "lossShort",
    blocks: [
      { kind: "text", text: "lossNumber" },
      { kind: "formula", name: "reconstruction-loss", for: "five", fallback: "lossFormula" },
      { kind: "text", text: "lossRead" },
      { kind: "text", text: "lossExample" },
      { kind: "formula", name: "five-pixels", for: "five", fallback: "lossFive" },
      { kind: "text", text: "lossTwoMeanings" },
      {
        kind: "pairs",
        pairs: [
          { name: "lossExamplesName", text: "lossExamples" },
          { name: "lossPixelsName", text: "lossPixels" },
        ],
      },
      { kind: "text", text: "lossBoth" },
      { kind: "figure", tag: "ae-loss-calculator", id: "five", fallback: "lossFigure" },
      { kind: "text", text: "lossDownhill" },
      { kind: "text", text: "lossBinary" },
    ],
  },
];
