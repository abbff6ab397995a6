/** What comes after the first picture. */
import { css } from "lit";

export const restStyles = css`
  .bench-body {
    position: relative;
  }
  .bench > .name-row {
    white-space: normal;
    block-size: auto;
    min-block-size: var(--name-row);
  }
  .bench svg {
    display: block;
    overflow: visible;
    /* the axis of a plot does not mirror */
    direction: ltr;
  }
  .bench svg text {
    font: 400 var(--_text-xs) / 1 var(--_font-ui);
    fill: var(--_ink-2);
  }
  .bench svg tspan.s {
    font-family: var(--_font-math);
    font-style: italic;
    font-size: 1.16em;
    fill: currentColor;
  }
  rect.q-x,
  rect.q-xhat,
  rect.q-theta,
  rect.q-phi {
    fill: currentColor;
  }
  .axis {
    stroke: var(--_rule-strong);
    stroke-width: var(--_hair);
    fill: none;
  }
  .square {
    fill: color-mix(in srgb, var(--_loss) 20%, transparent);
    stroke: var(--_loss);
    stroke-width: var(--_line);
  }
  .arrow {
    fill: none;
    stroke: var(--_loss);
    stroke-width: 2;
  }
  path.loss {
    fill: none;
    stroke: var(--_loss);
    stroke-width: 2;
  }
  circle.now {
    fill: var(--_loss);
  }
  .bench svg .value-now {
    fill: var(--_loss);
    font-weight: 600;
    font-size: var(--_text-s);
  }
  .numbers {
    display: flex;
    flex-wrap: wrap;
    gap: 10px 22px;
    padding-block-start: 14px;
    font-size: var(--_text-num);
    line-height: 1.2;
  }
  .numbers .one {
    direction: ltr;
    min-inline-size: 4em;
    white-space: nowrap;
  }
  .numbers b {
    font-weight: 500;
  }
  .numbers sub,
  .item sub {
    font-size: 0.7em;
  }
  .numbers.many {
    font-size: var(--_text-xs);
    gap: 2px 10px;
    padding-block-start: 4px;
  }
  .inks {
    display: grid;
    gap: 14px;
    padding-block-start: 6px;
  }
  .ink-line .label {
    display: block;
    white-space: normal;
    margin-block-end: 4px;
  }
  .ink-line i {
    display: block;
    block-size: 8px;
    margin-inline-start: var(--from);
    inline-size: var(--share);
    background: var(--_seq-1);
  }
  .ink-line.lost i {
    background: var(--_div-neg);
  }
  .ink-line.invented i {
    background: var(--_div-pos);
  }
  .shelf {
    --small: max(84px, round(down, 5.25rem, 28px));
    display: flex;
    gap: 14px;
    padding-block-start: 4px;
  }
  .item {
    inline-size: var(--small);
    display: grid;
    gap: 4px;
  }
  .item .label {
    text-align: center;
    color: var(--_ink-2);
    font-size: var(--_text-xs);
  }
  .item canvas {
    inline-size: var(--small);
    block-size: var(--small);
  }
  .item.lit canvas {
    outline: var(--_line) solid var(--_z);
  }
  .steps {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 10px;
  }
  .sides {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 12px;
    padding-block-start: 4px;
    font-size: var(--_text-xs);
    line-height: 1.2;
    color: var(--_ink-2);
  }
  .sides > span {
    unicode-bidi: plaintext;
  }
  .sum {
    margin: 8px 0 0;
    font-size: var(--_text-s);
    color: var(--_ink-2);
  }
  .sum b {
    font-weight: 600;
    color: var(--_ink);
  }
  .sum b.q-L {
    color: var(--_loss);
    font-size: var(--_text-num);
  }
  .wait {
    margin-inline-start: 0.6em;
  }

  .deck {
    display: flex;
    flex-direction: column;
    gap: 8px;
  }
  .transport {
    display: flex;
    align-items: center;
    gap: 16px;
  }
  .play {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-inline-size: 7em;
    white-space: nowrap;
  }
  .play svg {
    inline-size: 14px;
    block-size: 14px;
    fill: currentColor;
  }
  .scrub {
    position: relative;
    flex: 1;
    min-inline-size: 0;
  }
  .scrub input {
    position: relative;
    display: block;
  }
  .ticks {
    position: absolute;
    inset-block-start: calc(50% - 5px);
    inset-inline: 11px;
    block-size: 10px;
  }
  .ticks i {
    position: absolute;
    inset-inline-start: calc(100% * var(--at));
    inset-block: 0;
    inline-size: var(--_hair);
    background: var(--_rule-strong);
  }
  .clock {
    font-size: var(--_text-s);
    color: var(--_ink-2);
    min-inline-size: 6.2em;
    text-align: end;
    direction: ltr;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 24px;
    min-block-size: var(--_target);
  }
  .chapters {
    list-style: none;
    margin: 0;
    padding: 0;
    display: grid;
    grid-template-columns: repeat(4, 1fr);
    column-gap: 16px;
  }
  .chapters .quiet,
  .transcript .quiet {
    margin-block: 0;
  }
  .chapters .quiet {
    unicode-bidi: plaintext;
    text-align: start;
    white-space: normal;
    font-size: var(--_text-s);
    text-decoration: none;
    padding-inline: 0;
  }
  .chapters .quiet:dir(rtl) {
    text-align: right;
  }
  .chapters .quiet:hover {
    text-decoration: underline;
  }
  .chapters [aria-current] {
    color: var(--_ink);
    font-weight: 600;
    text-decoration: underline;
    text-decoration-color: currentColor;
    text-decoration-thickness: 2px;
  }
  .nr {
    color: var(--_ink-2);
    font-weight: 400;
  }
  .transcript summary {
    display: inline-flex;
    align-items: center;
    min-block-size: var(--_target);
    color: var(--_ink-2);
    cursor: pointer;
  }
  .transcript summary::before {
    content: "";
    inline-size: 0.45em;
    block-size: 0.45em;
    margin-inline: 2px 10px;
    border-block-end: var(--_line) solid currentColor;
    border-inline-end: var(--_line) solid currentColor;
    rotate: -45deg;
  }
  .transcript summary:dir(rtl)::before {
    rotate: 45deg;
  }
  .transcript[open] summary::before {
    rotate: 45deg;
    translate: 0 -2px;
  }
  .transcript ol {
    list-style: none;
    margin: 0;
    padding: 0;
    max-inline-size: 44em;
  }
  .transcript li {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    column-gap: 0.9em;
    align-items: baseline;
    padding-block: 2px;
  }
  .transcript .of-chapter {
    display: block;
    font-size: var(--_text-s);
    font-weight: 600;
    margin-block-start: 12px;
  }
  .transcript .time {
    text-align: start;
    color: var(--_ink-2);
    min-inline-size: 2.7em;
  }
  .transcript span {
    unicode-bidi: plaintext;
  }
  .transcript li[aria-current] span {
    font-weight: 600;
  }
  @container (max-width: 62.66em) {
    .shelf {
      gap: clamp(4px, 2.4cqi - 4px, 12px);
    }
  }
  @container (max-width: 37.49em) {
    .shelf {
      --small: max(56px, round(down, 3.5rem, 28px));
      gap: 6px;
      justify-content: space-between;
    }
    .steps {
      gap: 6px;
    }
    .transport {
      flex-wrap: wrap;
      gap: 4px 12px;
    }
    .scrub {
      flex-basis: 100%;
      order: -1;
    }
    .clock {
      margin-inline-start: auto;
    }
    .chapters {
      grid-template-columns: 1fr 1fr;
    }
    .numbers {
      gap: 10px 12px;
      font-size: max(1.125rem, 18px);
    }
  }
  /* many numbers need one table to find room: a name at the head of each row */
  @container (min-width: 16em) and (max-width: 37.49em) {
    .numbers.many {
      display: grid;
      grid-template-columns: max-content repeat(7, minmax(0, 1fr));
      gap: 5px 4px;
    }
    .many .one {
      min-inline-size: 0;
      text-align: end;
    }
    .many .one:not(:nth-child(8n + 1)) .s {
      display: none;
    }
    .many .one:nth-child(8n + 1) {
      display: flex;
      justify-content: space-between;
      gap: 0.5em;
    }
    .many .one:nth-child(8n + 1) b {
      min-inline-size: 2.4em;
    }
    .many .one:nth-child(8n + 1):dir(rtl) {
      flex-direction: row-reverse;
    }
  }
  /* large text in a narrow column */
  @container (max-width: 15.99em) {
    .shelf {
      --small: 56px;
      flex-wrap: wrap;
      justify-content: start;
      gap: 6px 14px;
    }
    .item {
      inline-size: max-content;
      min-inline-size: var(--small);
      justify-items: center;
    }
    .chapters {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @media (forced-colors: active) {
    .ink-line i,
    .bench svg,
    circle.now {
      forced-color-adjust: none;
    }
  }
`;
