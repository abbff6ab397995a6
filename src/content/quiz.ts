/** Quizzes: types, validator and parsers. GIFT has a module of its own (quiz/gift.ts), because few pages need it. */
export type {
  ChoiceQuestion,
  Experiment,
  NumericQuestion,
  OrderQuestion,
  Question,
  QuestionKind,
  Quiz,
  QuizOption,
  Response,
  TaskQuestion,
} from "./quiz/types.js";
export { LIMITS } from "./quiz/types.js";
export { sayMessage, type Message } from "./quiz/messages.js";
export { validateQuiz, type QuizResult } from "./quiz/validate.js";
export { parseQuizJson } from "./quiz/json.js";
