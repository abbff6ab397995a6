import type { LessonSection } from "./types.js";

/** What an autoencoder is good for. */
export const uses: readonly LessonSection[] = [
  {
    id: "denoising",
    title: "denoisingTitle",
    short: "denoisingShort",
    blocks: [
      { kind: "text", text: "denoisingSpoil" },
      { kind: "formula", name: "denoising-loss", for: "repair", fallback: "denoisingFormula" },
      { kind: "figure", tag: "ae-denoiser", id: "repair", fallback: "denoisingFigure" },
      { kind: "text", text: "denoisingInvents" },
    ],
  },
  {
    id: "anomalies",
    title: "anomaliesTitle",
    short: "anomaliesShort",
    blocks: [
      { kind: "text", text: "anomaliesNormal" },
      { kind: "figure", tag: "ae-anomaly", id: "alarm", fallback: "anomaliesFigure" },
      { kind: "text", text: "anomaliesThreshold" },
    ],
  },
  {
    id: "features",
    title: "featuresTitle",
    short: "featuresShort",
    blocks: [
      { kind: "text", text: "featuresCode" },
      { kind: "figure", tag: "ae-features", id: "few-labels", fallback: "featuresFigure" },
      { kind: "text", text: "featuresHonest" },
    ],
  },
];
