/** Registers <ae-quiz>. Where no autoloader is on the page, the models that a reader has brought into the quiz come through it. */
import { define } from "../../core/define.js";
import { lazy } from "../../core/lazy.js";
import { AeQuiz } from "./quiz.element.js";

AeQuiz.loadTags ??= lazy(() => import("../../autoload.js"));

define("ae-quiz", AeQuiz);
