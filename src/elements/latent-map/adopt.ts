import type { CSSResult, LitElement } from "lit";

/** Adds a style sheet that arrived after the tag. */
export function adopt({ renderRoot }: LitElement, { styleSheet }: CSSResult): void {
  const { adoptedStyleSheets } = renderRoot as ShadowRoot;
  if (styleSheet && !adoptedStyleSheets.includes(styleSheet))
    (renderRoot as ShadowRoot).adoptedStyleSheets = [...adoptedStyleSheets, styleSheet];
}
