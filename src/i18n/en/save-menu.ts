import { save } from "./save.js";

/** Words of the control that saves a figure, and of what it opens. */
export const saveWords = {
  ...save,
  picture: "Picture (PNG)",
  data: "Data (CSV)",
  /** In place of the data, as long as there are none. */
  noData: "no data yet",
  making: "Making the picture …",
  /** Behind the name of the file. A browser does not tell whether it was kept. */
  handed: "was handed to the browser.",
  /** In a frame that does not tell what it allows. */
  perhaps: "If nothing came of it, the frame that this page stands in allows no downloads.",
  forbidden: "This frame allows no downloads.",
  /** What else can be done. */
  showPicture: "Show it here",
  copyData: "Copy the data",
  hint: "Press and hold the picture, or right-click it, to save it.",
  copied: "The data are copied.",
  selected: "Copy the selected text with Ctrl+C, on a Mac with ⌘C.",
  /** The picture has this alternative text. */
  pictureOf: (title: string) => `Picture of the figure “${title}”`,
  dataOf: "Data as comma-separated values",
  failed: "The picture could not be made.",
  /** Why, by the name of the error. */
  failedPolicy: "The security policy of this page forbids it.",
  failedBrowser: "This browser does not give it away.",
  failedNetwork: "A script did not arrive; try again.",
};

export type SaveWords = typeof saveWords;
