import { css } from "lit";

/** Pictures of another shape than 28 × 28 in the squares that the digits have. */
export const ownStyles = css`
  .pic canvas.shaped {
    --max: max(var(--w), var(--h));
    /* a whole number of device pixels for each pixel; where there is no room for one, as large as there is room */
    --dot: max(round(down, var(--pic) / var(--max), var(--unit)), min(var(--unit), var(--pic) / var(--max)));
    inline-size: calc(var(--dot) * var(--w));
    block-size: calc(var(--dot) * var(--h));
    margin: calc((var(--pic) - var(--dot) * var(--h)) / 2) calc((var(--pic) - var(--dot) * var(--w)) / 2);
  }
`;
