/** What comes after the poster: noise, curve, eraser, differences, choice of the picture. */
import { css } from "lit";

export const restStyles = css`
  /* only this picture takes the touch */
  .eraser {
    position: absolute;
    inset: 0;
    touch-action: none;
    cursor: crosshair;
    overflow: hidden;
  }
  .ring {
    position: absolute;
    inset-inline-start: auto;
    left: calc(100% * (var(--ex) - var(--er)));
    top: calc(100% * (var(--ey) - var(--er)));
    inline-size: calc(200% * var(--er));
    block-size: calc(200% * var(--er));
    border: 2px solid var(--_x);
    border-radius: 50%;
    box-shadow:
      0 0 0 2px var(--_bg),
      inset 0 0 0 2px var(--_bg);
    pointer-events: none;
  }
  .noise-head {
    min-block-size: var(--_target);
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 16px;
  }
  .noise-head .quiet {
    margin: 0;
  }
  .curve-head {
    block-size: max(20px, 1.25rem);
    margin-block-start: max(8px, 0.5rem);
  }
  .plot {
    position: relative;
    block-size: var(--plot);
    font-size: var(--_text-s);
  }
  .plot svg {
    display: block;
    overflow: visible;
    pointer-events: none;
  }
  .plot path {
    fill: none;
  }
  .plot .axis {
    stroke: var(--_rule);
    stroke-width: var(--_hair);
  }
  .plot .tick {
    font-size: var(--_text-xs);
    fill: var(--_ink-2);
    stroke: var(--_bg);
    stroke-width: 3px;
    stroke-linejoin: round;
    paint-order: stroke;
  }
  .curve {
    stroke-linejoin: round;
  }
  .curve.denoised {
    stroke: var(--_loss);
    stroke-width: 2;
  }
  .curve.plain {
    stroke: var(--_ink-2);
    stroke-width: var(--_line);
    stroke-dasharray: 4 3;
  }
  .curve.noisy {
    stroke: var(--_ink);
    stroke-width: var(--_hair);
  }
  .plot .mark {
    stroke: var(--_ink);
    stroke-width: 2.5px;
  }
  .stem {
    stroke: var(--_x);
    stroke-width: var(--_hair);
  }
  .dot.denoised {
    fill: var(--_loss);
  }
  .dot.plain {
    fill: var(--_bg);
    stroke: var(--_ink-2);
    stroke-width: var(--_line);
  }
  .dot.noisy {
    fill: var(--_ink);
  }
  .curve-name {
    fill: var(--_ink-2);
    stroke: var(--_bg);
    stroke-width: 3px;
    stroke-linejoin: round;
    paint-order: stroke;
  }
  .curve-name.denoised {
    fill: var(--_loss);
  }
  .curve-name.noisy {
    fill: var(--_ink);
  }
  .slider {
    position: relative;
    block-size: var(--_target);
  }
  .slider input {
    display: block;
  }
  .ticks {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    gap: 8px;
    padding-inline: 7px;
    margin-block-start: -6px;
    font-size: var(--_text-xs);
    color: var(--_ink-2);
    white-space: nowrap;
  }
  .ticks b {
    font-size: var(--_text-s);
    font-weight: 600;
    color: var(--_ink);
  }
  .means {
    margin: 4px 0 0;
    min-block-size: 2.7em;
  }
  @container (max-width: 62.66em) {
    .means {
      min-block-size: 4.05em;
    }
  }

  .minus .r {
    margin-inline: 0.25em;
    color: var(--_ink);
  }
  .minus b {
    font-weight: 500;
  }
  .diff .keys {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.9em;
    margin-block-start: var(--_space-2);
  }
  .pick-head > * {
    unicode-bidi: plaintext;
  }
  .diff .keys span {
    display: inline-flex;
    align-items: baseline;
    gap: 0.4em;
    white-space: nowrap;
  }
  .diff .keys span:only-child {
    white-space: normal;
  }
  .key {
    display: inline-block;
    inline-size: 0.7em;
    block-size: 0.7em;
    background: var(--_div-pos);
  }
  .key.lost {
    background: none;
    border: 2px solid var(--_div-neg);
  }

  .pick-head {
    min-block-size: 2em;
    display: flex;
    align-items: center;
  }
  .samples {
    display: grid;
    grid-template-columns: repeat(10, var(--_target));
    margin-inline: -8px 0;
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
  .sample canvas,
  .own canvas {
    inline-size: 28px;
    block-size: 28px;
    outline: 0;
    background: none;
  }
  .own {
    display: inline-flex;
    align-items: center;
    gap: 6px;
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
  }
  .tools .quiet {
    margin: 0;
    padding-inline: 0;
    text-align: start;
  }
  .tools .on {
    color: var(--_ink);
    text-decoration-color: var(--_x);
    text-decoration-thickness: var(--_line-strong);
  }
  .drawing {
    --pad-size: 196px;
  }
  .note {
    min-block-size: 1.35em;
  }
  .base p {
    margin: 0;
  }
  @container (min-width: 37.5em) {
    .revealed .question {
      flex: 1 1 0;
    }
  }

  @container (max-width: 62.66em) {
    .samples {
      grid-template-columns: repeat(5, minmax(var(--_target), 52px));
    }
    .ticks .end {
      display: none;
    }
  }
  @container (max-width: 37.49em) {
    .diff .keys span {
      white-space: normal;
    }
    .minus {
      white-space: nowrap;
    }
    /* large type may take more lines */
    .curve-head {
      block-size: auto;
      min-block-size: max(20px, 1.25rem);
      white-space: normal;
    }
    .ticks b {
      white-space: normal;
      text-align: center;
    }
    .noise-head .segments {
      flex: 1 1 100%;
    }
    .noise-head .segments label {
      flex: 1;
    }
    .stage input,
    .eraser {
      scroll-margin-block: 60px;
    }
    .samples {
      grid-template-columns: repeat(5, 1fr);
      margin: 0;
    }
    .sample::after {
      inset-inline: calc(50% - 14px);
    }
  }
  @media (forced-colors: active) {
    .sample:has(:checked)::after {
      forced-color-adjust: none;
      background: Highlight;
    }
    /* as on the picture: falling strokes lost, rising strokes invented */
    .key {
      forced-color-adjust: none;
      border: 0 !important;
    }
    .key.invented {
      background: linear-gradient(to top left, transparent 40%, CanvasText 40% 60%, transparent 60%);
    }
    .key.lost {
      background: linear-gradient(to bottom left, transparent 40%, CanvasText 40% 60%, transparent 60%);
    }
  }
`;
