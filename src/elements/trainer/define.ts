import { define } from "../../core/define.js";
import { AeTrainer } from "./trainer.element.js";

define("ae-trainer", AeTrainer);
