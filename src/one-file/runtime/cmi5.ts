/** What `ae-elements cmi5` puts into a page. */
import { connectCmi5 } from "../../lms/cmi5.js";
import { passOf } from "../pass.js";

/** Settles when the tags may come: with what an earlier visit left, or without. */
export function start(options: unknown): Promise<void> {
  return connectCmi5({ pass: passOf(options) }).resumed;
}
