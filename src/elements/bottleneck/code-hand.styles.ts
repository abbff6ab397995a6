/** What the hand finds upon the bars. */
import { css } from "lit";

export const codeHandStyles = css`
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
  .powers .values {
    inline-size: 44px;
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

  .edit .bar {
    block-size: 100%;
  }
  .edit .bar {
    grid-template-columns: auto minmax(0, 1fr) 2.3em;
  }
  .powers .edit .bar {
    grid-template-columns: auto minmax(0, 1fr) 3em;
  }
  .edit .bar .name {
    display: inline;
  }
  @media (forced-colors: active) {
    .was,
    .bar input::-webkit-slider-thumb {
      forced-color-adjust: none;
    }
    .was {
      background: GrayText;
    }
  }
`;
