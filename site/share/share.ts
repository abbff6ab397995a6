/**
 * The script of pages with a figure to share. It runs before the autoloader's, so that a link's figure is in its place before any tag is
 * alive.
 *
 *     <div data-live>…tags…</div>
 *     <section data-share data-title="Squeeze a digit">…see scripts/lib/gallery-share.mjs…</section>
 */
import { readAllowed } from "../../src/embed/allowed.js";
import { Figure } from "./figure.js";
import { readLink } from "./link.js";
import { Row } from "./row.js";

/** Tags and their attributes, from custom-elements.json; and the address of a published CDN build, or "". The build writes both here. */
declare const __AE_TAGS__: string;
declare const __AE_CDN__: string;

const known = readAllowed(__AE_TAGS__);
const site = new URL("./", import.meta.url).href;
const cdn = __AE_CDN__ || `${site}cdn/`;

const live = document.querySelector<HTMLElement>("[data-live]");
const share = document.querySelector<HTMLElement>("[data-share]");
if (live && share) {
  const figure = new Figure(live, known, share.dataset.share === "lesson");
  const row = new Row(share, figure, { cdn, title: share.dataset.title ?? document.title });
  const follow = () => {
    const link = readLink(location.hash, figure.tags, known, new URL(location.href));
    if (!link) return;
    figure.show(link.changes);
    row.say(link.problems.join(" "));
  };
  follow();
  addEventListener("hashchange", follow);
}
