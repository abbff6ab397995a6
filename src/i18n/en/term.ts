/** Words of <ae-term>: what it says beside a definition. The definitions are in terms.ts. */
export const term = {
  /** The link to a tag that shows the term. */
  see: (figure: string) => `See it: ${figure}`,
  /** Keys are tags. */
  "ae-anomaly": "the alarm",
  "ae-bottleneck": "squeeze a digit",
  "ae-denoiser": "repair a digit",
  "ae-features": "learning from few labels",
  "ae-latent-map": "the map of codes",
  "ae-loss-calculator": "five pixels and their loss",
  "ae-sampler": "roll the dice",
  "ae-trainer": "training, live",
  "ae-walkthrough": "the walkthrough",
};
