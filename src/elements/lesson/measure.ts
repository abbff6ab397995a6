/**
 * `ch` is a share of the font size where it is used, and headings have another one than text. Registered as a length, the width
 * of the column is computed once, where the text's face is set, and inherited.
 */
export function registerMeasure(): void {
  try {
    CSS.registerProperty({ name: "--ae-lesson-measure", syntax: "<length>", inherits: true, initialValue: "640px" });
  } catch {
    // it is registered, or the browser can't; then headings and text may end at different places
  }
}
