/** Registers <ae-formula>. */
import { define } from "../../core/define.js";
import { AeFormula } from "./formula.element.js";

define("ae-formula", AeFormula);
