/**
 * The manifest of an author's model, version 1: JSON that says what the images are, how long the code is and where the rest lies.
 *
 *     { "format": "ae-elements/model@1", "title": "Flags", "licence": "CC0",
 *       "image": { "width": 24, "height": 18, "channels": 3 }, "latentSize": 2,
 *       "encoder": { "format": "layers", "src": "encoder/model.json" },
 *       "decoder": { "format": "layers", "src": "decoder/model.json" },
 *       "data": "flags.sprite.bin", "classes": ["Africa", "Asia"] }
 *
 * or, for a file of the library's own trainer, `"weights": "flags.bin"` in place of encoder and decoder.
 */
import * as v from "valibot";
import type { ImageShape } from "../api.js";
import { absolute } from "./address.js";
import { allBare, bare } from "./bare.js";
import { broken } from "./errors.js";
import { MOST_CLASSES } from "./limits.js";

export const MANIFEST_FORMAT = "ae-elements/model@1";

const MOST_SIDE = 64;
const MOST_CODE = 64;

export type ForeignFormat = "layers" | "graph";

/** An encoder or a decoder as TensorFlow.js saves it. */
export interface Part {
  readonly format: ForeignFormat;
  /** Absolute, of its model.json. */
  readonly src: string;
  /** Which of several outputs is meant: its name, or its place from 0. */
  readonly output?: string | number;
}

/** How the model's own numbers stand to pixels. */
export interface PixelScale {
  /** The model's number for the pixel values 0 and 1. */
  readonly low: number;
  readonly high: number;
}

export interface Manifest {
  readonly address: string;
  readonly title: string;
  readonly licence: string;
  readonly image: ImageShape;
  readonly scale: PixelScale;
  readonly latentSize: number;
  readonly kind: "ae" | "vae";
  readonly nested: boolean;
  /** A file of the library's trainer, or a pair of TensorFlow.js's. */
  readonly network: { readonly weights: string } | { readonly encoder: Part; readonly decoder: Part };
  readonly data: string | undefined;
  readonly classes: readonly string[];
}

const line = (most: number) =>
  v.pipe(
    v.string("should be a text"),
    v.maxLength(most, `should have at most ${most} characters`),
    v.check((text) => !/\p{Cc}/u.test(text), "should be one line without control characters"),
  );
const whole = (least: number, most: number) => {
  const message = `should be a whole number from ${least} to ${most}`;
  return v.pipe(v.number(message), v.integer(message), v.minValue(least, message), v.maxValue(most, message));
};
const address = v.pipe(
  v.string("should be an address, in quotes"),
  v.nonEmpty("should be an address"),
  v.maxLength(2000, "is too long for an address"),
);
const finite = v.pipe(v.number("should be a number"), v.finite("should be a number"));

const part = v.strictObject(
  bare({
    format: v.picklist(["layers", "graph"], 'should be "layers" or "graph"'),
    src: address,
    output: v.optional(v.union([line(200), whole(0, 63)], "should be the name of an output, or its place from 0")),
  }),
);

const schema = v.strictObject(
  bare({
    format: v.literal(MANIFEST_FORMAT, `should be "${MANIFEST_FORMAT}", the only format that this version of the library reads`),
    title: v.optional(line(200)),
    licence: v.optional(line(200)),
    image: v.strictObject(
      bare({
        width: whole(1, MOST_SIDE),
        height: whole(1, MOST_SIDE),
        channels: v.picklist([1, 3], "should be 1 (grey) or 3 (red, green, blue)"),
        ink: v.optional(v.picklist([0, 1], "should be 1 (the default: 1 is ink) or 0 (0 is ink, for grey images of dark on light)")),
        range: v.optional(
          v.pipe(
            v.strictTuple([finite, finite], "should be two numbers: what the model has for the pixel values 0 and 1"),
            v.check(([low, high]) => low !== high, "should be two different numbers"),
          ),
        ),
      }),
    ),
    latentSize: whole(1, MOST_CODE),
    kind: v.optional(v.picklist(["ae", "vae"], 'should be "ae" or "vae"')),
    nested: v.optional(v.boolean("should be true or false")),
    weights: v.optional(address),
    encoder: v.optional(part),
    decoder: v.optional(part),
    data: v.optional(address),
    classes: v.optional(
      v.pipe(
        v.array(v.pipe(line(60), v.nonEmpty("should not be empty")), "should be a list of names"),
        v.minLength(1, "should name one class at least"),
        v.maxLength(MOST_CLASSES, `should name at most ${MOST_CLASSES} classes`),
      ),
    ),
  }),
);

/** Messages that are shown; the others are counted. */
const MOST_MESSAGES = 5;

/**
 * Reads what `JSON.parse` gave.
 * @param where absolute address of the manifest; addresses in it are relative to that
 * @throws ModelError "integrity" with every place that is wrong
 */
export function parseManifest(json: unknown, where: string): Manifest {
  const found = v.safeParse(schema, allBare(json));
  if (!found.success) throw wrong(where, found.issues.map(sentence));
  const { image, ...m } = found.output;
  const sums: string[] = [];
  if (m.weights !== undefined && (m.encoder || m.decoder))
    sums.push('"weights" stands in place of "encoder" and "decoder": leave one of them out');
  else if (m.weights === undefined && !(m.encoder && m.decoder))
    sums.push(
      `${m.encoder ? '"decoder"' : m.decoder ? '"encoder"' : '"encoder" and "decoder" (or "weights", of a file of the trainer)'} should be there`,
    );
  if (image.ink === 0 && image.channels === 3) sums.push("image.ink: colours have no ink; leave it out");
  if (sums.length > 0) throw wrong(where, sums);

  const [low, high] = image.range ?? [0, 1];
  const at = (src: string, place: string) => absolute(src, where, `${where}: ${place}`);
  const resolved = ({ src, ...rest }: v.InferOutput<typeof part>, place: string): Part => ({ ...rest, src: at(src, place) });
  return {
    address: where,
    title: m.title ?? "",
    licence: m.licence ?? "",
    image: { width: image.width, height: image.height, channels: image.channels },
    scale: image.ink === 0 ? { low: high, high: low } : { low, high },
    latentSize: m.latentSize,
    kind: m.kind ?? "ae",
    nested: m.nested ?? false,
    network:
      m.weights !== undefined
        ? { weights: at(m.weights, "weights") }
        : { encoder: resolved(m.encoder!, "encoder.src"), decoder: resolved(m.decoder!, "decoder.src") },
    data: m.data === undefined ? undefined : at(m.data, "data"),
    classes: m.classes ?? [],
  };
}

function wrong(where: string, sentences: readonly string[]) {
  const more = sentences.length - MOST_MESSAGES;
  const shown = sentences.slice(0, MOST_MESSAGES).join("; ");
  return broken(`The manifest ${where} cannot be used: ${shown}${more > 0 ? `; and ${more} more` : ""}.`);
}

function sentence(issue: v.BaseIssue<unknown>): string {
  const steps = (issue.path ?? []) as readonly { readonly key?: unknown }[];
  const place = steps.map(({ key }, i) => (typeof key === "number" ? `[${key}]` : `${i > 0 ? "." : ""}${String(key)}`)).join("");
  if (issue.type === "strict_object") {
    if (issue.expected === "never") return `${place} is nothing that a manifest has; check how it is written`;
    if (place && issue.received === "undefined") return `${place} is missing`;
    return place ? `${place} should be an object, { … }` : "it should be an object, { … }";
  }
  if (issue.type === "strict_tuple") return `${place} should be two numbers`;
  return `${place} ${issue.message}`;
}
