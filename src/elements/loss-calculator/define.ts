/** Registers <ae-loss-calculator>. */
import { define } from "../../core/define.js";
import { AeLossCalculator } from "./loss-calculator.element.js";

define("ae-loss-calculator", AeLossCalculator);
