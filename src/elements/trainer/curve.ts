/** Loss against steps: this run, solid; one to compare with, dashed; and what the mean digit alone would cost, dotted. */
import { html, nothing, svg, type TemplateResult } from "lit";
import { symbol } from "../../core/quantities.js";
import { vars } from "../../core/vars.js";
import { axisTop } from "../../draw/curve.js";
import { fixed, short } from "../../i18n/numbers.js";
import type { View } from "./pictures.js";
import { axisEnd, thinned } from "./trainer.logic.js";

const TOPS = [0.8, 1.2, 2, 2.4, 4, 8, 20];
/** Points of a curve: more than a picture can show. */
const MOST = 240;
/** Drawn on a square of so many units, stretched to the plot. */
const BOX = 1000;
/** Height of a name as a share of the plot's. */
const LINE = 0.1;

interface Name {
  text: TemplateResult | string;
  class: string;
  x: number;
  y: number;
}

export function renderCurve(view: View): TemplateResult {
  const { t, lang, look } = view;
  const { heldOut, train, other, meanLoss } = look;
  const end = axisEnd(Math.max(heldOut.length - 1, other.curve.length - 1));
  const top = axisTop([...heldOut, ...train], TOPS);
  const x = (step: number) => step / end;
  const y = (loss: number) => 1 - loss / top;
  const path = (values: readonly number[]) =>
    thinned(values, MOST)
      .map(([step, loss], i) => `${i ? "L" : "M"}${(BOX * x(step)).toFixed(1)} ${(BOX * y(loss)).toFixed(1)}`)
      .join("");
  const last = <T>(values: readonly T[]) => values[values.length - 1];
  const end0 = x(heldOut.length - 1);
  const names: Name[] = [
    ...(Number.isFinite(meanLoss) ? [{ text: t.meanDigit, class: "mean", x: 1, y: y(meanLoss) }] : []),
    ...(other.curve.length > 0 ? [{ text: other.name, class: "other", x: x(other.curve.length - 1), y: y(last(other.curve)) }] : []),
    ...(train.length > 0
      ? [{ text: html`${t.batch} <b>${fixed(last(train), 3, lang)}</b>`, class: "train", x: end0, y: y(last(train)) }]
      : []),
    ...(heldOut.length > 0
      ? [{ text: html`${t.heldOut} <b>${fixed(last(heldOut), 3, lang)}</b>`, class: "held-out", x: end0, y: y(last(heldOut)) }]
      : []),
  ];
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  return html`<div class="curve" part="curve" data-q="L">
    <div class="label">${symbol.L} <b>${t.loss}</b> <span class="aside">${t.lossHow}</span></div>
    <div class="plot" dir="ltr" role="img" aria-label=${describe(view)}>
      ${ticks.map((share) => html`<span class="tick y" style=${vars({ v: share })}>${short(top * share, 2, lang)}</span>`)}
      ${[0, 0.5, 1].map((share) => html`<span class="tick x" style=${vars({ v: share })}>${short(end * share, 0, lang)}</span>`)}
      <svg viewBox="0 0 ${BOX} ${BOX}" preserveAspectRatio="none" aria-hidden="true">
        ${ticks.map((share) => svg`<path class="grid" d="M0 ${BOX * share}H${BOX}" />`)}
        ${Number.isFinite(meanLoss) ? svg`<path class="mean" d="M0 ${BOX * y(meanLoss)}H${BOX}" />` : nothing}
        ${svg`<path class="line other" d=${path(other.curve)} />
        <path class="line train" d=${path(train)} />
        <path class="line held-out" d=${path(heldOut)} />`}
      </svg>
      <div class="names">
        ${clearOf(y(meanLoss), spread(names)).map((name) => html`<span class="name end ${name.class}" style=${vars({ x: name.x, y: name.y })}>${name.text}</span>`)}
      </div>
    </div>
    <div class="label under" aria-hidden="true">${t.steps}</div>
  </div>`;
}

/** Names at ends that lie close to each other, moved apart; in the order of their ends, none below the axis. */
function spread(names: readonly Name[]): Name[] {
  const near = (a: Name, b: Name) => Math.abs(a.x - b.x) < 0.62;
  const order = [...names].sort((a, b) => a.y - b.y);
  const lowest = 1 - LINE / 2;
  for (let round = 0; round < 20; round++)
    for (let i = 0; i + 1 < order.length; i++)
      for (let j = i + 1; j < order.length; j++) {
        const gap = order[j].y - order[i].y;
        if (gap >= LINE - 1e-9 || !near(order[i], order[j])) continue;
        const apart = (LINE - gap) / 2;
        const down = Math.min(apart, Math.max(0, lowest - order[j].y));
        order[j] = { ...order[j], y: order[j].y + down };
        order[i] = { ...order[i], y: order[i].y - (2 * apart - down) };
      }
  return order;
}

/** Names in the middle of the plot do not stand on the dotted line: they give way upwards above it, downwards below. */
function clearOf(line: number, names: readonly Name[]): Name[] {
  const clear = 0.65 * LINE;
  const moved = new Map<Name, number>();
  for (const side of [-1, 1]) {
    const there = names.filter(({ x, y }) => x <= 0.9 && (y < line ? -1 : 1) === side).sort((a, b) => side * (a.y - b.y));
    let least = clear;
    for (const name of there) {
      const off = Math.max(least, side * (name.y - line));
      moved.set(name, line + side * off);
      least = off + LINE;
    }
  }
  return names.map((name) => ({ ...name, y: moved.get(name) ?? name.y }));
}

function describe({ t, lang, look: { heldOut, other } }: View): string {
  const number = (v: number) => fixed(v, 3, lang);
  return heldOut.length > 0
    ? t.pictureCurve(short(heldOut.length - 1, 0, lang), number(heldOut[heldOut.length - 1]))
    : other.curve.length === 0
      ? t.loss
      : t.pictureCurveStored(number(other.curve[0]), number(other.curve[other.curve.length - 1]), short(other.curve.length - 1, 0, lang));
}
