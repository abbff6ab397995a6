import { css } from "lit";

export const termStyles = css`
  :host {
    display: inline;
  }
  :host([hidden]) {
    display: none;
  }
  .word {
    anchor-name: --ae-word;
    cursor: help;
    text-decoration: underline dotted;
    text-decoration-color: var(--_rule-strong);
    text-decoration-thickness: var(--_line);
    text-underline-offset: 0.22em;
    -webkit-tap-highlight-color: transparent;
  }
  .word:hover,
  .word[aria-expanded="true"] {
    text-decoration-color: currentColor;
  }
  .word:focus {
    outline: none;
  }
  .word:focus-visible,
  .popup:focus-visible,
  .see:focus-visible {
    outline: var(--_line-strong) solid var(--_focus);
    outline-offset: 2px;
    border-radius: var(--_radius-s);
  }
  .popup {
    display: none;
    position: fixed;
    z-index: 2147483647;
    box-sizing: border-box;
    inline-size: max-content;
    max-inline-size: min(22rem, calc(100vw - 24px));
    /* half the window, less half a line of the text: it fits above the word or beneath it */
    max-block-size: max(5rem, calc(50vh - 1.5rem));
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: var(--_space-3) var(--_space-4);
    border: 1px solid var(--_rule-strong);
    border-radius: var(--_radius-m);
    background: var(--_bg);
    color: var(--_ink);
    /* what the paragraph would hand down */
    font: 400 var(--_text-m) / var(--_leading) var(--_font-ui);
    letter-spacing: normal;
    word-spacing: normal;
    text-align: start;
    text-align-last: auto;
    text-indent: 0;
    text-transform: none;
    text-shadow: none;
    text-wrap: pretty;
    white-space: normal;
    word-break: normal;
    line-break: auto;
    overflow-wrap: normal;
    hyphens: manual;
    cursor: auto;
  }
  .popup.open {
    display: block;
  }
  @supports (position-area: bottom) {
    .popup {
      position-anchor: --ae-word;
      position-area: bottom;
      position-try-fallbacks: flip-block;
      inset: auto;
      margin: 6px 12px;
    }
  }
  .definition {
    display: block;
    margin: 0;
  }
  .see {
    appearance: none;
    display: block;
    min-block-size: var(--_target);
    margin: 0;
    margin-block-end: calc(-1 * var(--_space-2));
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    text-decoration: underline;
    text-decoration-color: var(--_rule-strong);
    text-decoration-thickness: 1px;
    text-underline-offset: 4px;
    cursor: pointer;
  }
  .see:hover {
    text-decoration-color: currentColor;
  }
  .on-paper {
    display: none;
  }
  @media (forced-colors: active) {
    .word {
      text-decoration-color: currentColor;
    }
  }
  @media print {
    .popup.open {
      display: none;
    }
    .word {
      text-decoration: none;
    }
    .on-paper {
      display: inline;
      color: var(--_ink-2);
      font-size: 0.8em;
      font-style: normal;
      font-weight: 400;
    }
  }
`;
