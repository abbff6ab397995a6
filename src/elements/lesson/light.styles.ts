/**
 * An author's text stands outside the shadow root, where a page's "* { margin: 0 }" would beat `::slotted`: a few rules for the tree
 * that the lesson stands in. Columns only; the rest of the text's look is the page's.
 */
import { css } from "lit";

const lightStyles = css`
  ae-lesson > *,
  ae-lesson > section > * {
    max-inline-size: var(--ae-lesson-measure);
    margin-inline: auto;
  }
  ae-lesson > section {
    max-inline-size: none;
  }
  ae-lesson > :is(ae-anomaly, ae-bottleneck, ae-denoiser, ae-features, ae-latent-map),
  ae-lesson > :is(ae-loss-calculator, ae-sampler, ae-trainer, ae-walkthrough, figure, .wide),
  ae-lesson > section > :is(ae-anomaly, ae-bottleneck, ae-denoiser, ae-features, ae-latent-map),
  ae-lesson > section > :is(ae-loss-calculator, ae-sampler, ae-trainer, ae-walkthrough, figure, .wide) {
    max-inline-size: max(60rem, 960px);
    margin-block: 40px;
  }
`;

/** Once for each tree. */
export function styleAuthored(lesson: Element): void {
  const root = lesson.getRootNode() as Document | ShadowRoot;
  const sheet = lightStyles.styleSheet;
  if (!sheet || !root.adoptedStyleSheets || root.adoptedStyleSheets.includes(sheet)) return;
  try {
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    // the lesson was moved into another document: its author's styles will have to do
  }
}
