export { bringOwnMap } from "./own-map.js";
