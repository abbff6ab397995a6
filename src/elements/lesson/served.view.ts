/**
 * A lesson on a server, which does not know what the author put inside: the author's heading, and the built-in lesson's title where
 * there is nothing inside.
 */
import { html, nothing, type TemplateResult } from "lit";
import { renderHeader, type HeaderView } from "./header.view.js";

type Served = Pick<HeaderView, "t" | "heading" | "minutes" | "shows">;

export function renderServed({ heading, ...view }: Served): TemplateResult {
  const { t } = view;
  const header = (title: string, lead: string) =>
    renderHeader({
      ...view,
      heading: title,
      lead,
      lang: "en",
      other: nothing,
      isOwnHeading: heading !== "",
      read: 0,
      count: 0,
      resume: null,
      onContinue: () => {},
      onStartAgain: () => {},
    });
  return html`<article class="lesson" part="lesson">
    ${heading ? header(heading, "") : nothing}
    <div class="prose authored"><slot name="opener"></slot><slot>${heading ? nothing : header(t.heading, t.lead)}</slot></div>
  </article>`;
}
