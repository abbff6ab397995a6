import { css } from "lit";

/** Handles on the maps, and all that stands beneath them. */
export const restStyles = css`
  .field.live {
    cursor: crosshair;
  }
  .handle {
    cursor: grab;
    touch-action: none;
  }
  .handle[hidden] {
    display: none;
  }
  .handle:active {
    cursor: grabbing;
  }
  .cursor::before {
    inline-size: calc(var(--_handle) + 7px);
    block-size: calc(var(--_handle) + 7px);
    border: 3px solid var(--_z);
    background: radial-gradient(circle, var(--_z) 2.5px, var(--_bg) 3px);
    box-shadow: 0 0 0 2px var(--_bg);
  }
  .handle:focus-visible {
    outline: none;
  }
  .handle:focus-visible::before {
    outline: var(--_line-strong) solid var(--_focus);
    outline-offset: 3px;
  }
  .handle[data-q] {
    transition: none;
  }
  .enlarge {
    display: none;
  }
  .path-head {
    white-space: normal;
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, auto) minmax(0, 1fr);
    align-items: center;
    gap: 8px;
    min-block-size: 20px;
  }
  .path-head > :last-child {
    text-align: end;
  }
  .letter {
    display: inline-grid;
    place-items: center;
    inline-size: 1.5em;
    block-size: 1.5em;
    border-radius: 50%;
    background: var(--_ink);
    color: var(--_bg);
    font-style: normal;
    font-size: var(--_text-xs);
    font-weight: 600;
    line-height: 1;
    margin-inline: 0 3px;
  }
  .path-head > :last-child .letter {
    margin-inline: 3px 0;
  }
  .strip {
    display: flex;
    justify-content: space-between;
    margin-block-start: 8px;
  }
  .strip > * {
    inline-size: var(--step);
    block-size: var(--step);
    flex: none;
  }
  .strip > canvas.pixels {
    outline: none;
  }
  .strip > .cover {
    display: grid;
    place-items: center;
    /* a little smaller than a picture, so that neighbours do not share an edge */
    inline-size: calc(var(--step) * 6 / 7);
    block-size: calc(var(--step) * 6 / 7);
    margin: calc(var(--step) / 14);
    color: var(--_ink-2);
    font-size: min(var(--_text-m), calc(var(--step) * 0.6));
    line-height: 1;
    box-shadow: inset 0 0 0 var(--_hair) var(--_rule);
  }
  .switch {
    display: none;
  }
  .classes {
    display: flex;
    align-items: center;
    gap: 0 16px;
    border: 0;
    margin: 0;
    padding: 0;
    min-inline-size: 0;
  }
  .one .classes {
    flex-direction: column;
    align-items: stretch;
  }
  .numerals {
    display: grid;
    grid-template-columns: repeat(10, minmax(0, 44px));
    justify-content: space-between;
    flex: 0 1 440px;
  }
  .one .numerals {
    flex: none;
  }
  .numerals button {
    min-block-size: var(--_target);
    padding: 0;
    border: 0;
    background: none;
    font-size: var(--_text-l);
    font-weight: 700;
    color: var(--c);
  }
  .numerals button:hover {
    background: var(--_wash);
  }
  .numerals button[aria-pressed="true"] {
    text-decoration: underline;
    text-decoration-thickness: 2.5px;
    text-underline-offset: 5px;
  }
  .numerals.picked button[aria-pressed="false"]:not(:hover, :focus-visible) {
    color: var(--_ink-3);
  }
  .controls {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 24px;
  }
  .controls .quiet {
    margin-block: 0;
  }
  .segments {
    padding: 0;
  }
  .line-of {
    display: block;
  }
  .normal {
    white-space: nowrap;
  }
  .normal .cal {
    font-family: KaTeX_Caligraphic, var(--_font-math);
    font-size: 1.1em;
  }
  .as-numerals {
    display: none;
  }
  @media (forced-colors: active), (prefers-contrast: more) {
    .as-numerals {
      display: inline-flex;
    }
  }
  .how {
    margin: 0;
    max-inline-size: 90ch;
  }

  .own {
    display: flex;
    flex-wrap: wrap;
    gap: 16px 32px;
    --pad-size: 196px;
  }
  .own .pad-side {
    display: flex;
    flex-direction: column;
    gap: 6px;
  }
  .own .pad-side {
    align-items: flex-start;
  }
  .own .quiet {
    margin-block: 0;
  }
  .landings {
    flex: 1 1 288px;
    display: flex;
    flex-wrap: wrap;
    align-content: flex-start;
    gap: 16px 32px;
  }
  .landing {
    display: flex;
    flex-direction: column;
    gap: 6px;
    inline-size: 168px;
  }
  .landing canvas {
    inline-size: 84px;
    block-size: 84px;
  }
  .own p {
    margin: 0;
  }

  @media (forced-colors: active) {
    .letter {
      forced-color-adjust: none;
    }
  }
  @container (max-width: 599px) {
    .two .line {
      display: none;
    }
    .two .switch {
      grid-area: switch;
      display: inline-flex;
      justify-self: end;
    }
    .two .switch label {
      padding-inline: 8px;
    }
    .two .back .enlarge {
      display: block;
      position: absolute;
      inset: 0;
      cursor: pointer;
    }
    .two .enlarge .sub {
      position: absolute;
      inset-block-end: calc(100% + 6px);
      inset-inline: 0;
      line-height: 1.3;
    }
    .two .classes {
      flex-direction: column;
      align-items: stretch;
    }
    .two .numerals {
      flex: none;
    }
    .landings {
      gap: 16px;
    }
    .landing {
      inline-size: 136px;
    }
  }
  @media print {
    .classes,
    .own .pad {
      display: none;
    }
    .figure > .rest {
      min-block-size: 0;
    }
  }
`;
