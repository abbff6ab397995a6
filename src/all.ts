/** Registers every tag. Pages that use few of them load less with `autoload` or `define/<name>`. */
import "./elements/bottleneck/define.js";
import "./elements/formula/define.js";
import "./elements/latent-map/define.js";
import "./elements/loss-calculator/define.js";
import "./elements/quiz/define.js";
