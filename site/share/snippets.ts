/** What an author pastes: markup as text. */
import type { Written } from "./describe.js";

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", '"': "&quot;" };

/** Text for markup, in an element or between double quotes. */
const escaped = (text: string): string => text.replaceAll(/[&<"]/g, (character) => ENTITIES[character]);

/** @param cdn the address of the CDN build's folder; ends in "/" */
export const tagSnippet = (cdn: string, markup: string): string =>
  `<script type="module" src="${escaped(cdn)}autoload.js"></script>\n${markup}`;

interface Frame {
  /** Read by screen readers in the frame's place. */
  readonly title: string;
  /** Of the frame, in CSS; for pages on which nothing fits it. */
  readonly height: string;
}

const frame = (source: string, { title, height }: Frame): string =>
  `<iframe ${source} title="${escaped(title)}" loading="lazy" sandbox="allow-scripts allow-downloads" style="display:block;width:100%;height:${height};border:0"></iframe>`;

/** One tag in a frame of embed.html. */
export function embedSnippet(cdn: string, tag: string, written: Written, options: Frame): string {
  const fields = new URLSearchParams({ tag });
  // it names another tag of the page, which is not in the frame
  for (const [name, value] of written) if (name !== "for") fields.set(name, value);
  const source = `src="${escaped(`${cdn}embed.html#${fields.toString()}`)}"`;
  return `${frame(source, options)}\n<script src="${escaped(cdn)}embed.js" async></script>`;
}

/** Several tags, or one with content, in a frame that brings them along: the address of embed.html holds one tag. */
export function framedSnippet(cdn: string, markup: string, lang: string, options: Frame): string {
  const head = `<!doctype html><html lang="${escaped(lang)}"><title>${escaped(options.title)}</title><body style="margin:4px">`;
  const page = `${head}\n${tagSnippet(cdn, markup)}`;
  // between single quotes it stays readable
  return frame(`srcdoc='${page.replaceAll("&", "&amp;").replaceAll("'", "&#39;")}'`, options);
}
