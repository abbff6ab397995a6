export { bringOwnImages } from "./own-images.js";
