export { shapeCanvases, shapedStyles } from "../../core/shaped.js";
export { ownStyles } from "./own.styles.js";
export { ownWords, takeIn } from "./own-matter.js";
