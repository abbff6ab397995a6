import { css } from "lit";

export const saveStyles = css`
  /* beside Reset, not between it and the title; its word ends where the figure does */
  .head > .title {
    margin-inline-end: auto;
  }
  .head > [part="save"] {
    padding-inline-end: 0;
    text-align: end;
  }
  /* in the room that narrow figures keep for Reset and what has been loaded */
  @container (max-width: 599px) {
    .head > [part="reset"] + [part="save"] {
      margin-inline-start: calc(-1 * var(--_space-4));
    }
  }
  /* large type on a phone: below it, where the title has more lines */
  @container (max-width: 599px) and (max-width: 19em) {
    .head > [part="reset"] + [part="save"] {
      position: absolute;
      inset-block-start: calc(0.8em + var(--_target) / 2);
      inset-inline-end: 0;
      margin-block: 0;
    }
  }
  .save-lost {
    position: absolute;
    inset: 100% 0 auto auto;
    background: var(--_bg);
  }
`;
