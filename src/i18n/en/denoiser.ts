export const article = (digit: number) => (digit === 8 ? "an 8" : `a ${digit}`);

/** Kind of noise: added to every pixel, or pixels set to 0. */
export type NoiseName = "gaussian" | "mask";

/** What goes in. */
export type InputKind = "sample" | "letter" | "image";
const thing = (kind: InputKind, name: string) =>
  kind === "sample" ? article(Number(name)) : kind === "letter" ? `the letter ${name}` : "a drawing";

/** Words of ae-denoiser that its first picture needs; the others are in denoiser-rest.ts. Numbers that have decimals arrive as text. */
export const denoiser = {
  title: (kind: InputKind, name: string) => `Spoil ${thing(kind, name)} and see what a network repairs`,

  clean: "clean target",
  noisy: "noisy input",
  denoised: "denoised",
  denoisedLong: "denoising autoencoder",
  plain: "plain autoencoder",

  decibels: (n: string) => `${n} dB`,
  exact: "exact",
  psnr: "PSNR",
  target: "what should come back",
  /** What a classifier takes a picture for; `sure` or not. */
  read: (digit: number, percent: string, sure: boolean) => `classifier: ${digit}${sure ? "" : "?"} (${percent})`,

  pictureClean: (kind: InputKind, name: string) => `Clean target: ${kind === "sample" ? `a handwritten ${name}` : thing(kind, name)}`,
  pictureNoisy: (noise: NoiseName, percent: string, erased: number) =>
    `Noisy input: ${noise === "gaussian" ? `Gaussian noise of ${percent}` : `${percent} of the pixels set to 0`}${erased > 0 ? `, ${erased} pixels rubbed out` : ""}`,
  pictureOutput: (level: string) => `Output of the denoising autoencoder, ${level}`,
  picturePlain: (level: string) => `Output of the plain autoencoder, ${level}`,
  waiting: "Not computed yet",
  pixels: "784 pixels",
  mse: (error: string) => `mean squared error ${error} against the clean picture`,
  notLive: "The model of this figure is not there yet.",
};
