import { define } from "../../core/define.js";
import { AeBottleneck } from "./bottleneck.element.js";

define("ae-bottleneck", AeBottleneck);
