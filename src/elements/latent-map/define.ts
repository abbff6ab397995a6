import { define } from "../../core/define.js";
import { AeLatentMap } from "./latent-map.element.js";

define("ae-latent-map", AeLatentMap);
