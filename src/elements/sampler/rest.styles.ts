import { css } from "lit";

/** Dice, the share over all rolls, and what stands beneath the sheets. */
export const restStyles = css`
  .cell:not(:disabled):hover canvas {
    outline: var(--_line) solid var(--_ink);
    position: relative;
  }
  .throw {
    display: flex;
    flex-direction: column;
    gap: 10px;
  }
  .kinds,
  .models {
    display: flex;
  }
  .kinds label,
  .models label {
    flex: 1 1 auto;
    padding-inline: 8px;
    min-inline-size: 0;
    text-align: center;
    line-height: 1.2;
  }
  .normal {
    white-space: nowrap;
  }
  .normal .cal {
    font-family: KaTeX_Caligraphic, var(--_font-math);
    font-size: 1.1em;
  }
  @container (max-width: 599px) {
    .throw {
      flex-flow: row wrap;
    }
    .roll {
      flex: 1 1 104px;
    }
    .kinds {
      order: 1;
      flex: 1 1 100%;
    }
    .models label {
      padding-inline: 9px;
    }
  }
  @container (max-width: 319px) {
    .dice .key {
      gap: 2px 10px;
    }
  }
  .long {
    display: flex;
    flex-direction: column;
    gap: 6px;
    min-inline-size: 0;
    margin-block-start: 6px;
  }
  .long p {
    margin: 0;
  }
  .norm {
    color: var(--_ink);
  }
  /* the ends of the axis are where the middle of the slider's thumb can go */
  .row svg,
  .ticks {
    margin-inline: 11px;
    inline-size: calc(100% - 22px);
  }
  .row {
    margin-block-end: 8px;
  }
  .row svg {
    display: block;
    block-size: var(--height);
    overflow: visible;
  }
  .row path {
    fill: none;
    stroke: var(--_ink);
    stroke-width: var(--_line);
    vector-effect: non-scaling-stroke;
  }
  .row .of-dice {
    fill: color-mix(in srgb, var(--_z) 20%, transparent);
    stroke: var(--_z);
  }
  .row .thrown {
    stroke: var(--_z);
  }
  .row .seen {
    stroke: var(--_z);
    stroke-width: 3px;
  }
  .row .base {
    stroke: var(--_rule-strong);
    stroke-width: var(--_hair);
  }
  .names {
    display: flex;
    flex-wrap: wrap;
    gap: 0 10px;
  }
  .names b {
    color: var(--_ink);
    min-inline-size: 2.2em;
  }
  .names .codes {
    color: var(--_ink);
  }
  .ticks {
    position: relative;
    block-size: 14px;
    margin-block-start: -6px;
    font-size: var(--_text-xs);
    line-height: 1.2;
    color: var(--_ink-2);
  }
  .ticks span {
    position: absolute;
    left: calc(var(--at) * 100%);
    transform: translateX(-50%);
  }
  .spread input {
    --c: var(--_z);
    display: block;
    inline-size: calc(22px + (100% - 22px) * var(--share));
  }
  .spread .sub {
    margin-block-start: -6px;
  }
  .spread b {
    color: var(--_ink);
    font-weight: 600;
  }

  .share {
    display: flex;
    flex-direction: column;
    gap: 2px;
  }
  .share p {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 12px;
  }
  .scale {
    position: relative;
    block-size: 20px;
    margin-inline: 5px;
  }
  .scale::before {
    content: "";
    position: absolute;
    inset-inline: -5px;
    inset-block-start: 9.5px;
    border-block-start: var(--_hair) solid var(--_rule-strong);
  }
  .scale i {
    position: absolute;
    left: calc(var(--at) * 100%);
  }
  .scale .dot {
    inline-size: 9px;
    block-size: 9px;
    margin: 5.5px -4.5px;
    border-radius: 50%;
    background: var(--_ink);
  }
  .scale .error {
    left: calc(var(--from) * 100%);
    right: calc((1 - var(--to)) * 100%);
    inset-block-start: 8.5px;
    border-block-start: 3px solid var(--_ink);
  }
  .scale .measured {
    inset-block: 1px;
    border-inline-start: 2px dashed var(--_ink-2);
    margin-inline-start: -1px;
  }
  .share .before {
    unicode-bidi: plaintext;
    color: var(--_ink-2);
  }
  .share .rolls {
    color: var(--_ink);
  }

  .key {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 20px;
    margin: 0;
  }
  .key .sign {
    display: inline-block;
    vertical-align: -1px;
  }
  .key b {
    color: var(--_ink);
    font-weight: 600;
    margin-inline: 3px 0;
  }
  .how p {
    margin: 0;
    max-inline-size: 110ch;
  }
  .how summary {
    display: flex;
    align-items: center;
    inline-size: fit-content;
    min-block-size: var(--_target);
    font-size: var(--_text-s);
    color: var(--_ink-2);
    cursor: pointer;
    text-decoration: underline;
    text-decoration-color: var(--_rule-strong);
    text-underline-offset: 4px;
  }
  .how summary:hover {
    color: var(--_ink);
  }
  @media (forced-colors: active) {
    .row .of-dice {
      fill: none;
      stroke-dasharray: 4 3;
    }
    .scale .dot {
      forced-color-adjust: none;
    }
    .scale .error {
      border-color: CanvasText;
    }
  }
  @media print {
    .figure > .rest {
      min-block-size: 0;
    }
    .spread input,
    .throw,
    .segments,
    .how:not([open]),
    .how summary {
      display: none;
    }
    .figure > .stage > .dice {
      min-block-size: 0;
    }
  }
`;
