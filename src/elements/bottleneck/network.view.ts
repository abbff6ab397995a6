/** Encoder and decoder to scale, with the wires of the code. */
import { html, type TemplateResult } from "lit";
import { symbol } from "../../core/quantities.js";
import { vars } from "../../core/vars.js";
import { network, type NetworkSize } from "../../draw/network.js";
import type { bottleneck } from "../../i18n/en/bottleneck.js";
import type { common } from "../../i18n/en/common.js";
import { short } from "../../i18n/numbers.js";
import type { Subject } from "./scene.js";

export interface NetworkView {
  words: typeof bottleneck;
  common: typeof common;
  lang: string;
  k: number;
  subject: Subject;
  size: NetworkSize;
}

export function renderNetwork({ words, common: t, lang, k, subject, size }: NetworkView): TemplateResult {
  const { encoder, decoder, wires } = network(k, subject.most, size);
  return html`<div class="net" part="network">
    <div class="name-row label" data-q="z">${symbol.z} <b>${t.zCode}</b></div>
    <div class="flow" role="img" aria-label=${words.network(k)} style=${vars({ depth: `${size.depth}px` })}>
      <svg width="100%" height="100%" viewBox="0 0 ${size.width} ${size.height}" aria-hidden="true">
        <g class="f">
          <path class="area" d=${encoder.area} />
          <path class="edges" d=${encoder.edges} />
        </g>
        <g class="g">
          <path class="area" d=${decoder.area} />
          <path class="edges" d=${decoder.edges} />
        </g>
        <path class="wires" d=${wires} />
      </svg>
      <span class="map-f" data-q="theta">${symbol.f}</span>
      <span class="map-g" data-q="phi">${symbol.g}</span>
    </div>
    <div class="sub net-sub">
      <span class="wide-only">${t.encoder}</span>
      <span class="long" data-q="ratio">${words.numbers(k, short(subject.size / k, 1, lang))}</span
      ><span class="brief">${words.numbersShort(k)}</span>
      <span class="wide-only">${t.decoder}</span>
    </div>
  </div>`;
}
