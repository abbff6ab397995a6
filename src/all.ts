/** Registers every tag. Pages that use few of them load less with `autoload` or `define/<name>`. */
import "./elements/anomaly/define.js";
import "./elements/bottleneck/define.js";
import "./elements/denoiser/define.js";
import "./elements/features/define.js";
import "./elements/formula/define.js";
import "./elements/latent-map/define.js";
import "./elements/lesson/define.js";
import "./elements/loss-calculator/define.js";
import "./elements/quiz/define.js";
import "./elements/sampler/define.js";
import "./elements/term/define.js";
import "./elements/trainer/define.js";
import "./elements/walkthrough/define.js";
