/**
 * The design tokens: one place for every colour, size and time. Components use the private names (`--_z`); each falls back
 * from the author's public property (`--ae-z`) to our default, so that a rule on `:root` or on the tag itself wins.
 * `light-dark()` follows the colour scheme of the page that the tag stands in.
 */
import { css, unsafeCSS } from "lit";

/** name: [light, dark, forced colours]. Contrast and colour distance of these are held by a test. */
export const COLOURS = {
  bg: ["#ffffff", "#14161a", "Canvas"],
  paper: ["#ffffff", "#0d0f12", "Canvas"],
  wash: ["#f4f3ef", "#1d2026", "Canvas"],
  ink: ["#1a1c20", "#eceae4", "CanvasText"],
  "ink-2": ["#565b64", "#abaeb4", "CanvasText"],
  "ink-3": ["#868b93", "#7d828a", "CanvasText"],
  rule: ["#dcdcd8", "#33373e", "CanvasText"],
  "rule-strong": ["#868b93", "#7d828a", "CanvasText"],
  x: ["#1f3fae", "#7aa2ff", "CanvasText"],
  theta: ["#1f79b6", "#a9d8ff", "CanvasText"],
  z: ["#005c46", "#35c983", "CanvasText"],
  phi: ["#876900", "#f5cb52", "CanvasText"],
  xhat: ["#962d00", "#f2803e", "CanvasText"],
  loss: ["#d4386b", "#e17fb0", "CanvasText"],
  "class-0": ["#00796d", "#1ddbc6", "CanvasText"],
  "class-1": ["#740037", "#da7c97", "CanvasText"],
  "class-2": ["#6da264", "#94c58b", "CanvasText"],
  "class-3": ["#a964a0", "#b34aa8", "CanvasText"],
  "class-4": ["#005234", "#009160", "CanvasText"],
  "class-5": ["#5f1597", "#e6d5ff", "CanvasText"],
  "class-6": ["#a80006", "#d7362d", "CanvasText"],
  "class-7": ["#7d80ff", "#7b7eff", "CanvasText"],
  "class-8": ["#595d00", "#898f00", "CanvasText"],
  "class-9": ["#b77e00", "#ffb100", "CanvasText"],
  "seq-0": ["#ffffff", "#0d0f12", "Canvas"],
  "seq-1": ["#1a1c20", "#f6f4ee", "CanvasText"],
  "div-neg": ["#1f3fae", "#7aa2ff", "CanvasText"],
  "div-neg-mid": ["#8fa5ea", "#37508c", "GrayText"],
  "div-0": ["#ffffff", "#0d0f12", "Canvas"],
  "div-pos-mid": ["#eba27c", "#82431f", "GrayText"],
  "div-pos": ["#962d00", "#f2803e", "CanvasText"],
  good: ["#005c46", "#35c983", "CanvasText"],
  bad: ["#d4386b", "#e17fb0", "CanvasText"],
  focus: ["#1a1c20", "#eceae4", "Highlight"],
  "focus-gap": ["#ffffff", "#14161a", "Canvas"],
} as const;

export type ColourName = keyof typeof COLOURS;

const list = (value: (name: ColourName) => string) =>
  (Object.keys(COLOURS) as ColourName[]).map((n) => `--_${n}:var(--ae-${n},${value(n)});`).join("");
const forced = (Object.keys(COLOURS) as ColourName[]).map((n) => `--_${n}:${COLOURS[n][2]};`).join("");

export const tokens = css`
  :host {
    ${unsafeCSS(list((n) => COLOURS[n][0]))}
  }
  @supports (color: light-dark(#000, #fff)) {
    :host {
      ${unsafeCSS(list((n) => `light-dark(${COLOURS[n][0]},${COLOURS[n][1]})`))}
    }
  }
  :host {
    --_font-ui: var(
      --ae-font-ui,
      -apple-system,
      BlinkMacSystemFont,
      "Segoe UI Variable Text",
      "Segoe UI",
      Roboto,
      "Helvetica Neue",
      "Noto Sans",
      "Liberation Sans",
      Arial,
      sans-serif
    );
    --_font-prose: var(
      --ae-font-prose,
      Charter,
      "Bitstream Charter",
      "Sitka Text",
      Cambria,
      "Noto Serif",
      "Liberation Serif",
      Georgia,
      serif
    );
    /* 1em where the face is as wide as Verdana or DejaVu Sans, and 0 elsewhere: room for the lines that texts take more there. Where letters
       keep to whole pixels (mod is 0) such a face may have lost up to half a pixel */
    --_wide: clamp(0px, (1ch - 0.63em + max(0px, 0.025em - mod(1ch, 1px) * 99)) * 400, 1em);
    --_font-math: KaTeX_Math, KaTeX_Main, "STIX Two Math", "Cambria Math", "Latin Modern Math", serif;
    --_font-roman: KaTeX_Main, "STIX Two Math", "Cambria Math", "Latin Modern Math", serif;
    /* rem follows the reader's text size; the floor keeps hosts that set html { font-size: 62.5% } legible */
    --_text-xs: max(0.75rem, 12px);
    --_text-s: max(0.8125rem, 13px);
    --_text-m: max(0.9375rem, 15px);
    --_text-l: max(1.0625rem, 17px);
    --_text-num: max(1.375rem, 22px);
    --_text-result: max(2.25rem, 36px);
    --_text-prose: max(1.1875rem, 19px);
    --_leading: 1.4;
    --_leading-prose: 1.6;
    --_space-1: 4px;
    --_space-2: 8px;
    --_space-3: 12px;
    --_space-4: 16px;
    --_space-5: 24px;
    --_space-6: 32px;
    --_space-7: 48px;
    --_radius-s: 3px;
    --_radius-m: 6px;
    --_hair: 1px;
    --_line: 1.5px;
    --_line-strong: 2.5px;
    --_target: 44px;
    --_target-dense: 24px;
    --_handle: 14px;
    --_time-touch: 90ms;
    --_time-move: 240ms;
    --_time-explain: 700ms;
    --_ease: cubic-bezier(0.2, 0.7, 0.2, 1);
  }
  :host([theme="light"]) {
    color-scheme: light;
  }
  :host([theme="dark"]) {
    color-scheme: dark;
  }
  @media (prefers-contrast: more) {
    :host {
      --_ink-2: var(--_ink);
      --_ink-3: var(--_ink);
      --_rule: var(--_ink);
      --_rule-strong: var(--_ink);
      --_hair: 1.5px;
      --_line: 2px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      --_time-touch: 0ms;
      --_time-move: 0ms;
      --_time-explain: 0ms;
    }
  }
  @media (pointer: coarse) {
    :host {
      --_target-dense: 44px;
      --_handle: 22px;
    }
  }
  @media (forced-colors: active) {
    :host {
      ${unsafeCSS(forced)}
    }
  }
`;
