/** The built-in lesson: its data and words as tags and text. Loaded where a page shows it. */
import { html, nothing, type TemplateResult } from "lit";
import { html as staticHtml, literal, type StaticValue } from "lit/static-html.js";
import { parseInline, plainText, type Inline } from "../../content/lesson/inline.js";
import { lessonSections } from "../../content/lesson/index.js";
import type { Block, LessonSection } from "../../content/lesson/types.js";
import { symbol } from "../../core/quantities.js";
import { lessonText } from "../../i18n/en/lesson-text.js";
import { spoken, words } from "../../i18n/registry.js";
import { countWords, readingMinutes } from "./lesson.logic.js";

export { freeRoom, keepRoom, roomStyles } from "./room.js";

type Words = Readonly<Record<string, string>>;

/** Tags that the lesson may write. */
const TAGS: Readonly<Record<string, StaticValue>> = {
  "ae-anomaly": literal`ae-anomaly`,
  "ae-bottleneck": literal`ae-bottleneck`,
  "ae-denoiser": literal`ae-denoiser`,
  "ae-features": literal`ae-features`,
  "ae-latent-map": literal`ae-latent-map`,
  "ae-loss-calculator": literal`ae-loss-calculator`,
  "ae-quiz": literal`ae-quiz`,
  "ae-sampler": literal`ae-sampler`,
  "ae-trainer": literal`ae-trainer`,
  "ae-walkthrough": literal`ae-walkthrough`,
};

/** A symbol that is no quantity, and is read out. */
const letter = (name: string) => html`<i class="s">${name}</i>`;
const SYMBOLS: Readonly<Record<string, unknown>> = {
  ...symbol,
  n: letter("n"),
  noisy: html`<span class="s q-x tilde" aria-hidden="true">x</span>`,
};

export function renderBuiltIn(language: string): TemplateResult {
  const t: Words = words("lessonText", lessonText, language);
  const lang = spoken("lessonText", language);
  return html`<div class="sections" lang=${lang === language ? nothing : lang}>
    ${lessonSections.map((section) => renderSection(section, t))}
  </div>`;
}

/** Reading time, by the words of a language. */
export function builtInMinutes(language: string): number {
  const t: Words = words("lessonText", lessonText, language);
  const blocks = lessonSections.flatMap((section) => section.blocks);
  const texts = blocks.flatMap((block) => {
    if (block.kind === "text") return [block.text];
    if (block.kind === "pairs") return block.pairs.flatMap(({ name, text }) => [name, text]);
    return block.kind === "figure" && block.caption ? [block.caption] : [];
  });
  const count = texts.reduce((sum, key) => sum + countWords(plainText(t[key])), 0);
  return readingMinutes(count, blocks.filter(({ kind }) => kind === "figure").length);
}

const renderSection = ({ id, title, short, blocks }: LessonSection, t: Words) =>
  html`<section id=${id} data-short=${t[short]} aria-labelledby="${id}-heading">
    <h2 id="${id}-heading">${t[title]}</h2>
    ${blocks.map((block) => renderBlock(block, t))}
    <span class="end" aria-hidden="true"></span>
  </section>`;

function renderBlock(block: Block, t: Words): TemplateResult {
  switch (block.kind) {
    case "text":
      return html`<p>${inline(t[block.text])}</p>`;
    case "formula":
      return html`<div class="formula" data-due=${block.name}>
        <ae-formula name=${block.name} display for=${block.for}>${t[block.fallback]}</ae-formula>
      </div>`;
    case "pairs":
      return html`<dl>
        ${block.pairs.map(
          ({ name, text }) =>
            html`<div>
              <dt>${inline(t[name])}</dt>
              <dd>${inline(t[text])}</dd>
            </div>`,
        )}
      </dl>`;
    default:
      return html`<div class="figure-place ${block.column === "text" ? "text" : "wide"}" data-due=${block.tag}>${renderTag(block, t)}</div>
        ${block.caption ? html`<p class="caption">${inline(t[block.caption])}</p>` : nothing}`;
  }
}

function renderTag({ tag, id, attributes = {}, fallback }: Extract<Block, { kind: "figure" }>, t: Words): TemplateResult {
  const name = TAGS[tag];
  // absent attributes stay absent
  const { compare, digit, model } = attributes;
  return staticHtml`<${name} id=${id} compare=${compare ?? nothing} digit=${digit ?? nothing} model=${model ?? nothing}><p class="fallback">${t[fallback]}</p></${name}>`;
}

function inline(source: string): unknown[] {
  return parseInline(source).map(renderInline);
}

function renderInline(part: Inline): unknown {
  switch (part.kind) {
    case "text":
      return part.text;
    case "stress":
      return html`<em>${part.parts.map(renderInline)}</em>`;
    case "strong":
      return html`<strong>${part.parts.map(renderInline)}</strong>`;
    case "term":
      return html`<ae-term term=${part.term}>${part.text}</ae-term>`;
    default:
      return SYMBOLS[part.name] ?? part.name;
  }
}
