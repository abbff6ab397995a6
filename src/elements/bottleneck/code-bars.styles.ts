import { css } from "lit";

export const codeStyles = css`
  .code {
    padding-block-start: var(--name-row);
    padding-inline: 104px 94px;
    pointer-events: none;
  }
  .code > * {
    pointer-events: auto;
  }
  .bars {
    position: relative;
    block-size: var(--flow);
    display: flex;
    flex-direction: column;
  }
  .bar {
    position: relative;
    flex: 1;
    display: grid;
    grid-template-columns: minmax(0, 1fr) 2.3em;
    column-gap: 6px;
    align-items: center;
    min-inline-size: 0;
  }
  .bar .name {
    display: none;
    inline-size: 26px;
  }
  .bar .name sub {
    font-size: 0.8em;
  }
  .value {
    font-size: var(--_text-s);
    text-align: end;
    direction: ltr;
  }
  /* an axis does not mirror */
  .track {
    position: relative;
    block-size: 100%;
    min-block-size: var(--_target-dense);
    direction: ltr;
  }
  .track::before,
  .track::after {
    content: "";
    position: absolute;
    pointer-events: none;
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
  .fill {
    --at: calc(var(--_handle) / 2 + var(--e) * (100% - var(--_handle)));
    position: absolute;
    inset-block-start: calc(50% - 4px);
    block-size: 8px;
    inset-inline: min(50%, var(--at)) calc(100% - max(50%, var(--at)));
    background: var(--_z);
  }
  .was {
    display: none;
    position: absolute;
    inset-block: calc(50% - 10px);
    inline-size: 2px;
    inset-inline-start: calc(var(--_handle) / 2 + var(--w) * (100% - var(--_handle)) - 1px);
    background: var(--_ink-2);
  }
  @media (prefers-reduced-motion: reduce) {
    .was {
      display: block;
    }
  }
  .bar input[type="range"] {
    position: absolute;
    z-index: 1;
    inset: 0;
    block-size: 100%;
    min-block-size: 0;
    --_fill: none;
  }
  .bar input::-webkit-slider-runnable-track {
    block-size: var(--_handle);
    background: none;
  }
  .bar input::-moz-range-track {
    background: none;
  }
  .bar input::-webkit-slider-thumb {
    inline-size: var(--_handle);
    block-size: var(--_handle);
    margin: 0;
    background: var(--_bg);
    border: 3px solid var(--_z);
    box-shadow: none;
  }
  .bar input::-moz-range-thumb {
    box-sizing: border-box;
    inline-size: var(--_handle);
    block-size: var(--_handle);
    background: var(--_bg);
    border: 3px solid var(--_z);
    box-shadow: none;
  }
  .bar:has(:focus-visible),
  .bars:has(.chooser:focus-visible) {
    outline: var(--_line-strong) solid var(--_focus);
    outline-offset: -1px;
    border-radius: var(--_radius-s);
  }
  .bars:has(.chooser:focus-visible) {
    outline-offset: 3px;
  }
  .bar input:focus-visible,
  .chooser:focus-visible {
    outline: none;
  }

  .bars.many {
    flex-direction: row;
    gap: 6px;
  }
  .many .track {
    flex: 1;
    min-inline-size: 0;
  }
  .many .track::before {
    display: none;
  }
  .many .track::after {
    inset-block: 0;
  }
  .many svg {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
  }
  .lines {
    stroke: var(--_z);
    fill: none;
  }
  .band {
    fill: color-mix(in srgb, var(--_z) 20%, transparent);
  }
  .values {
    inline-size: 34px;
    display: flex;
    flex-direction: column;
    font-size: var(--_text-xs);
    line-height: 1;
    text-align: end;
    direction: ltr;
  }
  .values span {
    flex: 1;
    display: flex;
    align-items: center;
    justify-content: end;
    min-block-size: 0;
  }
  .values .on {
    font-weight: 600;
  }
  input[type="range"].chooser {
    position: absolute;
    inset: 0;
    block-size: 100%;
    writing-mode: vertical-lr;
    direction: ltr;
    opacity: 0;
    cursor: pointer;
  }
  .chooser::-webkit-slider-thumb {
    inline-size: 1px;
    block-size: 1px;
    margin: 0;
    border: 0;
  }

  /* the line under the network's own: which number, or what to do */
  .hint,
  .edit {
    order: 1;
    margin-block-start: calc(var(--_space-2) + var(--under-row) + 2px);
    block-size: var(--edit-row);
    display: flex;
    align-items: center;
    justify-content: center;
    white-space: nowrap;
  }
  .hint {
    margin-inline: -100px -90px;
  }
  .hint.of-many {
    display: none;
  }
  .edit .bar {
    block-size: 100%;
  }
  .edit .bar {
    grid-template-columns: auto minmax(0, 1fr) 2.3em;
  }
  .edit .bar .name {
    display: inline;
  }
  @media (forced-colors: active) {
    .fill,
    .was,
    .bar input::-webkit-slider-thumb {
      forced-color-adjust: none;
    }
    .was {
      background: GrayText;
    }
  }
`;
