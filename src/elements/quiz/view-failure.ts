/** The strip that says what is wrong with the questions, to the reader in one sentence and to the author with places. */
import { html, nothing, type TemplateResult } from "lit";
import type { common } from "../../i18n/en/common.js";
import { short } from "../../i18n/numbers.js";
import type { ContentFailure } from "./content.js";
import type { Words } from "./view.js";

const SHOWN = 8;

interface FailureView {
  t: Words;
  words: typeof common;
  lang: string;
  failure: ContentFailure;
  /** Whether an earlier quiz is still there. */
  kept: boolean;
  retry: () => void;
}

export function renderFailure({ t, words, lang, failure: { code, messages, partly }, kept, retry }: FailureView): TemplateResult {
  const what = code === "network" ? t.failedNetwork : partly ? t.partlyContent : kept ? t.keptContent : t.failedContent;
  const rest = messages.length - SHOWN;
  return html`<div class="prompt failed" part="failure" role="alert">
    <div class="question">
      <b><bdi>${what}</bdi></b>
      <ul class="problems" lang="en" dir="ltr">
        ${messages.slice(0, SHOWN).map((message) => html`<li>${message}</li>`)}
        ${rest > 0 ? html`<li>${t.more(short(rest, 0, lang))}</li>` : nothing}
      </ul>
    </div>
    <button type="button" class="button last" @click=${retry}>${words.retry}</button>
  </div>`;
}
