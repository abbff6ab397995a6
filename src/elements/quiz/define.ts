import { define } from "../../core/define.js";
import { AeQuiz } from "./quiz.element.js";

define("ae-quiz", AeQuiz);
