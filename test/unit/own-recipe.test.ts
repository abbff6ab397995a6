/** The recipe of docs/guides/own-model.md: what is packed is learnt by its script, and what that saves is accepted. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { inRoot } from "../../scripts/lib/paths.mjs";
import { runCheckModel } from "../../src/cli/check-model.js";
import { spriteFile } from "../../src/cli/sprite-file.js";
import { scripts } from "../helpers/own.js";

const folder = mkdtempSync(join(tmpdir(), "ae-own-recipe-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);

test("train.mjs learns what pack-data packs, and check-model takes what it saves", async () => {
  // a bar that stands or lies, in colour and of another brightness each
  const [width, height, count] = [6, 5, 40];
  const labels = Uint8Array.from({ length: count }, (_, i) => i % 2);
  const pixels = Uint8Array.from({ length: count * width * height * 3 }, (_, n) => {
    const [i, at_, channel] = [Math.floor(n / (width * height * 3)), Math.floor(n / 3) % (width * height), n % 3];
    const on = labels[i] === 0 ? at_ % width === 2 : Math.floor(at_ / width) === 2;
    return on ? 155 + ((i * 7 + channel * 20) % 100) : 20;
  });
  writeFileSync(at("data.bin"), spriteFile({ width, height, channels: 3, levels: 256, classes: ["up", "flat"], labels, pixels }));
  execFileSync(process.execPath, [inRoot("docs/guides/examples/own-model/train.mjs"), at("data.bin"), "2", "120"], { stdio: "pipe" });

  let [notes, result] = ["", ""];
  const output = { note: (text: string) => void (notes += `${text}\n`), result: (text: string) => void (result += text) };
  const files = ["--encoder", at("encoder/model.json"), "--decoder", at("decoder/model.json"), "--data", at("data.bin")];
  await runCheckModel([...files, "-o", at("manifest.json")], output, scripts);
  assert.deepEqual(JSON.parse(result), {
    format: "ae-elements/model@1",
    image: { width, height, channels: 3 },
    latentSize: 2,
    encoder: { format: "layers", src: "encoder/model.json" },
    decoder: { format: "layers", src: "decoder/model.json" },
    data: "data.bin",
  });
  assert.match(notes, /on the library's own engine/);
  const [, error, mean] = /error +([\d.]+),.*in place of each: ([\d.]+)\)/.exec(notes)!.map(Number);
  assert.ok(error < mean / 2, `${error} is hardly less than the mean picture's ${mean}`);
});
