/** The page round tags that were named on the command line: language, title, viewport, light and dark, margins, a word for readers without scripts. */
import { parse, type DefaultTreeAdapterTypes } from "parse5";
import { escaped } from "./markup.js";

/** What the tags have as their ground and ink: see src/core/tokens.ts. */
const STYLE = `
:root { color-scheme: light dark; --ground: #fff; --ink: #1a1c20; }
@media (prefers-color-scheme: dark) { :root { --ground: #14161a; --ink: #eceae4; } }
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 400 1.0625rem/1.6 Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, serif; }
main { max-inline-size: 60rem; margin-inline: auto; padding: clamp(12px, 3vw, 32px); }
main > * + * { margin-block-start: 2.5rem; }
main.lesson { max-inline-size: 77.75rem; padding-block-end: 6rem; }
h1 { font-weight: 400; font-size: clamp(1.5rem, 5vw, 2.25rem); line-height: 1.15; margin: 0 0 1.5rem; text-wrap: balance; }
.unseen + * { margin-block-start: 0; }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
p, ul, ol { max-inline-size: 66ch; }
.notice { border-block-start: 1px solid; padding-block-start: 1em; }
@media print { main { padding: 0; } }
`;

export interface NewPage {
  readonly title: string;
  readonly lang: string;
  /** Markup of the tags, checked. */
  readonly html: string;
  readonly lesson: boolean;
  /** Whether the author gave the title: then it is shown. */
  readonly titled: boolean;
  readonly version: string;
}

/** A document whose <body> still lacks the library. */
export function newPage({ title, lang, html, lesson, titled, version }: NewPage): DefaultTreeAdapterTypes.Document {
  // a lesson shows its own title
  const heading = lesson ? "" : `<h1${titled ? "" : ' class="unseen"'}>${escaped(title)}</h1>\n`;
  return parse(`<!DOCTYPE html>
<html lang="${escaped(lang)}"${isRightToLeft(lang) ? ' dir="rtl"' : ""}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<meta name="generator" content="ae-elements ${escaped(version)}">
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<main${lesson ? ' class="lesson"' : ""}>
${heading}${html}
<noscript><p class="notice">What stands here is interactive: models that run in this page, without any network. It needs JavaScript, which is off. Switch it on for this page, or open the file in a browser of its own.</p></noscript>
</main>
</body>
</html>
`);
}

/** By the script of the language, likely or named. */
const isRightToLeft = (lang: string): boolean =>
  /^(Arab|Hebr|Thaa|Nkoo|Syrc|Adlm|Rohg|Mand)$/.test(new Intl.Locale(lang).maximize().script ?? "");
