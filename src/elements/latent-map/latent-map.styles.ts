import { css } from "lit";

/**
 * Three widths (see docs/architecture.md, "The look"). One map stands left of what it says; two maps stand side by side, and
 * below 600 px one is large and the other is a small third picture in the row of decoded digits.
 */
export const latentMapStyles = css`
  .figure {
    max-inline-size: 960px;
    margin-inline: auto;
    --digit: 84px;
    --step: 56px;
    --gap: 64px;
  }
  .stage {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    column-gap: var(--gap);
    row-gap: 20px;
  }
  .map {
    display: flex;
    flex-direction: column;
    gap: 16px;
    min-inline-size: 0;
  }
  .map-head {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    gap: 12px;
    margin-block-end: -8px;
    line-height: 1.3;
  }
  .map-head b {
    font-weight: 600;
  }
  /* axes of a plot do not mirror */
  .field {
    position: relative;
    aspect-ratio: 1;
    inline-size: 100%;
    /* stretched, its height would widen the column */
    align-self: start;
    direction: ltr;
    outline: var(--_hair) solid var(--_rule);
    touch-action: pan-y;
    -webkit-user-select: none;
    user-select: none;
    -webkit-tap-highlight-color: transparent;
  }
  .field canvas {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
  }
  .field .overlay {
    pointer-events: none;
  }

  /* handles: a 44 px box round what is seen */
  .handle,
  span.pin {
    position: absolute;
    left: calc(var(--x) * 100%);
    top: calc(var(--y) * 100%);
    inline-size: var(--_target);
    block-size: var(--_target);
    margin: calc(var(--_target) / -2);
    display: grid;
    place-items: center;
    /* a letter on a disc of 20 px */
    font-size: 12px;
    font-weight: 600;
    line-height: 1;
    color: var(--_bg);
    border-radius: 50%;
  }
  .handle::before,
  span.pin::before {
    content: "";
    grid-area: 1 / 1;
    border-radius: 50%;
    z-index: -1;
  }
  .handle,
  span.pin {
    isolation: isolate;
  }
  .pin > span {
    grid-area: 1 / 1;
  }
  .pin::before {
    inline-size: 20px;
    block-size: 20px;
    background: var(--_ink);
    box-shadow: 0 0 0 2px var(--_bg);
  }
  .reading {
    display: grid;
    grid-template-columns: var(--digit) var(--digit) 1fr;
    column-gap: 16px;
    align-items: end;
  }
  .pic {
    display: flex;
    flex-direction: column;
    gap: 6px;
    align-items: flex-start;
  }
  /* large text wraps over its picture */
  .pic .label {
    white-space: normal;
    inline-size: max-content;
    max-inline-size: calc(var(--digit) + 14px);
  }
  .pic canvas {
    inline-size: var(--digit);
    block-size: var(--digit);
  }
  .words {
    margin: 0;
    min-block-size: 4.05em;
    align-self: end;
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
  }
  .at {
    inline-size: fit-content;
  }
  .place {
    color: var(--_ink);
    unicode-bidi: plaintext;
  }
  .label > .who {
    margin-inline-end: 0.4em;
  }
  .who {
    display: none;
    font-weight: 600;
  }
  .path {
    min-block-size: max(28px + var(--step), 8.45em - 12.4cqi);
  }
  .coverage {
    margin: 0;
    min-block-size: 2.7em;
  }

  /* one map: the map on one side, what it says on the other */
  .stage.one {
    --digit: 196px;
    grid-template-rows: auto auto 1fr auto;
    grid-template-areas: "head head" "field reading" "field path" "field classes" "coverage coverage";
  }
  .one .map {
    display: contents;
  }
  .one .map-head {
    grid-area: head;
    justify-content: flex-start;
    margin-block-end: -12px;
  }
  .one .field {
    grid-area: field;
  }
  .one .reading {
    grid-area: reading;
    grid-template-columns: var(--digit) var(--digit);
    justify-content: space-between;
    row-gap: 10px;
    column-gap: 0;
  }
  .one .words {
    grid-column: 1 / -1;
    min-block-size: 4.05em;
    justify-content: flex-start;
  }
  .one .path {
    grid-area: path;
  }
  .one .coverage {
    grid-area: coverage;
    min-block-size: max(1.35em, 6.79em - 11.05cqi + 1.35 * var(--_wide));
  }
  .one .classes {
    grid-area: classes;
    align-self: end;
  }
  .two .classes {
    grid-column: 1 / -1;
  }
  /* space for what arrives later, see rest.ts */
  .classes {
    min-block-size: var(--_target);
  }
  .one .classes {
    min-block-size: calc(1.3 * var(--_text-s) + max(var(--_target), 1.4 * var(--_text-l)));
  }
  /* names of an author's classes take two rows, or three */
  .stage.author {
    --name: 30px;
    --names: 2;
  }
  .author .classes.classes {
    min-block-size: calc(1.3 * var(--_text-s) + var(--names) * var(--name));
  }
  .author .coverage.coverage {
    min-block-size: 2.7em;
  }
  @media (pointer: coarse) {
    .stage.author {
      --name: var(--_target);
    }
  }
  .rest {
    display: flex;
    flex-direction: column;
    gap: var(--_space-5);
    /* at this width: rows that all controls take, lines of "how", the question */
    --rows: 1;
    --lines: 3;
    --question: 74px;
    min-block-size: calc(
      round(up, var(--rows) * var(--controls), 1) * (var(--_target) + 8px) - 8px + var(--how) *
        (var(--_space-5) + var(--lines) * 1.35 * var(--_text-s)) + var(--ask) * (var(--_space-5) + var(--question)) + 2.4 * var(--_wide)
    );
  }
  .two + .rest {
    --lines: 4;
  }
  @media (forced-colors: active) {
    .handle,
    span.pin {
      forced-color-adjust: none;
    }
  }
  @container (max-width: 939px) {
    .figure {
      --gap: 32px;
      --step: 28px;
    }
    .stage.one {
      --digit: 140px;
    }
    .stage.two {
      --digit: 112px;
    }
    .two .reading {
      grid-template-columns: var(--digit) var(--digit);
      row-gap: 8px;
    }
    .two .words {
      grid-column: 1 / -1;
      min-block-size: 4.05em;
      justify-content: flex-start;
    }
    .two .motto {
      display: none;
    }
    .stage.author {
      --names: 3;
    }
    .rest {
      --question: 107px;
    }
  }

  @container (max-width: 799px) {
    .rest {
      --rows: 2;
    }
  }

  @container (max-width: 599px) {
    .figure,
    .rest {
      gap: 20px;
    }
    .rest {
      --lines: 4;
    }
    .two + .rest {
      --lines: 5;
    }
    /* the bytes and Reset take turns: the title keeps its lines */
    .head > .title {
      max-inline-size: calc(100% - 108px);
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
    .stage.one {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: none;
      grid-template-areas: "head" "field" "reading" "path" "classes" "coverage";
      row-gap: 16px;
      --digit: 112px;
    }
    .one .reading {
      justify-content: start;
      column-gap: 24px;
    }
    .one .map-head {
      margin-block-end: -8px;
    }
    .path {
      min-block-size: calc(max(28px + var(--step), 5.82em - 10.8cqi) + 1.3 * var(--_wide));
    }
    .one .coverage {
      min-block-size: max(2.7em, 8.12em - 22.05cqi + 1.4 * var(--_wide));
    }
    .author .coverage.coverage {
      min-block-size: 4.05em;
    }

    /* two maps: one large, both decoded digits and the other map beneath it */
    .stage.two {
      --digit: 84px;
      grid-template-columns: repeat(3, 84px);
      justify-content: space-between;
      gap: 12px 0;
      grid-template-areas:
        "head head switch"
        "large large large"
        "decoded-ae decoded-vae small"
        "at at at"
        "words-ae words-ae words-ae"
        "words-vae words-vae words-vae"
        "path-ae path-ae path-ae"
        "path-vae path-vae path-vae"
        "classes classes classes"
        "coverage-ae coverage-ae coverage-ae"
        "coverage-vae coverage-vae coverage-vae";
    }
    .two .map,
    .two .reading {
      display: contents;
    }
    .two .back .map-head,
    .two .real {
      display: none;
    }
    .two .map-head {
      grid-area: head;
      align-self: center;
      min-block-size: var(--_target);
      align-items: center;
      margin: 0;
      overflow-wrap: anywhere;
    }
    .two .front .field {
      grid-area: large;
    }
    .two .back .field {
      grid-area: small;
      align-self: end;
      inline-size: 84px;
    }
    .two .back .handle,
    .two .back .pin {
      display: none;
    }
    .two .ae .decoded {
      grid-area: decoded-ae;
    }
    .two .vae .decoded {
      grid-area: decoded-vae;
    }
    .two .words {
      display: contents;
    }
    .two .at {
      grid-area: at;
    }
    .two .vae .at {
      display: none;
    }
    .two .ae .place {
      grid-area: words-ae;
    }
    .two .vae .place {
      grid-area: words-vae;
    }
    .two .place {
      font-size: var(--_text-s);
      line-height: 1.35;
      min-block-size: 2.7em;
    }
    .two .who {
      display: inline;
    }
    .two .decoded .label b:not(.who) {
      display: none;
    }
    .two .ae .path {
      grid-area: path-ae;
    }
    .two .vae .path {
      grid-area: path-vae;
    }
    .two .classes {
      grid-area: classes;
      min-block-size: calc(1.3 * var(--_text-s) + var(--_target));
    }
    .two .ae .coverage {
      grid-area: coverage-ae;
    }
    .two .vae .coverage {
      grid-area: coverage-vae;
    }
    .two .coverage {
      min-block-size: calc(2.7em + 1.35 * var(--_wide));
    }
  }

  @container (max-width: 479px) {
    .rest {
      --rows: 3;
      --lines: 5;
      --question: 140px;
    }
    .two + .rest {
      --lines: 7;
    }
  }

  @container (max-width: 339px) {
    .rest {
      --lines: 6;
      --question: calc(140px + 1.7 * var(--_wide));
    }
    .two + .rest {
      --lines: 10;
    }
  }

  @container (max-width: 299px) {
    .rest {
      --rows: 4;
    }
  }

  /* large type */
  @container (min-width: 600px) and (max-width: 39.99em) {
    .rest {
      --rows: 2;
      --lines: 4;
      --question: 4.75em;
    }
  }
  @container (min-width: 600px) and (max-width: 26em) {
    .rest {
      --rows: 3;
      --lines: 5;
      --question: 9.35em;
    }
  }
  @container (max-width: 16em) {
    .rest {
      --rows: 5;
      --lines: 11;
      --question: calc(13.95em + 2.2 * var(--_wide));
    }
  }
`;
