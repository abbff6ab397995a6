import { define } from "../../core/define.js";
import { AeFeatures } from "./features.element.js";

define("ae-features", AeFeatures);
