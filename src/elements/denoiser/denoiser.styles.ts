/** The row of four and the grid that everything stands in, at three widths. Heights are fixed at each, so that nothing moves. */
import { css } from "lit";

export const denoiserStyles = css`
  .figure {
    max-inline-size: 960px;
    margin-inline: auto;
  }
  .stage {
    --pic: 196px;
    --plot: 150px;
    --name-row: max(28px, 1.75rem);
    --level-row: max(28px, 1.75rem);
    --reading-row: max(19px, 1.2rem);
    --noise-rows: calc(var(--_target) + 2 * max(20px, 1.25rem) + var(--plot) + var(--_target) + 4.2 * var(--_text-s));
    display: grid;
    grid-template: "x noisy xhat plain" auto "noise noise one two" auto "pick pick base base" auto / var(--pic) var(--pic) var(--pic) var(
        --pic
      );
    justify-content: space-between;
    gap: var(--_space-5) 8px;
  }
  .x {
    grid-area: x;
  }
  .noisy {
    grid-area: noisy;
  }
  .xhat {
    grid-area: xhat;
  }
  .plain {
    grid-area: plain;
  }
  .noise {
    grid-area: noise;
    min-inline-size: 0;
    min-block-size: var(--noise-rows);
  }
  .one {
    grid-area: one;
  }
  .two {
    grid-area: two;
  }
  .diff {
    min-block-size: calc(var(--name-row) + var(--pic) + 3.5 * var(--_text-s) + 0.8 * var(--_wide));
  }
  .pick {
    grid-area: pick;
    min-inline-size: 0;
    min-block-size: calc(1.9 * var(--_text-m) + 2 * var(--_target) + 1.4 * var(--_text-s));
  }
  .base {
    grid-area: base;
    min-inline-size: 0;
    min-block-size: calc(1.9 * var(--_text-m) + 5.6 * var(--_text-s));
  }
  .prompt {
    min-block-size: calc(74px + 2.2 * var(--_wide));
  }
  /* keeps the strip's place */
  .prompt:empty {
    visibility: hidden;
  }

  .name-row {
    block-size: var(--name-row);
    padding-block-end: 6px;
    display: flex;
    align-items: end;
    gap: 0.55em;
  }
  .brief {
    display: none;
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
  .label b.baseline {
    color: var(--_ink-2);
  }
  .field {
    position: relative;
    inline-size: var(--pic);
    block-size: var(--pic);
  }
  .pic canvas,
  .diff canvas {
    inline-size: var(--pic);
    block-size: var(--pic);
  }
  .pic .sub {
    margin-block-start: 6px;
  }
  /* a number and its unit keep their order on a right-to-left page */
  .level > *,
  .name-row b {
    unicode-bidi: plaintext;
  }
  .level {
    display: flex;
    align-items: baseline;
    gap: 0.5em;
    block-size: var(--level-row);
    white-space: nowrap;
  }
  .level.wish {
    align-items: center;
    white-space: normal;
    line-height: 1.15;
  }
  .level .number {
    color: var(--_ink-2);
    line-height: var(--level-row);
  }
  .noisy .number {
    color: var(--_ink);
  }
  .level .number.q-L {
    color: var(--_loss);
    font-weight: 600;
  }
  .reading {
    display: block;
    block-size: var(--reading-row);
    white-space: nowrap;
  }

  @container (max-width: 62.66em) {
    .stage {
      --pic: 140px;
      --plot: 120px;
      --noise-rows: calc(2 * var(--_target) + 2 * max(20px, 1.25rem) + var(--plot) + var(--_target) + 5.6 * var(--_text-s));
    }
    .long {
      display: none;
    }
    .brief {
      display: inline;
    }
    .pick {
      min-block-size: calc(1.9 * var(--_text-m) + 3 * var(--_target) + 1.4 * var(--_text-s));
    }
    .prompt {
      min-block-size: calc(1.4 * var(--_text-m) + var(--_target) + 42px);
    }
  }
  @container (max-width: 37.49em) {
    .stage {
      --reading-row: calc(2 * var(--_text-s) * 1.35);
      grid-template:
        "x noisy" auto "xhat plain" auto "noise noise" auto "pick pick" auto "one two" auto "base base" auto
        / minmax(0, 1fr) minmax(0, 1fr);
      gap: var(--_space-4) 8px;
    }
    .noisy,
    .plain,
    .two {
      justify-self: end;
      inline-size: max(var(--pic), min(100%, 9em));
    }
    /* large type may take more lines */
    .name-row,
    .level,
    .reading {
      block-size: auto;
      white-space: normal;
    }
    .name-row {
      min-block-size: var(--name-row);
      flex-wrap: wrap;
      align-content: end;
      row-gap: 0;
    }
    .level {
      min-block-size: var(--level-row);
      flex-wrap: wrap;
    }
    .level .number {
      font-size: min(var(--_text-num), 8cqi);
    }
    .reading {
      min-block-size: var(--reading-row);
    }
    .prompt {
      min-block-size: calc(5.3 * var(--_text-m) + 60px + 1.4 * var(--_wide));
    }
  }
  /* the texts take more lines the narrower the column is; beside the title what is loaded stands first, then Reset */
  @container (max-width: 29.9em) {
    .head {
      min-block-size: calc(2 * 1.3 * var(--_text-l) + 1.5 * var(--_wide));
    }
  }
  @container (max-width: 26.9em) {
    .base {
      min-block-size: calc(1.9 * var(--_text-m) + 8 * var(--_text-s) + 1.2 * var(--_wide));
    }
  }
  @container (max-width: 19.4em) {
    .head {
      min-block-size: calc(3 * 1.3 * var(--_text-l));
    }
    .prompt {
      min-block-size: calc(max(6.7 * var(--_text-m) + 60px, 15.65em - 27cqi) + 2.4 * var(--_wide));
    }
  }
  @container (max-width: 18.9em) {
    .base {
      min-block-size: calc(max(1.9 * var(--_text-m) + 9.3 * var(--_text-s), 17.95em - 42.2cqi) + 3.6 * var(--_wide));
    }
  }
  @container (max-width: 599px) {
    /* the bytes and Reset take turns: the title keeps its lines */
    .head > .title {
      max-inline-size: calc(100% - 104px);
    }
    .head > .aside {
      position: absolute;
      inset-block-start: 2px;
      inset-inline-end: 0;
      inline-size: 96px;
      white-space: normal;
      text-align: end;
      font-size: var(--_text-xs);
      line-height: 1.25;
    }
  }
  /* large type on a phone */
  @container (max-width: 18em) {
    .noise {
      min-block-size: calc(var(--noise-rows) + 4.3 * var(--_text-s) + 2.4 * var(--_wide));
    }
    .diff {
      min-block-size: calc(var(--name-row) + var(--pic) + 5.1 * var(--_text-s) + 1.3 * var(--_wide));
    }
  }
  /* two pictures in a row leave room for larger ones */
  @container (min-width: 440px) and (max-width: 37.49em) {
    .stage {
      --pic: 196px;
    }
  }
  @media print {
    .eraser {
      display: none !important;
    }
  }
`;
