import { table } from "../table.js";
import { SIZE } from "./flags-data.js";
import type { FlagsFigures } from "./flags.js";

/** The figures for the card. */
export function flagsTable({ sprite, codes, heldOut, meanFlag, models }: FlagsFigures): string {
  const all = Object.values(models);
  const text = (value: number) => value.toLocaleString("en");
  const made = all.map(({ file, hidden, errors, bytes, brotliBytes, sha256, seed, epochs, minutes }) => [
    `\`${file}\``,
    `${[SIZE, ...hidden, errors.at(-1)!.k].join("-")} and back`,
    `${text(bytes)} (${text(brotliBytes)})`,
    `\`${sha256.slice(0, 12)}…\``,
    String(seed),
    `${epochs} epochs, ${minutes} min`,
  ]);
  const measured = all.flatMap(({ file, errors }) =>
    errors.map((e) => [`\`${file}\``, String(e.k), ...[e.train, e.heldOut, e.pcaTrain, e.pcaHeldOut].map((value) => value.toFixed(1))]),
  );
  return [
    `${codes.length} flags, ${heldOut.length} of them held out: \`${sprite.file}\`, ${text(sprite.bytes)} bytes, sha-256 \`${sprite.sha256.slice(0, 12)}…\`.`,
    table(["file", "shape", "bytes (brotli)", "sha-256", "seed", "made in"], made),
    table(
      ["file", "k", "flags learnt from", "held-out flags", "PCA, learnt from", "PCA, held out"],
      [...measured, ["the mean flag", "0", meanFlag.train.toFixed(1), meanFlag.heldOut.toFixed(1), "", ""]],
    ),
  ].join("\n\n");
}
