/** The tag's words for an author's own images: those of its dictionary, and in place of those that speak of digits their own. */
import { latentMapOwn, type OwnPlaceWords } from "../../i18n/en/latent-map-own.js";
import type { PlaceWords } from "../../i18n/en/latent-map.js";
import type { LatentMapWords } from "../../i18n/en/latent-map-rest.js";
import { short } from "../../i18n/numbers.js";
import { spoken, words } from "../../i18n/registry.js";
import type { ImageShape } from "../../model/api.js";
import { EMPTY_DISTANCE } from "./code-map.js";

/** What the words speak of. */
export interface Spoken {
  readonly classes: readonly string[];
  readonly image: ImageShape;
  readonly count: number;
  /** The model is the author's too. */
  readonly model: boolean;
  /** The rings are those of N(0, I). */
  readonly standard: boolean;
  /** Of the arrow keys. */
  readonly steps: { readonly fine: number; readonly coarse: number; readonly decimals: number };
  /** Distance from which a draw misses an image, and its decimals. */
  readonly far: number;
  readonly decimals: number;
}

export function ownWords(t: LatentMapWords, language: string, about: Spoken): LatentMapWords {
  const own = words("latentMapOwn", latentMapOwn, language);
  const tongue = spoken("latentMapOwn", language);
  const { classes, image, steps, standard } = about;
  const name = (label: number) => classes[label] ?? String(label);
  const number = (v: number, decimals = 0) => short(v, decimals, tongue);
  const size = own.size(number(image.width), number(image.height));
  const place = ({ classes: labels, label, ...rest }: PlaceWords): OwnPlaceWords => ({
    ...rest,
    names: labels.map(name),
    name: name(label),
  });
  return {
    ...t,
    titleBoth: own.titleBoth,
    waiting: (done) => own.waiting(done, number(about.count)),
    place: (where) => own.place(place(where)),
    placeBrief: (where) => own.placeBrief(place(where)),
    keys: own.keys(number(steps.fine, steps.decimals), number(steps.coarse, steps.decimals)),
    realDigit: name,
    nearDigit: (label) => own.nearImage(name(label)),
    lightOne: (label) => own.lightOne(name(label)),
    numerals: own.numerals,
    picture: own.picture,
    pictureClass: (label, z1, z2) => own.pictureClass(name(label), z1, z2),
    pictureOf: own.pictureOf,
    pictureNear: (label) => own.pictureNear(name(label)),
    pictureInput: own.pictureInput(size),
    pictureOwn: own.pictureOwn,
    decodedPixels: (nearest) => own.decodedPixels(size, nearest === null ? null : name(nearest)),
    inputPixels: own.inputPixels(size),
    draw: own.draw,
    yoursHow: own.yoursHow,
    yoursAt: (where) => own.yoursAt(place(where)),
    empty: (draws, percent) => own.empty(draws, percent, number(about.far, about.decimals), standard ? null : number(EMPTY_DISTANCE, 1)),
    rareOne: (label, percent) => own.rareOne(name(label), percent),
    howPoints: own.howPoints,
    howHole: own.howHole,
    howOutside: own.howOutside,
    // of the library's models what the tag says anyway
    ...(about.model && { howScaleAe: standard ? own.howScale : `${own.howScale} ${own.howRings}`, howScaleVae: own.howScale }),
  };
}
