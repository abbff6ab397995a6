/** Every TeX of the lesson's quiz (src/i18n/en/quiz-lesson.ts); a test holds the two together. */
export const quizTex = [
  "\\q{z}{k}",
  "\\q{z}{z}",
  "\\q{z}{k} = 8",
  "\\q{x}{x} = (0.9,\\ 0.1,\\ 0.7,\\ 0.3,\\ 0.5)",
  "\\q{xhat}{\\hat{x}} = (0.8,\\ 0.2,\\ 0.6,\\ 0.4,\\ 0.5)",
  "\\q{L}{L}",
  "\\q{z}{z} = \\q{theta}{f_\\theta}(\\q{x}{x})",
  "\\q{xhat}{\\hat{x}} = \\q{phi}{g_\\phi}(\\q{z}{z})",
  "\\q{theta}{\\theta}",
  "\\q{phi}{\\phi}",
  "\\q{xhat}{\\hat{x}}",
];
