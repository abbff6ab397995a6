import { define } from "../../core/define.js";
import { AeSampler } from "./sampler.element.js";

define("ae-sampler", AeSampler);
