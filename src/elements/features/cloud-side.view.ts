/** Round the cloud: the handle of the picked digit, its name, the classes to name it by, and what the points are coloured by. */
import { html, nothing, type TemplateResult } from "lit";
import { vars } from "../../core/vars.js";
import type { FeaturesWords } from "../../i18n/en/features-rest.js";
import type { Dataset } from "../../model/api.js";
import type { CloudHand } from "./cloud-hand.js";
import * as logic from "./features.logic.js";
import { LEAST_CLASSES, type Lab } from "./lab.js";

export interface CloudSideView {
  t: FeaturesWords;
  scene: logic.Scene;
  hand: CloudHand;
  lab: Lab;
  /** Undefined until they have come; the handle needs them. */
  digits: Dataset | undefined;
}

export function renderHandle({ t, scene, hand, lab, digits }: CloudSideView): TemplateResult {
  const { cloud } = lab;
  const { picked } = scene;
  const x = cloud!.places[2 * picked];
  const y = cloud!.places[2 * picked + 1];
  return html`<div
    class="handle"
    style=${vars({ x: ((x + 1) / 2).toFixed(5), y: ((1 - y) / 2).toFixed(5) })}
    role="slider"
    tabindex="0"
    aria-roledescription=${t.handle}
    aria-label=${t.pickedLabel}
    aria-description=${t.keys}
    aria-valuemin="0"
    aria-valuemax=${digits!.count - 1}
    aria-valuenow=${picked}
    aria-valuetext=${t.spoken(digits!.labels[picked], scene.named.get(picked) ?? null)}
    @keydown=${hand.onKey}
  ></div>`;
}

/** Beneath the nearest digits: what the digit is called. */
export function renderName({ t, scene, hand, lab }: CloudSideView): TemplateResult {
  const { index, near } = hand.look();
  if (index === null) return html`<span class="sub">${t.yoursAt(near.map((n) => n.label))}</span>`;
  const name = scene.named.get(index);
  const { own } = lab;
  const called = own && name === undefined ? t.called(own.calls.codes[index], own.calls.pixels[index]) : "";
  return html`<span class="sub">${name === undefined ? called || t.notNamed : t.namedAs(name)}</span>`;
}

export function renderChips({ t, scene, hand, lab }: CloudSideView): TemplateResult {
  const { live, index } = hand.look();
  const name = scene.named.get(scene.picked);
  return html`<fieldset>
      <legend class="visually-hidden">${t.nameIt}</legend>
      <span class="label" aria-hidden="true">${t.nameIt}</span>
      ${Array.from(
        { length: logic.CLASSES },
        (_, label) =>
          html`<button
            style=${vars({ c: `var(--_class-${label})` })}
            ?disabled=${!live || index === null}
            aria-pressed=${name === label}
            aria-label=${t.nameAs(label)}
            @click=${() => hand.name(label)}
          >
            ${label}
          </button>`,
      )}
    </fieldset>
    <span class="others">
      ${
        lab.yours
          ? html`<button class="quiet yours" aria-pressed=${hand.isAtYours} ?disabled=${!live} @click=${hand.toggleYours}>
              ${t.showYours}
            </button>`
          : nothing
      }
      <button class="quiet" ?disabled=${!live} @click=${hand.another}>${t.another}</button>
    </span>`;
}

export function renderColours({ t, scene, hand }: CloudSideView): TemplateResult {
  const shown = hand.view;
  const { live } = hand.look();
  const taught = logic.classesOf(scene.named) >= LEAST_CLASSES;
  return html`<span class="label" aria-hidden="true">${t.colour}</span>
    <fieldset class="segments">
      <legend class="visually-hidden">${t.colour}</legend>
      ${logic.VIEWS.map(
        (view) =>
          html`<label
            ><input
              type="radio"
              name="view"
              value=${view}
              .checked=${shown === view}
              ?disabled=${!live || (!taught && (view === "codes" || view === "pixels"))}
              @change=${() => hand.show(view)}
            />${t.views[view]}</label
          >`,
      )}
    </fieldset>`;
}
