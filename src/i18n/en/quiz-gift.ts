/** Words about questions in GIFT. They come with an author's quiz. */
export const quizGift = {
  /** `n` of `all`; `file` is empty where the quiz stands in the page. */
  leftOut: (n: number, shown: string, all: string, file: string, which: string) =>
    `${shown} of ${all} questions${file ? ` of ${file}` : ""} ${n === 1 ? "is" : "are"} left out: ${which}`,
  question: (place: string, why: string) => `question ${place} (${why})`,
  pairs: "pairs",
  numbers: "several right numbers",
  words: "typed words",
  essay: "essay",
  text: "no answers",
  more: (n: string) => `and ${n} more`,
};
