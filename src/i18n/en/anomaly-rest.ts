/** Words of ae-anomaly that come after its first picture. */
import { anomaly, type Kind } from "./anomaly.js";

const kinds = {
  scratch: "scratched",
  rotate: "turned 90°",
  flip: "mirrored",
  shift: "shifted",
  frequency: "wrong speed",
  harmonic: "third harmonic",
  spikes: "spikes",
  bearing: "bearing",
};

const faults: Partial<Record<Kind, string>> = {
  frequency: "wrong speed",
  harmonic: "third harmonic",
  spikes: "spikes",
  bearing: "damaged bearing",
};

export const anomalyWords = {
  ...anomaly,
  windowExample: (kind: Kind | null) => (kind ? `A window with a fault: ${faults[kind]}.` : "A window of the healthy machine."),
  own: { drawing: "Your drawing.", letter: "A letter, not a digit.", own: "Your digit.", image: "The picture that was set." },
  scoredOwn: (score: string, alarm: boolean) =>
    `Error ${score}, ${alarm ? "above the threshold: alarm" : "below the threshold: no alarm"}.`,
  pixels: "784 pixels",
  samples: "64 samples",
  lossValue: (score: string, threshold: string) => `error ${score}, alarm from ${threshold}`,
  kind: kinds,
  sourceLegend: "What is watched",
  source: { digits: "digits", sensor: "a sensor" },
  sourceOwn: "images",
  kindsLegend: { digits: "What is wrong with the damaged ones", sensor: "What is wrong with the faulty ones" },
  kindAuc: (auc: string) => `AUC ${auc}`,
  scoring: "Scoring the images",
  scoringSoFar: (done: string, count: string) => `Scoring the images: ${done} of ${count} so far.`,
  slider: "Threshold of the alarm",
  sliderText: (value: string, counts: string) => `alarm from error ${value}: ${counts}`,
  sliderAll: (value: string, counts: string) => `alarm from error ${value}, everything alarms: ${counts}`,
  sliderNone: (value: string, counts: string) => `alarm from error ${value}, nothing alarms: ${counts}`,
  showOne: "show one",
  pictureInput: (what: string) => `The picture that goes in: ${what}`,
  pictureOutput: (what: string) => `What the autoencoder makes of this picture: ${what}`,
  pictureError: (what: string) => `Error map, what was lost and what was invented, of this picture: ${what}`,
  pictureScore: (what: string, score: string) => `${what} Error ${score}.`,
  pictureNone: "not there yet",
  lower: "Lower error",
  higher: "Higher error",
  draw: "Draw a digit",
  letter: "A letter",
  yours: "Your digit",
  padClose: "Back to the examples",
  hintExample: "Tap a bar or a count to see such a one.",
  predictQuestion: { digits: "Which damage is the hardest to notice?", sensor: "Which fault is the hardest to notice?" },
  predicted: "You predicted",
  revealed: (hardest: string, auc: string, easiest: string, easiestAuc: string) =>
    `The hardest is ${hardest}: its AUC is ${auc}. The easiest is ${easiest}, ${easiestAuc}.`,
  revealedClose: (hardest: string, second: string, auc: string, secondAuc: string) =>
    `The hardest are ${hardest} and ${second}, too close to tell apart with so few examples: AUC ${auc} and ${secondAuc}.`,
  asking: "One moment, the examples are being scored.",
  honestTie: (k: string, auc: string) => `Principal components, ${k} numbers as well, do about as well here: AUC ${auc}.`,
  honestBehind: (k: string, auc: string) => `Principal components, ${k} numbers as well, do less well here: AUC ${auc}.`,
  honestAhead: (k: string, auc: string) => `Principal components, ${k} numbers as well, do better here: AUC ${auc}.`,
  costs: "No threshold is free",
  costFalseAlarm: "One false alarm costs",
  costMiss: "One miss costs",
  costNow: (cost: string) => `now ${cost}`,
  costBest: (cost: string, threshold: string) => `cheapest ${cost}, alarm from ${threshold}`,
  costIsBest: "no threshold is cheaper",
  costSet: "Set it there",
  how: {
    digits:
      "The autoencoder has only seen intact digits. The error of a picture is its squared error summed over all pixels: divided by 784 it is the MSE. The damaged digits are others than the intact ones, and there are as many of them; where anomalies are rarer, precision is lower.",
    sensor:
      "The machine is made up: a formula with noise, nothing here was measured on a real one. The autoencoder has only seen windows of 64 samples (40 ms) of the healthy machine. There are as many faulty windows as healthy ones; where faults are rarer, precision is lower.",
  },
  howFlip: "Some damage is none: a mirrored 0 is a 0, and no detector can know.",
  graded: (falseAlarms: string, normal: string, caught: string, anomalous: string) =>
    `At this threshold ${falseAlarms} of ${normal} normal examples alarm and ${caught} of ${anomalous} anomalies are caught.`,
  notLive: "The model is not there yet, so the threshold can't be graded.",
  // the sensor
  machine: "a made-up machine, slowed down",
  machinePicture: (fault: string, error: string, alarm: boolean) =>
    `Vibration of the machine, ${fault}. Over the last 64 samples lies the reconstruction; error ${error}, ${alarm ? "alarm" : "no alarm"}.`,
  errorTrace: "error of the last 64 samples",
  pictureWindow: (what: string) => `The window that is looked at, with its reconstruction: ${what}`,
  faultLegend: "The machine",
  healthy: "healthy",
  pause: "Pause",
  play: "Play",
  next: "Next window",
  overlaid: "reconstruction",
  alarmWord: "Alarm",
  quietWord: "No alarm",
};

export type AnomalyWords = typeof anomalyWords;
