/** The text: about 66 characters a line, figures in a wider column round the same axis. */
import { css } from "lit";

export const proseStyles = css`
  h2 {
    margin: 56px auto 12px;
    font: 400 var(--_text-h2) / 1.2 var(--_font-prose);
    letter-spacing: -0.01em;
    text-wrap: balance;
    scroll-margin-block-start: calc(var(--ae-bar-top, 0px) + 24px);
  }
  h2:focus {
    outline: none;
  }
  section > h2,
  section > p,
  section > dl {
    max-inline-size: var(--ae-lesson-measure);
    margin-inline: auto;
  }
  /* what is more than lines of text is not cramped by a narrow face */
  .formula,
  .figure-place.text {
    max-inline-size: max(var(--ae-lesson-measure), 600px);
    margin-inline: auto;
  }
  /* English stays English on a right-to-left page whose language has no words yet */
  section > :is(h2, p),
  dt,
  dd {
    unicode-bidi: plaintext;
  }
  .prose p {
    margin-block: 0 20px;
    text-wrap: pretty;
    hanging-punctuation: first;
  }
  .prose .s {
    font-size: 1.08em;
  }
  .tilde {
    position: relative;
    display: inline-block;
  }
  .tilde::before {
    content: "\\02dc";
    position: absolute;
    inset-inline-start: 0.1em;
    inset-block-start: -0.24em;
    font-family: var(--_font-roman);
    font-style: normal;
    line-height: 1;
  }
  .prose em {
    font-style: italic;
  }
  .prose strong {
    font-weight: 600;
  }
  .formula {
    margin-block: 28px 32px;
  }
  .figure-place {
    margin-block: 40px 44px;
  }
  .figure-place.wide {
    max-inline-size: var(--_wide);
    margin-inline: auto;
  }
  .prose p.caption {
    margin-block: -16px 32px;
    font-size: 0.875em;
    line-height: 1.5;
    color: var(--_ink-2);
  }
  dl {
    margin-block: 0 24px;
    border-block-start: 1px solid var(--_rule);
  }
  dl > div {
    padding-block: 12px;
    border-block-end: 1px solid var(--_rule);
  }
  dt {
    font-weight: 600;
  }
  dd {
    margin: 4px 0 0;
  }
  slot[name="opener"]:not([hidden]) {
    display: block;
    max-inline-size: var(--_wide);
    margin-inline: auto;
  }
  .authored > slot:not([name]) {
    display: block;
    padding-block-start: var(--_space-5);
  }
  .end {
    display: block;
    block-size: 1px;
  }
  /* a tag that is not alive yet */
  :not(:defined) {
    display: block;
  }
  ae-term:not(:defined) {
    display: inline;
  }
  :not(:defined) > .fallback,
  ae-formula:not(:defined) {
    max-inline-size: var(--ae-lesson-measure);
    margin-inline: auto;
    font: 400 var(--_text-m) / var(--_leading) var(--_font-ui);
    color: var(--_ink-2);
  }
  @container (max-width: 599px) {
    h2 {
      margin-block-start: 48px;
    }
    .figure-place {
      margin-block: 28px 32px;
    }
    .prose p.caption {
      margin-block-start: -8px;
    }
  }
  @media print {
    h2 {
      break-after: avoid;
    }
    .figure-place,
    .formula,
    dl > div {
      break-inside: avoid;
    }
    .prose p {
      orphans: 3;
      widows: 3;
    }
  }
`;
