export { fly } from "./flight.js";
export { gradeImage, gradeMse } from "./grade.js";
export { letterImage } from "./letter-image.js";
export { noiseImage } from "./noise-image.js";
export { outcomeText, read, type Outcome, type Reading } from "./verdict.js";
