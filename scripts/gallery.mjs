// Writes dist/gallery/: an index, one page a tag and one on an author's own images, from site/gallery/pages.mjs and the custom-elements manifest; and the row under figures.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ownImages, pages } from "../site/gallery/pages.mjs";
import { roomName, roomStyles } from "../site/gallery/room.mjs";
import { addShareRow, buildShare, shareRow } from "./lib/gallery-share.mjs";

const escape = (text) => String(text ?? "").replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
/** Text of a JSDoc comment: `code` becomes code, the rest is text. */
const prose = (text) => escape(text).replace(/`([^`]+)`/g, "<code>$1</code>");

/** `shares`: a figure of the page can be taken along. The script for that is the first to run. */
const shell = (title, body, shares = false) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${escape(title)} · ae-elements</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="../site.css" />
    <link rel="stylesheet" href="room.css" />
${shares ? '    <script type="module" src="../share.js"></script>\n' : ""}    <script type="module" src="../cdn/autoload.js"></script>
  </head>
  <body>
    <a class="skip" href="#main">Skip to the figure</a>
    <main id="main">
${body}
    </main>
  </body>
</html>
`;

function table(head, rows) {
  if (rows.length === 0) return "";
  return `<div class="scroll" tabindex="0" role="region" aria-label="${escape(head[0])}"><table role="table"><thead role="rowgroup"><tr role="row">${head.map((h) => `<th scope="col" role="columnheader">${escape(h)}</th>`).join("")}</tr></thead>
<tbody role="rowgroup">${rows.map((row) => `<tr role="row">${row.map((cell) => `<td role="cell">${cell}</td>`).join("")}</tr>`).join("\n")}</tbody></table></div>`;
}

function reference(declaration) {
  if (!declaration) return "";
  const code = (text) => (text ? `<code>${escape(text)}</code>` : "");
  const attributes = (declaration.attributes ?? []).map((a) => [code(a.name), code(a.type?.text), code(a.default), prose(a.description)]);
  const attributeFields = new Set((declaration.attributes ?? []).map((a) => a.fieldName));
  const members = (declaration.members ?? []).filter(
    (m) => !m.static && !m.privacy && m.description && !attributeFields.has(m.name) && !m.name.startsWith("#"),
  );
  const properties = members.map((m) => [
    code(m.kind === "method" ? `${m.name}(${(m.parameters ?? []).map((p) => p.name).join(", ")})` : m.name),
    code(m.kind === "method" ? m.return?.type?.text : m.type?.text),
    prose(m.description),
  ]);
  const events = (declaration.events ?? []).filter((e) => e.name).map((e) => [code(e.name), prose(e.description)]);
  const parts = (declaration.cssParts ?? []).map((p) => [code(p.name), prose(p.description)]);
  return `<h2>Reference</h2>
<h3>Attributes</h3>${table(["Attribute", "Type", "Default", "What it does"], attributes)}
<h3>Properties and methods</h3>${table(["Name", "Type", "What it is"], properties)}
<h3>Events</h3>${table(["Event", "When"], events)}
${parts.length ? `<h3>Parts</h3>${table(["Part", "What it is"], parts)}` : ""}`;
}

function page({ tag, heading, idea, html, tries, variants, narrow }, declaration, cdn) {
  // the tags' titles are of the third level
  const figure = (markup, i) =>
    `<div class="figure${narrow ? " column" : ""}" data-room="${roomName(tag, i)}"${i === 0 ? " data-live" : ""}>${markup}</div>`;
  return shell(
    tag,
    `<div class="column"><header><div class="meta"><a href="../">The lesson</a><a href="./">All tags</a></div>
<h1>${escape(heading)}</h1><p class="lead">${escape(idea)}</p></header></div>
<h2 class="unseen">${escape(tag)}, alive</h2>
${figure(html, 0)}
${shareRow({ title: heading, html, cdn: cdn || "../cdn/", narrow })}
<div class="column"><h2>Try</h2><ul>${tries.map((t) => `<li>${escape(t)}</li>`).join("")}</ul></div>
${variants.map((v, i) => `<div class="column"><h3>${escape(v.title)}</h3>${code(v.html)}</div>${figure(v.html, i + 1)}`).join("\n")}
<div class="column">${reference(declaration)}</div>`,
    true,
  );
}

