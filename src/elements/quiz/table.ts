import { speak } from "../../content/quiz/text.js";
import type { Question, Response } from "../../content/quiz/types.js";
import { saveable } from "../../core/save.js";
import type { Cell } from "../../core/table.js";
import type { AeQuiz } from "./quiz.element.js";
import type { Answer } from "./quiz.logic.js";

export function attachSaver(tag: AeQuiz, answer: (id: string) => Answer | undefined): void {
  if (tag.saver) return;
  saveable(tag, {
    controls: ["title", "progress", "skip", "back", "answer", "try", "explanation", "save"],
    /** One row a question; what was not answered has no response. Null before the first answer. */
    table: () => {
      const { questions } = tag;
      if (!questions.some(({ id }) => answer(id))) return null;
      return {
        columns: ["question", "kind", "prompt", "response", "responseText", "correct", "score", "best", "attempts", "revealed"],
        rows: questions.map((question) => rowOf(question, answer(question.id))),
      };
    },
    layout: { paper: false, css: "button { display: none !important; }" },
    offersPicture: false,
  });
}

function rowOf(question: Question, answer: Answer | undefined): Cell[] {
  const { id, kind, prompt } = question;
  const asked = [id, kind, speak(prompt)];
  if (!answer) return [...asked, null, null, null, null, null, 0, false];
  const { response, correct, score, best, attempts, revealed } = answer;
  return [...asked, written(response), textOf(question, response), correct, score, best, attempts, revealed];
}

const written = (response: Response): Cell => (Array.isArray(response) ? response.join(" ") : response);

/** The texts of the options that were chosen. */
function textOf(question: Question, response: Response): string | null {
  if (!("options" in question) || typeof response === "number" || response === null) return null;
  const chosen: readonly string[] = Array.isArray(response) ? response : [response];
  const text = (id: string) => question.options?.find((option) => option.id === id)?.text ?? id;
  return chosen.map((id) => speak(text(id))).join("; ");
}
