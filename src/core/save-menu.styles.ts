import { css } from "lit";

export const saveMenuStyles = css`
  .save-menu {
    position: absolute;
    inset: auto;
    margin: 0;
    padding: 6px;
    inline-size: max-content;
    max-inline-size: min(20rem, 100vw - 16px);
    color: var(--_ink);
    background: var(--_bg);
    border: 1px solid var(--_rule-strong);
    border-radius: var(--_radius-m);
    font: 400 var(--_text-m) / var(--_leading) var(--_font-ui);
  }
  .save-menu button {
    display: block;
    inline-size: 100%;
    min-block-size: var(--_target);
    padding: 8px 12px;
    border: 0;
    border-radius: var(--_radius-s);
    background: none;
    text-align: start;
  }
  .save-menu button:hover:not(:disabled) {
    background: var(--_wash);
  }
  .save-menu p {
    margin: 4px 12px;
    text-wrap: pretty;
    color: var(--_ink-2);
  }
  .save-menu p:empty {
    display: none;
  }
  .save-menu p:focus {
    outline: none;
  }
  .save-menu bdi {
    color: var(--_ink);
    overflow-wrap: anywhere;
  }
  .save-menu :is(img, textarea) {
    display: block;
    box-sizing: border-box;
    inline-size: calc(100% - 24px);
    margin: 8px 12px;
    border: 1px solid var(--_rule);
  }
  .save-menu textarea {
    block-size: 8em;
    color: inherit;
    background: var(--_paper);
    font:
      400 var(--_text-s) / 1.4 ui-monospace,
      monospace;
    white-space: pre;
  }
`;
