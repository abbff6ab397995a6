/** What every figure shares: the frame, its type, its controls. See docs/architecture.md, "The look". */
import { css, unsafeCSS } from "lit";
import { QUANTITIES } from "./quantities.js";

export const frame = css`
  :host {
    display: block;
    /* as a flex or grid item a size container would shrink to nothing */
    contain-intrinsic-inline-size: 40rem;
    /* a page's "* { font: … }" would beat :host; the public properties are the way to change these */
    color: var(--_ink) !important;
    font: 400 var(--_text-m) / var(--_leading) var(--_font-ui) !important;
    font-variant-numeric: tabular-nums lining-nums !important;
    container-type: inline-size !important;
  }
  /* and what a page's text, or "* { … }", would hand down */
  :host > * {
    letter-spacing: normal;
    word-spacing: normal;
    text-align: start;
    text-align-last: auto;
    text-indent: 0;
    text-transform: none;
    text-shadow: none;
    white-space: normal;
    word-break: normal;
    line-break: auto;
    overflow-wrap: normal;
    hyphens: manual;
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  .figure {
    display: flex;
    flex-direction: column;
    gap: var(--_space-5);
    margin: 0;
    position: relative;
  }
  .head {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--_space-4);
    position: relative;
  }
  .title {
    font-size: var(--_text-l);
    font-weight: 600;
    line-height: 1.3;
    letter-spacing: -0.005em;
    margin: 0;
    text-wrap: balance;
  }
  /* the title alone makes the row's height: in some faces a button's line reaches lower than its own */
  .head > .quiet {
    margin-block: -14px;
  }
  .head > .aside {
    font-size: var(--_text-s);
    color: var(--_ink-2);
    white-space: nowrap;
  }
  /* what has been loaded takes no room from the title: Reset will stand there */
  @container (min-width: 600px) {
    .figure > .head > .title {
      max-inline-size: calc(100% - 8em);
    }
    .head > .aside:where(:has(+ .progress)) {
      position: absolute;
      inset-block-start: 3px;
      inset-inline-end: 0;
    }
  }
  @container (min-width: 600px) and (max-width: 39.99em) {
    .head > .aside:where(:has(+ .progress)) {
      max-inline-size: 9.8em;
      white-space: normal;
      text-align: end;
    }
  }
  /* stands in the gap under the title: nothing moves when it goes */
  .progress {
    position: absolute;
    inset-inline: 0;
    inset-block-end: -12px;
    block-size: 2px;
    background: var(--_rule);
    overflow: hidden;
  }
  .progress > i {
    display: block;
    inline-size: var(--p);
    block-size: 100%;
    background: var(--_ink);
    transition: inline-size var(--_time-move) linear;
  }
  /* English stays English on a right-to-left page whose language has no words yet */
  .title,
  .label,
  .sub,
  .question,
  .button {
    unicode-bidi: plaintext;
  }
  .label {
    font-size: var(--_text-s);
    line-height: 1.3;
    color: var(--_ink-2);
    white-space: nowrap;
  }
  .label b {
    font-weight: 500;
    color: var(--_ink);
  }
  .sub {
    font-size: var(--_text-s);
    line-height: 1.35;
    color: var(--_ink-2);
    text-wrap: pretty;
  }
  .number {
    font-size: var(--_text-num);
    line-height: 1.15;
    font-weight: 500;
    letter-spacing: -0.01em;
    white-space: nowrap;
  }
  canvas.pixels {
    display: block;
    image-rendering: pixelated;
    background: var(--_paper);
    outline: var(--_hair) solid var(--_rule);
    --_lit-gap: 1px;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .probe {
    position: absolute;
    inline-size: 0;
    block-size: 0;
    visibility: hidden;
    pointer-events: none;
    color: var(--_ink);
    background-color: var(--_paper);
    transition:
      color 1ms,
      background-color 1ms;
  }
  /* a quantity that a linked formula points at */
  [data-q] {
    border-radius: var(--_radius-s);
    transition: background-color var(--_time-touch);
  }
  ${unsafeCSS(QUANTITIES.map((q) => `:host([data-lit="${q}"]){--_lit:var(--_${q === "L" ? "loss" : q})}`).join(""))}
  ${unsafeCSS(QUANTITIES.map((q) => `:host([data-lit="${q}"]) [data-q~="${q}"]`).join())} {
    outline: var(--_line) solid var(--_lit);
    outline-offset: var(--_lit-gap, 4px);
  }
  @media print {
    /* browsers leave backgrounds out: light ink would be lost on paper; where they print them, the page's may be dark */
    :host {
      color-scheme: light !important;
      background: var(--_bg) !important;
    }
    .controls,
    .prompt,
    .quiet {
      display: none !important;
    }
    .figure > * {
      break-inside: avoid;
    }
  }
`;

