/** What `ae-elements scorm --version 2004` puts into a page. */
import { connectScorm } from "../../lms/scorm.js";
import { passOf } from "../pass.js";

export function start(options: unknown): void {
  connectScorm({ version: "2004", pass: passOf(options) });
}
