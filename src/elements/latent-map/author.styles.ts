import { css } from "lit";

/** Pictures of another shape than 28 × 28 in the squares that the digits have, and names in place of numerals. */
export const authorStyles = css`
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
    margin-inline: -6px;
  }
  .numerals.names button {
    padding-inline: 6px;
    min-inline-size: var(--_target);
    min-block-size: var(--name);
    font-size: var(--_text-s);
    overflow-wrap: anywhere;
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
