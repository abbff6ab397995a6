/** What a living figure needs and its poster does not: fetched while the models are. */
import { Script } from "../../model/script.js";

export const liveParts = new Script(() => import("./live.js"));

/** Results for more digits and lengths than the poster has: for authors who do not start with the defaults. */
export const moreStored = new Script(() => import("./bottleneck.stored.js"));
