import type { LessonSection } from "./types.js";

/** What an autoencoder can't do, and the questions. */
export const limits: readonly LessonSection[] = [
  {
    id: "flaw",
    title: "flawTitle",
    short: "flawShort",
    blocks: [
      { kind: "text", text: "flawTempting" },
      { kind: "text", text: "flawRoll" },
      { kind: "formula", name: "prior", for: "dice", fallback: "flawFormula" },
      { kind: "figure", tag: "ae-sampler", id: "dice", fallback: "flawFigure" },
      { kind: "text", text: "flawHoles" },
      { kind: "text", text: "flawFix" },
    ],
  },
  {
    id: "map",
    title: "mapTitle",
    short: "mapShort",
    blocks: [
      { kind: "text", text: "mapTwo" },
      { kind: "figure", tag: "ae-latent-map", id: "atlas", attributes: { model: "both" }, fallback: "mapFigure" },
      { kind: "text", text: "mapFair" },
    ],
  },
  {
    id: "quiz",
    title: "quizTitle",
    short: "quizShort",
    blocks: [
      { kind: "text", text: "quizHow" },
      { kind: "figure", tag: "ae-quiz", id: "questions", fallback: "quizFigure", column: "text" },
    ],
  },
];
