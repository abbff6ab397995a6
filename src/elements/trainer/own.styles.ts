/** Pictures that are not square. */
import { css } from "lit";

export const ownStyles = css`
  .digits canvas {
    --field: var(--digit);
  }
`;
