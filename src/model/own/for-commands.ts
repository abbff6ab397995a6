/** What the command line needs of the model module, as one: the packed library has it as one entry. */
export { readWeightsHeader } from "../format.js";
export { createPagePool, type PagePool } from "../page-pool.js";
export { foreignScripts, type ForeignScripts } from "./foreign-half.js";
export { MANIFEST_BYTES, MODEL_JSON_BYTES, WEIGHTS_BYTES } from "./limits.js";
export { parseManifest, type Manifest } from "./manifest.js";
export { parseModelJson, type ModelJson } from "./model-json.js";
export { acquireOwn } from "./own.js";
export { imageEnd, product } from "./shapes.js";
export { readBytes, readJson } from "../read.js";
export { fetchWeights } from "./weights-data.js";

export const importEngine = () => import("../engine.js");
export const importSprite = () => import("../sprite.js");
