import { css } from "lit";

/** Type and hairlines; no boxes. Lines keep to the width of prose. */
export const quizStyles = css`
  .title {
    overflow-wrap: anywhere;
  }
  .figure,
  .question,
  .print {
    max-inline-size: 44em;
  }
  .figure {
    gap: var(--_space-4);
    overflow-wrap: break-word;
    text-wrap: pretty;
  }
  .words {
    flex: 1;
    min-inline-size: 0;
    line-height: 1.45;
  }
  .head {
    border-block-end: var(--_hair) solid var(--_rule);
    padding-block-end: var(--_space-2);
  }
  .question {
    display: flex;
    flex-direction: column;
    gap: var(--_space-4);
    margin: 0;
  }
  fieldset {
    border: 0;
    margin: 0;
    padding: 0;
    min-inline-size: 0;
  }
  legend {
    display: block;
    padding: 0;
    inline-size: 100%;
  }
  .prompt-text {
    display: block;
    font-size: var(--_text-l);
    line-height: 1.45;
    margin-block-end: var(--_space-1);
  }
  /* read out when a question comes; nothing to be done with it */
  #prompt,
  #result {
    outline: none;
  }
  .hint {
    margin: 0;
    font-size: var(--_text-s);
    color: var(--_ink-2);
  }
  .options {
    list-style: none;
    margin: var(--_space-3) 0 0;
    padding: 0;
    border-block-end: var(--_hair) solid var(--_rule);
  }
  .options > li {
    border-block-start: var(--_hair) solid var(--_rule);
    position: relative;
  }
  .row {
    display: flex;
    align-items: first baseline;
    gap: var(--_space-3);
    min-block-size: var(--_target);
    padding-block: 11px;
    cursor: pointer;
  }
  .row:hover {
    background: var(--_wash);
  }
  .row.still {
    cursor: default;
    background: none;
  }
  /* native inputs, drawn with borders so that they are the same when disabled and in forced colours */
  .row > input {
    appearance: none;
    flex: none;
    position: relative;
    inline-size: 18px;
    block-size: 18px;
    margin: 0.1em 0 0;
    align-self: flex-start;
    border: var(--_line) solid var(--_rule-strong);
    border-radius: var(--_radius-s);
    background: var(--_bg);
    cursor: inherit;
  }
  .row > input[type="radio"] {
    border-radius: 50%;
  }
  .row > input:checked {
    border-color: var(--_ink);
  }
  .row > input[type="radio"]:checked {
    border-width: 5.5px;
  }
  .row > input[type="checkbox"]:checked::before {
    content: "";
    position: absolute;
    inset-inline-start: 4.5px;
    inset-block-start: 1px;
    inline-size: 4px;
    block-size: 8px;
    border: solid var(--_ink);
    border-width: 0 2px 2px 0;
    rotate: 42deg;
  }
  .row > input:disabled {
    opacity: 1;
  }
  .row > input:focus-visible {
    border-radius: var(--_radius-s);
  }
  .row > input[type="radio"]:focus-visible {
    border-radius: 50%;
  }
  .mark {
    flex: none;
    font-size: var(--_text-s);
    color: var(--_ink-2);
  }
  .note,
  .verdict,
  .explanation,
  .try {
    margin: 0;
  }
  .note {
    padding-inline-start: calc(18px + var(--_space-3));
    padding-block-end: var(--_space-3);
    margin-block-start: -4px;
    color: var(--_ink-2);
  }
  .note b,
  .verdict b {
    font-weight: 600;
    color: var(--_ink);
  }
  .after {
    display: flex;
    flex-direction: column;
    gap: var(--_space-2);
  }
  .after:empty {
    display: none;
  }
  .explanation {
    border-inline-start: var(--_line) solid var(--_ink);
    padding-inline-start: var(--_space-3);
  }
  .try {
    color: var(--_ink-2);
  }
  .try .quiet {
    margin-block: -14px;
    white-space: normal;
    text-align: start;
    color: var(--_ink);
  }
  /* a model that was brought */
  .place {
    min-inline-size: 0;
    margin-block: var(--_space-2);
    border-radius: var(--_radius-s);
    outline-offset: 6px;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_space-2) var(--_space-4);
  }
  .actions .quiet {
    margin-block: 0;
  }
  .actions .last {
    margin-inline-start: auto;
  }

  /* a number */
  .number-row {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: var(--_space-2) var(--_space-3);
    margin-block-start: var(--_space-3);
    overflow-wrap: anywhere;
  }
  .number-row input {
    font: inherit;
    font-size: var(--_text-num);
    font-variant-numeric: inherit;
    color: var(--_ink);
    background: none;
    border: 0;
    border-block-end: var(--_line) solid var(--_rule-strong);
    border-radius: 0;
    inline-size: 7em;
    max-inline-size: 100%;
    min-block-size: var(--_target);
    padding: 2px 4px;
  }
  .number-row input:disabled {
    opacity: 1;
    -webkit-text-fill-color: currentColor;
    border-block-end-style: dotted;
  }

  /* an order */
  .order > li {
    display: flex;
    align-items: center;
    gap: var(--_space-1);
    background: var(--_bg);
    transition: translate var(--_time-move) var(--_ease);
  }
  .order.settling > li {
    transition: none;
  }
  .order > li.dragged {
    z-index: 1;
    transition: none;
    outline: var(--_hair) solid var(--_rule-strong);
  }
  .place {
    flex: none;
    min-inline-size: 1.5em;
    color: var(--_ink-2);
    font-size: var(--_text-s);
  }
  .order .place {
    text-align: end;
  }
  .order .words {
    padding: 10px 0;
    padding-inline-start: var(--_space-2);
  }
  .grip {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: var(--_target);
    block-size: var(--_target);
    margin-inline-start: -14px;
    cursor: grab;
    touch-action: none;
  }
  .grip::before {
    content: "";
    inline-size: var(--_handle);
    block-size: var(--_handle);
    border: 2.5px solid var(--_ink);
    border-radius: 50%;
    background: var(--_bg);
  }
  .dragged .grip {
    cursor: grabbing;
  }
  .steps {
    flex: none;
    display: flex;
  }
  .step {
    flex: none;
    inline-size: var(--_target);
    block-size: var(--_target);
    padding: 0;
    border: 0;
    background: none;
    border-radius: var(--_radius-m);
    color: var(--_ink-2);
  }
  .step:hover:not([aria-disabled="true"]) {
    background: var(--_wash);
    color: var(--_ink);
  }
  .step[aria-disabled="true"] {
    opacity: 0.4;
    cursor: default;
  }
  .step svg {
    display: block;
    margin: auto;
    inline-size: 16px;
    block-size: 16px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
  }

  /* the result */
  .result {
    font-size: var(--_text-result);
    line-height: 1.1;
    font-weight: 500;
    letter-spacing: -0.01em;
    margin: 0;
  }
  .result + p {
    margin: 0;
  }
  .outcome {
    display: flex;
    align-items: first baseline;
    gap: var(--_space-3);
    inline-size: 100%;
    min-block-size: var(--_target);
    padding: 11px 0;
    border: 0;
    background: none;
    text-align: start;
  }
  .outcome:hover {
    background: var(--_wash);
  }
  .outcome .mark {
    max-inline-size: 7.5em;
    text-align: end;
  }

  /* what is wrong with an author's quiz */
  .prompt.failed {
    flex-wrap: nowrap;
    align-items: start;
    border-block-start: 0;
    padding-block: 0 14px;
  }
  .prompt.failed .question {
    display: block;
    flex: 1;
    min-inline-size: 0;
  }
  .problems {
    margin: var(--_space-2) 0 0;
    padding-inline-start: 1.2em;
    font-size: var(--_text-s);
    color: var(--_ink-2);
    overflow-wrap: anywhere;
  }
  @container (max-width: 599px) {
    .actions .button {
      flex: 1 1 auto;
    }
    .number-row input {
      inline-size: 5em;
    }
  }
  @container (max-width: 479px) {
    .steps {
      flex-direction: column;
    }
    .outcome {
      flex-wrap: wrap;
      row-gap: 2px;
    }
    .outcome .words {
      flex-basis: 70%;
    }
    .outcome .mark {
      flex-basis: 100%;
      max-inline-size: none;
      padding-inline-start: calc(1.5em + var(--_space-3));
      text-align: start;
    }
  }
  @media print {
    .aside {
      display: none;
    }
    .print {
      padding-inline-start: 1.6em;
    }
    .print > li {
      break-inside: avoid;
      margin-block-end: var(--_space-5);
    }
    .print p,
    .print ul {
      list-style: none;
      margin: var(--_space-2) 0 0;
      padding-inline-start: 1.6em;
    }
    .print li li {
      text-indent: -1.6em;
      margin-block-end: var(--_space-1);
    }
    .print li li * {
      text-indent: 0;
    }
    .box {
      display: inline-block;
      inline-size: 0.8em;
      block-size: 0.8em;
      border: 1px solid currentColor;
      margin-inline-end: var(--_space-2);
    }
    .box.round {
      border-radius: 50%;
    }
    .box.chosen {
      box-shadow: inset 0 0 0 3px currentColor;
      print-color-adjust: exact;
    }
    .line {
      display: inline-block;
      min-inline-size: 8em;
      border-block-end: 1px solid currentColor;
    }
    .line.short {
      min-inline-size: 2em;
    }
  }
`;
