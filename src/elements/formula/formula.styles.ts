import { css } from "lit";

export const formulaStyles = css`
  :host {
    --_formula: var(--_text-l);
  }
  .figure {
    gap: var(--_space-3);
  }
  .scroller {
    /* rings and focus may stand out a little, and widen nothing */
    overflow: clip;
    overflow-clip-margin: 8px;
    margin-block: -8px;
    padding-block: 8px;
    scrollbar-width: thin;
    font-size: var(--_formula);
    direction: ltr;
    text-align: start;
  }
  :host(:dir(rtl)) .scroller {
    text-align: end;
  }
  .display .scroller,
  :host(:dir(rtl)) .display .scroller {
    text-align: center;
  }
  .katex {
    line-height: 1.5;
  }
  .display .katex-base {
    padding-block: 0.12em;
  }
  .scroller:is([data-before], [data-after]) {
    overflow: auto hidden;
    padding-inline: 4px;
  }
  .scroller[data-after] {
    mask-image: linear-gradient(to right, black calc(100% - 48px), transparent);
  }
  .scroller[data-before] {
    mask-image: linear-gradient(to left, black calc(100% - 48px), transparent);
  }
  .scroller[data-before][data-after] {
    mask-image: linear-gradient(to right, transparent, black 48px, black calc(100% - 48px), transparent);
  }
  @container (min-width: 600px) {
    .display {
      --_formula: var(--_text-num);
    }
  }

  .symbol {
    position: relative;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
  }
  /* the box of the symbol's line, whatever accents and indices it has: boxes of a formula are alike */
  .symbol::after {
    content: "";
    position: absolute;
    inset: -0.08em -0.07em;
    border-radius: var(--_radius-s);
    pointer-events: none;
  }
  .symbol.chosen::after,
  .item.chosen {
    background: color-mix(in srgb, currentColor 13%, transparent);
  }
  .symbol.chosen::after {
    box-shadow: inset 0 0 0 var(--_line) currentColor;
  }
  .symbol:focus-visible {
    outline: none;
  }
  .symbol:focus-visible::after {
    box-shadow: none;
    outline: var(--_line-strong) solid var(--_focus);
    outline-offset: 1px;
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 14px;
    /* the first name lines up with the formula; at the end nothing stands out */
    margin-block: 0;
    margin-inline: -6px 0;
    font-size: var(--_text-s);
    line-height: 1.3;
  }
  .display .legend {
    justify-content: center;
    margin-inline: 0;
  }
  .item {
    display: inline-flex;
    align-items: baseline;
    gap: 0.45em;
    padding: 3px 6px;
    border-radius: var(--_radius-s);
    cursor: pointer;
  }
  .item dt,
  .item dd {
    margin: 0;
  }
  .item dd {
    color: var(--_ink-2);
  }
  .item.chosen dd {
    color: var(--_ink);
  }
  .absent {
    color: var(--_ink-2);
  }
  .item .katex,
  .sentence .katex {
    font-size: 1.16em;
    line-height: 1;
  }

  /* all sentences lie in one cell, so that the tallest reserves the room and nothing ever jumps */
  .meanings {
    display: grid;
    margin: 0;
  }
  .meanings > * {
    grid-area: 1 / 1;
    visibility: hidden;
    margin: 0;
    text-wrap: pretty;
  }
  .meanings > .shown {
    visibility: visible;
  }
  .display .meanings {
    text-align: center;
  }
  .hint {
    color: var(--_ink-2);
  }
  .name {
    font-weight: 600;
    margin-inline-end: 0.3em;
  }
  .value {
    display: block;
    min-block-size: calc(1em * var(--_leading));
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .value .now {
    font-weight: 400;
    color: var(--_ink-2);
  }
  .failed .prompt {
    margin-block-start: var(--_space-2);
  }

  /* in a line of running text: nothing but the formula */
  :host([hide~="legend"][hide~="meaning"]) {
    display: inline;
    container-type: normal !important;
    font: inherit !important;
    color: inherit !important;
  }
  :host([hide~="legend"][hide~="meaning"]) :is(.figure, .scroller) {
    display: inline;
    overflow: visible;
    font-size: 1em;
    padding: 0;
    margin: 0;
  }

  @media (forced-colors: active) {
    .symbol.chosen::after,
    .item.chosen {
      background: none;
      box-shadow: none;
      outline: 2px solid Highlight;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .symbol::after {
      transition: background-color var(--_time-touch);
    }
  }
  @media print {
    .legend,
    .hint {
      display: none;
    }
    .meanings > * {
      grid-area: auto;
      visibility: visible;
      text-align: start;
    }
    .value {
      display: inline;
    }
  }
`;
