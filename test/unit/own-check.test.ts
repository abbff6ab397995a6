/** `ae-elements check-model`, with the model folders of the tests. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { runCheckModel } from "../../src/cli/check-model.js";
import { CliError } from "../../src/cli/errors.js";
import { main } from "../../src/cli/main.js";
import { spriteFile } from "../../src/cli/sprite-file.js";
import { scripts } from "../helpers/own.js";
import { randomNetworkFile } from "../helpers/random-network.js";

const folder = mkdtempSync(join(tmpdir(), "ae-own-check-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
const fixtures = fileURLToPath(new URL("../fixtures/own/", import.meta.url));

async function check(...args: string[]): Promise<{ notes: string; result: string }> {
  let [notes, result] = ["", ""];
  await runCheckModel(args, { note: (text) => void (notes += `${text}\n`), result: (text) => void (result += text) }, scripts);
  return { notes, result };
}

const refused = (args: string[], message: RegExp, exitCode: 1 | 2) =>
  assert.rejects(check(...args), (error) => {
    assert.ok(error instanceof CliError, String((error as Error).stack));
    assert.match(error.message, message);
    assert.equal(error.exitCode, exitCode);
    return true;
  });

test("a manifest that is right, of each format", async () => {
  const expected = { dense: /on the library's own engine/, conv: /by TensorFlow\.js on the cpu/, graph: /by TensorFlow\.js on the cpu/ };
  for (const [name, runs] of Object.entries(expected)) {
    const { notes } = await check(join(fixtures, name, "manifest.json"));
    assert.match(notes, /manifest\.json: the model runs\./);
    assert.match(notes, runs, name);
  }
  const { notes } = await check(join(fixtures, "conv", "manifest.json"));
  assert.match(
    notes,
    /images +8 × 8, coloured: 192 numbers\n +code +4 numbers, variational\n +tags +ae-bottleneck and ae-anomaly; the map \(ae-latent-map\) needs a code of 2 numbers\n/,
  );
  const planar = await check(fileURLToPath(new URL("../../site/examples/flags/map.json", import.meta.url)));
  assert.match(planar.notes, /code +2 numbers.*\n +tags +ae-latent-map, ae-bottleneck and ae-anomaly\n/);
});

test("a manifest from a pair of folders: what is written is read back, addresses are relative to it", async () => {
  mkdirSync(at("site/models"), { recursive: true });
  const out = at("site/manifest.json");
  const files = ["--encoder", join(fixtures, "conv/encoder/model.json"), "--decoder", join(fixtures, "conv/decoder/model.json")];
  const shown = await check(...files, "--output", "z_mean", "--vae", "--title", "Small", "-o", out);
  assert.equal(existsSync(out), false, "without --write it is shown");
  const { notes } = await check(...files, "--output", "z_mean", "--vae", "--title", "Small", "-o", out, "--write");
  assert.match(
    notes,
    /Wrote .*manifest\.json\. In a page: <ae-bottleneck model-src="[^"]+" data-src="…"><\/ae-bottleneck> /,
    "no map: a code of 4",
  );
  const manifest = JSON.parse(readFileSync(out, "utf8")) as Record<string, { src: string }>;
  assert.deepEqual(JSON.parse(shown.result), manifest);
  assert.deepEqual(
    { ...manifest, encoder: null, decoder: null },
    {
      format: "ae-elements/model@1",
      title: "Small",
      image: { width: 8, height: 8, channels: 3 },
      latentSize: 4,
      kind: "vae",
      encoder: null,
      decoder: null,
    },
  );
  assert.equal(join(dirname(out), decodeURIComponent(manifest.encoder.src)), join(fixtures, "conv/encoder/model.json"));
  assert.match((await check(out)).notes, /the model runs/);
  assert.match((await check(...files, "--output", "z_mean", "-o", out, "--write")).notes, /Replaced/);
});

test("what the files do not say is asked for; data say it too", async () => {
  const weights = at("small.bin");
  writeFileSync(
    weights,
    new Uint8Array(
      randomNetworkFile(
        { inputSize: 12, latentSize: 3, encoder: [{ out: 3, activation: "linear" }], decoder: [{ out: 12, activation: "sigmoid" }] },
        1,
      ),
    ),
  );
  await refused(["--weights", weights], /do not say how wide and high an image is \(12 numbers\)\. Say it with --size/, 2);
  const sized = await check("--weights", weights, "--size", "2x2x3", "--nested", "-o", at("m.json"));
  assert.deepEqual(JSON.parse(sized.result), {
    format: "ae-elements/model@1",
    image: { width: 2, height: 2, channels: 3 },
    latentSize: 3,
    nested: true,
    weights: "small.bin",
  });
  const pixels = Uint8Array.from({ length: 60 }, (_, i) => (i * 37) % 256);
  writeFileSync(
    at("d.bin"),
    spriteFile({ width: 4, height: 3, channels: 1, levels: 256, classes: ["a", "b"], labels: Uint8Array.of(0, 1, 1, 0, 1), pixels }),
  );
  const { notes, result } = await check("--weights", weights, "--data", at("d.bin"), "-o", at("m.json"));
  assert.deepEqual((JSON.parse(result) as { image: object; data: string }).image, { width: 4, height: 3, channels: 1 });
  assert.equal((JSON.parse(result) as { data: string }).data, "d.bin");
  assert.match(notes, /data +5 images, 2 classes: a 2, b 3/);
  assert.match(notes, /error +0\.\d+, mean of squares over the numbers of 5 images \(their mean picture in place of each: 0\.\d+\)/);
  assert.match(notes, /Note +the mean picture is nearer/, "random weights are worse than the mean");
});

test("one image of one class is told in the singular", async () => {
  const pixels = Uint8Array.from({ length: 12 }, (_, i) => 20 * i);
  writeFileSync(
    at("one.bin"),
    spriteFile({ width: 4, height: 3, channels: 1, levels: 256, classes: ["a"], labels: Uint8Array.of(0), pixels }),
  );
  const { notes } = await check("--weights", at("small.bin"), "--data", at("one.bin"), "-o", at("m.json"));
  assert.match(notes, /data +1 image, 1 class: a 1/);
  assert.match(notes, /the numbers of 1 image /);
  assert.doesNotMatch(notes, /\b1 (images|classes)/);
});

test("mistakes of the files: exit code 1, with the message that a tag would give", async () => {
  await refused([at("nowhere.json")], /^The manifest can't be read: [^:]*nowhere\.json: there is no such file\.$/, 1);
  writeFileSync(
    at("bad.json"),
    JSON.stringify({
      format: "ae-elements/model@1",
      image: { width: 8, height: 6, channels: 1 },
      latentSize: 7,
      encoder: { format: "layers", src: "e.json" },
    }),
  );
  await refused([at("bad.json")], /"decoder" should be there/, 1);
  const copy = at("copy.json");
  const manifest = JSON.parse(readFileSync(join(fixtures, "dense/manifest.json"), "utf8")) as Record<string, { src: string }>;
  for (const half of ["encoder", "decoder"]) manifest[half].src = new URL(`file://${join(fixtures, "dense", half, "model.json")}`).href;
  writeFileSync(copy, JSON.stringify({ ...manifest, latentSize: 4 }));
  await refused([copy], /gives 3 where the manifest has a code of 4 numbers/, 1);
  writeFileSync(at("long.json"), `{"format":"ae-elements/model@1"${" ".repeat(2e6)}}`);
  await refused([at("long.json")], /too long: .*more than the 1 MB .*\(the server says 2 MB\)/, 1);
  await refused([dirname(copy)], /^The manifest can't be read: [^:]+: it is a folder; name a file in it\.$/, 1);
  writeFileSync(at("empty.json"), "");
  await refused([at("empty.json")], /^The manifest can't be read: [^:]*empty\.json: the file is empty\.$/, 1);
  const conv = ["--encoder", join(fixtures, "conv/encoder/model.json")];
  await refused([...conv, "--decoder", at("nowhere.json")], /^The decoder can't be read: [^:]*nowhere\.json: there is no such file\.$/, 1);
  writeFileSync(at("lost.json"), JSON.stringify({ ...manifest, decoder: { format: "layers", src: "lost/model.json" } }));
  await refused([at("lost.json")], /^The decoder can't be read: [^:]*lost\/model\.json: there is no such file\.$/, 1);
});

test("weights that are none, or for other images than the options say, are named with the option", async () => {
  writeFileSync(at("words.bin"), "these are words");
  await refused(
    ["--weights", at("words.bin"), "--size", "2x2"],
    /^The weights file [^:]*words\.bin cannot be used: not a weights file: .*"AEW1"\.$/,
    1,
  );
  await refused(["--weights", at("small.bin"), "--size", "0x0"], /^--size 0x0 is no size/, 2);
  await refused(
    ["--weights", at("small.bin"), "--size", "5x2"],
    /^\S+small\.bin is for images of 12 numbers, and those of --size 5x2 have 10: 5 × 2\.$/,
    1,
  );
  const pixels = new Uint8Array(24);
  const images = { width: 4, height: 2, channels: 3, levels: 256, classes: ["a"], labels: Uint8Array.of(0), pixels } as const;
  writeFileSync(at("wide.bin"), spriteFile(images));
  await refused(
    ["--weights", at("small.bin"), "--data", at("wide.bin")],
    /12 numbers, and the images of --data \S+wide\.bin have 24: 4 × 2 in colour\.$/,
    1,
  );
  await refused(
    ["--weights", at("small.bin"), "--size", "4x3", "--data", at("wide.bin")],
    /^--size 4x3 and --data do not belong together: .* are 4 × 2 in colour\.$/,
    2,
  );
});

test("images of another size than the encoder takes: the sentence of a manifest that is wrong, and nothing of a mistake of ours", async () => {
  const pixels = new Uint8Array(24);
  const images = { width: 4, height: 2, channels: 3, levels: 256, classes: ["a"], labels: Uint8Array.of(0), pixels } as const;
  writeFileSync(at("other.bin"), spriteFile(images));
  const of = (name: string) => [
    "--encoder",
    join(fixtures, name, "encoder/model.json"),
    "--decoder",
    join(fixtures, name, "decoder/model.json"),
  ];
  const end = "an image of 2 × 4 × 3 = 24 numbers \\(height × width × channels\\)\\.$";
  for (const [name, takes] of [
    ["dense", "6 × 8"],
    ["conv", "8 × 8 × 3"],
  ]) {
    const more = name === "conv" ? ["--output", "z_mean"] : [];
    const sentence = (whose: string) =>
      new RegExp(`^The encoder cannot be used: \\S+model\\.json takes ${takes}[ ×1]* where ${whose} has ${end}`);
    await refused([...of(name), ...more, "--data", at("other.bin")], sentence("--data \\S+other\\.bin"), 1);
    await refused([...of(name), ...more, "--size", "4x2x3"], sentence("--size 4x2x3"), 1);
  }
});

test("a file of images or of weights in a manifest's place is told what it is, and what to call", async () => {
  await refused(
    [at("other.bin")],
    /^\S+other\.bin is a file of images, .* check-model --encoder \S+ --decoder \S+ --data \S+other\.bin\. Without: <ae-trainer data-src=/,
    1,
  );
  await refused([at("small.bin")], /^\S+small\.bin is a file of weights, .* check-model --weights \S+small\.bin --size 28x28/, 1);
});

test("a manifest is written into no folder's place", async () => {
  const args = ["--weights", at("small.bin"), "--size", "2x2x3", "--write", "-o"];
  await refused([...args, folder], /is a folder\. Name a file in it: -o .*manifest\.json$/, 1);
  await refused([...args, at("no/where.json")], /There is no folder .* Make it first/, 1);
});

test("a model whose answers are no numbers is a failure, and no error of NaN", async () => {
  const pixels = Uint8Array.from({ length: 24 }, (_, i) => (i < 12 ? 0 : 255));
  writeFileSync(
    at("white.bin"),
    spriteFile({ width: 4, height: 3, channels: 1, levels: 256, classes: ["a"], labels: Uint8Array.of(0, 0), pixels }),
  );
  const deep = { out: 40, activation: "linear" } as const;
  writeFileSync(
    at("huge.bin"),
    new Uint8Array(
      randomNetworkFile(
        { inputSize: 12, latentSize: 40, encoder: [deep, deep, deep, deep], decoder: [{ out: 12, activation: "sigmoid" }] },
        1,
      ),
    ),
  );
  const args = ["--weights", at("huge.bin"), "--data", at("white.bin"), "--range", "0,3e38"];
  await refused(
    args,
    /^The model of the manifest made of these options gives NaN for image 1 of its data \(they count from 0\), which is no number to work with\.$/,
    1,
  );
});

test("mistakes of the command: exit code 2", async () => {
  await refused([], /Name a manifest, or the files of a model/, 2);
  await refused(["a.json", "b.json"], /Name a manifest/, 2);
  await refused(["a.json", "--write"], /checked as it is/, 2);
  await refused(["--encoder", "e.json"], /Name --encoder and --decoder, or --weights/, 2);
  await refused(["--encoder", "e.json", "--decoder", "d.json", "--weights", "w.bin"], /one or the other/, 2);
  const files = ["--encoder", join(fixtures, "conv/encoder/model.json"), "--decoder", join(fixtures, "conv/decoder/model.json")];
  await refused(files, /has the outputs z_log_var, z_mean: name the one that is the code with --output/, 2);
  await refused([...files, "--output", "z"], /has the outputs/, 2);
  await refused(["--weights", at("small.bin"), "--size", "5"], /--size 5 is no size/, 2);
  const lines: string[] = [];
  const add = (text: string) => void lines.push(text);
  assert.equal(await main(["check-model", "--nonsense"], { note: add, result: add }), 2);
  assert.equal(await main(["check-model", "--help"], { note: add, result: add }), 0);
  assert.match(lines.join("\n"), /nonsense[^]*--range/);
});
