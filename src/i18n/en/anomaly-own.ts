/** Words of ae-anomaly for images of an author's own, in place of those that speak of digits. Names are those that the author gives the classes. Numbers arrive as text. */
export const anomalyOwn = {
  intact: (n: string) => `${n} intact images`,
  damaged: (n: string) => `${n} damaged images`,
  pixels: (n: string) => `${n} pixels`,
  numbers: (n: string) => `${n} numbers`,
  axis: (numbers: string) => `squared error of the reconstruction, summed over ${numbers}`,
  recallHow: "of the damaged images are caught",
  aucMeaning: (n: string) => `Of 100 pairs of one damaged and one intact image, the damaged one has the larger error in ${n}.`,
  example: (name: string, state: string) => `An image of class ${name}, ${state}.`,
  asItIs: "as it is",
  scratched: "scratched",
  turned: (angle: string) => `turned by ${angle}`,
  turnedShort: (angle: string) => `turned ${angle}`,
  mirrored: "mirrored",
  shifted: (pixels: string) => `shifted by ${pixels} ${pixels === "1" ? "pixel" : "pixels"}`,
  yours: "Your drawing.",
  yoursShort: "Your drawing",
  draw: "Draw an image",
  honestTie: (k: string, auc: string) =>
    `Principal components of other such images, ${k} numbers as well, do about as well here: AUC ${auc}.`,
  honestBehind: (k: string, auc: string) =>
    `Principal components of other such images, ${k} numbers as well, do less well here: AUC ${auc}.`,
  honestAhead: (k: string, auc: string) => `Principal components of other such images, ${k} numbers as well, do better here: AUC ${auc}.`,
  how: "If the network has learnt from these very images, their errors look too small, and new images would alarm more often. The figure can't know; the author of the page can name held-out images in data-src.",
  howLibrary: "The autoencoder has only seen handwritten digits, and none of these images.",
  howError: (numbers: string) => `The error of an image is its squared error summed over ${numbers}.`,
  howOthers:
    "The damaged images are others than the intact ones, and there are as many of them; where anomalies are rarer, precision is lower.",
  howFlip: "Some damage is none: an image that is its own mirror image stays what it was, and no detector can know.",
};
