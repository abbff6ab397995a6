/** What the hand finds: samples, tools, the drawing field, the comparison. */
import { css } from "lit";

export const handStyles = css`
  .pick-head,
  .khead,
  .cmp-head {
    min-block-size: var(--_target);
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-3);
  }
  .khead {
    min-block-size: var(--khead);
  }
  .samples {
    display: grid;
    grid-template-columns: repeat(5, var(--_target));
    margin-inline: -10px -14px;
  }
  /* in one row, none by itself */
  .samples.six {
    grid-template-columns: repeat(6, calc((10px + var(--pic) + 14px) / 6));
  }
  .sample {
    position: relative;
    block-size: var(--_target);
    display: grid;
    place-items: center;
    cursor: pointer;
    border-radius: var(--_radius-s);
  }
  .sample input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }
  .sample canvas {
    inline-size: 28px;
    block-size: 28px;
    outline: 0;
    background: none;
  }
  .sample:has(:focus-visible) {
    outline: var(--_line-strong) solid var(--_focus);
    outline-offset: -2px;
  }
  .sample input:focus-visible {
    outline: none;
  }
  .sample::after {
    content: "";
    position: absolute;
    inset-inline: 8px;
    inset-block-end: 2px;
    block-size: var(--_line-strong);
  }
  .sample:hover::after {
    background: var(--_rule-strong);
  }
  .sample:has(:checked)::after {
    background: var(--_x);
  }
  .sample:has(:disabled) {
    cursor: default;
  }
  .sample:has(:disabled):not(:has(:checked))::after {
    background: none;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
    min-block-size: var(--_target);
    align-items: center;
    margin-inline: -2px 0;
  }
  .tools .quiet {
    margin: 0;
    min-inline-size: var(--_target);
  }
  .tools .on {
    color: var(--_ink);
    text-decoration-color: var(--_x);
    text-decoration-thickness: var(--_line-strong);
  }
  .drawing {
    --pad-size: 196px;
  }

  .cmp {
    display: grid;
    grid-template: "head head" auto "p1 p2" auto "verdict verdict" auto / var(--pic) var(--pic);
    column-gap: 10px;
    align-content: start;
  }
  .cmp-head {
    grid-area: head;
    margin-block-end: var(--_space-2);
  }
  .p1 {
    grid-area: p1;
  }
  .p2 {
    grid-area: p2;
  }
  .cmp .pic .sub {
    min-block-size: 0;
  }
  .verdict {
    grid-area: verdict;
    margin-block-start: var(--_space-1);
  }
  .about {
    grid-column: 1 / -1;
    margin: 0;
    display: grid;
    grid-template: auto auto / var(--pic) var(--pic);
    grid-auto-flow: column;
    gap: 2px 10px;
  }
  .about dt {
    color: var(--_ink);
    font-weight: 500;
  }
  .about dd {
    unicode-bidi: plaintext;
    margin: 0;
    padding-inline-end: var(--_space-2);
  }

  @container (min-width: 600px) {
    .revealed .question {
      flex: 1 1 0;
    }
  }

  @media (forced-colors: active) {
    .sample:has(:checked)::after {
      forced-color-adjust: none;
      background: Highlight;
    }
    /* as in the map: falling strokes lost, rising strokes invented */
    .key {
      forced-color-adjust: none;
    }
    .key.invented {
      background: linear-gradient(to top left, transparent 40%, CanvasText 40% 60%, transparent 60%);
    }
    .key.lost {
      background: linear-gradient(to bottom left, transparent 40%, CanvasText 40% 60%, transparent 60%);
    }
  }
`;
