/**
 * Writes test/fixtures/own/, models of an author's own for the browser tests:
 *
 *     node --import tsx scripts/tfjs/make-own-fixtures.ts
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { graphModel } from "./own-graphs.js";
import { convModel, denseModel, json } from "./own-models.js";

const root = fileURLToPath(new URL("../../test/fixtures/own", import.meta.url));
rmSync(root, { recursive: true, force: true });
/** Six decimals: a hundred times finer than what the engines must reach. */
const round = (values: number[]) => values.map((value) => Math.round(value * 1e6) / 1e6);
for (const [name, { files, images, codes, decoded }] of Object.entries({
  dense: await denseModel(),
  conv: await convModel(),
  graph: graphModel(),
})) {
  files.set("vectors.json", json({ images: round(images), codes: round(codes), decoded: round(decoded) }));
  for (const [path, bytes] of files) {
    const file = join(root, name, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}
