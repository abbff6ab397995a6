import { lesson } from "./quiz-lesson.js";

/** Words of `ae-quiz`. Plain text all of it; that of the lesson may hold TeX between `$`. */
export const quiz = {
  title: "Quiz",
  progress: (n: string, total: string) => `${n} of ${total}`,
  loading: "Loading the questions",

  chooseOne: "Choose one.",
  chooseAll: "Choose all that are true.",
  putInOrder: "Put these in order: drag a ring, or use the arrows.",
  yourNumber: "Your answer",
  taskHow: "This one is done on the model and checked by it.",

  check: "Check",
  checkAgain: "Check again",
  checking: "The model is looking",
  next: "Next",
  finish: "See the result",
  skip: "Skip",
  back: "Back",
  showAnswer: "Show the answer",
  tryIt: "Try it on the model",
  goToModel: "Go to the model",
  backToQuestion: "Back to the question",
  returnPlace: "The task of the quiz",
  returnHow: "The task stays in view at the lower edge. Escape leads back to the question.",
  bringModel: "Bring the model here",
  modelPlace: "The model for this question",
  modelComing: "The model is on its way.",
  modelHere: "The model is here, below the question.",
  modelNotBrought: "The model did not come. You can ask for it again.",
  taskNotBrought: "The model did not come, so this question does not count. You can ask for it again.",

  chooseFirst: "Choose an answer first.",
  numberFirst: "Type a number first.",
  notANumber: (typed: string) => `“${typed}” is not a number.`,
  unchanged: "That was your last answer; change it first.",

  right: "Right.",
  notQuite: "Not quite.",
  partlyRight: "Partly right.",
  missing: "What you chose is true, and something is missing.",
  tooMany: "Not all that you chose is true.",
  tooLow: "The answer is larger.",
  tooHigh: "The answer is smaller.",
  outOfPlace: (text: string) => `Look at “${text}” again.`,
  attemptsLeft: (n: number, shown: string) => (n === 1 ? "One try is left." : `${shown} tries are left.`),
  answerIs: (answer: string) => `The answer is ${answer}.`,
  orderIs: "This is the order.",
  correctHere: "correct",
  notYet: "Not yet.",

  moveUp: (text: string) => `Move up: ${text}`,
  moveDown: (text: string) => `Move down: ${text}`,
  moved: (text: string, place: string, total: string) => `${text}: place ${place} of ${total}`,

  taskMissing: (n: string, selector: string) =>
    `Question ${n} needs a model that is not on this page (${selector}). It cannot be answered here and does not count.`,
  taskToBring: (n: string, selector: string) =>
    `Question ${n} needs a model that is not on this page (${selector}). It can be brought here.`,
  taskUngradable: (n: string, selector: string) =>
    `Question ${n} cannot be checked by ${selector}. It cannot be answered here and does not count.`,
  taskFailed: "The model could not look. This was not counted; check again.",

  result: "Result",
  percent: (n: string) => `${n}\u00a0%`,
  passed: (mark: string) => `Passed: the mark is ${mark}.`,
  notPassed: (mark: string) => `The mark is ${mark}. Any question can be answered again.`,
  notPassedClosed: (mark: string) => `The mark is ${mark}.`,
  unfinished: "Not all questions are answered yet.",
  outcomes: "Your answers",
  outcomeRight: "right",
  outcomePartly: (percent: string) => `partly right, ${percent}`,
  outcomeWrong: "not right",
  outcomeOpen: "not answered",
  outcomeOut: "not on this page",
  startAgain: "Start again",

  failedNetwork: "The questions did not arrive.",
  failedContent: "These questions could not be read.",
  partlyContent: "Some questions could not be read. The others are asked.",
  keptContent: "The new questions could not be read. The earlier ones stay.",
  more: (n: string) => `and ${n} more`,

  giftTrue: "True",
  giftFalse: "False",
  lesson,
};
