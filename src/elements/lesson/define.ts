/** Registers <ae-lesson>. Where no autoloader is on the page, the tags of the built-in lesson come through it. */
import { define } from "../../core/define.js";
import { AeLesson } from "./lesson.element.js";

AeLesson.loadTags ??= (root) => import("../../autoload.js").then(({ discover }) => discover(root));

define("ae-lesson", AeLesson);
