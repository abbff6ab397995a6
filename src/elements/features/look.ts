/** What the cloud shows at this moment: computed where the model is there, the poster's until then. */
import { unpackImage } from "../../math/packed-image.js";
import type { Dataset } from "../../model/api.js";
import { POSTER } from "./features.poster.js";
import type { Cloud, Yours } from "./lab.js";
import { IMAGE_LEVELS, IMAGE_SIDE, NEAR, unpackPlaces } from "./poster.js";

type Place = readonly [number, number];

export interface Look {
  /** Points can be picked and named. */
  live: boolean;
  count: number;
  /** n pairs; on the poster of some of the digits. */
  places: Float32Array;
  /** The digit looked at; the reader's own has no index and no known class. */
  index: number | null;
  at: Place;
  label: number | null;
  near: readonly { index: number; at: Place; label: number }[];
  /** Its image and those of the nearest. */
  images: readonly Float32Array[];
}

let poster: Look | undefined;

export function posterLook(): Look {
  return (poster ??= {
    live: false,
    count: POSTER.count,
    places: unpackPlaces(POSTER.points),
    index: POSTER.picked,
    at: POSTER.at,
    label: POSTER.label,
    near: POSTER.near,
    images: POSTER.images.map((image) => unpackImage(image, IMAGE_SIDE, IMAGE_LEVELS)),
  });
}

export function lookAt(index: number, cloud: Cloud, digits: Dataset): Look {
  const attracting = cloud.neighbours.length / digits.count;
  const near = cloud.neighbours.subarray(index * attracting, index * attracting + NEAR);
  const self = { index, at: placeOf(index, cloud), label: digits.labels[index] };
  return looking(self, imageOf(index, digits), near, cloud, digits);
}

/** The reader's own digit in the place of one of the data set's. */
export function lookAtYours({ image, at, near }: Yours, cloud: Cloud, digits: Dataset): Look {
  return looking({ index: null, at, label: null }, image, near, cloud, digits);
}

function looking(
  self: Pick<Look, "index" | "at" | "label">,
  image: Float32Array,
  near: Iterable<number>,
  cloud: Cloud,
  digits: Dataset,
): Look {
  const indices = [...near];
  return {
    ...self,
    live: true,
    count: digits.count,
    places: cloud.places,
    near: indices.map((i) => ({ index: i, at: placeOf(i, cloud), label: digits.labels[i] })),
    images: [image, ...indices.map((i) => imageOf(i, digits))],
  };
}

const placeOf = (i: number, { places }: Cloud): Place => [places[2 * i], places[2 * i + 1]];
const imageOf = (i: number, { images, inputSize }: Dataset) => images.subarray(i * inputSize, (i + 1) * inputSize);
