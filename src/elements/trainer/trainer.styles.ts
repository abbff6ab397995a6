/** The figure at three widths: ten digits in a row, or five in two rows. What comes later has its room. */
import { css } from "lit";

export const trainerStyles = css`
  .figure {
    max-inline-size: 960px;
    margin-inline: auto;
    gap: 20px;
    --digit: 84px;
    --per-row: 10;
    --network: max(84px, 5.4em);
    --read: max(22px, 1.5em);
  }
  .digits {
    display: grid;
    grid-template-columns: repeat(var(--per-row), var(--digit));
    justify-content: space-between;
    row-gap: 6px;
  }
  .digits > .label,
  .network {
    grid-column: 1 / -1;
  }
  .digits > .label,
  .curve > .label {
    white-space: normal;
    min-block-size: 1.3em;
  }
  .label > .s {
    margin-inline-end: 0.15em;
  }
  .of-answers {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 16px;
  }
  .digits canvas {
    inline-size: var(--digit);
    block-size: var(--digit);
  }
  /* nothing is known yet of what stands there */
  .waits :is(.digits, .charts) .label {
    visibility: hidden;
  }
  .read {
    display: block;
    block-size: var(--read);
    line-height: var(--read);
    text-align: center;
    font-size: var(--_text-s);
  }
  .read.right {
    font-weight: 600;
  }
  .read.wrong {
    color: var(--_ink-2);
    text-decoration: line-through;
  }

  .network svg {
    inline-size: 100%;
    block-size: 100%;
  }
  .network path {
    stroke: none;
    vector-effect: non-scaling-stroke;
  }
  .network .f {
    fill: color-mix(in srgb, var(--_theta) 13%, transparent);
  }
  .network .g {
    fill: color-mix(in srgb, var(--_phi) 13%, transparent);
  }
  .network .edge {
    fill: none;
    stroke-width: var(--_line);
  }
  .network .f.edge {
    stroke: var(--_theta);
  }
  .network .g.edge {
    stroke: var(--_phi);
  }
  .network .neck {
    fill: none;
    stroke: var(--_z);
    stroke-width: var(--_line);
  }
  .side > span,
  .of-answers > span {
    unicode-bidi: plaintext;
  }
  .nudge {
    color: var(--_ink-2);
  }
  .bar {
    block-size: 6px;
    background: linear-gradient(var(--c) 0 0) 0 / calc(var(--p) * 100%) 100% no-repeat;
    border-inline-start: 1px solid var(--_rule-strong);
    forced-color-adjust: none;
    transition: background-size var(--_time-touch);
  }
  .bar:dir(rtl) {
    background-position: 100%;
  }
  .theta {
    --c: var(--_theta);
  }
  .phi {
    --c: var(--_phi);
  }
  .neck-name {
    background: var(--_bg);
    padding: 0 6px;
  }

  /* heights with cqi: what comes later takes more lines the fewer letters there are in a line */
  .run {
    min-block-size: max(var(--_target), 7.75em - 18.4cqi);
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
  }
  .charts {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 260px;
    gap: 20px 40px;
  }
  .plot {
    position: relative;
    block-size: 224px;
    margin-block-start: 10px;
    margin-inline: 30px calc(9.6em + 0.8 * var(--_wide));
    font-size: var(--_text-s);
  }
  .plot svg {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    overflow: visible;
  }
  .plot path {
    fill: none;
    vector-effect: non-scaling-stroke;
    stroke-linejoin: round;
  }
  .grid {
    stroke: var(--_rule);
    stroke-width: var(--_hair);
  }
  path.mean {
    stroke: var(--_ink-2);
    stroke-width: var(--_line);
    stroke-dasharray: 1 4;
    stroke-linecap: round;
  }
  .line.other {
    stroke: var(--_ink-2);
    stroke-width: var(--_line);
    stroke-dasharray: 4 3;
  }
  .line.train {
    stroke: var(--_loss);
    stroke-width: var(--_hair);
  }
  .line.held-out {
    stroke: var(--_loss);
    stroke-width: 2.5px;
  }
  .tick {
    position: absolute;
    font-size: var(--_text-xs);
    line-height: 1;
    color: var(--_ink-2);
  }
  .tick.y {
    right: calc(100% + 7px);
    bottom: calc(var(--v) * 100% - 0.5em);
  }
  .tick.x {
    left: calc(var(--v) * 100%);
    top: calc(100% + 7px);
    translate: -50% 0;
  }
  .name {
    line-height: 1.2;
    white-space: nowrap;
    color: var(--_ink-2);
    text-shadow:
      0 0 3px var(--_bg),
      0 0 3px var(--_bg),
      0 0 3px var(--_bg);
  }
  .name.train,
  .name.held-out {
    color: var(--_loss);
  }
  .name b {
    font-weight: 600;
  }
  .name.train b {
    font-weight: 400;
  }
  .under {
    min-block-size: 1.3em;
    margin-block-start: 8px;
  }
  .curve .under {
    margin-block-start: 24px;
    margin-left: 30px;
  }
  .map-side {
    min-inline-size: 0;
  }
  .map-side .under {
    white-space: normal;
    min-block-size: calc(max(1.3em, 7.82em - 10.57cqi) + 1.3 * var(--_wide));
  }
  canvas.map {
    display: block;
    inline-size: 260px;
    block-size: 260px;
    margin-block-start: 10px;
    background: var(--_paper);
    outline: var(--_hair) solid var(--_rule);
  }
  /* room for an author's classes */
  .marks {
    grid-column: 1 / -1;
    min-block-size: 1.3em;
    margin-block-start: -12px;
    font-size: var(--_text-s);
  }
  .settings {
    --label: 1.3em;
    --slider: calc(1.3 * var(--_text-m) + var(--_target) + 2px);
    /* of the first row, under k */
    --note: calc(1.35 * var(--_text-s) - 8px);
    min-block-size: calc(var(--slider) + var(--note));
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(190px, 1fr));
    gap: 8px 32px;
  }
  .how {
    margin: 0;
    max-inline-size: 96ch;
    min-block-size: calc(max(5.4em, 18.95em - 33cqi) + 1.4 * var(--_wide));
  }
  .prompt {
    min-block-size: max(74px, 8.85em - 13.1cqi);
  }
  .prompt.empty {
    visibility: hidden;
  }

  /* the network's two texts beside its neck, the names of the curves at their ends */
  @container (min-width: 32em) {
    .network {
      position: relative;
      block-size: var(--network);
      display: flex;
      align-items: center;
      justify-content: space-between;
    }
    .network svg {
      position: absolute;
      inset: 0;
    }
    .side {
      position: relative;
      inline-size: max-content;
      min-inline-size: min(15em, 38%);
    }
    .nudge {
      display: block;
      margin-block: 2px 4px;
    }
    .bar {
      display: block;
      max-inline-size: 15em;
    }
    /* hugs its edge, where the network leaves room */
    .side.phi {
      text-align: right;
    }
    .side.phi:dir(rtl) {
      text-align: left;
    }
    .phi .bar {
      margin-inline-start: auto;
      background-position: 100%;
      border-inline-start: 0;
      border-inline-end: 1px solid var(--_rule-strong);
    }
    .phi .bar:dir(rtl) {
      background-position: 0;
    }
    .neck-name {
      position: absolute;
      inset-inline-start: 50%;
      inset-block-start: 50%;
      translate: -50% -50%;
    }
    .neck-name:dir(rtl) {
      translate: 50% -50%;
    }
    .name.end {
      position: absolute;
      left: calc(var(--x) * 100% + 7px);
      top: calc(var(--y) * 100% - 0.6em);
    }
  }

  @container (max-width: 939px) {
    .figure {
      --digit: 56px;
    }
    .charts {
      grid-template-columns: minmax(0, 1fr) 196px;
      column-gap: 24px;
    }
    canvas.map {
      inline-size: 196px;
      block-size: 196px;
    }
    .plot {
      block-size: 160px;
    }
    .weights {
      display: none;
    }
    .marks {
      min-block-size: 2.6em;
    }
    .map-side .under {
      min-block-size: max(2.6em, 7.82em - 10.57cqi);
    }
    .settings {
      min-block-size: calc(2 * var(--slider) + var(--note) + 8px + 1.8 * var(--_wide));
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    /* the question and, below it, the answers */
    .prompt {
      min-block-size: calc(max(1.4 * var(--_text-m) + var(--_target) + 42px, 8.85em - 13.1cqi) + 1.3 * var(--_wide));
    }
  }
  /* large type */
  @container (max-width: 50em) {
    .weights {
      display: none;
    }
  }
  @container (max-width: 39.99em) {
    .settings {
      --note: calc(2.7 * var(--_text-s) - 8px);
    }
  }
  @container (min-width: 940px) and (max-width: 50em) {
    .run {
      min-block-size: calc(7.75em - 18.4cqi + 1.8 * var(--_wide));
    }
    .settings {
      --slider: calc(2.6 * var(--_text-s) + var(--_target) + 2px);
    }
  }
  @container (max-width: 599px) {
    .figure {
      --per-row: 5;
      --network: max(76px, 5em);
      gap: 16px;
    }
    /* the bytes and Reset take turns: the title keeps its lines */
    .head > .title {
      max-inline-size: calc(100% - 104px);
    }
    .head > .aside {
      position: absolute;
      inset-block-start: 2px;
      inset-inline-end: 0;
      inline-size: 96px;
      white-space: normal;
      text-align: end;
      font-size: var(--_text-xs);
      line-height: 1.25;
    }
    .digits > .label.of-answers {
      min-block-size: 2.6em;
    }
    .run {
      min-block-size: max(2 * var(--_target) + 8px, 5.95em);
    }
    .charts {
      grid-template-columns: minmax(0, 1fr);
    }
    canvas.map {
      inline-size: 252px;
      block-size: 252px;
    }
    .map-side .under {
      min-block-size: max(1.3em, 3.91em - 10.57cqi);
    }
    .settings {
      --label: 2.6em;
      --slider: calc(2.6 * var(--_text-s) + var(--_target) + 2px);
      --note: calc(2.7 * var(--_text-s) - 8px);
      column-gap: 20px;
    }
    .how {
      min-block-size: calc(max(10.8em, 35.2em - 110cqi) + 2.7 * var(--_wide));
    }
    .prompt {
      min-block-size: calc(max(5.3 * var(--_text-m) + 60px, 13.45em - 19.2cqi) + 2.7 * var(--_wide));
    }
  }
  @container (min-width: 32em) and (max-width: 599px) {
    .charts:has(.marks) {
      grid-template-columns: 252px minmax(0, 1fr);
    }
    .charts:has(.marks) > .curve {
      grid-column: 1 / -1;
    }
    .charts > .marks {
      grid-column: 2;
      margin-block-start: 27px;
      min-block-size: 0;
    }
    .map-side:has(+ .marks) > .under {
      min-block-size: 2.6em;
    }
  }
  /* between a line for the encoder and one for the decoder; the curves' names in a list with samples of their lines */
  @container (max-width: 31.99em) {
    .network {
      display: grid;
      grid-template-columns: minmax(max-content, 28%) minmax(0, 1fr) 20%;
      gap: 4px 8px;
    }
    .network svg,
    .neck-name {
      grid-area: 2 / 1 / 2 / -1;
    }
    .network svg {
      block-size: 2.6em;
    }
    .neck-name {
      place-self: center;
      z-index: 1;
    }
    .side {
      display: grid;
      grid-column: 1 / -1;
      grid-template-columns: subgrid;
      align-items: center;
      white-space: normal;
    }
    .plot {
      margin-inline: 2.2em 1.4em;
    }
    .names {
      position: absolute;
      inset: calc(100% + 3.6em) -1.4em auto -2.2em;
      display: flex;
      flex-wrap: wrap;
      column-gap: 1.2em;
    }
    .name::before {
      content: "";
      display: inline-block;
      inline-size: 1.4em;
      margin-inline-end: 0.4em;
      vertical-align: 0.3em;
      border-block-start: var(--_line) dotted;
    }
    .name.other {
      order: 1;
    }
    .name.other::before {
      border-block-start-style: dashed;
    }
    .name.held-out {
      order: 2;
    }
    .name.held-out::before {
      border-block-start: 2.5px solid;
    }
    .name.train {
      order: 3;
    }
    .name.train::before {
      border-block-start: var(--_hair) solid;
    }
    .marks {
      min-block-size: 3.9em;
    }
    .curve .under {
      margin-block-end: 4.2em;
      margin-left: 2.2em;
    }
  }
  /* large type on a phone */
  @container (max-width: 18em) {
    .network {
      grid-template-columns: minmax(0, 1fr);
    }
    .marks {
      min-block-size: 7.8em;
    }
    .curve .under {
      margin-block-end: 6em;
    }
    .settings {
      grid-template-columns: minmax(0, 1fr);
      min-block-size: calc(4 * var(--slider) + var(--note) + 24px);
    }
  }
`;
