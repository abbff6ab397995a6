/** Kind, seed and strength of the noise, the curves over the strength, and what the strength means where the slider stands. */
import { html, nothing, type TemplateResult } from "lit";
import { denoiserWords, type DenoiserWords } from "../../i18n/en/denoiser-rest.js";
import { fixed } from "../../i18n/numbers.js";
import { words } from "../../i18n/registry.js";
import { sameCurve, type Answers } from "./answers.js";
import { figuresOf } from "./baseline.js";
import { POSTER_CURVE } from "./curve.poster.js";
import * as logic from "./denoiser.logic.js";
import { DEFAULTS, NOISES, withLevel, type Scene } from "./denoiser.logic.js";
import { renderCurve } from "./level-curve.js";
import { cleanOf } from "./look.js";
import { percent } from "./pictures.js";
import { PlotSize } from "./plot-size.js";
import { noisyCurve } from "./repair.js";
import type { RestHost } from "./rest.js";

export class NoisePanel {
  readonly #size: PlotSize;
  #noisyCurve: { scene: Scene; levels: readonly number[] } | null = null;

  constructor(
    private readonly host: RestHost,
    private readonly answers: Answers,
  ) {
    this.#size = new PlotSize(host.element);
  }

  get #words(): DenoiserWords {
    return words("denoiser", denoiserWords, this.host.language);
  }

  /** A reader's change: makes it and tells it. */
  #choose(scene: Scene, detail: Record<string, unknown>): void {
    this.host.go(scene);
    this.host.emit("ae-change", detail);
  }

  render({ live, isFresh }: { live: boolean; isFresh: boolean }): TemplateResult {
    const { host } = this;
    const { scene, lang } = host;
    const t = this.#words;
    return html`<div class="noise-head controls">
        ${
          host.shows("noise")
            ? html`<div class="segments" role="radiogroup" aria-label=${t.noiseKind}>
                ${NOISES.map(
                  (noise) =>
                    html`<label
                      ><input
                        type="radio"
                        name="noise"
                        value=${noise}
                        .checked=${noise === scene.noise}
                        ?disabled=${!live}
                        @change=${() => this.#choose({ ...host.scene, noise }, { noise })}
                      />${t.noises[noise]}</label
                    >`,
                )}
              </div>`
            : nothing
        }
        ${
          host.shows("seed")
            ? html`<button
                class="quiet again"
                ?disabled=${!live}
                @click=${() => {
                  const next = logic.withNextSeed(host.scene);
                  this.#choose(next, { seed: next.seed });
                }}
              >
                ${t.newNoise}
              </button>`
            : nothing
        }
        ${
          scene.erased && host.shows("erase")
            ? html`<button
                class="quiet"
                ?disabled=${!live}
                @click=${() => this.#choose({ ...host.scene, erased: null }, { erased: new Uint8Array(logic.PIXELS) })}
              >
                ${t.unerase}
              </button>`
            : nothing
        }
      </div>
      ${renderCurve({
        words: t,
        lang,
        scene,
        psnr: host.look.psnr,
        curve: this.#curve(live),
        // of whole digits: no measure for a letter or a picture that was rubbed out
        linear: host.shows("baseline") && scene.source.kind === "sample" && !scene.erased ? figuresOf(scene.noise)?.linear : undefined,
        ...this.#size.now,
        live: host.shows("level") ? live : null,
        onInput: (level) => {
          const next = withLevel(host.scene, level);
          if (next.level === host.scene.level) return;
          host.go(next);
          host.emit("ae-input", { level: next.level });
        },
        onChange: () => host.emit("ae-change", { level: host.scene.level }),
      })}
      <p class="sub means">${this.#meaning(live && isFresh)}</p>`;
  }

  /** The curves that belong to the scene: those of the models as far as they are there, that of the noise always. */
  #curve(live: boolean) {
    const { scene } = this.host;
    const { curve } = this.answers;
    if (curve && sameCurve(curve.scene, scene)) return curve.of;
    if (!this.#noisyCurve || !sameCurve(this.#noisyCurve.scene, scene)) {
      this.#noisyCurve = { scene, levels: noisyCurve(cleanOf(scene), scene) };
    }
    const noisy = this.#noisyCurve.levels;
    if (sameCurve(DEFAULTS, scene)) return { noisy, ...POSTER_CURVE };
    // while the hand moves: the curves before
    return curve && live ? curve.of : { noisy };
  }

  #meaning(hints: boolean): string {
    const { scene, lang } = this.host;
    const { noise, level } = scene;
    const t = this.#words;
    const erased = logic.countErased(scene);
    const sentence =
      level === 0
        ? erased > 0
          ? ""
          : t.levelNone
        : level === 1
          ? t.levelAll[noise]
          : t.levelSome[noise](noise === "mask" ? percent(level, lang) : fixed(level, 2, lang));
    const hint = erased > 0 ? t.levelErased(erased) : hints && this.host.shows("erase") ? t.eraserHint : "";
    return `${sentence} ${hint}`.trim();
  }
}
