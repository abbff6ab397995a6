/** Styles of typeset formulas inside a shadow root. Font faces are the document's: see math-font-faces.ts. */
import { css, unsafeCSS } from "lit";
import { KATEX_RULES } from "./katex.generated.js";

export const katexStyles = css`
  ${unsafeCSS(KATEX_RULES.join("\n"))}

  /* what a host page or the frame may have set, and KaTeX counts on */
  .katex,
  .katex *,
  .katex *::before,
  .katex *::after {
    box-sizing: content-box;
  }
  .katex .fbox,
  .katex .fcolorbox,
  .katex .angl {
    box-sizing: border-box;
  }
  .katex {
    direction: ltr;
    unicode-bidi: isolate;
    letter-spacing: normal;
    word-spacing: normal;
    text-transform: none;
    font-feature-settings: normal;
  }
  /* a part that breaks only when a line is too short for it: see katex-lines.ts */
  .katex .katex-line {
    display: inline-block;
  }
  .katex-display > .katex {
    white-space: normal;
  }
  /* lines of a broken formula keep apart */
  .katex-display .katex-base {
    padding-block: 0.12em;
  }
  /* the plates that browsers put behind text would hide letters under accents */
  @media (forced-colors: active) {
    .katex {
      forced-color-adjust: none;
    }
  }
  /* TeX of an unknown author does not paint over the page, whatever negative space it asks for */
  .katex .katex-base {
    overflow: clip;
    overflow-clip-margin: 0.4em;
  }
  .tex-source {
    font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, "Liberation Mono", monospace;
    font-size: 0.93em;
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
    color: var(--_ink-2);
  }
  .tex-error .tex-source mark {
    background: none;
    color: var(--_loss);
    text-decoration: underline wavy;
    text-underline-offset: 0.25em;
  }
  .tex-reason {
    display: block;
    font-size: var(--_text-s);
    color: var(--_ink);
    overflow-wrap: anywhere;
  }
`;
