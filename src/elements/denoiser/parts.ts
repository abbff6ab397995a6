/** Scripts that come after the poster. */
import { Script } from "../../model/script.js";

/** All of the figure but its first pictures: asked for as soon as a tag is connected. */
export const restPart = new Script(() => import("./rest.js"));

/** Strokes of the letters: fetched when the first letter is asked for. */
export const letterPart = new Script(() => import("../../core/letter-image.js"));

/** Results for the other digits and the other kind of noise: for authors who do not start with the default. */
export const storedPart = new Script(() => import("./denoiser.stored.js"));
