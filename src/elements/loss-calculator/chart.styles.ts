/**
 * The picture. Pixels stand in columns of equal width; heights are fixed for each breakpoint, so that nothing moves when a value
 * does. How much a pixel carries follows from how many there are: w-* from 600 px on, n-* below (logic: `density`).
 */
import { css } from "lit";

export const chartStyles = css`
  .plot {
    --h: 17em; /* 1 on the axis */
    --axis: 2em;
    --names: 1.75em;
    --swatches: 30px;
    --air: 2em; /* for numbers above bars that reach 1 */
    --numbers: max(2.2em, var(--_target-dense));
    --terms: 1.5em;
    --ring: calc(var(--_handle) + 2px);
    --b: 0.33; /* a bar's share of its pixel's width */
    --between: 4px;
    --lane: 8px; /* the arrow's, between the bars and the square */
    --pitch: min(100% / var(--n), 10em);
    position: relative;
    direction: ltr;
    padding-inline-start: var(--axis);
    user-select: none;
    -webkit-user-select: none;
  }
  .pixels {
    display: grid;
    grid-template-columns: repeat(var(--n), minmax(0, 10em));
  }
  .pixel {
    display: grid;
    grid-template-columns: repeat(2, calc(100% * var(--b))) minmax(0, 1fr);
    grid-template-rows: var(--names) var(--swatches) var(--air) var(--h) var(--numbers) var(--terms);
    column-gap: var(--between);
    justify-items: center;
    position: relative;
  }

  .pixel > [data-side="x"] {
    grid-column: 1;
  }
  .pixel > [data-side="reconstruction"] {
    grid-column: 2;
  }

  /* the axis and what lies behind the bars */
  .field {
    position: absolute;
    inset-inline: 0;
    inset-block-start: calc(var(--names) + var(--swatches) + var(--air));
    block-size: var(--h);
  }
  .grid {
    position: absolute;
    inset-inline: var(--axis) 0;
    inset-block-end: calc(100% * var(--v));
    border-block-end: var(--_hair) solid var(--_rule);
    font-style: normal;
  }
  .grid span {
    position: absolute;
    inset-inline-end: 100%;
    margin-inline-end: 8px;
    font-size: var(--_text-xs);
    line-height: 1;
    color: var(--_ink-2);
    transform: translateY(-50%);
  }
  .squares {
    position: absolute;
    inset: 0;
    inset-inline-start: var(--axis);
  }
  .square {
    --side: calc(var(--gap) * var(--h));
    position: absolute;
    inset-block-end: calc(100% * var(--low));
    /* in its pixel's gutter; at the right end it grows to the left */
    inset-inline-start: min(var(--pitch) * (var(--i) + 2 * var(--b)) + 2 * var(--between) + var(--lane), 100% - var(--side));
    inline-size: var(--side);
    block-size: var(--side);
    background: color-mix(in srgb, var(--_loss) 13%, transparent);
    border: var(--_line) solid var(--_loss);
    border-radius: 0;
    color: var(--_loss);
  }

  /* above each bar: what it is */
  .numeral {
    display: none;
  }
  .name {
    grid-row: 1;
    align-self: center;
  }
  .swatch {
    grid-row: 2;
    inline-size: 28px;
    block-size: 28px;
    max-inline-size: 100%;
    background: color-mix(in srgb, var(--_seq-1) var(--ink), var(--_seq-0));
    outline: var(--_hair) solid var(--_rule-strong);
    outline-offset: -1px;
  }

  .column {
    grid-row: 4;
    inline-size: 100%;
    position: relative;
    cursor: ns-resize;
    touch-action: manipulation;
  }
  .column,
  .gutter {
    block-size: var(--h);
  }
  .bar {
    position: absolute;
    inset-inline: 0;
    inset-block-end: 0;
    /* the middle of the stroke is the value */
    block-size: calc(100% * var(--v) + 1.5px);
    background: color-mix(in srgb, currentColor 20%, transparent);
    border-block-start: 3px solid currentColor;
    border-radius: 0;
  }
  .grip {
    position: absolute;
    inset-block-end: calc(100% * var(--v) - var(--_target) / 2);
    inset-inline-start: 50%;
    block-size: var(--_target);
    inline-size: max(100% + var(--between), 24px);
    transform: translateX(-50%);
    display: grid;
    place-items: center;
    cursor: ns-resize;
    touch-action: none;
  }
  .grip input[type="range"] {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    opacity: 0;
    pointer-events: none;
  }
  .ring {
    inline-size: var(--ring);
    block-size: var(--ring);
    border: 3px solid currentColor;
    border-radius: 50%;
    background: var(--_bg);
  }
  .grip input:focus-visible + .ring {
    outline: var(--_line-strong) solid var(--_focus);
    outline-offset: 2px;
    border-radius: 50%;
  }
  .tick {
    display: none;
    position: absolute;
    inset-inline: 0;
    inset-block-end: calc(100% * var(--was));
    border-block-end: 2px solid var(--_ink-3);
  }

  /* beside each pair: its error and its way down */
  .gutter {
    grid-row: 4;
    grid-column: 3;
    justify-self: stretch;
    position: relative;
    pointer-events: none;
  }
  .arrow {
    --tip: clamp(4px, var(--length) * var(--h), 7px);
    position: absolute;
    inset-inline-start: max(0px, var(--lane) / 2 - 1px);
    inset-block-end: calc(100% * var(--low));
    block-size: calc(100% * var(--length));
    border-inline-start: 2px solid var(--_loss);
  }
  .arrow::before {
    content: "";
    position: absolute;
    inset-inline-start: -1px;
    inline-size: var(--tip);
    block-size: var(--tip);
    border: solid var(--_loss);
    border-width: 2px 0 0 2px;
  }
  .arrow.up::before {
    inset-block-start: -0.5px;
    transform: translateX(-50%) rotate(45deg);
  }
  .arrow.down::before {
    inset-block-end: -0.5px;
    transform: translateX(-50%) rotate(225deg);
  }
  .arrow.still::before {
    inset-block-start: -3px;
    inline-size: 6px;
    block-size: 6px;
    border: 0;
    border-radius: 50%;
    background: var(--_loss);
    transform: translateX(-50%);
  }
  .slope,
  .downhill {
    position: absolute;
    font-size: var(--_text-s);
    line-height: 1.4;
    white-space: nowrap;
    text-shadow:
      0 0 2px var(--_bg),
      0 0 3px var(--_bg),
      0 0 3px var(--_bg),
      0 0 4px var(--_bg);
  }
  .slope {
    color: var(--_loss);
    inset-inline-start: -3px;
    z-index: 1;
  }
  /* the last pixel's ends where the picture does; a wide face may lay it over the bar */
  .pixel:last-child:not(:first-child) .slope {
    inset-inline: auto 0;
    min-inline-size: calc(100% + 3px);
  }
  :is(.slope, .downhill).above {
    inset-block-end: calc(100% * var(--at) + 5px);
  }
  :is(.slope, .downhill).below {
    inset-block-start: calc(100% * (1 - var(--at)) + 5px);
  }
  .downhill {
    color: var(--_ink-2);
    inset-inline-start: 100%;
    z-index: 1;
  }
  .slope > .downhill {
    position: static;
    margin-inline-start: 0.6em;
  }
  .slope-symbol .s {
    font-size: 1em;
  }
  .nats {
    position: absolute;
    inset-inline: calc(var(--lane) + 1px) auto;
    inset-block-end: 0;
    inline-size: min(16px, 100% - var(--lane) - 3px);
    block-size: calc(100% * min(var(--term), 1));
    color: var(--_loss);
    background: currentColor;
    border-radius: 0;
  }
  .nats > i {
    position: absolute;
    inset-inline: 0;
    inset-block-end: 0;
    block-size: calc(var(--h) * min(var(--floor), 1));
    background: var(--_bg);
    border: var(--_line) solid currentColor;
  }
  /* higher than the field: an open, ragged end */
  .nats.torn {
    block-size: calc(100% + 0.9em);
    clip-path: polygon(0 8px, 25% 0, 50% 8px, 75% 0, 100% 8px, 100% 100%, 0 100%);
  }

  /* below each bar: what it measures */
  .number-input,
  .numbers,
  .term {
    font-size: var(--_text-s);
    font-weight: 600;
    white-space: nowrap;
  }
  .number-input {
    appearance: textfield;
    -moz-appearance: textfield;
    inline-size: calc(100% + var(--between) - 2px);
    min-inline-size: 0;
    block-size: var(--numbers);
    font-family: inherit;
    font-variant-numeric: inherit;
    text-align: center;
    padding: 0;
    margin: 0;
    background: none;
    border: 0;
    border-radius: var(--_radius-s);
    cursor: text;
  }
  .number-input::-webkit-inner-spin-button,
  .number-input::-webkit-outer-spin-button {
    appearance: none;
    -webkit-appearance: none;
    margin: 0;
  }
  .number-input:hover {
    background: var(--_wash);
  }
  .number-input:focus {
    background: var(--_bg);
    outline: var(--_line-strong) solid var(--_focus);
    outline-offset: -2px;
  }
  .numbers {
    display: none;
    grid-row: 5;
    grid-column: 1 / 3;
    flex-direction: column;
    justify-content: center;
    text-align: center;
    line-height: 1.35;
  }
  .pixel > .number-input {
    grid-row: 5;
  }
  .term {
    grid-row: 6;
    grid-column: 1 / 3;
    color: var(--_loss);
  }

  /* a step: everything slides to where it leads */
  .moving :is(.bar, .square, .arrow, .nats, .grip, .slope) {
    transition:
      block-size var(--_time-move) var(--_ease),
      inline-size var(--_time-move) var(--_ease),
      inset var(--_time-move) var(--_ease);
  }
  @media (prefers-reduced-motion: reduce) {
    .tick {
      display: block;
    }
  }

  .numeral {
    grid-column: 1 / 3;
    grid-row: 1;
    font-size: var(--_text-xs);
    color: var(--_ink-2);
    align-self: center;
  }

  /* which pixel the sliders move */
  .pixel.chosen::after {
    content: "";
    grid-row: 6;
    grid-column: 1 / 3;
    align-self: end;
    inline-size: 100%;
    block-size: var(--_line-strong);
    margin-block-end: -4px;
    background: var(--_ink);
  }

  @media (forced-colors: active) {
    .bar,
    .square,
    .nats,
    .nats > i,
    .ring,
    .arrow,
    .arrow::before,
    .swatch {
      forced-color-adjust: none;
    }
  }
  @media print {
    .bar,
    .square,
    .nats,
    .swatch {
      print-color-adjust: exact;
      -webkit-print-color-adjust: exact;
    }
    .ring {
      display: none;
    }
  }
`;
