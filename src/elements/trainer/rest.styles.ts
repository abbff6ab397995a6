/** What comes after the poster: buttons, sliders, the learner's own digit. */
import { css } from "lit";

export const restStyles = css`
  .play {
    min-inline-size: 6.4em;
  }
  .run .quiet {
    margin-block: 0;
  }
  .count-of-steps {
    margin-inline-start: auto;
    color: var(--_ink-2);
    font-size: var(--_text-s);
    white-space: nowrap;
    unicode-bidi: plaintext;
  }
  .count-of-steps .number {
    color: var(--_ink);
    font-weight: 600;
  }
  .setting {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: end;
    column-gap: 8px;
    grid-auto-rows: min-content;
  }
  .setting .label {
    white-space: normal;
    min-block-size: var(--label);
    align-content: end;
  }
  .setting .value {
    font-weight: 600;
    font-size: var(--_text-m);
    line-height: 1.3;
  }
  .setting input,
  .setting .note {
    grid-column: 1 / -1;
  }
  .setting .note {
    margin-block-start: -8px;
    min-block-size: calc(var(--note) + 8px);
  }
  .revealed .question,
  [part="diverged"] .question {
    flex: 1 1 0;
    min-inline-size: 14em;
  }
  .own {
    display: grid;
    grid-template-columns: repeat(2, 112px);
    gap: 6px 24px;
  }
  .own .label {
    white-space: normal;
  }
  .own canvas {
    inline-size: 112px;
    block-size: 112px;
  }
  @container (max-width: 599px) {
    .run .button:not(.play) {
      padding-inline: 10px;
    }
    .count-of-steps {
      margin-inline-start: 0;
    }
    .again {
      margin-inline-start: auto;
    }
  }
  @container (max-width: 319px) {
    .run {
      column-gap: 8px;
    }
    .run .button:not(.play) {
      padding-inline: 6px;
    }
  }
  /* large type on a phone */
  @container (max-width: 18em) {
    .run .play {
      min-inline-size: 0;
    }
    .own {
      column-gap: 16px;
    }
  }
  /* what was set is printed, without its slider */
  @media print {
    .run.controls {
      display: flex !important;
      min-block-size: 0;
    }
    .run > :not(.count-of-steps) {
      display: none;
    }
    .settings.controls {
      display: grid !important;
      min-block-size: 0;
    }
    .setting :is(input, .note) {
      display: none;
    }
    .how {
      min-block-size: 0;
    }
  }
`;
