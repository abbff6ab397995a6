import { css } from "lit";

/** Pictures of another shape than 28 × 28 in the squares that the digits have, and names in place of numerals. */
export const ownStyles = css`
  .author canvas.pixels {
    --box: var(--digit);
    /* a whole number of device pixels for each pixel; where there is no room for one, as large as there is room */
    --dot: max(round(down, var(--box) / max(var(--w), var(--h)), var(--unit)), min(var(--unit), var(--box) / max(var(--w), var(--h))));
    inline-size: calc(var(--dot) * var(--w));
    block-size: calc(var(--dot) * var(--h));
    margin: calc((var(--box) - var(--dot) * var(--h)) / 2) calc((var(--box) - var(--dot) * var(--w)) / 2);
  }
  .author .strip canvas.pixels {
    --box: var(--step);
  }
  .author .landing canvas.pixels {
    --box: 84px;
  }
  .names {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-start;
    gap: 0 4px;
    /* the squares in line with what stands above */
    margin-inline-start: -6px;
  }
  .numerals.names button {
    justify-content: flex-start;
    padding-inline: 6px;
    min-inline-size: var(--_target);
    min-block-size: var(--name);
    font-size: var(--_text-s);
    font-weight: 600;
    /* colours of classes are for points: words of this size want more contrast */
    color: var(--_ink);
    display: inline-flex;
    align-items: center;
    gap: 6px;
    overflow-wrap: anywhere;
  }
  .names button::before {
    content: "";
    flex: none;
    inline-size: 10px;
    block-size: 10px;
    background: var(--c);
    forced-color-adjust: none;
  }
  .numerals.names.picked button[aria-pressed="false"]:not(:hover, :focus-visible) {
    color: var(--_ink-2);
  }
  .author .map-head {
    white-space: nowrap;
  }
  .author .map-head > .motto {
    white-space: nowrap;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }
`;
