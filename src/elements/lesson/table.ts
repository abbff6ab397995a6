import { saveable } from "../../core/save.js";
import type { AeLesson } from "./lesson.element.js";

export function attachSaver(tag: AeLesson): void {
  if (tag.saver) return;
  saveable(tag, { controls: ["title", "meta", "lead", "contents", "progress", "resume", "digit"] });
}
