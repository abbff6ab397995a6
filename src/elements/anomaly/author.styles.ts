import { css } from "lit";

/** Pictures of another shape than 28 × 28 in the squares that the digits have. */
export const authorStyles = css`
  .author .pic canvas.pixels {
    /* a whole number of device pixels for each pixel; where there is no room for one, as large as there is room */
    --dot: max(round(down, var(--pic) / max(var(--w), var(--h)), var(--unit)), min(var(--unit), var(--pic) / max(var(--w), var(--h))));
    inline-size: calc(var(--dot) * var(--w));
    block-size: calc(var(--dot) * var(--h));
    margin: calc((var(--pic) - var(--dot) * var(--h)) / 2) calc((var(--pic) - var(--dot) * var(--w)) / 2);
  }
`;
