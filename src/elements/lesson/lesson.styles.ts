/** The frame: header, the bar that stays in view or the rail at the side, the learner's digit. */
import { css } from "lit";

export const frameStyles = css`
  :host {
    --_top: var(--ae-bar-top, 0px);
    --_wide: max(60rem, 960px);
    --_text-h1: max(2.75rem, 44px);
    --_text-h2: max(1.75rem, 28px);
    --_text-lead: max(1.375rem, 22px);
    --_text-body: var(--_text-prose);
  }
  .lesson {
    position: relative;
    font: 400 var(--_text-body) / var(--_leading-prose) var(--_font-prose);
    /* about 66 characters; a length from here on, in whatever face (see measure.ts) */
    --ae-lesson-measure: var(--ae-measure, 56ch);
    font-variant-numeric: lining-nums;
  }
  .column {
    max-inline-size: var(--ae-lesson-measure);
    margin-inline: auto;
  }
  .skip {
    position: absolute;
    inset-inline-start: 0;
    inset-block-start: 0;
    z-index: 3;
    padding: var(--_space-3) var(--_space-4);
    background: var(--_bg);
    color: inherit;
    font: 400 var(--_text-m) / var(--_leading) var(--_font-ui);
    clip-path: inset(50%);
  }
  .skip:focus {
    clip-path: none;
  }
  .meta {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 20px;
    margin: 0;
    min-block-size: 1.4em;
    font: 400 var(--_text-s) / var(--_leading) var(--_font-ui);
    font-variant-numeric: tabular-nums lining-nums;
    color: var(--_ink-2);
  }
  h1 {
    margin: 14px 0;
    font: 400 var(--_text-h1) / 1.12 var(--_font-prose);
    letter-spacing: -0.018em;
    text-wrap: balance;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
  }
  /* a title may reach over the edge of the text's column rather than break */
  @container (min-width: 800px) {
    h1 {
      margin-inline-end: -6rem;
    }
  }
  .lead {
    unicode-bidi: plaintext;
    margin: 0 0 var(--_space-5);
    font-size: var(--_text-lead);
    line-height: 1.5;
    color: var(--_ink-2);
    text-wrap: pretty;
  }
  .lesson .prompt {
    font: 400 var(--_text-m) / var(--_leading) var(--_font-ui);
    margin-block-end: var(--_space-5);
  }
  .lesson .prompt .question {
    overflow-wrap: anywhere;
  }
  .lesson .prompt .answers {
    align-items: center;
    gap: 8px 20px;
  }
  .lesson .prompt .answers .button {
    flex: none;
    padding-inline: 16px;
  }

  /* the bar: one line that stays at the top */
  .bar {
    position: sticky;
    inset-block-start: var(--_top);
    z-index: 2;
    max-inline-size: var(--_wide);
    margin-inline: auto;
    background: var(--_bg);
    /* what figures have at their edges passes beneath as well */
    box-shadow:
      -12px 0 var(--_bg),
      12px 0 var(--_bg);
    font: 400 var(--_text-s) / var(--_leading) var(--_font-ui);
  }
  /* the figures' own bars stay below, and pass beneath */
  .prose {
    --ae-bar-top: calc(var(--_top) + 48px);
    position: relative;
    z-index: 0;
  }
  .bar-row {
    position: relative;
    max-inline-size: var(--ae-lesson-measure);
    margin-inline: auto;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--_space-4);
    block-size: 46px;
  }
  .so-far {
    appearance: none;
    display: block;
    inline-size: 100%;
    block-size: 2px;
    border: 0;
    background: var(--_rule);
  }
  .so-far::-webkit-progress-bar {
    background: var(--_rule);
  }
  .so-far::-webkit-progress-value {
    background: var(--_ink);
    transition: inline-size var(--_time-move) var(--_ease);
  }
  .so-far::-moz-progress-bar {
    background: var(--_ink);
  }
  nav {
    flex: 1;
    min-inline-size: 0;
    color: var(--_ink-2);
  }
  .unfold {
    display: flex;
    align-items: baseline;
    gap: 0 12px;
    max-inline-size: 100%;
    min-block-size: var(--_target);
    padding: 0;
    border: 0;
    background: none;
    line-height: var(--_target);
    text-align: start;
  }
  .unfold-word {
    color: var(--_ink-2);
    text-decoration: underline;
    text-decoration-color: var(--_rule-strong);
    text-decoration-thickness: 1px;
    text-underline-offset: 4px;
  }
  .unfold:hover .unfold-word {
    color: var(--_ink);
    text-decoration-color: currentColor;
  }
  .now {
    overflow: hidden;
    color: var(--_ink);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .count {
    font-variant-numeric: tabular-nums lining-nums;
    color: var(--_ink-2);
  }
  nav ol {
    display: none;
    position: absolute;
    inset-inline-start: 0;
    inset-block-start: calc(100% + 2px);
    box-sizing: border-box;
    inline-size: max-content;
    min-inline-size: min(18em, 100%);
    max-inline-size: 100%;
    max-block-size: min(70vh, 36rem);
    margin: 0;
    padding: var(--_space-2) 24px var(--_space-2) 12px;
    overflow-y: auto;
    overscroll-behavior: contain;
    border: 1px solid var(--_rule-strong);
    border-block-start: 0;
    background: var(--_bg);
    box-shadow: 0 12px 24px rgb(0 0 0 / 0.12);
    list-style: none;
  }
  nav ol.open {
    display: block;
  }
  nav a {
    display: flex;
    align-items: baseline;
    gap: 10px;
    min-block-size: var(--_target);
    padding-block: 12px;
    color: var(--_ink);
    text-decoration: none;
  }
  nav a .count {
    flex: none;
    inline-size: 1.4em;
    text-align: end;
  }
  nav a .name {
    flex: 1;
    overflow-wrap: anywhere;
  }
  nav a:hover .name {
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 4px;
  }
  nav a[aria-current] .name {
    font-weight: 600;
  }
  .was-read {
    color: var(--_ink-2);
    font-size: var(--_text-xs);
  }
  .digit {
    display: flex;
    align-items: center;
    gap: 10px;
    flex: none;
  }
  .digit canvas {
    inline-size: 28px;
    block-size: 28px;
  }
  .digit .quiet {
    margin-block: 0;
    font-size: var(--_text-s);
  }
  @container (max-width: 599px) {
    .lesson {
      --_text-h1: max(2rem, 32px);
      --_text-h2: max(1.4375rem, 23px);
      --_text-lead: max(1.1875rem, 19px);
      --_text-body: max(1.0625rem, 17px);
    }
    .digit .label {
      display: none;
    }
  }

  /* the rail: room beside the widest figures */
  @container (min-width: 1190px) {
    .lesson.with-contents {
      display: grid;
      grid-template-columns: 196px minmax(0, var(--_wide));
      grid-template-rows: auto 1fr;
      column-gap: 40px;
      justify-content: center;
    }
    .with-contents > header,
    .with-contents > .prose {
      grid-column: 2;
      inline-size: 100%;
    }
    .with-contents > header {
      grid-row: 1;
    }
    .with-contents > .prose {
      grid-row: 2;
    }
    .with-contents > .bar {
      grid-column: 1;
      grid-row: 1 / 3;
      align-self: start;
      display: flex;
      flex-direction: column-reverse;
      gap: var(--_space-3);
      max-inline-size: none;
      inline-size: 100%;
      margin: 0;
      inset-block-start: calc(var(--_top) + 24px);
      max-block-size: calc(100vh - 48px);
      box-shadow: none;
      padding: 2px;
      margin: -2px;
      overflow-y: auto;
    }
    .with-contents > .prose {
      --ae-bar-top: var(--_top);
    }
    .with-contents .bar-row {
      display: block;
      block-size: auto;
      max-inline-size: none;
      margin: 0;
    }
    .with-contents .unfold {
      display: none;
    }
    .with-contents nav ol {
      display: block;
      position: static;
      inline-size: auto;
      min-inline-size: 0;
      max-inline-size: none;
      max-block-size: none;
      padding: 0;
      overflow: visible;
      border: 0;
      box-shadow: none;
    }
    .with-contents nav a {
      min-block-size: 32px;
      padding-block: 6px;
    }
    .with-contents .digit {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: 4px 12px;
      margin-block-start: var(--_space-5);
    }
    .with-contents .digit .label {
      grid-column: 1 / 3;
    }
    .with-contents .digit canvas {
      inline-size: 56px;
      block-size: 56px;
    }
    .with-contents .digit .quiet {
      justify-self: start;
    }
  }
  @media (pointer: coarse) {
    .with-contents nav a {
      min-block-size: var(--_target);
    }
  }
  @media (forced-colors: active) {
    .so-far,
    .so-far::-webkit-progress-bar {
      forced-color-adjust: none;
      background: GrayText;
    }
    .so-far::-webkit-progress-value {
      forced-color-adjust: none;
      background: Highlight;
    }
    .so-far::-moz-progress-bar {
      forced-color-adjust: none;
      background: Highlight;
    }
    nav a[aria-current] .name {
      text-decoration: underline;
    }
  }
  @media print {
    .bar,
    .skip {
      display: none !important;
    }
    .lesson.with-contents {
      display: block !important;
    }
  }
`;