/** Its lines break: there is nothing to scroll. */
const code = (text) => `<pre><code>${escape(text)}</code></pre>`;

function ownImagesPage({ file, heading, idea, figures, steps, end }, cdn) {
  const named = file.replace(/\.html$/, "");
  const list = (items) => `<ul>${items.map((each) => `<li>${escape(each)}</li>`).join("")}</ul>`;
  const figure = ({ title, html, tries }, i) => {
    const name = slug(title);
    return `<div class="column"><h2 id="${name}">${escape(title)}</h2></div>
<div class="figure" data-room="${roomName(named, i)}" data-live>${html}</div>
${shareRow({ title, name, html, cdn: cdn || "../cdn/" })}
<div class="column">${list(tries)}</div>`;
  };
  const step = ({ title, text, code: command, more }) =>
    `<li><b>${escape(title)}</b> ${escape(text)}${code(command)}${more ? `${escape(more.text)}${code(more.code)}` : ""}</li>`;
  const loader = `<script type="module" src="${cdn || "cdn/"}autoload.js"></script>`;
  return shell(
    heading,
    `<div class="column"><header><div class="meta"><a href="../">The lesson</a><a href="./">All tags</a></div>
<h1>${escape(heading)}</h1><p class="lead">${escape(idea)}</p></header>
<p><a href="#yours">${escape(steps.title)}</a>.</p></div>
${figures.map(figure).join("\n")}
<div class="column"><h2 id="yours">${escape(steps.title)}</h2><p>${prose(steps.before)}</p>
<ol>${steps.list.map(step).join("\n")}</ol>
<p>${escape(steps.after)}</p>${code(`${loader}\n${steps.html}`)}
<h2>${escape(end.title)}</h2><p>${escape(end.text)}</p>${code(end.html)}</div>`,
    true,
  );
}

/** "a-map-of-flags": for an id, a link and a file. */
const slug = (title) =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");

const index = () =>
  shell(
    "Gallery",
    `<div class="column"><header><div class="meta"><a href="../">The lesson</a></div><h1>The tags</h1>
<p class="lead">Each teaches one thing. Paste one line into a page; nothing to build.</p></header>
<ul class="cards">${pages
      .map((p) => `<li><a href="${p.tag}.html">${escape(p.heading)}</a> <code>&lt;${p.tag}&gt;</code><p>${escape(p.idea)}</p></li>`)
      .join("\n")}
<li><a href="${ownImages.file}">${escape(ownImages.heading)}</a> <code>model-src</code><p>${escape(ownImages.idea)}</p></li></ul></div>`,
  );

/**
 * Writes the gallery, and the row under the figure of the page beside it.
 * @param {string} manifest path of custom-elements.json
 * @param {string} out the folder to write; share.js and index.html are in the one above
 * @param {{ cdn?: string }} [options] `cdn`: address of a published CDN build, for the snippets. Default: AE_CDN; else that beside the gallery
 */
export async function buildGallery(manifest, out, { cdn = process.env.AE_CDN ?? "" } = {}) {
  const base = cdn && absoluteFolder(cdn);
  const json = JSON.parse(readFileSync(manifest, "utf8"));
  const declarations = new Map(
    json.modules
      .flatMap((m) => m.declarations ?? [])
      .filter((d) => d.tagName)
      .map((d) => [d.tagName, d]),
  );
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "index.html"), index());
  writeFileSync(join(out, "room.css"), roomStyles());
  for (const each of pages) writeFileSync(join(out, `${each.tag}.html`), page(each, declarations.get(each.tag), base));
  writeFileSync(join(out, ownImages.file), ownImagesPage(ownImages, base));
  const site = join(out, "..");
  await buildShare({ out: site, manifest: json, cdn: base });
  const lesson = { title: "Keep what matters, forget the rest", html: "<ae-lesson></ae-lesson>", cdn: base || "cdn/", lesson: true };
  addShareRow(join(site, "index.html"), lesson);
}

function absoluteFolder(address) {
  if (!/^https?:/.test(address) || !URL.canParse(address)) throw new Error(`AE_CDN=${address}: the address of a CDN build is https://…`);
  return address.endsWith("/") ? address : `${address}/`;
}
