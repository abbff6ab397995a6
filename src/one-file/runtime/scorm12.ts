/** What `ae-elements scorm --version 1.2` puts into a page. */
import { connectScorm } from "../../lms/scorm.js";
import { passOf } from "../pass.js";

export function start(options: unknown): void {
  connectScorm({ version: "1.2", pass: passOf(options) });
}
