/**
 * The figure's grid at three widths (see docs/architecture.md, "The look"). Heights are fixed at each, so that nothing moves when
 * the models come. Where a finger has to hit the bars, they leave the network and stand as rows of their own below it.
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
  .values {
    display: none;
  }
  .bar,
  .edit .bar {
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
      grid-template: "head p1 p2" auto "verdict p1 p2" 1fr / 1fr var(--pic) var(--pic);
      min-block-size: calc(var(--pic) + 34px);
    }
    .cmp-head {
      flex-direction: column;
      align-items: start;
      justify-content: start;
      gap: 0;
      margin: 0;
    }
    .cmp-head .label {
      min-block-size: 2em;
    }
    .about {
      grid-area: p1 / p1 / p2 / p2;
      align-content: start;
    }
    .err .name-row {
      block-size: var(--_target);
      align-items: center;
      padding: 0;
    }
    .pick {
      display: grid;
      grid-template-columns: auto 1fr;
      column-gap: 20px;
    }
    .pick-head {
      grid-column: 1 / -1;
      min-block-size: 2em;
    }
    .samples {
      grid-template-columns: repeat(10, var(--_target));
      margin-inline: -8px 0;
    }
    .drawing {
      display: flex;
      gap: 20px;
      align-items: start;
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
      --pictures: calc(var(--name-row) + var(--pic) + var(--_space-2) + 2.7 * var(--_text-s));
      grid-template:
        "x net xhat" var(--pictures) "k k k" auto "code code code" auto "head head head" auto "err p1 p2" auto
        "verdict verdict verdict" auto "pick pick pick" auto / var(--pic) minmax(0, 1fr) var(--pic);
      gap: 16px 8px;
      --rows: 8;
    }
    .bars.rows {
      min-block-size: 0;
    }
    .values {
      display: flex;
    }
    .long {
      display: none;
    }
    .brief {
      display: inline;
    }
    /* the result stays in sight wherever the hand is: the pictures hold on to the top of the screen */
    .x,
    .net,
    .xhat {
      grid-row: 1 / -1;
      align-self: start;
      position: sticky;
      inset-block-start: 0;
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
    .stage input {
      scroll-margin-block-start: 190px;
    }
    .net-sub {
      white-space: normal;
      text-align: center;
      min-block-size: 2.7em;
    }
    .pic .sub {
      overflow-wrap: anywhere;
    }
    .khead {
      flex-wrap: wrap;
      white-space: normal;
      gap: 0 var(--_space-3);
    }
    .kcurve {
      padding: 0;
      margin-block-start: -12px;
    }
    .khead {
      min-block-size: 30px;
    }
    .cmp {
      display: contents;
    }
    .cmp-head {
      margin-block-end: -10px;
    }
    .cmp-head .segments {
      align-self: stretch;
    }
    .cmp-head .segments label {
      flex: 1 1 auto;
      padding-inline: 6px;
      white-space: normal;
      text-align: center;
      line-height: 1.2;
    }
    .p1 {
      justify-self: center;
    }
    .p1,
    .p2 {
      padding-block-start: var(--name-row);
    }
    .mse-line {
      display: none;
    }
    .keys {
      display: block;
    }
    .keys span {
      display: block;
    }
    .err .name-row {
      block-size: var(--name-row);
      align-items: end;
      padding-block-end: 6px;
    }
    .about {
      grid-area: p1 / p1 / p2 / p2;
      padding-block-start: var(--name-row);
      grid-template: auto / 1fr;
      grid-auto-flow: row;
    }
    .about dd {
      margin-block-end: 4px;
    }
    .verdict {
      margin-block-start: -12px;
    }
    .pick {
      display: block;
    }
    .samples {
      grid-template-columns: repeat(5, 1fr);
      margin: 0;
    }
    .sample::after {
      inset-inline: calc(50% - 14px);
    }
    .drawing {
      display: block;
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
    .edit,
    .bar input {
      display: none !important;
    }
  }
`;
