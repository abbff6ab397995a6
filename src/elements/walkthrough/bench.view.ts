/** What stands below the pipeline: one picture for each part of the story. */
import { html, nothing, type TemplateResult } from "lit";
import { vars } from "../../core/vars.js";
import type { WalkthroughWords } from "../../i18n/en/walkthrough-rest.js";
import { fixed, short } from "../../i18n/numbers.js";
import { percent } from "./facts.js";
import { inkBalance, PIXELS, type Film } from "./film.js";
import { renderLengths } from "./lengths.view.js";
import { renderRow, renderSquares, renderWeights } from "./bench-drawings.js";
import type { Scene } from "./scene.js";
import { LAST_STEP } from "./scene-at.js";
import { renderCurve } from "./bench-curve.js";
import { MOST_NUMBERS } from "./stage.view.js";

export interface BenchView {
  words: WalkthroughWords;
  lang: string;
  film: Film;
  scene: Scene;
  /** Of the bench, CSS px. */
  width: number;
  /** Size of the text, CSS px. */
  em: number;
  mirrored: boolean;
}

/** Steps whose pictures stay. */
const KEPT = [0, 1, 10, 50, LAST_STEP];

export function renderBench(view: BenchView): TemplateResult {
  const { words: t, lang, film, scene } = view;
  const { k } = film;
  const lengths = (code: number, out: number, fewer = false) => renderLengths({ words: t, lang, k, code, out, fewer });
  switch (scene.cue) {
    case "pixels":
      return scene.bench === 0 ? lengths(k, PIXELS, true) : renderRow(view);
    case "list":
      return renderRow(view);
    case "squeeze":
      return lengths(PIXELS + (k - PIXELS) * scene.bench, 0);
    case "bars":
      return lengths(k, 0);
    case "few":
      return lengths(k, 0, scene.more > 0);
    case "meaning":
      return renderNumbers(view);
    case "unfold":
      return lengths(k, scene.bench > 0 ? k + (PIXELS - k) * scene.bench : 0, true);
    case "ink":
      return renderInk(view);
    case "turn":
      return renderTurn(view);
    case "compare":
    case "square":
      return renderSquares(view);
    case "fresh":
    case "blame":
    case "nudge":
      return renderWeights(view);
    case "next":
    case "sharpen":
      return renderSteps(view);
    case "narrow":
      return renderLengthsOfCode(view);
    case "noise":
      return renderNoise(view);
    default:
      throw new TypeError(`no picture for the cue ${String(scene.cue satisfies never)}`);
  }
}

function panel(title: unknown, body: unknown, kind: string): TemplateResult {
  return html`<div class="name-row label">${title}</div>
    <div class="bench-body ${kind}">${body}</div>`;
}

function renderNumbers({ words: t, lang, film, scene }: BenchView): TemplateResult {
  const code = Array.from(film.trained?.code ?? []);
  const seen = (i: number) => scene.bench * code.length > i;
  return panel(
    t.bars(film.k),
    html`<div class="numbers ${code.length > MOST_NUMBERS ? "many" : ""}" data-q="z">
      ${code.map(
        (v, i) =>
          html`<span class="one ${seen(i) ? "" : "later"}">
            <span class="s q-z" aria-hidden="true">z<sub class="r">${i + 1}</sub></span> <b>${fixed(v, 1, lang)}</b></span
          >`,
      )}
    </div>`,
    "",
  );
}

function renderInk({ words: t, lang, film, scene }: BenchView): TemplateResult {
  const { lost, invented } = film.trained ? inkBalance(film.x, film.trained.image) : { lost: 0, invented: 0 };
  const scale = scene.bench / Math.max(1, invented);
  const line = (name: string, from: number, share: number, word: string) =>
    html`<div class="ink-line ${name}">
      <span class="label"><b>${percent(share, lang)}</b> ${word}</span>
      <i style=${vars({ from: `${100 * from * scale}%`, share: `${100 * share * scale}%` })}></i>
    </div>`;
  return panel(
    t.ink,
    html`${line("kept", 0, 1 - lost, t.back)} ${line("lost", 1 - lost, lost, t.lost)} ${line("invented", 0, invented, t.invented)}`,
    "inks",
  );
}

