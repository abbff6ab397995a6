/** Scripts that come after the poster. */
import { Script } from "../../model/script.js";

/** All of the figure but its first picture: asked for as soon as a tag is connected. */
export const restPart = new Script(() => import("./rest.js"));

/** What only a living figure needs: fetched while the models are. */
export const liveParts = new Script(() => import("./live.js"));

/** An author's own images: fetched with the first of them. */
export const ownParts = new Script(() => import("./own.js"));

/** Results for more digits and lengths than the poster has: for authors who do not start with the defaults. */
export const moreStored = new Script(() => import("./bottleneck.stored.js"));
