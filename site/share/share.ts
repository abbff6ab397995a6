/**
 * The script of pages with a figure to share. It runs before the autoloader's, so that a link's figure is in its place before any tag is
 * alive.
 *
 *     <div data-live>…tags…</div>
 *     <section data-share data-title="Squeeze a digit">…see scripts/lib/gallery-share.mjs…</section>
 *
 * A page may have several such pairs, each with a `data-name`.
 */
import { readAllowed } from "../../src/embed/allowed.js";
import { Figure } from "./figure.js";
import { figureIn, readLink } from "./link.js";
import { Row } from "./row.js";

/** Tags and their attributes, from custom-elements.json; and the address of a published CDN build, or "". The build writes both here. */
declare const __AE_TAGS__: string;
declare const __AE_CDN__: string;

const known = readAllowed(__AE_TAGS__);
const site = new URL("./", import.meta.url).href;
const cdn = __AE_CDN__ || `${site}cdn/`;

const lives = document.querySelectorAll<HTMLElement>("[data-live]");
const rows = [...document.querySelectorAll<HTMLElement>("[data-share]")].map((share, i) => {
  const { name = "", title = document.title } = share.dataset;
  const figure = new Figure(lives[i], known, share.dataset.share === "lesson");
  return { name, figure, row: new Row(share, figure, { cdn, title, name }) };
});

function follow(): void {
  const name = figureIn(location.hash);
  const meant = name === null ? rows[0] : rows.find((each) => each.name === name);
  if (!meant) return rows[0].row.say("The link means a figure that this page does not have.");
  const { figure, row } = meant;
  const link = readLink(location.hash, figure.tags, known, new URL(location.href));
  if (!link) return;
  figure.show(link.changes);
  row.say(link.problems.join(" "));
  if (name !== null) figure.root.scrollIntoView();
}
if (rows.length > 0) {
  follow();
  addEventListener("hashchange", follow);
}
