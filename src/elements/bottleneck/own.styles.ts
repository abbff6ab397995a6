/** Pictures that are not square, and names that may be long. */
import { css } from "lit";

export const ownStyles = css`
  .pic canvas {
    --field: var(--pic);
  }
  .sample canvas {
    --field: 36px;
  }
  .sample canvas.shaped.shaped.shaped {
    margin: 0;
  }
  /* a line each: names may be long, and the rows below do not move */
  .x .sub {
    white-space: nowrap;
  }
  .x .sub > * {
    display: block;
  }
  .x .sub br {
    display: none;
  }
  .x .of {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  @container (max-width: 39.99em) {
    .x .sub {
      font-size: var(--_text-xs);
    }
    /* how many numbers may need some of the room beside it */
    .x {
      z-index: 3;
    }
  }
`;
