export { ownStyles } from "./own.styles.js";
export { takeIn } from "./own-subject.js";
