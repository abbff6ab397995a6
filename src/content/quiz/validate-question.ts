/** One question of `validateQuiz`: the rules of each kind. */
import type { TaskGoal } from "../tasks.js";
import { type Fields, get, idsOf, isFields, optionalNumber, optionalText, requiredText, warnOfOthers } from "./fields.js";
import { type Report, insteadOf, show } from "./messages.js";
import { oddTarget } from "./graders.js";
import { parseNumber } from "./number.js";
import { readGoal } from "./validate-goal.js";
import {
  type ChoiceQuestion,
  type Experiment,
  LIMITS,
  type NumericQuestion,
  type OrderQuestion,
  type Question,
  type QuestionKind,
  type QuizOption,
} from "./types.js";

const FIELDS: Record<QuestionKind, readonly string[]> = {
  single: ["options", "answer", "any"],
  multiple: ["options", "answer"],
  numeric: ["options", "answer", "tolerance", "unit"],
  order: ["options", "answer"],
  task: ["task"],
};
const KINDS = Object.keys(FIELDS) as QuestionKind[];

/** Where a question stands: its number, and how to speak of its options. */
interface Context {
  fields: Fields;
  number: number;
  report: Report;
}

export function readQuestion(fields: Fields, id: string, number: number, report: Report): Question | null {
  const kind = KINDS.find((each) => each === get(fields, "kind"));
  if (!kind) {
    report.error(`"kind" must be one of ${KINDS.join(", ")}${insteadOf(get(fields, "kind"))}`);
    return null;
  }
  warnOfOthers(fields, ["id", "kind", "prompt", "explanation", "try", ...FIELDS[kind]], report);
  const context = { fields, number, report };
  const prompt = requiredText(fields, "prompt", report, { noun: "the prompt" });
  const explanation = optionalText(fields, "explanation", report, { noun: "the explanation" });
  const experiment = readExperiment(context);
  const asked = { id, prompt, ...(explanation !== undefined && { explanation }), ...(experiment && { try: experiment }) };
  switch (kind) {
    case "single":
    case "multiple":
      return { ...asked, kind, ...readChoice(context, kind) };
    case "numeric":
      return { ...asked, kind, ...readNumeric(context) };
    case "order":
      return { ...asked, kind, ...readOrder(context) };
    default: {
      const task = get(fields, "task");
      if (!isFields(task)) {
        report.error(`"task" must be an object with "for" and "goal"${insteadOf(task)}`);
        return null;
      }
      warnOfOthers(task, ["for", "goal"], report);
      const goal = readGoal(get(task, "goal"), report);
      const target = requiredText(task, "for", report, { noun: "the selector of the task's tag", max: 200 });
      warnOfTarget(target, report, goal?.kind);
      return goal && { ...asked, kind, task: { for: target, goal } };
    }
  }
}

function readExperiment({ fields, report }: Context): Experiment | undefined {
  const raw = get(fields, "try");
  if (raw === undefined) return undefined;
  if (!isFields(raw)) {
    report.error(`"try" must be an object with "for" and "text"${insteadOf(raw)}`);
    return undefined;
  }
  warnOfOthers(raw, ["for", "text"], report);
  const target = requiredText(raw, "for", report, { noun: 'the selector of "try"', max: 200 });
  warnOfTarget(target, report);
  return { for: target, text: requiredText(raw, "text", report, { noun: 'the text of "try"' }) };
}

function warnOfTarget(selector: string, report: Report, kind?: TaskGoal["kind"]): void {
  const odd = oddTarget(selector, kind);
  if (odd) report.warn(odd);
}

interface OptionRules {
  least: number;
  /** Whether `correct` means something here. */
  marks: boolean;
}

