/** What stands round the chart from the beginning: levels of accuracy and labels per class. */
import { html, type TemplateResult } from "lit";
import { vars } from "../../core/vars.js";
import { short } from "../../i18n/numbers.js";
import { labelsToPosition, STOPS } from "./features.logic.js";

const LEVELS = [0, 0.25, 0.5, 0.75, 1];

export const renderLevels = (language: string): TemplateResult =>
  html`${LEVELS.map((v) => html`<i class="level" style=${vars({ y: v })}><span>${short(100 * v, 0, language)}</span></i>`)}`;

export const renderTicks = (labels: number): TemplateResult =>
  html`${STOPS.map((n) => html`<span class=${n === labels ? "on" : ""} style=${vars({ f: labelsToPosition(n) })}>${n}</span>`)}`;