export const symbols = css`
  .s {
    font-family: var(--_font-math);
    font-style: italic;
    font-size: 1.16em;
    line-height: 1;
    font-weight: 400;
    letter-spacing: normal;
    white-space: nowrap;
  }
  .s sub {
    font-size: 0.72em;
    line-height: 0;
    vertical-align: -0.25em;
  }
  .s .r,
  .r {
    font-family: var(--_font-roman);
    font-style: normal;
  }
  .r {
    font-size: 1.1em;
    line-height: 1;
  }
  .hat {
    position: relative;
    display: inline-block;
  }
  .hat::before {
    content: "\\02c6";
    position: absolute;
    inset-inline-start: 0.1em;
    inset-block-start: -0.2em;
    font-family: var(--_font-roman);
    font-style: normal;
    line-height: 1;
  }
  .q-x {
    color: var(--_x);
  }
  .q-theta {
    color: var(--_theta);
  }
  .q-z,
  .q-k {
    color: var(--_z);
  }
  .q-phi {
    color: var(--_phi);
  }
  .q-xhat {
    color: var(--_xhat);
  }
  .q-L {
    color: var(--_loss);
  }
  /* the plate that browsers put behind text would hide a letter under its hat */
  @media (forced-colors: active) {
    .s {
      forced-color-adjust: none;
    }
  }
`;

