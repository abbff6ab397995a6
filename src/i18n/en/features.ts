/** Words of ae-features that its first picture needs; the others are in features-rest.ts. Numbers arrive as text. */
export const features = {
  title: "Name a few digits, let a classifier name the rest",
  cloud: "unlabelled digits",
  cloudHow: "near in the code, near here",
  picked: "this digit",
  nearest: "nearest in the code",
  yours: "your digit",
  yoursPicture: "The digit that you drew",
  chart: "Right calls on digits without a label",
  labelsPerClass: "labels per class",
  picture: (count: string) => `Cloud of ${count} digits, grey, without labels. Digits whose codes are near stand near each other.`,
  aDigit: (label: number) => `A handwritten ${label}`,
  nearDigits: (labels: readonly number[]) => `The nearest in the code: handwritten ${labels.join(", ")}`,
};
