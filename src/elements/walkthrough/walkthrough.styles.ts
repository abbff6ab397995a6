/** The stage at three widths, and the places that the rest of the film keeps until it comes. */
import { css } from "lit";

export const walkthroughStyles = css`
  .figure {
    max-inline-size: max(960px, 60rem);
    margin-inline: auto;
    gap: var(--_space-4);
  }
  .stage {
    /* whole multiples of 28 pixels, which grow with the text */
    --pic: max(196px, round(down, 12.25rem, 28px));
    --bench: max(152px, 9.5rem);
    --name-row: max(28px, 1.75rem);
    position: relative;
    display: grid;
    grid-template: "x net xhat err" auto "bench bench bench bench" auto / var(--pic) minmax(0, 1fr) var(--pic) var(--pic);
    gap: 8px 10px;
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
  .net {
    grid-area: net;
    min-inline-size: 0;
  }
  .bench {
    grid-area: bench;
    min-inline-size: 0;
    min-block-size: calc(var(--name-row) + var(--bench));
  }
  .name-row {
    block-size: var(--name-row);
    padding-block-end: 6px;
    display: flex;
    align-items: end;
    gap: 0.55em;
  }
  .net .name-row {
    justify-content: center;
  }
  .difference .r {
    margin-inline: 0.25em;
    color: var(--_ink);
  }
  .pic canvas {
    inline-size: var(--pic);
    block-size: var(--pic);
  }
  .pic .sub {
    margin-block-start: var(--_space-2);
    min-block-size: 2.7em;
  }
  .err .sub {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.9em;
  }
  .err .sub > span {
    unicode-bidi: plaintext;
  }
  .mse {
    display: inline-block;
    min-inline-size: 3.6em;
    font-weight: 600;
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
    block-size: var(--pic);
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
  .net-sub > span,
  .caption,
  .chapter-name {
    unicode-bidi: plaintext;
  }
  .bars {
    position: absolute;
    inset-block: 0;
    inset-inline: var(--from, 104px) var(--to, 94px);
    display: flex;
    flex-direction: column;
  }
  .bar {
    flex: 1;
    min-block-size: 0;
    display: grid;
    grid-template-columns: minmax(0, 1fr) 2.5em;
    align-items: center;
  }
  .many .bar {
    grid-template-columns: minmax(0, 1fr);
  }
  /* an axis does not mirror */
  .track {
    position: relative;
    block-size: 100%;
    direction: ltr;
  }
  .track::before,
  .track::after {
    content: "";
    position: absolute;
  }
  .track::before {
    inset-inline: 0;
    inset-block-start: 50%;
    block-size: var(--_hair);
    margin-block-start: calc(var(--_hair) / -2);
    background: var(--_rule);
  }
  .track::after {
    inset-inline-start: 50%;
    inset-block: max(0px, 50% - 10px);
    inline-size: var(--_hair);
    margin-inline-start: calc(var(--_hair) / -2);
    background: var(--_rule-strong);
  }
  .many .track::before {
    display: none;
  }
  .fill {
    position: absolute;
    inset-block: max(15%, 50% - 4px);
    inset-inline: min(50%, 100% * var(--e)) calc(100% - max(50%, 100% * var(--e)));
    background: var(--_z);
  }
  .value {
    font-size: var(--_text-s);
    text-align: end;
    direction: ltr;
  }
  .sky {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    pointer-events: none;
  }

  .lengths {
    display: grid;
    gap: 14px;
    padding-block-start: 6px;
  }
  .length .label {
    display: block;
    white-space: normal;
    color: var(--_ink);
    margin-block-end: 4px;
  }
  .later {
    visibility: hidden;
  }
  .length i {
    display: block;
    block-size: 8px;
    inline-size: var(--share);
    min-inline-size: 1px;
  }
  .length .later + i {
    visibility: hidden;
  }
  .in i {
    background: var(--_x);
  }
  .through i {
    background: var(--_z);
  }
  .out i {
    background: var(--_xhat);
  }

  .start {
    position: absolute;
    inset-inline: 0;
    inset-block-start: calc(var(--name-row) + var(--pic) / 2 - 38px);
    margin-inline: auto;
    grid-area: net;
    justify-self: center;
    inline-size: 76px;
    block-size: 76px;
    padding: 0;
    border: 0;
    border-radius: 50% !important;
    background: var(--_ink);
    color: var(--_bg);
    outline: 6px solid var(--_bg);
    display: grid;
    place-items: center;
  }
  .start:hover {
    background: color-mix(in srgb, var(--_ink) 88%, var(--_bg));
  }
  .start:focus-visible {
    outline: var(--_line-strong) solid var(--_focus);
    outline-offset: 4px;
    box-shadow: 0 0 0 4px var(--_bg);
  }
  .start svg {
    inline-size: 30px;
    block-size: 30px;
    fill: currentColor;
    margin-inline-start: 5px;
  }
  .start:dir(rtl) svg {
    transform: scaleX(-1);
  }

  .say {
    display: grid;
    align-content: start;
    gap: 2px;
    min-block-size: max(98px, 6.2rem);
  }
  .say .prompt {
    border: 0;
    padding-block: 0;
  }
  .caption {
    margin: 0;
    font-size: var(--_text-l);
    line-height: 1.45;
    max-inline-size: 46em;
    text-wrap: pretty;
  }
  .caption b {
    font-weight: 600;
  }
  .chapter-name {
    font-size: var(--_text-s);
    color: var(--_ink-2);
    margin: 0;
  }
  .deck {
    min-block-size: calc(4 * var(--_target) + 16px);
  }
  .transcript-place {
    min-block-size: var(--_target);
  }
  @container (max-width: 62.66em) {
    .stage {
      --pic: max(140px, round(down, 8.75rem, 28px));
      --bench: max(190px, 11.875rem);
      grid-template: "x net xhat" auto "bench bench err" auto / var(--pic) minmax(0, 1fr) var(--pic);
    }
    .bench {
      padding-inline-end: 14px;
    }
    .keys {
      flex-direction: column;
      gap: 0;
    }
    .start {
      inset-block-start: calc(var(--name-row) + var(--pic) / 2 - 38px);
    }
    .x .sub,
    .xhat .sub {
      min-block-size: 1.4em;
    }
  }
  /* the title keeps its lines when Reset and Save take the place of the bytes: those stand upon the bar below it */
  @container (max-width: 44em) {
    .head:not(:has(> .quiet)) > .title {
      margin-inline-end: calc(2 * var(--_target) + var(--_space-4));
    }
    .head > .aside {
      position: absolute;
      z-index: 1;
      inset-inline-end: 0;
      inset-block: auto -11px;
      translate: 0 50%;
      padding-inline-start: 8px;
      font-size: var(--_text-xs);
      line-height: 1;
      background: var(--_bg);
    }
  }
  @container (max-width: 37.49em) {
    .figure {
      --_text-l: max(1rem, 16px);
    }
    .stage {
      --pic: max(84px, round(down, 5.25rem, 28px));
      --bench: max(172px, 10.75rem);
      grid-template: "x net xhat" auto "bench bench bench" auto / var(--pic) minmax(0, 1fr) var(--pic);
      gap: 4px 8px;
    }
    .stage .pic .sub {
      min-block-size: 1.4em;
    }
    .wide-only,
    .long,
    .value {
      display: none;
    }
    .brief {
      display: inline;
    }
    .net-sub {
      justify-content: center;
    }
    .bar {
      grid-template-columns: minmax(0, 1fr);
    }
    .track::after {
      inset-block: max(0px, 50% - 5px);
    }
    .fill {
      inset-block: max(15%, 50% - 3px);
    }
    .bench {
      padding-inline-end: 0;
    }
    /* the error map comes into the place of the bench where the story is about it */
    .err {
      display: none;
      grid-area: bench;
      inline-size: var(--pic);
    }
    :is([data-cue="compare"], [data-cue="square"], [data-cue="fresh"], [data-cue="blame"], [data-cue="nudge"]) {
      & > .err {
        display: block;
      }
      & > .bench {
        padding-inline-start: calc(var(--pic) + 14px);
      }
    }
    .start {
      inline-size: 60px;
      block-size: 60px;
      inset-block-start: calc(var(--name-row) + var(--pic) / 2 - 30px);
      outline-width: 4px;
    }
    .say {
      min-block-size: max(158px, 9.9rem);
    }
    .deck {
      min-block-size: calc(8 * var(--_target) + 28px);
    }
  }
  /* large text in a narrow column */
  @container (max-width: 15.99em) {
    .title {
      font-size: calc(var(--_text-l) - 0.13 * var(--_wide));
    }
    .stage {
      --pic: 84px;
      grid-template:
        "x net xhat" auto "err err err" auto "bench bench bench" auto /
        max-content minmax(0, 1fr) max-content;
    }
    .pic .name-row {
      gap: 0.2em;
      font-size: var(--_text-xs);
    }
    .pic:not(.err) .sub {
      inline-size: 0;
      min-inline-size: 100%;
    }
    .net-sub {
      white-space: normal;
      text-align: center;
    }
    .err {
      grid-area: err;
      inline-size: auto;
    }
    :is([data-cue="compare"], [data-cue="square"], [data-cue="fresh"], [data-cue="blame"], [data-cue="nudge"]) > .bench {
      padding-inline-start: 0;
    }
  }
  @media (forced-colors: active) {
    /* strokes as the error picture has them */
    .key {
      background: repeating-linear-gradient(45deg, CanvasText 0 1.5px, Canvas 1.5px 4px);
    }
    .key.invented {
      background: repeating-linear-gradient(-45deg, CanvasText 0 1.5px, Canvas 1.5px 4px);
    }
    .fill,
    .length i,
    .key,
    .start {
      forced-color-adjust: none;
    }
  }
  @media print {
    .start,
    .deck,
    .transcript-place {
      display: none !important;
    }
  }
`;
