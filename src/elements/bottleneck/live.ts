export { fly } from "./flight.js";
export { gradeImage, gradeMse } from "./grade.js";
export { letterImage } from "../../core/letter-image.js";
export { noiseImage } from "./noise-image.js";
export { Reveal, type Answered } from "./reveal.js";
