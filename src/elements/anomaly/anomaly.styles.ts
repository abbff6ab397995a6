/**
 * Three widths (see docs/architecture.md, "The look"): the histograms with the ROC curve beside them, below 940 px beneath them; the
 * example in a row of three pictures and its words.
 */
import { css } from "lit";

export const anomalyStyles = css`
  .figure {
    max-inline-size: 960px;
    margin-inline: auto;
    --pic: 140px;
    /* heights that what comes later will have */
    --h-controls: 62px;
    --h-costs: 65px;
    --h-prompt: 74px;
    --h-how: 53px;
    --h-tools: 53px;
  }
  .stage {
    display: grid;
    grid-template-columns: minmax(0, 1fr) max(240px, 9.2em);
    column-gap: 48px;
    row-gap: 24px;
    align-items: start;
  }
  .stage.alone {
    grid-template-columns: minmax(0, 1fr);
  }
  .plot {
    min-inline-size: 0;
  }

  /* the four counts, on their sides of an axis that does not mirror */
  .cells {
    direction: ltr;
    display: flex;
    justify-content: space-between;
    gap: 12px;
  }
  .cell {
    border: 0;
    background: none;
    padding: 4px 0;
    min-block-size: 48px;
    text-align: left;
    line-height: 1.25;
    border-radius: var(--_radius-s);
  }
  .cell:disabled {
    opacity: 1;
  }
  .cell.alarm {
    text-align: right;
  }
  .cell b {
    font-size: var(--_text-num);
    font-weight: 500;
  }
  .cell .sub {
    display: block;
    unicode-bidi: plaintext;
    text-align: inherit;
  }

  /* axes of a plot do not mirror; the axis ends where the middle of the thumb does, and beyond it stands what lies beyond */
  .field {
    position: relative;
    direction: ltr;
    block-size: 250px;
    margin-inline: 11px 45px;
  }
  .axis-area,
  .bars {
    position: absolute;
    inset: 0;
  }
  .field svg {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    overflow: visible;
  }
  .over {
    position: absolute;
    inset-block: 0;
    right: -45px;
    inline-size: 24px;
  }
  .low path {
    fill: color-mix(in srgb, var(--_loss) 20%, transparent);
    stroke: var(--_loss);
    stroke-width: var(--_hair);
    vector-effect: non-scaling-stroke;
  }
  .high path {
    fill: var(--_loss);
  }
  .bars.low {
    clip-path: inset(0 calc(100% - var(--t) * 100%) 0 -2px);
  }
  .bars.high {
    clip-path: inset(0 -2px 0 calc(var(--t) * 100%));
  }
  .zero {
    position: absolute;
    left: 0;
    right: -45px;
    top: var(--zero);
    border-block-start: var(--_line) solid var(--_ink);
    transform: translateY(-50%);
  }
  .line {
    position: absolute;
    inset-block: 0;
    left: calc(var(--t) * 100%);
    inline-size: var(--_line);
    transform: translateX(-50%);
    background: var(--_ink);
    box-shadow: 0 0 0 2px var(--_bg);
  }
  .limit {
    position: absolute;
    top: 0;
    left: calc(var(--t) * 100% + 9px);
    font-size: var(--_text-s);
    line-height: 1.3;
    color: var(--_ink-2);
    white-space: nowrap;
    pointer-events: none;
  }
  .limit.left {
    left: auto;
    right: calc(100% - var(--t) * 100% + 9px);
    text-align: right;
  }
  .limit b {
    color: var(--_ink);
    font-size: var(--_text-m);
    font-weight: 600;
  }
  .group {
    position: absolute;
    font-size: var(--_text-s);
    line-height: 1.3;
    color: var(--_ink-2);
    pointer-events: none;
  }
  .group.normal {
    right: 10px;
    bottom: calc(100% - var(--zero) + 22px);
  }
  .group.anomalous {
    right: 10px;
    bottom: 0;
  }
  /* the example: a drop that hangs from the axis, or stands on it */
  .mark {
    position: absolute;
    left: calc(var(--s) * 100%);
    top: var(--zero);
    inline-size: 11px;
    block-size: 11px;
    margin: -5.5px;
    rotate: 45deg;
    background: var(--_x);
    box-shadow: 0 0 0 2.5px var(--_bg);
    z-index: 2;
    pointer-events: none;
  }
  .mark.normal {
    translate: 0 -15px;
  }
  .mark.anomalous {
    translate: 0 15px;
  }
  .mark.beyond {
    left: calc(100% + 33px);
  }
  .ticks {
    position: relative;
    direction: ltr;
    block-size: 1.5em;
    margin-inline: 11px 45px;
    margin-block-start: 4px;
    font-size: var(--_text-xs);
    color: var(--_ink-2);
  }
  .ticks span {
    position: absolute;
    left: calc(var(--f) * 100%);
    transform: translateX(-50%);
  }
  .ticks .beyond {
    left: calc(100% + 33px);
  }
  .ticks span:nth-last-child(2) {
    display: none;
  }
  .axis-name {
    padding-inline-start: 11px;
  }
  .measures {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 40px;
    margin-block-start: 8px;
  }
  .measure {
    display: flex;
    align-items: baseline;
    gap: 10px;
    min-block-size: 32px;
  }
  .measure .number {
    direction: ltr;
    min-inline-size: 3.1em;
  }
  .measure b,
  .told b {
    font-weight: 600;
    color: var(--_ink);
  }

  .roc {
    display: grid;
    gap: 8px;
  }
  .roc > .label {
    justify-self: start;
  }
  .roc-plot {
    display: grid;
    gap: 4px;
  }
  .square {
    position: relative;
    aspect-ratio: 1;
    border-inline-start: var(--_line) solid var(--_ink);
    border-block-end: var(--_line) solid var(--_ink);
  }
  .square svg {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    overflow: visible;
  }
  .square path {
    fill: none;
    vector-effect: non-scaling-stroke;
  }
  .square .area {
    fill: color-mix(in srgb, var(--_loss) 13%, transparent);
  }
  .square .guide {
    stroke: var(--_ink-3);
    stroke-width: var(--_hair);
    stroke-dasharray: 1 4;
    stroke-linecap: round;
  }
  .square .ours {
    stroke: var(--_loss);
    stroke-width: 2;
    stroke-linejoin: round;
  }
  .square .name {
    position: absolute;
    font-size: var(--_text-s);
    color: var(--_ink-2);
  }
  .square .chance {
    left: 56%;
    top: 48%;
  }
  .point {
    position: absolute;
    left: calc(var(--fa) * 100%);
    top: calc(100% - var(--caught) * 100%);
    inline-size: 13px;
    block-size: 13px;
    margin: -6.5px;
    border-radius: 50%;
    background: var(--_ink);
    box-shadow: 0 0 0 2.5px var(--_bg);
  }
  .roc-ticks {
    display: flex;
    justify-content: space-between;
    font-size: var(--_text-xs);
    color: var(--_ink-2);
  }
  .area-words p {
    margin: 0;
  }
  .area-words .sub + .sub {
    margin-block-start: 6px;
  }
  .area-number {
    display: flex;
    align-items: baseline;
    gap: 10px;
  }
  .result {
    font-size: var(--_text-result);
    line-height: 1.15;
    font-weight: 500;
    letter-spacing: -0.02em;
  }
  .honest {
    min-block-size: 4.05em; /* x */
  }

  /* of what an author brings nothing is known at first */
  .blank :is(.cell b, .line, .limit, .group, .ticks, .axis-name, .measures, .square *, .area-words) {
    visibility: hidden;
  }

  .example {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 24px 32px;
    align-items: start;
  }
  .example.sensor {
    grid-template-columns: minmax(0, 1fr) 240px;
    column-gap: 48px;
    --h-tools: 175px;
  }
  .machine {
    min-block-size: 389px;
  }
  .tools {
    min-block-size: var(--h-tools);
  }
  .pics {
    display: grid;
    grid-template-columns: repeat(3, var(--pic));
    gap: 16px;
  }
  .pic {
    display: flex;
    flex-direction: column;
    gap: 6px;
    min-inline-size: 0;
  }
  .pic canvas {
    inline-size: var(--pic);
    block-size: var(--pic);
  }
  .told {
    min-inline-size: 0;
    padding-block-start: 24px;
  }
  .what {
    margin: 0 0 8px;
    min-block-size: 4.2em;
    text-wrap: pretty;
    unicode-bidi: plaintext;
  }
  .rest {
    display: flex;
    flex-direction: column;
    gap: var(--_space-5);
    min-block-size: calc(
      (var(--controls) * var(--h-controls) + var(--costs) * var(--h-costs) + var(--prompt) * var(--h-prompt) + var(--how) * var(--h-how)) *
        var(--grow, 1) + var(--gaps) * var(--_space-5) + var(--large, 0) * var(--_wide)
    );
  }

  @container (max-width: 939px) {
    .stage {
      grid-template-columns: minmax(0, 1fr);
    }
    .figure {
      --h-costs: 90px;
      --h-prompt: 107px;
      --h-how: 71px;
    }
    .roc {
      grid-template-columns: max(220px, 9.2em) minmax(0, 1fr);
      column-gap: 32px;
    }
    .roc > .label {
      grid-column: 1 / -1;
    }
    .example.sensor {
      grid-template-columns: minmax(0, 1fr);
    }
    .rest {
      --large: 3.8;
    }
  }
  @container (max-width: 719px) {
    .example.digits {
      grid-template-columns: minmax(0, 1fr);
      row-gap: 12px;
    }
    .told {
      padding-block-start: 0;
    }
    .what {
      min-block-size: 2.8em;
    }
  }
  @container (max-width: 599px) {
    /* the title stands as it will beside Reset and Save; the bytes under the bar */
    .title {
      max-inline-size: calc(100% - 104px - 0.8 * var(--_wide));
    }
    .head > .aside {
      position: absolute;
      inset-inline-end: 0;
      inset-block-start: calc(100% + 12px);
      line-height: 1;
    }
    .figure {
      --pic: 84px;
      --h-controls: 118px;
      --h-prompt: 119px;
      --h-how: 88px;
    }
    .field {
      block-size: 220px;
    }
    .roc {
      grid-template-columns: minmax(0, 1fr);
    }
    .roc-plot {
      max-inline-size: 240px;
    }
    .pics {
      justify-content: space-between;
      gap: 12px;
    }
    .what {
      min-block-size: 4.2em;
    }
  }
  @container (max-width: 449px) {
    .figure {
      --h-controls: 162px;
      --h-costs: 162px;
      --h-prompt: 192px;
      --h-how: 141px;
    }
    .machine {
      min-block-size: 449px;
    }
  }
  @container (max-width: 339px) {
    /* room for the words of an author's images, in wide faces too */
    .area-number + .sub {
      min-block-size: 4.05em;
    }
    .example.digits {
      --h-tools: 89px;
    }
    .pic {
      align-items: center;
    }
  }
  /* large type */
  @container (min-width: 600px) and (max-width: 39.99em) {
    .figure {
      --pic: 196px;
      --h-tools: calc(6.3em + 1.2 * var(--_wide));
      --grow: 2.22;
      --large: 2;
    }
    .honest {
      min-block-size: 5.4em;
    }
  }
  @container (min-width: 600px) and (max-width: 26em) {
    .figure {
      --grow: 2.98;
    }
  }
  /* a narrow place for it, counted in its letters (320 px at twice the size); more in rest.styles.ts */
  @container (max-width: 15em) {
    .figure {
      --grow: 2.37;
    }
    .honest {
      min-block-size: calc(4.05em + 1.4 * var(--_wide));
    }
    .example.digits {
      --h-tools: calc(6.3em + 1.2 * var(--_wide));
    }
    .field {
      block-size: 280px;
      margin-block: calc(1.3 * var(--_text-s));
    }
    .example.digits .pics {
      grid-template-columns: minmax(0, 1fr);
    }
    .pic {
      flex-direction: row-reverse;
    }
  }
`;