interface Item {
  name: unknown;
  ink: ArrayLike<number> | null;
  value: unknown;
  label: string;
  shown: boolean;
  lit?: boolean;
}

function shelf(items: readonly Item[]): TemplateResult {
  return html`<div class="shelf">
    ${items.map(
      ({ name, ink, value, label, shown, lit }) =>
        html`<div class="item ${shown ? "" : "later"} ${lit ? "lit" : ""}">
          <span class="label">${name}</span>
          <canvas class="pixels" width="28" height="28" role="img" aria-label=${label} .ink=${ink}></canvas>
          <span class="label">${value || nothing}&#8203;</span>
        </div>`,
    )}
  </div>`;
}

function renderTurn({ words: t, lang, film, scene }: BenchView): TemplateResult {
  const { turn } = film.more ?? {};
  const number = (v: number) => fixed(v, 1, lang);
  return panel(
    t.turned((turn?.index ?? 0) + 1),
    turn &&
      shelf(
        turn.values.map((value, i) => ({
          name: html`<span class="s q-z" aria-hidden="true">z<sub class="r">${turn.index + 1}</sub></span>
            <b dir="ltr">${number(value)}</b>`,
          ink: turn.images[i],
          value: "",
          label: `${t.turned(turn.index + 1)}: ${number(value)}`,
          shown: scene.bench * turn.values.length > i,
          lit: Math.abs(value - film.trained!.code[turn.index]) < 1e-3,
        })),
      ),
    "",
  );
}

function renderSteps(view: BenchView): TemplateResult {
  const { words: t, lang, film, scene } = view;
  const { little } = film;
  const error = (n: number) => (little ? fixed(little.steps[n].mse, 4, lang) : "");
  return panel(
    t.steps(scene.step),
    little &&
      html`${shelf(
        KEPT.map((n) => ({
          name: t.step(n),
          ink: little.steps[n].image,
          value: html`<span class="q-L">${error(n)}</span>`,
          label: t.pictureAt(t.step(n), error(n)),
          shown: scene.step >= n,
        })),
      )}
      ${renderCurve(view)}`,
    "steps",
  );
}

function renderLengthsOfCode({ words: t, lang, film, scene }: BenchView): TemplateResult {
  const lengths = film.more?.lengths ?? [];
  return panel(
    t.byLength,
    shelf(
      lengths.map(({ k, image, mse }, i) => ({
        name: html`<span class="s q-z" aria-hidden="true">k</span> = <b>${short(k, 0, lang)}</b>`,
        ink: image,
        value: html`<span class="q-L">${fixed(mse, 4, lang)}</span>`,
        label: t.pictureAt(t.numbers(k), fixed(mse, 4, lang)),
        shown: scene.bench * lengths.length > i,
        lit: k === film.k,
      })),
    ),
    "",
  );
}

function renderNoise({ words: t, lang, film, scene }: BenchView): TemplateResult {
  const { more, trained } = film;
  if (!more || !trained) return panel(t.noiseRow, "", "");
  const at = (i: number) => scene.bench * 4 > i;
  const back = (ink: ArrayLike<number>, mse: number, i: number): Item => ({
    name: t.comesBack,
    ink,
    value: html`<span class="q-L">${fixed(mse, 4, lang)}</span>`,
    label: t.pictureAt(t.comesBack, fixed(mse, 4, lang)),
    shown: at(i),
  });
  const name = film.digit === null ? t.own : t.sample(film.digit);
  return panel(
    t.noiseRow,
    shelf([
      { name: t.noiseIn, ink: more.noise.x, value: "", label: t.noiseIn, shown: at(0) },
      back(more.noise.image, more.noise.mse, 1),
      { name, ink: film.x, value: "", label: t.input(film.digit), shown: at(2) },
      back(trained.image, trained.mse, 3),
    ]),
    "",
  );
}