export const controls = css`
  button {
    appearance: none;
    font: inherit;
    color: inherit;
    cursor: pointer;
    touch-action: manipulation;
  }
  button:disabled,
  input:disabled {
    opacity: 0.4;
    cursor: default;
  }
  .button {
    font-weight: 500;
    background: var(--_bg);
    border: 1px solid var(--_rule-strong);
    border-radius: var(--_radius-m);
    min-block-size: var(--_target);
    padding: 8px 16px;
    line-height: 1.25;
  }
  .button:hover:not(:disabled) {
    background: var(--_wash);
  }
  .button.solid {
    background: var(--_ink);
    color: var(--_bg);
    border-color: var(--_ink);
  }
  .button.solid:hover:not(:disabled) {
    background: color-mix(in srgb, var(--_ink) 88%, var(--_bg));
  }
  .quiet {
    border: 0;
    background: none;
    color: var(--_ink-2);
    font-size: var(--_text-m);
    min-block-size: var(--_target);
    min-inline-size: var(--_target);
    flex-shrink: 0;
    margin-block: -12px;
    padding: 0 2px;
    text-decoration: underline;
    text-decoration-color: var(--_rule-strong);
    text-decoration-thickness: 1px;
    text-underline-offset: 4px;
    white-space: nowrap;
  }
  .quiet:hover:not(:disabled) {
    color: var(--_ink);
    text-decoration-color: currentColor;
  }
  /* native radios in one frame */
  .segments {
    display: inline-flex;
    flex-wrap: wrap;
    border: 1px solid var(--_rule-strong);
    border-radius: var(--_radius-m);
    margin: 0;
    padding: 0;
    min-inline-size: 0;
  }
  .segments label {
    position: relative;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    min-block-size: 42px;
    min-inline-size: max-content;
    padding: 0 13px;
    color: var(--_ink-2);
    cursor: pointer;
    white-space: nowrap;
  }
  .segments label + label {
    border-inline-start: 1px solid var(--_rule);
  }
  .segments label:first-child {
    border-start-start-radius: 5px;
    border-end-start-radius: 5px;
  }
  .segments label:last-child {
    border-start-end-radius: 5px;
    border-end-end-radius: 5px;
  }
  .segments input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .segments label:hover {
    background: var(--_wash);
  }
  .segments label:has(:checked) {
    background: var(--_ink);
    color: var(--_bg);
    font-weight: 500;
  }
  .segments label:has(:disabled) {
    opacity: 0.4;
    cursor: default;
  }
  .check {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-block-size: var(--_target);
    cursor: pointer;
  }
  .check input {
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--_ink);
  }
  /* a slider takes the colour of the quantity that it moves: set --c; --p is its share of the way, in per cent */
  input[type="range"] {
    appearance: none;
    -webkit-appearance: none;
    inline-size: 100%;
    min-block-size: var(--_target);
    margin: 0;
    background: none;
    cursor: grab;
    touch-action: pan-y;
    --_fill: linear-gradient(to right, var(--c, var(--_ink)) var(--p, 50%), var(--_rule-strong) 0);
  }
  input[type="range"]:dir(rtl) {
    --_fill: linear-gradient(to left, var(--c, var(--_ink)) var(--p, 50%), var(--_rule-strong) 0);
  }
  input[type="range"]:active {
    cursor: grabbing;
  }
  input[type="range"]::-webkit-slider-runnable-track {
    block-size: 2px;
    background: var(--_fill);
  }
  input[type="range"]::-moz-range-track {
    block-size: 2px;
    background: var(--_fill);
  }
  input[type="range"]::-webkit-slider-thumb {
    -webkit-appearance: none;
    inline-size: 22px;
    block-size: 22px;
    margin-block-start: -10px;
    border-radius: 50%;
    background: var(--c, var(--_ink));
    border: 3px solid var(--_bg);
    box-shadow: 0 0 0 1.5px var(--c, var(--_ink));
  }
  input[type="range"]::-moz-range-thumb {
    inline-size: 16px;
    block-size: 16px;
    border-radius: 50%;
    background: var(--c, var(--_ink));
    border: 3px solid var(--_bg);
    box-shadow: 0 0 0 1.5px var(--c, var(--_ink));
  }
  :focus {
    outline: none;
  }
  :focus-visible,
  .segments label:has(:focus-visible) {
    outline: var(--_line-strong) solid var(--_focus);
    outline-offset: 2px;
    border-radius: var(--_radius-s);
  }
  .segments input:focus-visible {
    outline: none;
  }
  @media (forced-colors: active) {
    .segments label:has(:checked) {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    /* apart, because a browser drops a list with a selector that it does not know */
    input[type="range"]::-webkit-slider-runnable-track,
    input[type="range"]::-webkit-slider-thumb {
      forced-color-adjust: none;
    }
    input[type="range"]::-moz-range-track,
    input[type="range"]::-moz-range-thumb {
      forced-color-adjust: none;
    }
    .button.solid {
      forced-color-adjust: none;
    }
  }
`;

/** The strip between two hairlines: prediction, its answer, or a failure. One at a time. */
export const prompt = css`
  .prompt {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 12px 20px;
    border-block: var(--_hair) solid var(--_rule);
    padding-block: 14px;
    min-block-size: 74px;
  }
  .prompt .question {
    text-wrap: pretty;
    flex: 0 1 auto;
  }
  .prompt .question b {
    font-weight: 600;
  }
  .prompt .answers {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .prompt .last {
    margin-inline-start: auto;
  }
  /* one message at a time: what failed stands under the title, and takes up the room of the question */
  .failed ~ .prompt,
  .failed ~ .rest > .prompt {
    display: none;
  }
  @container (max-width: 599px) {
    .prompt {
      display: grid;
      grid-template-columns: 1fr auto;
    }
    .prompt .answers {
      grid-column: 1 / 3;
      grid-row: 2;
    }
    .prompt .answers .button {
      flex: 1;
      padding-inline: 8px;
    }
    .prompt.wide .question {
      grid-column: 1 / 3;
    }
  }
`;
