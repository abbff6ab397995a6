import { css } from "lit";

/**
 * Three widths (see docs/architecture.md, "The look"): the cloud stands left of the chart, below 600 px above it. In em of the tag's
 * text (15 px), so that large text gets the layout of a narrow figure.
 */
export const featuresStyles = css`
  .figure {
    max-inline-size: 960px;
    margin-inline: auto;
    --gap: 64px;
    --digit: 112px;
    --near: 56px;
    --near-gap: 10px;
    --cloud: 384px;
    --plot: 352px;
    /* of the chart's first and last column, from its edges */
    --inset: 20px;
  }
  .stage {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    column-gap: var(--gap);
    row-gap: 28px;
  }
  .cloud-side,
  .chart-side {
    display: flex;
    flex-direction: column;
    gap: 12px;
    min-inline-size: 0;
  }
  .part-head {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    gap: 12px;
    min-block-size: 1.3em;
    margin-block-end: -4px;
  }
  .part-head .label {
    white-space: normal;
  }
  /* a picture of neighbourhoods does not mirror */
  .field {
    position: relative;
    block-size: var(--cloud);
    direction: ltr;
    outline: var(--_hair) solid var(--_rule);
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
  .overlay {
    pointer-events: none;
  }
  .loupe {
    display: grid;
    grid-template-columns: minmax(var(--digit), max-content) minmax(0, 1fr);
    column-gap: 16px;
    margin-block-start: 4px;
  }
  .pic {
    display: flex;
    flex-direction: column;
    gap: 6px;
    align-items: flex-start;
    min-inline-size: 0;
  }
  .near .label {
    white-space: normal;
  }
  .this canvas {
    inline-size: var(--digit);
    block-size: var(--digit);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: var(--near-gap);
    block-size: var(--near);
    overflow: hidden;
    /* room for the pictures' hairlines */
    padding: 1px;
    margin: -1px;
    box-sizing: content-box;
  }
  .row canvas {
    inline-size: var(--near);
    block-size: var(--near);
  }
  .name {
    min-block-size: 2.7em;
    line-height: 1.35;
  }
  .chips {
    min-block-size: calc(1.3 * var(--_text-s) + 6px + var(--_target));
  }
  .colours {
    min-block-size: var(--_target);
  }
  .plot,
  .axis {
    margin-left: calc(2.85 * var(--_text-xs));
  }
  .plot {
    position: relative;
    block-size: var(--plot);
    margin-block-start: 8px;
  }
  .level {
    position: absolute;
    left: 0;
    right: 0;
    bottom: calc(var(--y) * 100%);
    block-size: 0;
    border-block-end: var(--_hair) solid var(--_rule);
    font-style: normal;
  }
  .level span {
    position: absolute;
    right: calc(100% + 6px);
    top: -0.7em;
    font-size: var(--_text-xs);
    line-height: 1.4;
    color: var(--_ink-2);
  }
  .axis {
    margin-block-start: -12px;
  }
  /* its track is the axis */
  .slider {
    block-size: var(--_target);
    /* half the thumb lies outside the axis */
    padding-inline: calc(var(--inset) - 11px);
    margin-block-start: calc(var(--_target) / -2);
    position: relative;
  }
  .ticks {
    position: relative;
    block-size: 1.4em;
    margin-block-start: -6px;
    font-size: var(--_text-xs);
    color: var(--_ink-2);
  }
  .ticks span {
    position: absolute;
    left: calc(var(--inset) + var(--f) * (100% - 2 * var(--inset)));
    transform: translateX(-50%);
  }
  .ticks span:last-child {
    transform: translateX(calc(-50% - 0.1 * var(--_wide)));
  }
  .ticks .on {
    color: var(--_ink);
    font-weight: 600;
  }
  .axis-name {
    text-align: center;
  }
  .run {
    min-block-size: var(--_target);
  }
  .readout {
    --rows: 3;
    --verdict: 2;
    min-block-size: calc(var(--rows) * 1.75 * var(--_text-m) + 12px + 12px + var(--verdict) * 1.4 * var(--_text-m) + 2.7 * var(--_text-s));
  }
  .rest {
    display: flex;
    flex-direction: column;
    gap: var(--_space-5);
    --lines: 3;
    --question: 74px;
    --source: var(--_target);
    min-block-size: calc(
      var(--codes) * var(--source) + var(--how) * (var(--_space-5) + var(--lines) * 1.35 * var(--_text-s)) + var(--ask) *
        (var(--_space-5) + var(--question)) + 2.2 * var(--_wide)
    );
  }

  @container (max-width: 62.6em) {
    .figure {
      --gap: 32px;
      --digit: 84px;
      --near-gap: 8px;
      --cloud: 280px;
      --plot: 240px;
    }
    .part-head .aside {
      display: none;
    }
    .run {
      min-block-size: calc(var(--_target) + 3.5 * var(--_wide));
    }
    .readout {
      --verdict: 4;
    }
    .rest {
      --lines: 3;
      --question: 107px;
    }
  }

  @container (max-width: 39.9em) {
    .figure,
    .rest {
      gap: 20px;
    }
    .stage {
      grid-template-columns: minmax(0, 1fr);
      row-gap: 32px;
    }
    .part-head .aside {
      display: inline;
    }
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
    .rest {
      --lines: 5;
      --question: 128px;
    }
  }

  @container (max-width: 27.9em) {
    .part-head .aside {
      display: none;
    }
    .rest {
      --lines: 6;
    }
  }

  @container (max-width: 19.9em) {
    .readout {
      --rows: 5;
      --verdict: 5;
    }
  }

  @container (max-width: 23.9em) {
    .rest {
      --lines: 7;
      --question: 161px;
      --source: calc(var(--_target) + 8px + 1.3 * var(--_text-s));
    }
  }
`;
