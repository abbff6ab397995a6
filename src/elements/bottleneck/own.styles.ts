/** Pictures that are not square: as large as their field lets them be in whole device pixels a pixel, in its middle. */
import { css } from "lit";

export const ownStyles = css`
  canvas.shaped {
    --unit: calc(var(--pic) / var(--side));
    inline-size: calc(var(--unit) * var(--w));
    block-size: calc(var(--unit) * var(--h));
    margin-block: calc((var(--pic) - var(--unit) * var(--h)) / 2);
    margin-inline: calc((var(--pic) - var(--unit) * var(--w)) / 2);
  }
  .pic canvas.shaped,
  .sample canvas.shaped {
    inline-size: calc(var(--unit) * var(--w));
    block-size: calc(var(--unit) * var(--h));
  }
  .sample canvas.shaped {
    --pic: 36px;
    margin: 0;
  }
  /* a line each: names may be long, and the rows below do not move */
  .x .sub {
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  @container (max-width: 39.99em) {
    .x .sub {
      font-size: var(--_text-xs);
    }
  }
  @supports (inline-size: round(down, 1px, 1px)) {
    /* less than one device pixel a pixel: as it comes */
    canvas.shaped {
      --dot: calc(1px / var(--dpr));
      --unit: max(round(down, calc(var(--pic) / var(--side) + 0.01px), var(--dot)), min(calc(var(--pic) / var(--side)), var(--dot)));
    }
  }
`;