function readOptions({ fields, number, report }: Context, { least, marks }: OptionRules): QuizOption[] {
  const list = get(fields, "options") ?? [];
  if (!Array.isArray(list)) {
    report.error(`"options" must be a list${insteadOf(list)}`);
    return [];
  }
  if (list.length > LIMITS.options) {
    report.error(`it has ${list.length} options; at most ${LIMITS.options}`);
    return [];
  }
  if (list.length < least) report.error(`it has ${list.length === 1 ? "one option" : "no options"}; at least ${least} are needed`);
  const at = (index: number) => report.at(number, index + 1);
  // an option may be written as its text alone
  const entries = Array.from(list as unknown[], (raw): Fields => (isFields(raw) ? raw : { text: raw }));
  const ids = idsOf(entries, (index) => String.fromCharCode(97 + index), report, at);
  const options = entries.map((entry, index): QuizOption => {
    at(index);
    warnOfOthers(entry, marks ? ["id", "text", "correct", "feedback"] : ["id", "text", "feedback"], report);
    const text = requiredText(entry, "text", report, { noun: "the text" });
    const feedback = optionalText(entry, "feedback", report, { noun: "the feedback" });
    const correct = marks ? get(entry, "correct") : undefined;
    if (correct !== undefined && typeof correct !== "boolean") report.error(`"correct" must be true or false${insteadOf(correct)}`);
    return { id: ids[index], text, ...(correct === true && { correct }), ...(feedback !== undefined && { feedback }) };
  });
  report.at(number);
  return options;
}

function readChoice(context: Context, kind: "single" | "multiple"): Pick<ChoiceQuestion, "options" | "any"> {
  const { fields, report } = context;
  const before = report.messages.length;
  const options = readOptions(context, { least: 2, marks: true });
  const any = get(fields, "any");
  if (any !== undefined && typeof any !== "boolean") report.error(`"any" must be true or false${insteadOf(any)}`);
  const answer = get(fields, "answer");
  if (answer !== undefined) markAnswer(options, Array.isArray(answer) ? answer : [answer], report);
  const correct = options.filter((option) => option.correct).length;
  if (report.messages.length === before) {
    if (correct === 0) report.error("no option is marked correct");
    if (kind === "single" && correct > 1 && any !== true) {
      report.error(
        `${correct} options are marked correct; use the kind "multiple" if all belong together, or "any": true if each is right`,
      );
    }
  }
  return { options, ...(any === true && kind === "single" && correct > 1 && { any }) };
}

/** "answer" is the other way to say which options are correct. Where both ways are used they must agree. */
function markAnswer(options: QuizOption[], answer: readonly unknown[], report: Report): void {
  const ids = new Set(answer.map(String));
  for (const id of ids) {
    if (!options.some((option) => option.id === id)) report.error(`"answer" names ${show(id)}, which is no option's id`);
  }
  if (options.some((option) => option.correct && !ids.has(option.id))) {
    report.error('"answer" and the options marked correct do not agree; one of the two is enough');
  }
  for (const option of options) if (ids.has(option.id)) option.correct = true;
}

function readNumeric(context: Context): Pick<NumericQuestion, "answer" | "tolerance" | "unit" | "options"> {
  const { fields, number, report } = context;
  const answer = optionalNumber(fields, "answer", report);
  if (answer === undefined && get(fields, "answer") === undefined) report.error('"answer" is missing: the right number');
  const tolerance = optionalNumber(fields, "tolerance", report, 0);
  const unit = optionalText(fields, "unit", report, { noun: "the unit", max: 40 });
  const options = readOptions(context, { least: 0, marks: false });
  options.forEach((option, index) => {
    report.at(number, index + 1);
    if (option.text !== "" && parseNumber(option.text) === null) report.error(`the text must be a number${insteadOf(option.text)}`);
  });
  report.at(number);
  return {
    answer: answer ?? 0,
    ...(tolerance !== undefined && { tolerance }),
    ...(unit !== undefined && { unit }),
    ...(options.length > 0 && { options }),
  };
}

function readOrder(context: Context): Pick<OrderQuestion, "options" | "answer"> {
  const { fields, report } = context;
  const options = readOptions(context, { least: 2, marks: false });
  const ids = options.map((option) => option.id);
  const raw = get(fields, "answer");
  if (raw === undefined) return { options, answer: ids };
  const answer = Array.isArray(raw) ? raw.map(String) : [];
  const whole = answer.length === ids.length && new Set(answer).size === ids.length && answer.every((id) => ids.includes(id));
  if (!whole && ids.length > 0) report.error('"answer" must list the ids of all options once each, in the right order');
  return { options, answer };
}
