import { lessonBasics } from "./lesson-basics.js";
import { lessonLearning } from "./lesson-learning.js";
import { lessonLimits } from "./lesson-limits.js";
import { lessonUses } from "./lesson-uses.js";

/** All words of the built-in lesson. They come with it, and only where a page shows it. */
export const lessonText = { ...lessonBasics, ...lessonLearning, ...lessonUses, ...lessonLimits };
