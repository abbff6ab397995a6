/** The figure's grid, and the column beside the picture. */
import { css } from "lit";

export const resultStyles = css`
  .figure {
    max-inline-size: 72em;
  }
  .body {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 20em;
    column-gap: 40px;
    row-gap: var(--_space-5);
  }
  .stage {
    display: flex;
    flex-direction: column;
    gap: var(--_space-3);
    min-inline-size: 0;
  }
  .side {
    display: flex;
    flex-direction: column;
    gap: 20px;
    min-inline-size: 0;
  }
  .note {
    margin: 0;
    max-inline-size: 62ch;
  }
  .choice {
    display: flex;
    flex-wrap: wrap;
    gap: 10px;
  }
  .formula {
    block-size: 5.1em;
    display: flex;
    align-items: center;
    /* the widest formula in the narrowest figure */
    font-size: min(var(--_text-m), 5cqi);
  }
  .result {
    display: flex;
    flex-direction: column;
    gap: 4px;
  }
  .big {
    font-size: min(var(--_text-result), 13cqi);
    line-height: 1.1;
    letter-spacing: -0.02em;
    white-space: nowrap;
    align-self: flex-start;
  }
  .big b {
    font-weight: 500;
  }
  .big .s {
    font-size: 1em;
  }
  .big .r {
    margin-inline: 0.3em;
    font-size: 1em;
  }
  .rows {
    margin: 0;
    border-block-start: var(--_hair) solid var(--_rule);
    padding-block-start: 12px;
    display: flex;
    flex-direction: column;
    gap: 8px;
  }
  /* a number of the usual length leaves the words beside it the same room as any other, in any face */
  .rows > div {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(6ch, max-content);
    align-items: baseline;
    gap: 12px;
    min-block-size: 1.4em;
  }
  .rows dd {
    margin: 0;
    text-align: end;
    white-space: nowrap;
  }
  .rows > .floor {
    display: flex;
    justify-content: space-between;
    gap: 16px;
  }
  .floor dd {
    position: relative;
    white-space: normal;
  }
  /* what is only heard stays inside */
  .floor .visually-hidden {
    inset-inline-end: 1px;
  }
  .floor dt .room::before,
  .floor dt .room::after {
    font-weight: 600;
  }
  .rows .aside dt,
  .rows > div:not(.counts, .floor) > * {
    font-size: var(--_text-s);
    color: var(--_ink-2);
  }
  /* its number may be larger than its words */
  .rows .aside dd {
    line-height: 1.1;
  }
  .rows .counts dd {
    color: var(--_loss);
    font-weight: 600;
  }
  .rows b {
    font-weight: 600;
  }
  .step {
    display: flex;
    flex-direction: column;
    gap: 4px;
  }
  .rate {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) 2.6em;
    align-items: center;
    gap: 12px;
  }
  .rate-value {
    text-align: end;
  }
  .round {
    align-self: flex-start;
    margin-block: -4px;
  }

  @container (max-width: 62.6em) {
    .body {
      grid-template-columns: minmax(0, 1fr);
    }
    .side {
      display: block;
      columns: 2;
      column-gap: 40px;
    }
    .side > * {
      break-inside: avoid;
      margin-block: 0 20px;
    }
    .side > .rows,
    .side > .result + .step {
      break-before: column;
      border: 0;
      padding: 0;
    }
  }
  @container (max-width: 39.99em) {
    .body,
    .stage,
    .side {
      display: flex;
      flex-direction: column;
      align-items: stretch;
      gap: 16px;
    }
    .stage,
    .side {
      display: contents;
    }
    .side > * {
      margin: 0;
    }
    /* hand and result on one screen: only what takes no focus changes its place */
    .note {
      order: 6;
    }
    .plot {
      order: 1;
    }
    .result {
      order: 2;
    }
    .editor {
      order: 3;
    }
    .choice {
      order: 4;
    }
    .step {
      order: 5;
    }
    .formula {
      order: 7;
    }
    .rows {
      order: 8;
    }
  }
`;
