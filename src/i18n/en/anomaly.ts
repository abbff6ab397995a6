/** Words of ae-anomaly that its first picture needs; the others are in anomaly-rest.ts. Numbers arrive as text, already written as the language writes them. */
import { article } from "./latent-map.js";

export type Kind = "scratch" | "rotate" | "flip" | "shift" | "frequency" | "harmonic" | "spikes" | "bearing";
type Cell = "passed" | "falseAlarms" | "missed" | "caught";

const verdict: Record<Cell, string> = {
  passed: "below the threshold: it passes, rightly",
  falseAlarms: "above the threshold: a false alarm",
  missed: "below the threshold: missed",
  caught: "above the threshold: caught",
};
const damaged: Partial<Record<Kind, string>> = {
  scratch: "scratched",
  rotate: "turned by 90°",
  flip: "mirrored",
  shift: "shifted by 5 pixels",
};

export const anomaly = {
  title: { digits: "Set the alarm: which digits are not normal?", sensor: "Set the alarm: which vibrations are not normal?" },
  titleOwn: "Set the alarm: which images are not normal?",
  cell: { passed: "passed", falseAlarms: "false alarms", missed: "missed", caught: "caught" } satisfies Record<Cell, string>,
  cellHow: {
    digits: { passed: "intact, no alarm", falseAlarms: "intact, alarm", missed: "damaged, no alarm", caught: "damaged, alarm" },
    sensor: { passed: "healthy, no alarm", falseAlarms: "healthy, alarm", missed: "faulty, no alarm", caught: "faulty, alarm" },
  },
  normal: { digits: (n: string) => `${n} intact digits`, sensor: (n: string) => `${n} healthy windows` },
  anomalous: { digits: (n: string) => `${n} damaged digits`, sensor: (n: string) => `${n} faulty windows` },
  alarmFrom: (value: string) => `alarm from ${value}`,
  drag: "drag this line",
  everything: "everything alarms",
  nothing: "nothing alarms",
  axis: {
    digits: "squared error of the reconstruction, summed over 784 pixels",
    sensor: "squared error of the reconstruction, summed over 64 samples",
  },
  beyond: (top: string) => `${top}+`,
  precision: "precision",
  precisionHow: "of the alarms are right",
  recall: "recall",
  recallHow: { digits: "of the damaged digits are caught", sensor: "of the faulty windows are caught" },
  none: "—",
  noAlarm: "no alarm at all",
  rocTitle: "Every threshold at once",
  rocX: "false alarms",
  rocY: "caught",
  chance: "chance",
  pca: "PCA",
  auc: "AUC",
  aucMeaning: {
    digits: (n: string) => `Of 100 pairs of one damaged and one intact digit, the damaged one has the larger error in ${n}.`,
    sensor: (n: string) => `Of 100 pairs of one faulty and one healthy window, the faulty one has the larger error in ${n}.`,
  },
  picture: (normal: string, anomalous: string, threshold: string, counts: string) =>
    `Two histograms of the error on one axis, ${normal} above it and ${anomalous} below. With an alarm from ${threshold}: ${counts}.`,
  rocPicture: (auc: string, falseAlarms: string, caught: string) =>
    `ROC curve: caught against false alarms for every threshold, area ${auc}. This threshold: ${falseAlarms} of the normal ones alarm, ${caught} of the others are caught.`,
  counts: (passed: string, falseAlarms: string, missed: string, caught: string) =>
    `${caught} caught, ${missed} missed, ${falseAlarms} false alarms, ${passed} passed`,
  example: (label: number, kind: Kind | null) => `${article(label).replace(/^a/, "A")}, ${kind ? damaged[kind] : "as it is"}.`,
  scored: (score: string, cell: Cell) => `Error ${score}, ${verdict[cell]}.`,
};
