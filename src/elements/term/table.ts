import { saveable } from "../../core/save.js";
import type { AeTerm } from "./term.element.js";

export function attachSaver(tag: AeTerm): void {
  if (tag.saver) return;
  saveable(tag, { controls: ["link"] });
}
