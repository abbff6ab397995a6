/** Registers <ae-term>. */
import { define } from "../../core/define.js";
import { AeTerm } from "./term.element.js";

define("ae-term", AeTerm);
