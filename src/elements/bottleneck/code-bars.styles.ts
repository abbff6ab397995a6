import { css } from "lit";

export const codeStyles = css`
  .code {
    padding-block-start: var(--name-row);
    padding-inline: 104px 94px;
    pointer-events: none;
  }
  .code > * {
    pointer-events: auto;
  }
  .bars {
    position: relative;
    block-size: var(--flow);
    display: flex;
    flex-direction: column;
  }
  .bar {
    position: relative;
    flex: 1;
    display: grid;
    grid-template-columns: minmax(0, 1fr) 2.3em;
    column-gap: 6px;
    align-items: center;
    min-inline-size: 0;
  }
  .bar .name {
    display: none;
    inline-size: 26px;
  }
  .bar .name sub {
    font-size: 0.8em;
  }
  .powers .bar {
    grid-template-columns: minmax(0, 1fr) 3em;
  }
  .value {
    font-size: var(--_text-s);
    text-align: end;
    direction: ltr;
  }
  .powers .value {
    font-size: var(--_text-xs);
    white-space: nowrap;
  }
  /* an axis does not mirror */
  .track {
    position: relative;
    block-size: 100%;
    min-block-size: var(--_target-dense);
    direction: ltr;
  }
  .track::before,
  .track::after {
    content: "";
    position: absolute;
    pointer-events: none;
  }
  .track::before {
    inset-inline: 0;
    inset-block-start: 50%;
    block-size: var(--_hair);
    margin-block-start: calc(var(--_hair) / -2);
    background: var(--_rule);
  }
  .track::after {
    inset-inline-start: 50%;
    inset-block: max(0px, 50% - 10px);
    inline-size: var(--_hair);
    margin-inline-start: calc(var(--_hair) / -2);
    background: var(--_rule-strong);
  }
  .fill {
    --at: calc(var(--_handle) / 2 + var(--e) * (100% - var(--_handle)));
    position: absolute;
    inset-block-start: calc(50% - 4px);
    block-size: 8px;
    inset-inline: min(50%, var(--at)) calc(100% - max(50%, var(--at)));
    background: var(--_z);
  }
  /* the line under the network's own: which number, or what to do */
  .hint,
  .edit {
    order: 1;
    margin-block-start: calc(var(--_space-2) + var(--under-row) + 2px);
    block-size: var(--edit-row);
    display: flex;
    align-items: center;
    justify-content: center;
    white-space: nowrap;
  }
  .hint {
    margin-inline: -100px -90px;
  }
  .hint.of-many {
    display: none;
  }
  @media (forced-colors: active) {
    .fill {
      forced-color-adjust: none;
    }
  }
`;
