/** Of what comes after the first picture. */
import { css } from "lit";

export const restStyles = css`
  .square .pca {
    stroke: var(--_ink-2);
    stroke-width: var(--_line);
    stroke-dasharray: 4 3;
  }
  .square .name.pca {
    left: calc(var(--at) * 100% + 6px);
    top: calc(var(--y) * 100% + 4px);
  }
  .field {
    touch-action: pan-y;
    -webkit-user-select: none;
    user-select: none;
    -webkit-tap-highlight-color: transparent;
  }
  .cell:hover:not(:disabled) {
    text-decoration: underline;
    text-decoration-color: var(--_rule-strong);
    text-decoration-thickness: 1px;
    text-underline-offset: 4px;
  }
  /* a count that nobody knows yet takes no room, and neither does the space after it */
  .blank .cell b {
    display: inline-block;
    inline-size: 0;
    margin-right: calc(-0.28 * var(--_text-m));
  }
  .scoring {
    position: absolute;
    left: 0;
    bottom: calc(100% - var(--zero) + 16px);
    display: grid;
    gap: 8px;
  }
  .scoring i {
    block-size: 2px;
    inline-size: min(220px, 100%);
    background: linear-gradient(90deg, var(--_loss) var(--p), var(--_rule) 0);
  }
  .field.live {
    cursor: pointer;
  }
  .field.live .line::after {
    content: "";
    position: absolute;
    inset: 0 -22px;
    cursor: ew-resize;
  }
  .field input[type="range"] {
    position: absolute;
    inset-block-start: var(--zero);
    inset-inline: -11px;
    inline-size: calc(100% + 22px);
    block-size: var(--_target);
    min-block-size: 0;
    transform: translateY(-50%);
    pointer-events: none;
    --c: var(--_loss);
    --_fill: linear-gradient(transparent, transparent);
    z-index: 3;
  }
  /* the threshold passes through */
  .group {
    --halo: 0 0 2px var(--_bg);
    text-shadow: var(--halo), var(--halo), var(--halo), var(--halo), var(--halo), var(--halo), var(--halo), var(--halo);
  }
  .controls {
    min-block-size: var(--h-controls);
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: 12px 32px;
  }
  .kinds {
    display: flex;
    flex-wrap: wrap;
    gap: 0 24px;
    border: 0;
    margin: 0;
    padding: 0;
    min-inline-size: 0;
  }
  .kinds legend {
    padding: 0;
    white-space: normal;
  }
  .kinds .check {
    align-items: start;
    padding-block-start: 8px;
  }
  .kinds .check > span {
    display: grid;
    line-height: 1.25;
  }
  .kinds .sub {
    min-block-size: 1.35em;
  }
  .costs {
    min-block-size: var(--h-costs);
    align-content: start;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 20px;
  }
  .costs > .label {
    inline-size: 100%;
  }
  .stepper {
    display: inline-flex;
    align-items: center;
    gap: 8px;
  }
  .stepper input {
    font: inherit;
    color: inherit;
    background: var(--_bg);
    border: 1px solid var(--_rule-strong);
    border-radius: var(--_radius-m);
    inline-size: 4.5em;
    min-block-size: var(--_target);
    padding-inline: 10px;
  }
  .costs .sum {
    min-inline-size: min(17em, 100%);
  }
  .costs .quiet[aria-disabled="true"] {
    opacity: 0.4;
    cursor: default;
    text-decoration-color: var(--_rule-strong);
  }
  .rest > .prompt {
    min-block-size: var(--h-prompt);
  }
  .how {
    min-block-size: var(--h-how);
    margin: 0;
    max-inline-size: 100ch;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 16px 18px;
    margin-block: 12px 0;
  }
  .drawing {
    display: flex;
    gap: 16px;
    align-items: end;
    --pad-size: 140px;
  }
  .drawing .buttons {
    flex-direction: column;
    align-items: start;
    gap: 24px;
    margin-block: 12px;
  }
  .machine {
    grid-template-columns: minmax(0, 1fr);
    display: grid;
    gap: 6px;
    min-inline-size: 0;
    align-content: start;
  }
  .strips {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 12px;
    min-block-size: 1.3em;
  }
  .machine canvas,
  .told canvas {
    display: block;
    inline-size: 100%;
    outline: var(--_hair) solid var(--_rule);
  }
  canvas.trace {
    block-size: 132px;
  }
  canvas.errors {
    block-size: 92px;
    font-size: var(--_text-s);
  }
  .told canvas.window {
    block-size: 110px;
    margin-block-end: 12px;
  }
  .state.on {
    color: var(--_ink);
    font-weight: 600;
  }
  .run {
    display: flex;
    gap: 18px;
    align-items: center;
    min-block-size: var(--_target);
  }
  .faults {
    max-inline-size: 100%;
    justify-self: start;
    margin-block-end: 8px;
  }

  @container (max-width: 15em) {
    .limit {
      white-space: normal;
      max-inline-size: calc(100% - var(--t) * 100% + 30px);
    }
    .limit.left {
      max-inline-size: calc(var(--t) * 100%);
    }
    .group.normal {
      bottom: 100%;
    }
    .group.anomalous {
      bottom: auto;
      top: 100%;
    }
    .ticks .beyond {
      left: auto;
      right: -45px;
      transform: none;
    }
    .pic {
      justify-content: flex-end;
      align-items: center;
      gap: 12px;
    }
    .strips .label {
      white-space: normal;
    }
    .drawing {
      flex-wrap: wrap;
    }
  }
  @media print {
    .figure > .rest {
      min-block-size: 0;
    }
    .hint,
    .buttons {
      display: none;
    }
    .what,
    .figure .tools {
      min-block-size: 0;
    }
  }
`;
