/**
 * The figure's grid at three widths (see docs/architecture.md, "The look"). Heights are fixed at each, so that nothing moves when
 * the rest of the figure comes, nor when the models do. Where a finger has to hit the bars, they leave the network and stand as
 * rows of their own below it.
 */
import { css } from "lit";

/** The bars are rows below the pictures. */
const apart = css`
  .stage {
    --flow: var(--pic);
    --rows: 4;
  }
  .code {
    grid-area: code;
    padding: 0;
  }
  .hint,
  .hint.of-many {
    display: block;
    order: -1;
    block-size: auto;
    min-block-size: 1.7em;
    margin: 0;
    white-space: normal;
  }
  .bars.rows {
    block-size: auto;
    min-block-size: calc(var(--rows) * var(--_target));
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 280px), 1fr));
    grid-auto-rows: minmax(var(--_target), max-content);
    column-gap: var(--_space-5);
  }
  .bars.many {
    block-size: calc((var(--rows) - 1) * var(--_target));
  }
  .edit {
    block-size: var(--_target);
    margin: 0;
  }
  .bar {
    grid-template-columns: 2.1em minmax(0, 1fr) 3em;
  }
  .bar .name {
    display: inline;
  }
`;

export const widthStyles = css`
  @media (pointer: coarse) {
    .stage {
      grid-template: "x net xhat err" auto "code code code code" auto "pick k cmp cmp" auto / var(--pic) minmax(0, 1fr) var(--pic) var(
          --pic
        );
    }
    ${apart}
  }

  @container (max-width: 62.66em) {
    .stage {
      --pic: 140px;
      --flow: 200px;
      --plot: 96px;
      grid-template: "x net xhat" auto "k k err" auto "cmp cmp cmp" auto "pick pick pick" auto / var(--pic) minmax(0, 1fr) var(--pic);
      row-gap: var(--_space-5);
    }
    .wide-only {
      display: none;
    }
    .net-sub {
      justify-content: center;
    }
    .err .field {
      block-size: var(--pic);
    }
    .kcurve {
      padding-inline-end: 22px;
    }
    .cmp {
      min-block-size: calc(var(--pic) + 34px);
    }
    .err .name-row {
      block-size: var(--_target);
      align-items: center;
      padding: 0;
    }
    .pick {
      min-block-size: calc(2 * var(--_text-s) + var(--_target));
    }
    /* the question and, below it, the answers */
    .prompt {
      min-block-size: calc(1.4 * var(--_text-m) + var(--_target) + 42px);
    }
  }
  @media (pointer: coarse) {
    @container (max-width: 62.66em) {
      .stage {
        grid-template:
          "x net xhat" auto "code code code" auto "k k err" auto "cmp cmp cmp" auto "pick pick pick" auto
          / var(--pic) minmax(0, 1fr) var(--pic);
      }
      ${apart}
    }
  }
  @container (max-width: 39.99em) {
    ${apart}
    .stage {
      --pic: 84px;
      --flow: var(--pic);
      --plot: 84px;
      --khead: max(30px, 1.3 * var(--_text-m));
      --pictures: calc(var(--name-row) + var(--pic) + var(--_space-2) + 2.7 * var(--_text-s));
      --head: 0px;
      --about: 0px;
      grid-template:
        "x net xhat" var(--pictures) "k k k" auto "code code code" auto "head head head" minmax(var(--head), auto) "err p1 p2" minmax(
          var(--about),
          auto
        )
        "verdict verdict verdict" auto "pick pick pick" auto / var(--pic) minmax(0, 1fr) var(--pic);
      gap: 16px 8px;
      --rows: 8;
    }
    .stage:has(.cmp) {
      --head: calc(2 * var(--_text-s) + 34px);
      --about: calc(var(--name-row) + 9.45 * var(--_text-s) + 14px);
    }
    .bars.rows {
      min-block-size: 0;
    }
    .long {
      display: none;
    }
    .brief {
      display: inline;
    }
    /* at 200 % text two words in a line are too many */
    .xhat .label {
      white-space: normal;
    }
    /* the result stays in sight wherever the hand is: the pictures hold on to the top of the screen */
    .x,
    .net,
    .xhat {
      grid-row: 1 / -1;
      align-self: start;
      position: sticky;
      inset-block-start: var(--ae-bar-top, 0px);
      z-index: 2;
      background: var(--_bg);
      border-inline: 4px solid var(--_bg);
      margin-inline: -4px;
    }
    .x {
      grid-column: 1;
      border-inline-start: 0;
      margin-inline-start: 0;
    }
    .net {
      grid-column: 2;
    }
    .xhat {
      grid-column: 3;
      border-inline-end: 0;
      margin-inline-end: 0;
    }
    .net-sub {
      white-space: normal;
      text-align: center;
      min-block-size: 2.7em;
    }
    .pic .sub {
      overflow-wrap: anywhere;
    }
    .kcurve {
      padding: 0;
      margin-block-start: -12px;
    }
    .cmp {
      display: contents;
    }
    .mse-line {
      display: none;
    }
    .keys,
    .keys span {
      display: block;
    }
    .err .name-row {
      block-size: var(--name-row);
      align-items: end;
      padding-block-end: 6px;
    }
    .pick {
      min-block-size: calc(2 * var(--_text-s) + 3 * var(--_target));
    }
    /* two lines each */
    .prompt {
      min-block-size: max(5.3 * var(--_text-m) + 60px, 13.45em - 19.2cqi);
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
    .stage {
      --khead: calc(1.3 * (var(--_text-m) + var(--_text-s)) + 1.3 * var(--_wide));
    }
    .stage:has(.cmp) {
      --head: calc(4.3 * var(--_text-m));
      --about: calc(21.6 * var(--_text-s) + 6.8 * var(--_wide));
    }
    .hint,
    .hint.of-many {
      min-block-size: 2.7em;
    }
    .name-row {
      gap: 0.2em;
    }
    .pick {
      min-block-size: calc(2 * var(--_text-s) + 3 * var(--_target) + 1.5 * var(--_wide));
    }
    .prompt {
      min-block-size: calc(max(5.3 * var(--_text-m) + 60px, 13.45em - 19.2cqi) + 2.3 * var(--_wide));
    }
  }
  /* large type in a wide place */
  @container (min-width: 600px) and (max-width: 39.99em) {
    .stage {
      --pic: 140px;
    }
  }
  @media print {
    .hint,
    .edit {
      display: none !important;
    }
  }
`;
