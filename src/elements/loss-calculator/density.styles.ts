/** What the picture leaves out where pixels are many or the figure is narrow, and the sliders that stand in for it. */
import { css } from "lit";

export const densityStyles = css`
  .editor {
    display: none;
    margin-block-start: 4px;
    grid-template-columns: 2.1em minmax(0, 1fr) 3.75em;
    align-items: center;
    column-gap: 12px;
  }
  .editor-label {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    gap: 0 14px;
    min-block-size: 1.4em;
  }
  .editor-label b.q-L {
    color: var(--_loss);
    font-weight: 600;
  }
  .slope-value {
    display: inline-block;
    min-inline-size: 5.5ch;
  }
  .editor .slider.x {
    --c: var(--_x);
  }
  .editor .slider.xhat {
    --c: var(--_xhat);
  }
  .editor .number-input {
    --numbers: var(--_target);
    inline-size: 100%;
    font-size: max(1rem, 16px); /* smaller, and phones zoom the page */
    text-align: end;
  }

  /* em, so that large text counts as a narrow figure; 40em are 600 px */
  @container (min-width: 40em) {
    .plot:not(.w-roomy) {
      --numbers: 2.5em;
    }
    .plot:not(.w-roomy) :is(.slope, .downhill, .number-input) {
      display: none;
    }
    .w-compact .numbers {
      display: flex;
    }
    .plot.w-dense {
      --b: 0.3;
      --numbers: 0px;
      --terms: 0.5em;
    }
    .w-dense :is(.name, .term) {
      display: none;
    }
    .w-dense .numeral {
      display: block;
    }
    .w-dense .grip {
      inline-size: calc(100% + var(--between));
    }
    .w-dense .pixel:not(.chosen) .ring {
      display: none;
    }
    .w-roomy .pixel::after {
      display: none;
    }
    .plot:not(.w-roomy) + .editor {
      display: grid;
    }
  }
  @container (max-width: 39.99em) {
    .plot {
      --h: 10.6em;
      --axis: 1.75em;
      --names: 1.6em;
      --swatches: 22px;
      --air: 0.9em;
      --numbers: 2.5em;
      --terms: 1.35em;
      --ring: 16px;
      --between: 3px;
      --b: 0.29;
      --lane: 6px;
    }
    .swatch {
      inline-size: 19px;
      block-size: 19px;
    }
    .plot :is(.slope, .downhill, .number-input) {
      display: none;
    }
    .n-compact .numbers {
      display: flex;
    }
    .plot.n-dense {
      --b: 0.27;
      --between: 2px;
      --lane: 2px;
      --numbers: 0px;
      --terms: 0.5em;
    }
    .n-dense :is(.name, .term) {
      display: none;
    }
    .n-dense .numeral {
      display: block;
    }
    .n-dense .grip {
      inline-size: calc(100% + var(--between));
    }
    .n-dense .pixel:not(.chosen) .ring {
      display: none;
    }
    .editor {
      display: grid;
    }
  }
  /* a phone with the text at 150 % and more */
  @container (max-width: 17em) {
    .plot {
      --numbers: 0px;
      --terms: 0.5em;
    }
    .plot :is(.name, .term, .numbers) {
      display: none;
    }
    .plot .numeral {
      display: block;
    }
  }

  /* a thumb: a tap chooses a pixel, and only the chosen one's rings keep the page from scrolling; they have sliders as well */
  @media (pointer: coarse) {
    @container (max-width: 39.99em) {
      .pixel:not(.chosen) .ring {
        display: none;
      }
      .pixel:not(.chosen) .grip {
        touch-action: inherit;
      }
    }
    @container (min-width: 40em) {
      .plot:not(.w-roomy) .pixel:not(.chosen) .ring {
        display: none;
      }
      .plot:not(.w-roomy) .pixel:not(.chosen) .grip {
        touch-action: inherit;
      }
    }
  }
  @media (pointer: coarse) {
    .plot .number-input {
      font-size: max(1rem, 16px);
    }
  }
`;
