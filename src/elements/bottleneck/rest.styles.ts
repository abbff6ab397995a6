/** The style sheets of what comes after the poster, in the order in which they hold. */
import { css } from "lit";
import { codeHandStyles } from "./code-hand.styles.js";
import { handStyles } from "./hands.styles.js";
import { curveStyles } from "./k-curve.styles.js";

/** What stands in the figure's grid at three widths. */
const widthStyles = css`
  @media (pointer: coarse) {
    .values {
      display: none;
    }
    .edit .bar {
      grid-template-columns: 2.1em minmax(0, 1fr) 3em;
    }
  }
  @container (max-width: 62.66em) {
    .cmp {
      grid-template: "head p1 p2" auto "verdict p1 p2" 1fr / 1fr var(--pic) var(--pic);
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
    .pick {
      display: grid;
      grid-template-columns: auto 1fr;
      column-gap: 12px;
    }
    .tools {
      column-gap: 8px;
    }
    .pick-head {
      grid-column: 1 / -1;
      min-block-size: 2em;
    }
    .samples.samples {
      grid-template-columns: repeat(var(--n, 10), var(--_target));
      margin-inline: -8px 0;
    }
    .drawing {
      display: flex;
      gap: 20px;
      align-items: start;
    }
  }
  @container (max-width: 39.99em) {
    .edit .bar {
      grid-template-columns: 2.1em minmax(0, 1fr) 3em;
    }
    .values {
      display: flex;
    }
    .stage input {
      scroll-margin-block-start: 190px;
    }
    .khead {
      flex-wrap: wrap;
      white-space: normal;
      gap: 0 var(--_space-3);
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
    .tools {
      column-gap: 16px;
    }
    .samples.samples {
      grid-template-columns: repeat(5, 1fr);
      margin: 0;
    }
    .samples.six {
      grid-template-columns: repeat(6, 1fr);
    }
    .sample::after {
      inset-inline: calc(50% - 14px);
    }
    .drawing {
      display: block;
    }
  }
  /* large type: "invented" is wider than its picture */
  @container (max-width: 18em) {
    .about {
      margin-inline-start: max(0px, 5.6 * var(--_text-s) - var(--pic));
    }
  }
  @media print {
    .bar input {
      display: none !important;
    }
  }
`;

export const restStyles = [codeHandStyles, curveStyles, handStyles, widthStyles];
