import { basics } from "./basics.js";
import { learning } from "./learning.js";
import { limits } from "./limits.js";
import type { LessonSection } from "./types.js";
import { uses } from "./uses.js";

/** The built-in lesson, from top to bottom. */
export const lessonSections: readonly LessonSection[] = [...basics, ...learning, ...uses, ...limits];
