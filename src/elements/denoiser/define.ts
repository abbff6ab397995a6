import { define } from "../../core/define.js";
import { AeDenoiser } from "./denoiser.element.js";

define("ae-denoiser", AeDenoiser);
