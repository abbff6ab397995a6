/** Room for the tags of the built-in lesson before they stand there: what comes below them stays where it is. */
import { css, unsafeCSS } from "lit";
import { updatedUntil } from "../../core/updated-until.js";

/** Widths of the lesson from which the heights below hold, CSS px. Its formulas and its quiz are no wider than the text. */
export const FROM = [0, 328, 480, 600, 720, 960] as const;

/** Heights of tags, and of formulas by their names, in CSS px at a text of 16 px. A test holds them against the tags. */
export const HEIGHTS: Readonly<Record<string, readonly number[]>> = {
  "ae-anomaly": [2144, 2116, 1803, 1598, 1484, 1050],
  "ae-bottleneck": [1442, 1413, 1390, 1000, 1000, 736],
  "ae-denoiser": [1719, 1730, 1790, 990, 990, 961],
  "ae-features": [1811, 1780, 1687, 1001, 1001, 1011],
  "ae-latent-map": [1627, 1628, 1588, 1150, 1191, 1147],
  "ae-loss-calculator": [1094, 1017, 1000, 820, 791, 589],
  "ae-quiz": [566, 533, 461, 393, 393, 393],
  "ae-sampler": [1949, 1949, 1556, 1256, 1366, 993],
  "ae-trainer": [1850, 1840, 1748, 1104, 1101, 1075],
  "ae-walkthrough": [1026, 1026, 1005, 852, 852, 876],
  autoencoder: [222, 217, 168, 159, 143, 143],
  descent: [262, 194, 194, 176, 161, 161],
  "denoising-loss": [277, 238, 181, 191, 191, 191],
  "five-pixels": [338, 317, 257, 286, 270, 270],
  prior: [173, 168, 152, 164, 164, 164],
  "reconstruction-loss": [259, 239, 232, 225, 212, 212],
};

/** For the places with the attribute data-due. Paper has no tags that are still to come. */
export const roomStyles = css`
  @media screen {
    ${unsafeCSS(
      FROM.map(
        (from, i) =>
          `@container (min-width: ${from}px) { ${Object.entries(HEIGHTS)
            .map(([name, heights]) => `[data-due="${name}"] { min-block-size: ${heights[i] / 16}rem }`)
            .join(" ")} }`,
      ).join("\n"),
    )}
  }
`;

const places = (root: ParentNode) => [...root.querySelectorAll<HTMLElement>("[data-due]")];
const free = (place: Element) => place.removeAttribute("data-due");

/** Frees the room of each tag when it has painted. */
export function keepRoom(root: ParentNode): void {
  for (const place of places(root)) void painted(place).then(() => free(place));
}

/** Nobody waits any longer for those that have not come. */
export function freeRoom(root: ParentNode): void {
  for (const place of places(root)) if (place.firstElementChild?.matches(":not(:defined)")) free(place);
}

async function painted(place: Element): Promise<void> {
  const tag = place.firstElementChild as Parameters<typeof updatedUntil>[0] & { updateComplete?: Promise<unknown> };
  await customElements.whenDefined(tag.localName);
  if (!("addController" in tag)) return;
  await updatedUntil(tag, () => true);
  await tag.updateComplete;
  // a formula breaks its lines by its faces
  await document.fonts.ready;
}
