/** The figure: pictures, network and the grid that they stand in at full width. */
import { css } from "lit";

export const bottleneckStyles = css`
  .figure {
    max-inline-size: 960px;
    margin-inline: auto;
  }
  .stage {
    --pic: 196px;
    --flow: 196px;
    --plot: 180px;
    --khead: max(var(--_target), 1.3 * var(--_text-m));
    --name-row: max(28px, 1.75rem);
    --under-row: max(18px, 1.125rem);
    --edit-row: max(var(--_target-dense), 1.5rem);
    position: relative;
    display: grid;
    grid-template: "x net xhat err" auto "pick k cmp cmp" auto / var(--pic) minmax(0, 1fr) var(--pic) var(--pic);
    gap: 20px 10px;
  }
  .x {
    grid-area: x;
  }
  .xhat {
    grid-area: xhat;
  }
  .err {
    grid-area: err;
  }
  .pick {
    grid-area: pick;
    min-block-size: calc(4 * var(--_target));
  }
  .kcurve {
    grid-area: k;
    min-inline-size: 0;
    min-block-size: calc(var(--khead) + max(14px, 0.9 * var(--_text-s)) + var(--plot) + var(--_target) + 1.4 * var(--_text-xs) - 4px);
  }
  .cmp {
    grid-area: cmp;
    min-block-size: calc(var(--pic) + 100px);
  }
  .net,
  .code {
    grid-area: net;
    min-inline-size: 0;
    display: flex;
    flex-direction: column;
  }
  /* keeps the strip's place */
  .prompt:empty {
    visibility: hidden;
  }

  /* words that are still English keep their order in a page that runs the other way */
  .sub span,
  .hint span,
  .label > span {
    unicode-bidi: plaintext;
  }

  .name-row {
    block-size: var(--name-row);
    padding-block-end: 6px;
    display: flex;
    align-items: end;
    gap: 0.55em;
  }
  .net .name-row {
    align-self: center;
  }
  .difference .r {
    margin-inline: 0.25em;
    color: var(--_ink);
  }
  .pic .field {
    block-size: var(--flow);
    display: flex;
    align-items: center;
  }
  .pic canvas {
    inline-size: var(--pic);
    block-size: var(--pic);
  }
  .pic .sub {
    margin-block-start: var(--_space-2);
    min-block-size: 2.7em;
  }
  .sub b {
    font-weight: 600;
  }
  .sub b.baseline {
    color: var(--_ink);
  }
  .mse-line {
    display: inline-block;
    min-inline-size: 6.4em;
  }
  .keys {
    display: flex;
    gap: 0.9em;
    white-space: nowrap;
  }
  .key {
    display: inline-block;
    inline-size: 0.62em;
    block-size: 0.62em;
    margin-inline-end: 0.4em;
    background: var(--_div-neg);
  }
  .key.invented {
    background: var(--_div-pos);
  }
  .brief {
    display: none;
  }

  .flow {
    position: relative;
    block-size: var(--flow);
  }
  .flow svg {
    position: absolute;
    inset: 0;
    overflow: visible;
  }
  .flow:dir(rtl) svg {
    transform: scaleX(-1);
  }
  .flow path {
    fill: none;
  }
  .flow .f .area {
    fill: color-mix(in srgb, var(--_theta) 13%, transparent);
  }
  .flow .g .area {
    fill: color-mix(in srgb, var(--_phi) 13%, transparent);
  }
  .flow .f .edges {
    stroke: var(--_theta);
    stroke-width: var(--_line);
  }
  .flow .g .edges {
    stroke: var(--_phi);
    stroke-width: var(--_line);
  }
  .flow .wires {
    stroke: var(--_z);
    stroke-width: var(--_hair);
  }
  .map-f,
  .map-g {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    inline-size: calc(0.86 * var(--depth, 66px));
    display: grid;
    place-items: center;
    font-size: var(--_text-l);
    pointer-events: none;
  }
  .map-g {
    inset-inline: auto 0;
  }
  .net-sub {
    margin-block-start: var(--_space-2);
    display: flex;
    justify-content: space-between;
    white-space: nowrap;
  }

  .sky {
    position: absolute;
    inset: 0;
    pointer-events: none;
    overflow: hidden;
  }
  .sky canvas {
    position: absolute;
    image-rendering: pixelated;
  }
`;
