/** Pictures that are not square; names of the classes on the map. */
import { css } from "lit";

export const ownStyles = css`
  .digits canvas {
    --field: var(--digit);
  }
  .marks {
    display: flex;
    flex-flow: row wrap;
    align-content: start;
    gap: 0 1.2em;
  }
  .marks > .label {
    white-space: normal;
    overflow-wrap: anywhere;
  }
  .marks > .label::before {
    content: "";
    display: inline-block;
    inline-size: 8px;
    block-size: 8px;
    margin-inline-end: 0.4em;
    border-radius: 50%;
    background: var(--c);
  }
  .marks b {
    font-weight: 600;
  }
  @container (min-width: 600px) {
    .marks {
      justify-content: end;
    }
  }
  /* one under the other where the map leaves room beside it */
  @container (min-width: 32em) and (max-width: 599px) {
    .marks {
      max-block-size: 252px;
      flex-direction: column;
    }
    .marks b {
      display: inline-block;
      min-inline-size: 1.9em;
    }
  }
`;
