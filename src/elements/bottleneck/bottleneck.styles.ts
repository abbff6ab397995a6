/**
 * The figure's grid at three widths (see docs/architecture.md, "The look"). Heights are fixed at each, so that nothing moves when
 * the models come. Where a finger has to hit the bars, they leave the network and stand as rows of their own below it.
 */
import { css } from "lit";

/** The bars are rows below the pictures. */
const apart = css`
  .stage {
    --flow: var(--pic);
    --rows: 4;
  }
  .code {
    grid-area: code;
    padding: 0;
  }
  .hint,
  .hint.of-many {
    display: block;
    order: -1;
    block-size: auto;
    min-block-size: 1.7em;
    margin: 0;
    white-space: normal;
  }
  .bars.rows {
    block-size: auto;
    min-block-size: calc(var(--rows) * var(--_target));
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 280px), 1fr));
    grid-auto-rows: minmax(var(--_target), max-content);
    column-gap: var(--_space-5);
  }
  .bars.many {
    block-size: calc((var(--rows) - 1) * var(--_target));
  }
  .edit {
    block-size: var(--_target);
    margin: 0;
  }
  .values {
    display: none;
  }
  .bar,
  .edit .bar {
    grid-template-columns: 2.1em minmax(0, 1fr) 3em;
  }
  .bar .name {
    display: inline;
  }
`;

