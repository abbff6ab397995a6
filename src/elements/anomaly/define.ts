import { define } from "../../core/define.js";
import { AeAnomaly } from "./anomaly.element.js";

define("ae-anomaly", AeAnomaly);
