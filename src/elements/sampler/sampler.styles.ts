import { css } from "lit";

/**
 * The dice stand where the pipeline begins, the sheets after them: in one row from 940 px, above the sheets below that. Two sheets
 * stand side by side at every width, because they are of the same dice.
 */
export const samplerStyles = css`
  .figure {
    max-inline-size: 960px;
    margin-inline: auto;
    --gap: 28px;
    --cell: 84px;
    --columns: 4;
    --between: 0px;
    --pic: 84px;
    --mark: calc(2 * var(--_text-xs));
    --height: 64px;
    --grow: 1;
  }
  .stage {
    display: grid;
    column-gap: var(--gap);
    row-gap: 20px;
    align-items: start;
  }
  .many {
    --cell: 56px;
    --columns: 6;
  }
  /* what the sheets say stands at the same heights, whatever wraps */
  .stage.two {
    grid-template-columns: 232px repeat(2, minmax(0, 1fr));
    grid-template-rows: repeat(4, auto) 1fr;
    row-gap: 10px;
  }
  .two .dice {
    grid-row: 1 / span 5;
  }
  .two .model {
    display: grid;
    grid-template-rows: subgrid;
    grid-row: 1 / span 4;
  }
  .stage.single {
    grid-template-columns: 232px 336px minmax(0, 1fr);
    grid-template-rows: auto auto 1fr;
    grid-template-areas: "dice head detail" "dice cells detail" "dice result detail";
    row-gap: 10px;
  }
  .model,
  .dice {
    display: flex;
    flex-direction: column;
    gap: 10px;
    min-inline-size: 0;
  }
  .dice {
    /* space for what arrives later: n controls beneath each other, rows of lengths, the slider if c is 1 */
    min-block-size: calc(var(--grow) * (150px + var(--n) * 54px + var(--rows) * (26px + var(--height)) + var(--c) * 61px));
  }
  .dice .key {
    flex-direction: column;
    margin-block-start: 14px;
  }
  .single .dice {
    grid-area: dice;
  }
  .single .model {
    display: contents;
  }
  .single .model > .sheet-head {
    grid-area: head;
  }
  .single .cells {
    grid-area: cells;
  }
  .single .result {
    grid-area: result;
  }
  .single .detail {
    grid-area: detail;
  }
  .sheet-head {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    gap: 4px 12px;
    min-block-size: 21px;
    line-height: 1.3;
  }
  .sheet-head b {
    font-weight: 600;
  }
  .brief {
    display: none;
  }
  .cells {
    display: grid;
    grid-template-columns: repeat(var(--columns), var(--cell));
    gap: 2px var(--between);
    justify-content: start;
    align-content: start;
    inline-size: fit-content;
  }
  .cell {
    display: block;
    inline-size: var(--cell);
    padding: 0;
    border: 0;
    background: none;
    color: var(--_ink-2);
    text-align: start;
  }
  .cell:disabled {
    opacity: 1;
  }
  .cell canvas {
    inline-size: var(--cell);
    block-size: var(--cell);
  }
  .cell.seen canvas {
    outline: var(--_line-strong) solid var(--_ink);
    position: relative;
  }
  .mark {
    display: flex;
    align-items: baseline;
    gap: 3px;
    block-size: var(--mark);
    padding-block-start: 3px;
    padding-inline-start: 2px;
    border-block-start: 2px solid transparent;
    font-size: var(--_text-xs);
    line-height: 1.2;
  }
  .mark b {
    font-weight: 600;
    font-size: var(--_text-s);
  }
  .like .mark {
    color: var(--_ink);
    border-block-start-color: var(--_ink);
  }
  .off .mark {
    border-block-start: 2px dotted var(--_ink-2);
  }
  .sign {
    inline-size: 0.83em;
    block-size: 0.83em;
    align-self: center;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.8;
  }
  .result {
    display: flex;
    flex-direction: column;
    gap: 4px;
    /* the count, what the others are, the share of all rolls */
    --lines: 2;
    min-block-size: calc(1.15 * var(--_text-num) + var(--lines) * 1.35 * var(--_text-s) + 33px + var(--more, 1.2) * var(--_wide));
  }
  .result p {
    margin: 0;
  }
  .number {
    font-weight: 600;
  }
  .detail {
    display: grid;
    grid-template-columns: var(--pic) var(--pic) minmax(0, 1fr);
    gap: 8px 12px;
    align-items: end;
    min-block-size: calc(var(--pic) + 6px + 1.3 * var(--_text-s));
  }
  .single .detail {
    grid-template-columns: var(--pic) var(--pic);
    align-content: start;
    --pic: 140px;
    gap: 12px 24px;
    /* the pictures of a row begin at one height */
    padding-block-start: 8px;
  }
  .pic {
    display: flex;
    flex-direction: column;
    gap: 6px;
  }
  .pic .label {
    white-space: normal;
  }
  .pic canvas {
    inline-size: var(--pic);
    block-size: var(--pic);
  }
  .words {
    margin: 0;
    display: flex;
    flex-direction: column;
    gap: 4px;
    align-self: end;
  }
  .words span,
  .count,
  .mark b,
  .unsure .mark {
    unicode-bidi: plaintext;
  }
  .words span:first-child {
    color: var(--_ink);
  }
  .single .words {
    grid-column: 1 / -1;
    align-self: start;
    min-block-size: 5.4em;
  }
  /* space for what arrives later, see rest.ts */
  .rest {
    display: flex;
    flex-direction: column;
    gap: var(--_space-5);
    --lines: 3;
    --question: 74px;
    min-block-size: calc(
      var(--how) * (var(--lines) * 1.35 * var(--_text-s) + var(--_target)) + var(--ask) * (var(--_space-5) + var(--question)) + 1.4 *
        var(--_wide)
    );
  }
  .landing .number,
  .air .mark {
    visibility: hidden;
  }
  .landing .air canvas {
    animation: land var(--_time-move) var(--_ease);
    --turn: -7deg;
  }
  .landing .air:nth-child(2n) canvas {
    --turn: 5deg;
  }
  .landing .air:nth-child(3n) canvas {
    --turn: 11deg;
  }
  @keyframes land {
    from {
      transform: translateY(-14px) rotate(var(--turn));
    }
  }

  @container (max-width: 939px) {
    .figure {
      --gap: 24px;
      --height: 36px;
    }
    .stage.two {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      grid-template-rows: repeat(5, auto);
    }
    .two .model {
      grid-row: 2 / span 4;
    }
    .stage.single {
      grid-template-columns: 336px minmax(0, 1fr);
      grid-template-areas: "dice dice" "head detail" "cells detail" "result detail";
      grid-template-rows: auto auto auto 1fr;
    }
    .two .dice {
      grid-area: 1 / 1 / auto / -1;
    }
    .stage .dice {
      margin-block-end: 10px;
    }
    .dice {
      display: grid;
      grid-template-columns: 232px minmax(0, 1fr);
      grid-template-rows: auto 1fr;
      column-gap: var(--gap);
      min-block-size: calc(
        var(--grow) * (60px + max(var(--n) * 54px - 10px, 37px + var(--rows) * (26px + var(--height)) + var(--c) * 61px)) + 1.1 *
          var(--_wide)
      );
    }
    .dice > .sheet-head,
    .dice > .key {
      grid-column: 1 / -1;
    }
    .dice .key {
      flex-direction: row;
      margin: 0;
    }
    .rest {
      --lines: 5;
      --question: 107px;
    }
  }

  @container (max-width: 719px) {
    .figure {
      --cell: 56px;
      --between: 16px;
    }
    .many {
      --cell: 28px;
      --columns: 8;
      --between: 8px;
    }
    .stage.single {
      grid-template-columns: 272px minmax(0, 1fr);
    }
    .two .cells {
      inline-size: 100%;
      max-inline-size: 336px;
      justify-content: space-between;
    }
  }

  @container (max-width: 599px) {
    .figure,
    .rest {
      gap: 20px;
    }
    .figure {
      --gap: 16px;
      --between: 0px;
      --pic: 56px;
    }
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
    .dice {
      display: flex;
      min-block-size: calc(
        var(--grow) * (104px + var(--lines-of-controls) * 54px + var(--rows) * (26px + var(--height)) + var(--c) * 61px) + 1.2 *
          var(--_wide)
      );
    }
    .two .full {
      display: none;
    }
    .two .brief {
      display: inline;
    }
    .two .result {
      --lines: 5;
    }
    .two .detail {
      grid-template-columns: var(--pic) var(--pic);
    }
    .two .words {
      grid-column: 1 / -1;
      align-self: start;
      min-block-size: calc(7 * 1.35em + 4px);
    }
    .stage.single {
      grid-template-columns: minmax(0, 1fr);
      grid-template-areas: "dice" "head" "cells" "result" "detail";
      grid-template-rows: none;
    }
    .single {
      --between: 12px;
    }
    .single.many {
      --between: 4px;
    }
    .single .detail {
      grid-template-columns: var(--pic) var(--pic) minmax(0, 1fr);
      --pic: 84px;
      padding: 0;
      gap: 12px;
    }
    .single .words {
      grid-column: auto;
      align-self: end;
      min-block-size: 0;
    }
    .two.many {
      --columns: 6;
      --between: 6px;
    }
    .rest {
      --lines: 6;
      --question: 107px;
    }
  }

  @container (max-width: 479px) {
    .two.few {
      --columns: 2;
      --between: 12px;
    }
    .two.many {
      --columns: 4;
      --between: 4px;
    }
    .two .cells {
      inline-size: fit-content;
      justify-content: start;
    }
    .rest {
      --lines: 9;
      --question: 140px;
    }
  }

  /* large type */
  @container (max-width: 39.99em) {
    .sheet-head {
      flex-wrap: wrap;
    }
  }
  @container (min-width: 600px) and (max-width: 39.99em) {
    .figure {
      --grow: 1.38;
    }
    .result {
      --lines: 4;
    }
    .rest {
      --question: 107px;
    }
  }
  @container (min-width: 940px) and (max-width: 39.99em) {
    .figure {
      --grow: 1.56;
    }
  }
  /* on a phone */
  @container (max-width: 18em) {
    .figure {
      --grow: 1.89;
    }
    .two .result {
      --lines: 9.2;
      --more: 2.3;
    }
    .two .detail,
    .single .detail {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