export const bottleneckStyles = css`
  .figure {
    max-inline-size: 960px;
    margin-inline: auto;
  }
  .stage {
    --pic: 196px;
    --flow: 196px;
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
  }
  .kcurve {
    grid-area: k;
    min-inline-size: 0;
  }
  .cmp {
    grid-area: cmp;
  }
  .net,
  .code {
    grid-area: net;
    min-inline-size: 0;
    display: flex;
    flex-direction: column;
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

  .pick-head,
  .khead,
  .cmp-head {
    min-block-size: var(--_target);
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-3);
  }
  .samples {
    display: grid;
    grid-template-columns: repeat(5, var(--_target));
    margin-inline: -10px -14px;
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
  .sample canvas {
    inline-size: 28px;
    block-size: 28px;
    outline: 0;
    background: none;
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
    margin-inline: -2px;
  }
  .tools .quiet {
    margin: 0;
    min-inline-size: var(--_target);
  }
  .tools .on {
    color: var(--_ink);
    text-decoration-color: var(--_x);
    text-decoration-thickness: var(--_line-strong);
  }
  .drawing {
    --pad-size: 196px;
  }

  .cmp {
    display: grid;
    grid-template: "head head" auto "p1 p2" auto "verdict verdict" auto / var(--pic) var(--pic);
    column-gap: 10px;
    align-content: start;
    min-block-size: calc(var(--pic) + 100px);
  }
  .cmp-head {
    grid-area: head;
    margin-block-end: var(--_space-2);
  }
  .p1 {
    grid-area: p1;
  }
  .p2 {
    grid-area: p2;
  }
  .cmp .pic .sub {
    min-block-size: 0;
  }
  .verdict {
    grid-area: verdict;
    margin-block-start: var(--_space-1);
  }
  .about {
    grid-column: 1 / -1;
    margin: 0;
    display: grid;
    grid-template: auto auto / var(--pic) var(--pic);
    grid-auto-flow: column;
    gap: 2px 10px;
  }
  .about dt {
    color: var(--_ink);
    font-weight: 500;
  }
  .about dd {
    margin: 0;
    padding-inline-end: var(--_space-2);
  }

  @container (min-width: 600px) {
    .revealed .question {
      flex: 1 1 0;
    }
  }

  @media (forced-colors: active) {
    .sample:has(:checked)::after {
      forced-color-adjust: none;
      background: Highlight;
    }
    /* as in the map: falling strokes lost, rising strokes invented */
    .key {
      forced-color-adjust: none;
    }
    .key.invented {
      background: linear-gradient(to top left, transparent 40%, CanvasText 40% 60%, transparent 60%);
    }
    .key.lost {
      background: linear-gradient(to bottom left, transparent 40%, CanvasText 40% 60%, transparent 60%);
    }
  }

  @media (pointer: coarse) {
    .stage {
      grid-template: "x net xhat err" auto "code code code code" auto "pick k cmp cmp" auto / var(--pic) minmax(0, 1fr) var(--pic) var(
          --pic
        );
    }
    ${apart}
  }

  @container (max-width: 62.66em) {
    .stage {
      --pic: 140px;
      --flow: 200px;
      grid-template: "x net xhat" auto "k k err" auto "cmp cmp cmp" auto "pick pick pick" auto / var(--pic) minmax(0, 1fr) var(--pic);
      row-gap: var(--_space-5);
    }
    .wide-only {
      display: none;
    }
    .net-sub {
      justify-content: center;
    }
    .err .field {
      block-size: var(--pic);
    }
    .kcurve {
      padding-inline-end: 22px;
    }
    .cmp {
      grid-template: "head p1 p2" auto "verdict p1 p2" 1fr / 1fr var(--pic) var(--pic);
      min-block-size: calc(var(--pic) + 34px);
    }
    .cmp-head {
      flex-direction: column;
      align-items: start;
      justify-content: start;
      gap: 0;
      margin: 0;
    }
    .cmp-head .label {
      min-block-size: 2em;
    }
    .about {
      grid-area: p1 / p1 / p2 / p2;
      align-content: start;
    }
    .err .name-row {
      block-size: var(--_target);
      align-items: center;
      padding: 0;
    }
    .pick {
      display: grid;
      grid-template-columns: auto 1fr;
      column-gap: 20px;
    }
    .pick-head {
      grid-column: 1 / -1;
      min-block-size: 2em;
    }
    .samples {
      grid-template-columns: repeat(10, var(--_target));
      margin-inline: -8px 0;
    }
    .drawing {
      display: flex;
      gap: 20px;
      align-items: start;
    }
  }
  @media (pointer: coarse) {
    @container (max-width: 62.66em) {
      .stage {
        grid-template:
          "x net xhat" auto "code code code" auto "k k err" auto "cmp cmp cmp" auto "pick pick pick" auto
          / var(--pic) minmax(0, 1fr) var(--pic);
      }
      ${apart}
    }
  }
  @container (max-width: 39.99em) {
    ${apart}
    .stage {
      --pic: 84px;
      --flow: var(--pic);
      grid-template:
        "x net xhat" auto "k k k" auto "code code code" auto "head head head" auto "err p1 p2" auto "verdict verdict verdict" auto
        "pick pick pick" auto / var(--pic) minmax(0, 1fr) var(--pic);
      gap: 16px 8px;
      --rows: 8;
    }
    .bars.rows {
      min-block-size: 0;
    }
    .values {
      display: flex;
    }
    .long {
      display: none;
    }
    .brief {
      display: inline;
    }
    /* the result stays in sight wherever the hand is: the pictures hold on to the top of the screen */
    .x,
    .net,
    .xhat {
      grid-row: 1 / -1;
      align-self: start;
      position: sticky;
      inset-block-start: 0;
      z-index: 2;
      background: var(--_bg);
      border-inline: 4px solid var(--_bg);
      margin-inline: -4px;
    }
    .x {
      grid-column: 1;
    }
    .net {
      grid-column: 2;
    }
    .xhat {
      grid-column: 3;
    }
    .stage input {
      scroll-margin-block-start: 190px;
    }
    .net-sub {
      white-space: normal;
      text-align: center;
    }
    .pic .sub {
      overflow-wrap: anywhere;
    }
    .khead {
      flex-wrap: wrap;
      white-space: normal;
      gap: 0 var(--_space-3);
    }
    .kcurve {
      padding: 0;
      margin-block-start: -12px;
    }
    .khead {
      min-block-size: 30px;
    }
    .cmp {
      display: contents;
    }
    .cmp-head {
      margin-block-end: -10px;
    }
    .cmp-head .segments {
      align-self: stretch;
    }
    .cmp-head .segments label {
      flex: 1 1 auto;
      padding-inline: 6px;
      white-space: normal;
      text-align: center;
      line-height: 1.2;
    }
    .p1 {
      justify-self: center;
    }
    .p1,
    .p2 {
      padding-block-start: var(--name-row);
    }
    .mse-line {
      display: none;
    }
    .keys {
      display: block;
    }
    .keys span {
      display: block;
    }
    .err .name-row {
      block-size: var(--name-row);
      align-items: end;
      padding-block-end: 6px;
    }
    .about {
      grid-area: p1 / p1 / p2 / p2;
      padding-block-start: var(--name-row);
      grid-template: auto / 1fr;
      grid-auto-flow: row;
    }
    .about dd {
      margin-block-end: 4px;
    }
    .verdict {
      margin-block-start: -12px;
    }
    .pick {
      display: block;
    }
    .samples {
      grid-template-columns: repeat(5, 1fr);
      margin: 0;
    }
    .sample::after {
      inset-inline: calc(50% - 14px);
    }
    .drawing {
      display: block;
    }
  }
  /* large type in a wide place */
  @container (min-width: 600px) and (max-width: 39.99em) {
    .stage {
      --pic: 140px;
    }
  }
  @media print {
    .hint,
    .edit,
    .bar input {
      display: none !important;
    }
  }
`;
