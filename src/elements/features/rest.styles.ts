import { css } from "lit";

/** The handle, the chips, what is drawn on the chart, and all that stands beneath. */
export const restStyles = css`
  .field.live {
    cursor: crosshair;
  }
  .handle {
    position: absolute;
    left: calc(12px + var(--x) * (100% - 24px));
    top: calc(12px + var(--y) * (100% - 24px));
    inline-size: var(--_target);
    block-size: var(--_target);
    margin: calc(var(--_target) / -2);
    display: grid;
    place-items: center;
    cursor: crosshair;
  }
  .handle::before {
    content: "";
    inline-size: calc(var(--_handle) + 4px);
    block-size: calc(var(--_handle) + 4px);
    border: 2.5px solid var(--_z);
    border-radius: 50%;
    box-shadow:
      0 0 0 2px var(--_bg),
      inset 0 0 0 2px var(--_bg);
  }
  .handle:focus-visible {
    outline: none;
  }
  .handle:focus-visible::before {
    outline: var(--_line-strong) solid var(--_focus);
    outline-offset: 3px;
  }

  .chips {
    display: grid;
    grid-template-columns: 1fr auto;
  }
  .chips fieldset {
    display: grid;
    grid-template-columns: repeat(10, minmax(0, 44px));
    grid-column: 1 / -1;
    grid-row: 1 / 3;
    justify-content: space-between;
    row-gap: 6px;
    border: 0;
    margin: 0;
    padding: 0;
    min-inline-size: 0;
  }
  .chips fieldset .label {
    grid-column: 1 / -1;
    justify-self: start;
  }
  .chips fieldset button {
    min-block-size: var(--_target);
    padding: 0;
    border: 0;
    background: none;
    font-size: var(--_text-l);
    font-weight: 700;
    color: var(--c);
  }
  .chips fieldset button:hover:not(:disabled) {
    background: var(--_wash);
  }
  .chips fieldset button[aria-pressed="true"] {
    text-decoration: underline;
    text-decoration-thickness: 2.5px;
    text-underline-offset: 5px;
    background: var(--_wash);
  }
  .others {
    grid-column: 2;
    grid-row: 1;
    position: relative;
    display: flex;
    gap: 16px;
    align-self: start;
    margin-block: -14px;
  }
  .others .quiet {
    font-size: var(--_text-s);
    line-height: 1.3;
    margin: 0;
  }
  .yours[aria-pressed="true"] {
    color: var(--_ink);
    font-weight: 600;
  }

  .marks {
    position: absolute;
    inset: 0;
  }
  .marks svg {
    position: absolute;
    left: var(--inset);
    inline-size: calc(100% - 2 * var(--inset));
    block-size: 100%;
    overflow: visible;
  }
  .curve {
    fill: none;
    stroke-width: 2;
    vector-effect: non-scaling-stroke;
  }
  .codes {
    --q: var(--_z);
    --side: -1;
  }
  .pixels-of {
    --q: var(--_x);
    --side: 1;
  }
  .curve.codes,
  .curve.pixels-of {
    stroke: var(--q);
  }
  .curves.codes {
    transform: translateX(-13px);
  }
  .curves.pixels-of {
    transform: translateX(13px);
  }
  .marks > i {
    position: absolute;
    font-style: normal;
  }
  .now {
    left: calc(var(--inset) + var(--f) * (100% - 2 * var(--inset)));
    top: 0;
    bottom: 0;
    border-left: 1px dotted var(--_rule-strong);
  }
  .level.guess {
    border-block-end-style: dashed;
    border-color: var(--_ink-3);
  }
  .level.guess span {
    right: 0;
    top: auto;
    bottom: 1px;
  }
  .draw {
    left: calc(var(--inset) + var(--f) * (100% - 2 * var(--inset)) + var(--side) * 5px + var(--j) * 1.5px);
    bottom: calc(var(--y) * 100%);
    inline-size: 5px;
    block-size: 5px;
    margin: -2.5px;
    border-radius: 50%;
    background: var(--q);
  }
  .mean {
    left: calc(var(--inset) + var(--f) * (100% - 2 * var(--inset)) + var(--side) * 13px);
    bottom: calc((var(--y) - var(--e)) * 100%);
    block-size: calc(var(--e) * 200%);
    inline-size: 2px;
    margin-inline: -1px;
    background: var(--q);
  }
  .mean::before,
  .mean::after {
    content: "";
    position: absolute;
    left: -3px;
    right: -3px;
    border-block-end: 2px solid var(--q);
  }
  .mean::before {
    top: -1px;
  }
  .mean::after {
    bottom: -1px;
  }
  .curve-name {
    position: absolute;
    left: clamp(36px, calc(var(--inset) + var(--f) * (100% - 2 * var(--inset))), calc(100% - 36px));
    transform: translateX(-50%);
    white-space: nowrap;
    font-weight: 500;
    line-height: 1.2;
    text-shadow:
      0 0 3px var(--_bg),
      0 0 3px var(--_bg),
      0 0 3px var(--_bg);
  }
  /* clear of the curve that comes from the left, below */
  .curve-name.after {
    left: calc(var(--inset) + var(--f) * (100% - 2 * var(--inset)) + 6px);
    transform: none;
  }
  .curve-name.above {
    bottom: calc(var(--y) * 100% + 7px);
  }
  .curve-name.below {
    top: calc((1 - var(--y)) * 100% + 7px);
  }
  .empty {
    position: absolute;
    left: 50%;
    top: 37.5%;
    transform: translate(-50%, -50%);
    background: var(--_bg);
    padding: 2px 6px;
    white-space: nowrap;
  }

  .run {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 20px;
  }
  .run .quiet {
    margin-block: 0;
  }
  .run .button[aria-disabled="true"] {
    opacity: 0.4;
    background: var(--_ink);
    cursor: default;
  }
  .progress-words {
    font-variant-numeric: tabular-nums;
  }
  .bar {
    flex: 1 1 60px;
    block-size: 2px;
    background: var(--_rule);
  }
  .bar i {
    display: block;
    block-size: 100%;
    inline-size: calc(var(--p) * 100%);
    background: var(--_ink);
  }

  .numbers {
    border-collapse: collapse;
    inline-size: 100%;
    line-height: 1.75;
  }
  .numbers th,
  .numbers td {
    padding: 0;
    text-align: end;
    font-weight: 400;
    white-space: nowrap;
  }
  .numbers tr {
    block-size: calc(1.75 * var(--_text-m));
  }
  .numbers tr > * {
    line-height: 1.2;
    vertical-align: baseline;
  }
  .numbers thead th {
    font-size: var(--_text-s);
  }
  .numbers tr > :first-child {
    text-align: start;
    color: var(--_ink-2);
    font-size: var(--_text-s);
  }
  .numbers tr > :first-child,
  .numbers thead th {
    unicode-bidi: plaintext;
  }
  .numbers td {
    direction: ltr;
    unicode-bidi: isolate;
  }
  .numbers thead th,
  .numbers tr > :first-child:dir(rtl) {
    text-align: right;
  }
  .numbers td b {
    font-weight: 600;
  }
  .numbers .error {
    color: var(--_ink-2);
    font-size: var(--_text-s);
  }
  .verdict {
    unicode-bidi: plaintext;
    margin: 8px 0 4px;
    min-block-size: 2.8em;
    text-wrap: pretty;
  }
  .verdict.said {
    font-weight: 600;
  }
  .colours {
    display: flex;
    align-items: center;
    gap: 12px;
  }
  .own-words,
  .how {
    margin: 0;
  }
  .own-words {
    min-block-size: 2.7em;
  }

  .how {
    max-inline-size: 90ch;
  }
  .controls {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
  }
  .controls .segments .sub {
    margin-inline-start: 6px;
    color: inherit;
  }

  @container (max-width: 62.6em) {
    .colours > .label {
      display: none;
    }
    .colours .segments label {
      padding-inline: 8px;
      font-size: var(--_text-s);
    }
    .numbers,
    .numbers .error {
      font-size: var(--_text-s);
    }
    .curve-name {
      font-size: var(--_text-s);
    }
    .numbers .at {
      display: none;
    }
    .verdict {
      min-block-size: 5.6em;
    }
  }
  /* a phone with text at twice its size: what a row is about stands above its numbers */
  @container (max-width: 19.9em) {
    .empty {
      box-sizing: border-box;
      inline-size: 100%;
      text-align: center;
      white-space: normal;
    }
    .numbers {
      display: grid;
      grid-template-columns: repeat(3, auto);
      justify-content: space-between;
      column-gap: 8px;
      row-gap: 4px;
    }
    .numbers :is(thead, tbody, tr) {
      display: contents;
    }
    .numbers tr > :first-child {
      grid-column: 1 / -1;
      margin-block-start: 6px;
    }
    .numbers tr > * {
      white-space: normal;
    }
    .numbers .error {
      display: block;
      white-space: nowrap;
    }
  }
  @media (forced-colors: active) {
    .handle,
    .draw,
    .mean {
      forced-color-adjust: none;
    }
  }
  @media print {
    .chips,
    .colours,
    .slider,
    .run {
      display: none;
    }
  }
`;
