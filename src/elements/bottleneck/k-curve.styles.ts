import { css } from "lit";

export const curveStyles = css`
  .k-now {
    font-size: var(--_text-m);
    font-weight: 600;
    color: var(--_ink);
  }
  .khead .r {
    font-size: 1em;
    color: var(--_ink);
    white-space: pre;
  }
  .plot {
    position: relative;
    block-size: var(--plot);
    font-size: var(--_text-s);
    margin-block-start: max(14px, 0.9em);
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
  }
  .curve {
    stroke-linejoin: round;
  }
  .curve.ours {
    stroke: var(--_loss);
    stroke-width: 2;
  }
  .curve.pca {
    stroke: var(--_ink-2);
    stroke-width: var(--_line);
    stroke-dasharray: 4 3;
  }
  .curve.average {
    stroke: var(--_ink-3);
    stroke-width: var(--_hair);
  }
  .stem {
    stroke: var(--_z);
    stroke-width: var(--_hair);
  }
  .dot.ours {
    fill: var(--_loss);
  }
  .dot.pca {
    fill: var(--_bg);
    stroke: var(--_ink-2);
    stroke-width: var(--_line);
  }
  .curve-name {
    fill: var(--_ink-2);
    stroke: var(--_bg);
    stroke-width: 3px;
    stroke-linejoin: round;
    paint-order: stroke;
  }
  .curve-name.ours:not(.average) {
    fill: var(--_loss);
  }
  .k-slider {
    /* tells of k; what is lit is "k = 8" above, since a box here would cross the curve and the ticks */
    --_lit: transparent;
    position: relative;
    block-size: var(--_target);
  }
  .k-slider input {
    display: block;
  }
  .ticks {
    position: relative;
    block-size: 1.4em;
    margin-block-start: -4px;
    font-size: var(--_text-xs);
    color: var(--_ink-2);
  }
  .ticks span {
    position: absolute;
    inset-inline-start: calc(11px + var(--f) * (100% - 22px));
    transform: translateX(-50%);
  }
  .ticks .on {
    color: var(--_z);
    font-weight: 600;
  }
`;
