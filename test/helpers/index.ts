/** What every browser test may need. `import { assert, fixture } from "../helpers/index.js";` */
export { assert } from "./assert.js";
export { axe } from "./axe.js";
export { a11ySnapshot, block, cdp, emulateMedia, resetEmulation, sendKeys, sendMouse, setViewport, touchDrag } from "./browser.js";
export type { Media } from "./browser.js";
export { useFace } from "./faces.js";
export { fixture } from "./fixture.js";
export { allowConsoleErrors } from "./strict-console.js";
export { nextFrame, oneEvent, waitUntil } from "./wait.js";
