import { define } from "../../core/define.js";
import { AeWalkthrough } from "./walkthrough.element.js";

define("ae-walkthrough", AeWalkthrough);
